"""Mijn regio without a region: a sentence, and a link for each of the regions."""

from dashboard import addresses
from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import element
from dashboard.queries import overview
from dashboard.visit import Visit


def show(here: Visit) -> None:
    """Draw the sentence and the links; who has not delivered is named as such."""
    page.lead(here.say("mine.choose"))
    rows = overview.regions(here.opened)
    links = [_link(here, row.region_code, row.name, row.delivered) for row in rows.itertuples()]
    markup.show(element("ul", links, class_="pow-choices"))


def _link(here: Visit, code: str, name: str, delivered: bool) -> markup.Markup:
    to = addresses.link("mine", here.selection.with_(own_region=code).to_query())
    note = None if delivered else element("small", " " + here.say("compare.missing"))
    return element("li", element("a", name, href=to, target="_self"), note)
