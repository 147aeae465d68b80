"""What is said of a release's own protection: how far numbers are off, what is withheld, what the attack left."""

from collections.abc import Collection, Mapping

import numpy as np

from pipelines.protection.gate import Left
from pipelines.protection.regions import Public
from pipelines.registries import programme
from pipelines.registries.publication import controlled

OF_ATTACK = ("small_counts", "keep_five", "keep_four", "fewer", "exact", "aware_five", "aware_fewer")


def figures(regions: Mapping[str, Public], left: Collection[Left], kept_back: int) -> dict[str, float]:
    """Return the row of the table `protection`: numbers of regions, counts and shares, and errors in people.

    `left` is what the attack left of each region and the country; `kept_back` of how many regions it left too little.
    """
    off = np.abs(np.concatenate([one.off for one in regions.values()] or [np.zeros(0, dtype=np.int64)]))
    shares = [one.shares.loc[one.shares["denominator"] >= controlled().share_from] for one in regions.values()]
    return {
        "regions": len(set(regions) - {programme().country_code}),
        **{name: sum(getattr(one, name) for one in left) for name in OF_ATTACK},
        "shares": sum(len(one) for one in shares),
        "shares_withheld": sum(int((~one["is_close"].astype(bool)).sum()) for one in shares),
        "mean_error": float(off.mean()) if len(off) else 0.0,
        "largest_error": int(off.max(initial=0)),
        "regions_kept_back": kept_back,
    }
