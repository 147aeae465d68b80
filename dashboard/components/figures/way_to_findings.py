"""The way from a figure that a delivery itself keeps back to what was found in that delivery (Datakwaliteit)."""

from typing import Any

from dashboard import addresses
from dashboard.components.figures.compared import Compared
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.comparison import COUNTRY
from dashboard.selection import Selection

FOUND = "bevindingen"  # the part of Datakwaliteit where a region finds its own findings


def address(selection: Selection, region: str) -> str:
    """Return the address of the findings of a region; the other choices stay."""
    return addresses.link("quality", selection.with_(own_region=region).to_query(), FOUND)


def with_way(said: Markup, row: Any, compared: Compared) -> Markup:
    """Return what stands in place of a figure, as a link where the delivery of that region is why there is none."""
    if row.hidden_because != "below_5" or row.region_code == COUNTRY:
        return said
    words = compared.say("to_findings", region=row.name)
    to = address(compared.selection, row.region_code)
    return element(
        "a", said, element("span", " " + words, class_="pow-hidden"), href=to, target="_self", class_="pow-way"
    )
