"""Names as ways: that of a region leads to Mijn regio, that of a project to its page; what else was chosen stays."""

from typing import Any

from dashboard import addresses
from dashboard.components.hall.markup import Markup, element
from dashboard.selection import Selection

OPENED = addresses.ADDRESSES["trajectories"]["opened"]


def region(said: Any, code: Any, selection: Selection, name: str | None = None) -> Markup | Any:
    """Return what is said as the way to the page of a region; where there is no region, as it is.

    `name` is read out instead, where what is said is too short for that.
    """
    if not isinstance(code, str) or not code:
        return said
    to = addresses.link("mine", selection.with_(own_region=code).to_query())
    return element("a", said, href=to, target="_self", class_="pow-name", aria_label=name)


def project(said: Any, region_code: str, trajectory: Any, selection: Selection, look: str = "pow-name") -> Markup | Any:
    """Return what is said as the way to the page of a project; where there is no project, as it is."""
    if not isinstance(trajectory, str) or not trajectory:
        return said
    query = selection.to_query() | {OPENED: code_of(region_code, trajectory)}
    return element("a", said, href=addresses.link("trajectories", query), target="_self", class_=look)


def code_of(region_code: str, trajectory: str) -> str:
    """Return what a project is called in an address: its region and its code there, `AM05:T01`."""
    return f"{region_code}:{trajectory}"
