"""Similar regions are those that adding up by hand gives, and the reasons named are the two closest measures."""

import csv
import itertools
import math
import statistics

import numpy as np
import pandas as pd
import pytest

from pipelines import settings
from pipelines.statistics import neighbours

MEASURES = ("inhabitants", "urbanity", "bijstand", "ww", "arbeidsongeschiktheid")


@pytest.fixture(scope="module")
def context():
    return pd.read_csv(settings.REFERENCE / "region_context.csv")


def by_hand():
    """Return per region and other region the distance and the measures in order of closeness."""
    with (settings.REFERENCE / "region_context.csv").open(encoding="utf-8") as file:
        rows = {row["region_code"]: row for row in csv.DictReader(file)}
    people = {code: int(row["inhabitants_2020"]) for code, row in rows.items()}
    values = {code: [math.log(people[code]), float(row["urbanity_2020"])] for code, row in rows.items()}
    for code, row in rows.items():
        values[code] += [1000 * int(row[f"{name}_2020"]) / people[code] for name in MEASURES[2:]]
    wide = [statistics.pstdev(column) for column in zip(*values.values(), strict=True)]
    found = {}
    for one, other in itertools.permutations(values, 2):
        gaps = [abs(a - b) / spread for a, b, spread in zip(values[one], values[other], wide, strict=True)]
        order = sorted(range(5), key=lambda place, gaps=gaps: gaps[place])
        found[one, other] = math.hypot(*gaps), [MEASURES[place] for place in order]
    return found


def test_every_other_region_stands_in_order_with_its_distance_and_its_reasons(context):
    found, expected = neighbours(context), by_hand()
    assert len(found) == 35 * 34 == len(expected)
    for row in found.itertuples():
        distance, alike = expected[row.region_code, row.neighbour]
        assert row.distance == pytest.approx(distance, abs=1e-9)
        assert [row.alike_1, row.alike_2] == alike[:2]
    for _, own in found.groupby("region_code"):
        assert own["position"].tolist() == list(range(1, 35))
        assert own["distance"].is_monotonic_increasing


def test_two_regions_are_as_far_from_each_other_either_way_for_the_same_reasons(context):
    found = neighbours(context).set_index(["region_code", "neighbour"])
    turned = found.rename_axis(["neighbour", "region_code"]).reorder_levels([1, 0]).sort_index()
    same = ["distance", "alike_1", "alike_2"]
    assert found.sort_index()[same].equals(turned.rename_axis(["region_code", "neighbour"])[same])


def test_neither_the_order_of_the_rows_nor_anything_else_of_a_region_matters(context):
    found = neighbours(context)
    shuffled = context.sample(frac=1, random_state=1).assign(placement_rate=np.arange(35), inhabitants_2021=1)
    assert neighbours(shuffled).equals(found)


def test_a_region_without_context_has_no_neighbours_and_one_alone_has_none(context):
    without = context.astype({"ww_2020": "float"})
    without.loc[0, "ww_2020"] = np.nan
    found = neighbours(without)
    assert without.loc[0, "region_code"] not in set(found["region_code"]) | set(found["neighbour"])
    assert len(found) == 34 * 33
    assert neighbours(context.iloc[:1]).empty and neighbours(context.iloc[:0]).empty


def test_of_two_regions_each_is_the_others_neighbour_also_where_a_measure_is_the_same(context):
    pair = context.iloc[:2].assign(urbanity_2020=3.0)
    found = neighbours(pair)
    assert found["position"].tolist() == [1, 1]
    assert found["alike_1"].tolist() == ["urbanity", "urbanity"]
