"""Whether shares rise or fall, and what the mix of people explains: the statements that a file has of its own shares.

They are of all people over the whole period, so another choice has none. Not here: how they are computed.
"""

import pandas as pd

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from dashboard.selection import ALL, Selection


def trends(opened: OpenedRelease, selection: Selection, code: str) -> pd.DataFrame:
    """Return one row per region or NL: region_code, name, word. Empty for part of the people."""
    if (selection.target_group, selection.pillar) != (ALL, ALL):
        return pd.DataFrame(columns=["region_code", "name", "word"])
    return opened.query(statement("trends"), {"indicator": code})


def mix(opened: OpenedRelease, selection: Selection, code: str) -> pd.DataFrame:
    """Return one row per region: region_code, name, observed, expected, ratio, verdict. Empty for a part."""
    if (selection.period, selection.target_group, selection.pillar) != (ALL, ALL, ALL):
        return pd.DataFrame(columns=["region_code", "name", "observed", "expected", "ratio", "verdict"])
    return opened.query(statement("standardised"), {"indicator": code})
