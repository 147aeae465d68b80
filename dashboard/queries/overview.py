"""The country in one look: every indicator for NL (and the own region), and which regions delivered."""

import pandas as pd

from dashboard.queries.comparison import COUNTRY
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease
from dashboard.selection import Selection
from pipelines.registries import programme


def country_figures(opened: OpenedRelease, selection: Selection) -> pd.DataFrame:
    """Return one row per indicator and per NL or own region, in the order of the indicators.

    Columns: position, headline (position among the key figures, or missing), indicator, kind, unit, decimals, polarity,
    title_nl, title_en, region_code, name, and the figure as in `queries.comparison`: numerator, denominator, value,
    lower, upper, status, coverage, precision, hidden_because, period. `first_nl`, `last_nl`, `first_en` and
    `last_en` name the half-years it is of; missing for amounts, which are of the whole programme. `trajectories_behind`
    is how many projects the share of what was aimed at is of; missing for the others.
    """
    keys = {"period": selection.period, "own": selection.own_region or "", "country": COUNTRY}
    return opened.query(statement("country_figures"), keys | {"cohort": programme().cohort})


def regions(opened: OpenedRelease) -> pd.DataFrame:
    """Return one row per region: region_code, name, short_name, abbreviation, tile_row, tile_column, reference_date,
    published (since when its figures are public; missing in an exact file), delivered."""
    return opened.query(statement("regions"), {"country": COUNTRY})
