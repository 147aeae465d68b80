"""The country in one look: every indicator for NL, and which regions delivered."""

import pandas as pd

from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease


def country_figures(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per indicator: its definition, and value, counted, counted_of, lower, upper, status of NL."""
    return opened.query(statement("country_figures"))


def regions(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per region: region_code, name, short_name, tile_row, tile_column, reference_date, delivered."""
    return opened.query(statement("regions"))
