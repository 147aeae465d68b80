"""The gate before a publication: what the attack leaves of every true count of 0 to 4, region by region.

It fails closed: where too little is left, a region is not published. Belongs here: what must be left, and of whom. Not
here: the attack (attack/), which knows nothing of how the numbers were made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipelines.protection import texts
from pipelines.protection.attack import CONTROLLED, NOTHING_SAID, Country, Earlier, Outsider, Truth, published
from pipelines.protection.regions import Share
from pipelines.registries import programme
from pipelines.registries.publication import Bar, bar

Tables = Mapping[str, pd.DataFrame]
SMALL = 5  # counts below this are small
DAYS = {
    "regions": ["reference_date"],
    "trajectories": ["start_date", "end_date"],
    "periods": ["first_day", "last_day"],
}


@dataclass(frozen=True)
class Left:
    """What the attack left of the small counts of one region: how many keep all of 0 to 4, all but one, fewer.

    `exact` have one value left, `narrow` fewer values in all than there must be. `aware_five` is what keeps all five
    before somebody who also knows which numbers are 0 to 4, `aware_fewer` what keeps fewer than four before him, and
    more without our numbers. `telling` are the shares that are to blame for these. Counts, but for `region`.
    """

    region: str
    small_counts: int
    keep_five: int
    keep_four: int
    fewer: int
    exact: int
    narrow: int
    aware_five: int
    aware_fewer: int
    telling: frozenset[Share] = frozenset()

    def passes(self, rule: Bar) -> bool:
        """Tell whether enough is left to publish the region.

        The country is of many regions and has few small counts: of these none may be narrowed further than by one.
        """
        is_country = self.region == programme().country_code
        is_enough = is_country or self.keep_five >= rule.keep_all_share * self.small_counts
        return self.fewer == 0 and self.narrow == 0 and self.aware_fewer == 0 and is_enough


def left(
    public: Tables, true: Tables, region: str, order: texts.Order | None = None, earlier: Sequence[Earlier] = ()
) -> Left:
    """Attack the public tables of a region, and return what is left of its small counts.

    `true` are the true tables behind them, `order` that of the projects (Published), `earlier` what was published
    of the region before. Two outsiders look: one with the files, and one who knows besides which numbers are 0 to 4. Of
    what leaves the second all five values, the first knows no more. Raises Contradiction where the tables are not true.
    """
    read, told, rule = as_read(public), truth(true, region, order or {}), bar()
    around = Country(read, CONTROLLED)
    outsider = Outsider(read, region, truth=told, earlier=earlier, country=around)
    numbers = published(outsider.leaves)
    small = numbers.loc[outsider.true(numbers) < SMALL]
    aware = Outsider(read, region, truth=told, earlier=earlier, country=around, small=small)
    knowing = aware.values_left(small)
    knowing = knowing.loc[~knowing["nobody"].astype(bool)]
    found, narrowed = knowing.copy(), small.loc[knowing.index[knowing["left"] < SMALL]]
    found.loc[narrowed.index] = outsider.values_left(narrowed)
    ours = small.loc[knowing.index[knowing["left"] < rule.values_of_small]]
    if len(ours):  # who knows which numbers are small knows some of them better without any of ours
        alone = Outsider(read, region, truth=told, small=small, method=NOTHING_SAID).values_left(ours)
        ours = ours.loc[alone["left"] > knowing.loc[ours.index, "left"]]
    return Left(
        region,
        small_counts=len(found),
        keep_five=int((found["left"] >= SMALL).sum()),
        keep_four=int((found["left"] == SMALL - 1).sum()),
        fewer=int((found["left"] < rule.values_of_small).sum()),
        exact=int((found["values"] <= 1).sum()),
        narrow=int((found["values"] < rule.values).sum()),
        aware_five=int((knowing["left"] >= SMALL).sum()),
        aware_fewer=len(ours),
        telling=frozenset(aware.telling(ours) if len(ours) else ()),
    )


def narrowed_by_country(public: Tables) -> list[str]:
    """Return the regions of whose numbers those of the country and of all others say more than their own."""
    return Country(as_read(public), CONTROLLED).narrowed


def as_read(public: Tables) -> Tables:
    """Return the tables with days as whoever reads the file has them: moments, not objects of Python or Arrow."""
    read = {
        name: public[name].assign(
            **{day: pd.to_datetime(public[name][day].astype("str"), errors="coerce") for day in own}
        )
        for name, own in DAYS.items()
    }
    return {**public, **read}


def truth(true: Tables, region: str, order: texts.Order) -> Truth:
    """Return the true numbers of a region per leaf, by the codes that the public reads; of the country by pillar."""
    people, shares = (_of(true, name, region, order) for name in ("project_people", "project_shares"))
    return Truth(people.rename(columns={"count": "true"}), shares)


def _of(true: Tables, name: str, region: str, order: texts.Order) -> pd.DataFrame:
    rows = true[name]
    if region == programme().country_code:
        return rows.assign(trajectory=rows["pillar"])
    own = rows.loc[rows["region_code"] == region]
    return own.assign(trajectory=texts.our_codes(own, "trajectory", texts.codes(true, order)))
