"""What the numbers of the whole country say of one region, and those of all regions of the country: by their boxes.

Belongs here: interval arithmetic over one cell of all regions. Not here: the cells of one region (statements.py).
The country is the sum of what its regions know: where a region has nothing to show, that is 0. All of it is presumed:
the figures of a region can be of another day than those of the country.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from pipelines import registries
from pipelines.protection.attack.book import Book
from pipelines.protection.attack.leaves import Leaves, Tables
from pipelines.protection.attack.method import Box, Method
from pipelines.protection.attack.shares import Shares

CELL = ["period", "target_group", "pillar"]


@dataclass(frozen=True)
class Country:
    """The boxes of every count and both numbers of every share in one public release, by region.

    insider: region_code, period, target_group, pillar, measure, true: counts that somebody of those regions knows.
    """

    tables: Tables
    method: Method
    insider: pd.DataFrame | None = None

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Return what `say` needs of the counts: lowest and highest per region and cell, and what the others leave."""
        counts = self.tables["cube_counts"].reset_index(drop=True)
        box = _boxes(counts, counts["count"], self.method.count)
        if self.insider is not None:
            names = ["region_code", *CELL, "measure"]
            own = counts[names].merge(self.insider[[*names, "true"]], how="left", on=names)["true"]
            box = pd.DataFrame({"low": own.fillna(box["low"]), "high": own.fillna(box["high"])})
        return _left_by_others(counts[["region_code", *CELL, "measure"]].join(box), [*CELL, "measure"])

    @cached_property
    def shares(self) -> dict[str, pd.DataFrame]:
        """Return the same of the numerators and of the denominators of shares."""
        rates, found = self.tables["cube_rates"].reset_index(drop=True), {}
        for part, within in (("numerator", self.method.part), ("denominator", self.method.whole)):
            box = _boxes(rates, rates[part], within)
            found[part] = _left_by_others(rates[["region_code", *CELL, "indicator"]].join(box), [*CELL, "indicator"])
        return found

    @property
    def narrowed(self) -> list[str]:
        """Return the regions of which something is left out by the country and all others."""
        told = pd.concat([table["region_code"] for table in (self.counts, *self.shares.values())])
        return sorted(set(told) - {registries.programme().country_code})

    def say(self, book: Book, shared: Shares) -> None:
        """Write down what is left for a region (or the country) when all others are as low or as high as can be."""
        leaves = shared.leaves
        for row in _of(leaves, self.counts):
            cell = row.period, row.target_group, row.pillar
            columns = leaves.of_cell(row.measure, *cell)
            book.say(columns, row.least, row.most, f"country {row.measure} {' '.join(cell)}", certain=False)
        for part, table in self.shares.items():
            for row in _of(leaves, table):
                cell = row.period, row.target_group, row.pillar
                top, bottom = shared.columns(registries.indicators()[row.indicator], *cell)
                columns = top if part == "numerator" else bottom
                why = f"country {row.indicator} {part} {' '.join(cell)}"
                book.say(columns, row.least, row.most, why, certain=False)


def _of(leaves: Leaves, table: pd.DataFrame) -> Iterator[Any]:
    return iter(table[table["region_code"] == leaves.region].itertuples(index=False))


def _boxes(table: pd.DataFrame, shown: pd.Series, box: Callable[[float], Box]) -> pd.DataFrame:
    """Return lowest and highest per row: of nothing when nothing can be there, of anything when it is hidden."""
    number = shown.astype("float64")
    known = {value: box(value) for value in number.dropna().unique()}
    low = number.map({value: ends[0] for value, ends in known.items()}).fillna(0)
    high = number.map({value: ends[1] for value, ends in known.items()})
    high = high.where(table["status"] == "shown", np.where(table["status"] == "hidden", np.inf, 0))
    return pd.DataFrame({"low": low, "high": high})


def _left_by_others(table: pd.DataFrame, cell: list[str]) -> pd.DataFrame:
    """Return per region and cell `least` and `most`: the country's box without what all others can have."""
    is_country = table["region_code"] == registries.programme().country_code
    country = table[is_country].set_index(cell)[["low", "high"]].add_suffix("_country")
    regions = table[~is_country]
    sums = regions.groupby(cell, sort=False)[["low", "high"]].sum().add_suffix("_sum")
    region = regions.join(country, on=cell, how="inner").join(sums, on=cell)
    with np.errstate(invalid="ignore"):
        most = region["high_country"] - (region["low_sum"] - region["low"])
        least = region["low_country"] - (region["high_sum"] - region["high"])
    own = table[is_country].join(sums, on=cell, how="inner")
    ours = own.assign(least=own["low_sum"], most=own["high_sum"])
    found = pd.concat([region.assign(least=least.fillna(-np.inf), most=most), ours])
    # A row that a box of the region itself already says is no news.
    return found[(found["least"] > found["low"]) | (found["most"] < found["high"])]
