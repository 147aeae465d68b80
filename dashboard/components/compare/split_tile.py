"""One figure split into groups, pillars, half-years or years: the heat table with a column for each."""

from dashboard import offer
from dashboard.compare_choice import SPLITS
from dashboard.components.compare import several_table
from dashboard.components.compare.heat_table import Column
from dashboard.components.figures.compared import Compared, people


def show(shown: list[Compared], splits: str) -> None:
    """Draw the table and charts of one figure, a column per part; all parts share one axis."""
    several_table.draw(columns(shown, splits))


def columns(shown: list[Compared], splits: str) -> list[Column]:
    """Return a column per part, under the name of the part."""
    first = shown[0]
    words = offer.of(first.opened, first.selection.language).words[SPLITS[splits]]
    top = max(one.top for one in shown)
    below = first.say("of_people", people=people(first)) if first.is_rate else first.say(f"unit_{first.about['unit']}")
    return [Column(one, words[getattr(one.selection, SPLITS[splits])], top, below) for one in shown]
