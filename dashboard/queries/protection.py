"""How well the opened file protects people, as it was measured before it was published."""

from typing import Any

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease


def measured(opened: OpenedRelease) -> Any:
    """Return the figures of the attack and of the rounding, by column of table `protection`; None in an exact file."""
    return next(opened.query(statement("protection")).itertuples(), None)
