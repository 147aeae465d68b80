"""`make attack`: attack whole releases, and show a table of what is left of the small counts.

Three outsiders: one with the public file; one who also knows which numbers are 0 to 4; one who knows the exact counts of
another region. Says at the end whether any release leaves a small count too little, and then ends with 1.
"""

import argparse
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pandas as pd

from pipelines.protection.attack import CONTROLLED, NOTHING_SAID, Contradiction, Country, Outsider
from pipelines.protection.attack import published as shown_numbers
from tests.attack.releases import Release, published

COUNT = ["region_code", "period", "target_group", "pillar", "measure"]
AT_LEAST, VALUES, MOSTLY = 4, 5, 0.9


def main() -> int:
    """Attack a release of every seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack", description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=list(range(1, 21)))
    parser.add_argument("--regions", type=int, nargs="+", default=[35, 3, 12], help="of the seeds, in turn")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    found = []
    for place, seed in enumerate(asked.seeds):
        regions = asked.regions[place % len(asked.regions)]
        with tempfile.TemporaryDirectory() as folder:
            release = published(Path(folder), seed, regions)
        with ProcessPoolExecutor(asked.workers) as pool:
            rows = list(pool.map(attacked, [release] * len(release.regions), release.regions))
        found.append(pd.DataFrame(rows).assign(seed=seed, of=regions))
        sys.stdout.write(f"\nSeed {seed}, {regions} regions\n{_table(found[-1])}\n")
    everything = pd.concat(found)
    failing = everything[~everything.apply(is_enough, axis=1)]
    sys.stdout.write(f"\n{_totals(everything)}\n")
    sys.stdout.write(f"Regions with too little left: {len(failing)}\n{_table(failing) if len(failing) else ''}\n")
    return int(len(failing) > 0)


def attacked(release: Release, region: str) -> dict[str, object]:
    """Return the figures of one region: for the outsider, for who knows what is small, and for an insider of another."""
    started, truth = time.process_time(), release.truth(region)
    row: dict[str, object] = {"region": region}
    try:
        outsider = Outsider(release.tables, region, truth=truth)
        numbers = shown_numbers(outsider.leaves)
        small = numbers[outsider.sums(numbers) @ outsider.truth <= 4]
        left = outsider.values_left(small)
        row |= _counted(left[~left["nobody"]])
        row["seconds"] = round(time.process_time() - started, 1)
        row |= _of_who_knows(release, region, small)
        inside = Country(release.tables, CONTROLLED, insider=_counts_of(release, _other(release, region)))
        neighbour = Outsider(release.tables, region, truth=truth, country=inside).values_left(small)
        row["insider_narrower"] = int((neighbour["left"] < left["left"]).sum())
    except Contradiction as contradiction:
        row["contradiction"] = str(contradiction)
    return row


def _of_who_knows(release: Release, region: str, small: pd.DataFrame) -> dict[str, int]:
    """Return how many small counts keep all five, and fewer than four by our figures, before who knows which are small."""
    asked = [
        Outsider(release.tables, region, truth=release.truth(region), small=small, method=method).values_left(small)
        for method in (CONTROLLED, NOTHING_SAID)
    ]
    (aware, alone), some = asked, ~asked[0]["nobody"]
    is_less = (aware["left"] < AT_LEAST) & (aware["left"] < alone["left"])
    return {"aware_five": int((aware["left"][some] == 5).sum()), "aware_fewer": int(is_less[some].sum())}


def _counted(left: pd.DataFrame) -> dict[str, int]:
    return {
        "small": len(left),
        "five": int((left["left"] == 5).sum()),
        "four": int((left["left"] == 4).sum()),
        "fewer": int((left["left"] < 4).sum()),
        "exact": int((left["left"] == 1).sum()),
        "few_values": int((left["values"] < VALUES).sum()),
    }


def is_enough(row: pd.Series) -> bool:
    """Return whether every small count keeps four of its values and five in all, and nine in ten keep all five.

    Before who knows which numbers are small four values stay, or as many as without our figures.
    """
    if pd.notna(row.get("contradiction")):
        return False
    return bool(row["fewer"] == row["few_values"] == row["aware_fewer"] == 0 and row["five"] >= MOSTLY * row["small"])


def _other(release: Release, region: str) -> str:
    others = [one for one in release.regions[:-1] if one != region]
    return others[release.regions.index(region) % len(others)]


def _counts_of(release: Release, region: str) -> pd.DataFrame:
    """Return the true counts of a region as its own people know them."""
    outsider = Outsider(release.tables, region, truth=release.truth(region))
    counts = shown_numbers(outsider.leaves).query("table == 'cube_counts'")
    known = counts.rename(columns={"figure": "measure"}).assign(region_code=region)
    return known.assign(true=outsider.sums(counts) @ outsider.truth)[[*COUNT, "true"]]


def _table(rows: pd.DataFrame) -> str:
    return rows.to_string(index=False)


def _totals(rows: pd.DataFrame) -> str:
    sums = rows.select_dtypes("number").drop(columns=["seed", "of"]).sum()
    return f"All: {', '.join(f'{name} {value:g}' for name, value in sums.items())}"


if __name__ == "__main__":
    sys.exit(main())
