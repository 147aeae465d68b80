"""How far a person has read what people wrote. Not here: the texts themselves (lessons.py)."""

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from pipelines.registries import free_text


def unread(opened: OpenedRelease, table: str) -> int:
    """Return how many different texts of a table of the release wait until someone has read them."""
    return _sum(opened, table, "waiting")


def not_told(opened: OpenedRelease, table: str) -> int:
    """Return how many different texts of a table are not released: they wait, or were held back."""
    return _sum(opened, table, "waiting") + _sum(opened, table, "held_back")


def _sum(opened: OpenedRelease, table: str, column: str) -> int:
    rows = opened.query(statement("texts"))
    kinds = {one.kind for one in free_text() if one.table == table}
    return int(rows.loc[rows["kind"].isin(kinds), column].sum())
