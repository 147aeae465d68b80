"""The gate before a publication: what the attack leaves of every true count of 0 to 4, region by region.

It fails closed: where too little is left, a region is not published. Belongs here: which true counts are small, and
what must be left. Not here: the attack (attack/), which knows nothing of how the numbers were made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipelines.protection import cubes, texts
from pipelines.protection.attack import QUANTITY, Outsider, Truth
from pipelines.protection.details import OUTCOMES
from pipelines.registries import programme, publication_plan
from pipelines.registries.publication import Bar, bar
from pipelines.settings import PUBLIC

Tables = Mapping[str, pd.DataFrame]
SMALL = 5  # counts below this are small
EVERYTHING = {"period": "all", "target_group": "all", "pillar": "all", "trajectory": ""}


@dataclass(frozen=True)
class Left:
    """What the attack left of the small counts of one region: how many keep all of 0 to 4, all but one, fewer.

    `exact` have one value left, `narrow` fewer values in all than there must be. Counts, but for `region`.
    """

    region: str
    small_counts: int
    keep_five: int
    keep_four: int
    fewer: int
    exact: int
    narrow: int

    def passes(self, rule: Bar) -> bool:
        """Tell whether enough is left to publish the region.

        The country is of many regions and has few small counts: of these none may be narrowed further than by one.
        """
        is_country = self.region == programme().country_code
        is_enough = is_country or self.keep_five >= rule.keep_all_share * self.small_counts
        return self.fewer == 0 and self.narrow == 0 and is_enough


def left(public: Tables, true: Tables, region: str) -> Left:
    """Attack the public tables of a region, and return what is left of its small counts.

    `true` are the true tables behind them. Raises Contradiction where the public tables say what is not true.
    """
    small = small_counts(public, true, region)
    found = Outsider(_as_read(public), region, truth=truth(true, region)).values_left(small)
    found = found.loc[~found["nobody"].astype(bool)]
    kept, rule = found["left"].to_numpy(), bar()
    return Left(
        region,
        small_counts=len(found),
        keep_five=int((kept >= SMALL).sum()),
        keep_four=int((kept == SMALL - 1).sum()),
        fewer=int((kept < rule.values_of_small).sum()),
        exact=int((found["values"] <= 1).sum()),
        narrow=int((found["values"] < rule.values).sum()),
    )


def _as_read(public: Tables) -> Tables:
    """Return the tables with days as whoever reads the file has them: moments, not objects of Python or Arrow."""
    days = {
        "regions": ["reference_date"],
        "trajectories": ["start_date", "end_date"],
        "periods": ["first_day", "last_day"],
    }
    read = {
        name: public[name].assign(
            **{day: pd.to_datetime(public[name][day].astype("str"), errors="coerce") for day in own}
        )
        for name, own in days.items()
    }
    return {**public, **read}


def truth(true: Tables, region: str) -> Truth:
    """Return the true numbers of a region per leaf, by the codes that the public reads; of the country by pillar."""
    people, shares = (_of(true, name, region) for name in ("project_people", "project_shares"))
    return Truth(people.rename(columns={"count": "true"}), shares)


def _of(true: Tables, name: str, region: str) -> pd.DataFrame:
    rows = true[name]
    if region == programme().country_code:
        return rows.assign(trajectory=rows["pillar"])
    own = rows.loc[rows["region_code"] == region]
    return own.assign(trajectory=texts.our_codes(own, "trajectory", texts.codes(true)))


def small_counts(public: Tables, true: Tables, region: str) -> pd.DataFrame:
    """Return every published number of a region that is truly 0 to 4: the columns of QUANTITY, and `true`."""
    parts: Sequence[pd.DataFrame] = [
        _counts(public, true, region),
        *_shares(public, true, region),
        *_projects(public, true, region),
    ]
    found = pd.concat(parts, ignore_index=True)
    return found.loc[found["true"] < SMALL].reset_index(drop=True)


def _counts(public: Tables, true: Tables, region: str) -> pd.DataFrame:
    shown = _shown(public["cube_counts"], region)
    keys = [*cubes.KEYS, "measure"]
    rows = shown[keys].merge(cubes.within_plan(true["cube_counts"], publication_plan()[PUBLIC]), how="left", on=keys)
    return _quantities(rows, "cube_counts", "measure", "count", rows["count"])


def _shares(public: Tables, true: Tables, region: str) -> list[pd.DataFrame]:
    """Return people with the outcome, without it, and all of them, of every share that is shown."""
    shown = _shown(public["cube_rates"], region)
    keys = [*cubes.KEYS, "indicator"]
    plan = publication_plan()[PUBLIC]
    rows = shown[keys].merge(cubes.within_plan(true["cube_rates"], plan), how="left", on=keys)
    numbers = {"numerator": rows["numerator"], "rest": rows["denominator"] - rows["numerator"]}
    return [_quantities(rows, "cube_rates", "indicator", what, number) for what, number in numbers.items()]


def _projects(public: Tables, true: Tables, region: str) -> list[pd.DataFrame]:
    own = true["trajectories"].loc[true["trajectories"]["region_code"] == region]
    own = own.assign(trajectory=texts.our_codes(own, "trajectory", texts.codes(true)))
    told = public["trajectories"].set_index("trajectory")
    parts = []
    for measure in OUTCOMES:
        rows = own.loc[own["trajectory"].isin(told.index[told[measure].notna()])]
        fixed = rows[["trajectory"]].assign(
            **{name: value for name, value in EVERYTHING.items() if name != "trajectory"}
        )
        found = fixed.assign(table="trajectories", figure=measure, what="count", true=rows[measure].astype("Int64"))
        parts.append(found[[*QUANTITY, "true"]])
    return parts


def _shown(cube: pd.DataFrame, region: str) -> pd.DataFrame:
    return cube.loc[(cube["region_code"] == region) & (cube["status"] == "shown")]


def _quantities(rows: pd.DataFrame, table: str, figure: str, what: str, true: pd.Series) -> pd.DataFrame:
    """Return rows of a cube as quantities. A number that only `<5` stands behind is 0 as far as it is known."""
    known = np.asarray(true.astype("Int64").fillna(0).to_numpy(dtype=np.int64))
    found = rows.assign(table=table, trajectory="", figure=rows[figure], what=what, true=known)
    return found[[*QUANTITY, "true"]]
