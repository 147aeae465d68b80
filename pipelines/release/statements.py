"""What a file says of its own numbers, after protection: trends, similar regions, standardised figures.

Belongs here: which cells of a file a statement is of. A statement is computed from what the file itself shows, so it
gives nothing away and whoever reads the file finds the same. Not here: the statistics (pipelines/statistics).
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipelines.registries import cohorts, indicators, programme
from pipelines.statistics import neighbours, standardise, trend

Tables = Mapping[str, pd.DataFrame]
SERIES = ["region_code", "indicator"]
STRATA = ["target_group", "pillar"]
ALL = "all"
LEFT_OUT = 0.05  # of the people of a share: of more than this the mix is not known well enough to be levelled


def statements(tables: Tables) -> dict[str, pd.DataFrame]:
    """Return the tables `trends`, `similar_regions` and `standardised` of a file that holds these other tables."""
    return {
        "trends": trends(tables),
        "similar_regions": neighbours(tables["regions"]),
        "standardised": standardised(tables),
    }


def trends(tables: Tables) -> pd.DataFrame:
    """Return one row per region or country and share that can have a trend: word, first_period, last_period, periods.

    A state, such as dropout, has none. `periods` are the half-years of which the file shows the share.
    """
    place = {period: position for position, period in enumerate(cohorts())}
    rates = tables["cube_rates"]
    own = rates.loc[
        (rates[STRATA] == ALL).all(axis=1)
        & rates["period"].isin(place)
        & rates["indicator"].isin([one.id for one in indicators().values() if not one.is_state])
    ]
    count, people = (_wide(own, name, SERIES, ["period"]).reindex(columns=list(place)) for name in PAIR)
    known = people.notna().to_numpy()
    first, last = known.argmax(axis=1), known.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    names, none = np.array(list(place), dtype=object), ~known.any(axis=1)
    said = trend.test(count.to_numpy(), people.to_numpy(), list(place.values()), _precision(own))
    found = people.index.to_frame(index=False).assign(
        word=said,
        first_period=np.where(none, None, names[first]),
        last_period=np.where(none, None, names[last]),
        periods=known.sum(axis=1),
    )
    return found.astype({"first_period": "str", "last_period": "str"}).sort_values(SERIES, ignore_index=True)


def standardised(tables: Tables) -> pd.DataFrame:
    """Return one row per region and share of which the file knows the mix of groups and pillars over all periods:
    observed, expected, ratio, lower, upper, verdict.

    Only people in groups and pillars of which both the region and the country show the share; none where that leaves
    out more than 5% of the people of its share.
    """
    rates, country = tables["cube_rates"], programme().country_code
    cells = rates.loc[(rates["period"] == ALL) & (rates[STRATA] != ALL).all(axis=1)]
    totals = rates.loc[(rates["period"] == ALL) & (rates[STRATA] == ALL).all(axis=1)]
    found = [
        _levelled(cells.loc[cells["indicator"] == one], totals.loc[totals["indicator"] == one], country).assign(
            indicator=one
        )
        for one in sorted(cells["indicator"].unique())
    ]
    if not found:
        return pd.DataFrame(columns=LEVELLED)
    return pd.concat(found, ignore_index=True)[LEVELLED].sort_values(SERIES, ignore_index=True)


PAIR = ("numerator", "denominator")
LEVELLED = [*SERIES, "observed", "expected", "ratio", "lower", "upper", "verdict"]


def _levelled(cells: pd.DataFrame, totals: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the standardised figures of one share: a row per region of which enough is known."""
    count, people = (_wide(cells, name, ["region_code"], STRATA) for name in PAIR)
    if country not in people.index:
        return pd.DataFrame(columns=LEVELLED)
    told = people.columns[people.loc[country].notna()]
    own, (x, n) = people.index != country, (one.loc[country, told].to_numpy() for one in (count, people))
    count, people = count.loc[own, told], people.loc[own, told]
    everyone = totals.set_index("region_code")["denominator"].reindex(people.index).astype("Float64")
    enough = (people.sum(axis=1) >= (1 - LEFT_OUT) * everyone).fillna(False).to_numpy(dtype=bool)
    count, people = count.loc[enough], people.loc[enough]
    level = standardise.indirect(count.to_numpy(), people.to_numpy(), x, n, _precision(cells))
    found = pd.DataFrame({name: getattr(level, name) for name in LEVELLED[2:]}).assign(region_code=people.index)
    return found.loc[np.isfinite(found["ratio"]) & np.isfinite(found["upper"])]


def _wide(cells: pd.DataFrame, name: str, rows: list[str], columns: list[str]) -> pd.DataFrame:
    """Return one column of the cells as a table: nan where it is not shown."""
    values = cells[name].where(cells["status"] == "shown").astype("Float64").astype("float64")
    return cells.assign(value=values).pivot(index=rows, columns=columns, values="value")


def _precision(cells: pd.DataFrame) -> str:
    return str(cells["precision"].iloc[0]) if len(cells) else "exact"
