"""The true table of one region: cells that no published sum cuts through, and the people counted in each by measure."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

KEY = ["cohort", "year", "target_group", "pillar", "known", "mature"]


@dataclass(frozen=True)
class Cells:
    """`keys` has a row per cell (the columns of KEY); `counts` and `is_known` are cells x measures, in people."""

    keys: pd.DataFrame
    measures: tuple[str, ...]
    counts: NDArray[np.int64]
    is_known: NDArray[np.bool_]

    def column(self, measure: str) -> int:
        """Return the place of a measure."""
        return self.measures.index(measure)


def cells(leaves: pd.DataFrame) -> Cells:
    """Return the cells of the rows of `mart_leaves` of one region, or of all regions together for the country."""
    summed = leaves.groupby([*KEY, "measure"], as_index=False)["count"].sum()
    wide = summed.pivot(index=KEY, columns="measure", values="count")
    counts = wide.to_numpy(dtype=float, na_value=np.nan)
    return Cells(
        keys=wide.index.to_frame(index=False).astype(dict.fromkeys(KEY, "object")),
        measures=tuple(str(name) for name in wide.columns),
        counts=np.nan_to_num(counts).astype(np.int64),
        is_known=~np.isnan(counts),
    )
