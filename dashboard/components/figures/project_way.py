"""The way from a page about a region to all projects."""

from dashboard import texts
from dashboard.components.hall.page_link import page_link
from dashboard.selection import Selection


def way_to_all(selection: Selection) -> None:
    """Draw the link to the page of all projects; the own region stays chosen."""
    page_link("trajectories", texts.text("trajectories.to_all", selection.language), selection)
