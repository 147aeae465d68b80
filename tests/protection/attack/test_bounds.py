"""The core against published tables with published answers, and against every possible table counted one by one.

Sources: the vignettes of GaussSuppression 1.2 (Statistics Norway), "Small count frequency table suppression" (table 9 and
the output above it) and "Linked table suppression" (table 4).
"""

from itertools import product

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from pipelines.protection.attack.bounds import Contradiction, System, ranges
from pipelines.protection.attack.witnesses import reached

# young Iceland, Portugal, Spain; old Iceland, Portugal, Spain
AGE_BY_COUNTRY = [3, 1, 17, 10, 11, 17]
MARGINS = [[0, 1, 2], [3, 4, 5], [0, 3], [1, 4], [2, 5]]
# Leaves of the linked tables: (age, country, year) and how many people.
LINKED = {
    ("young", "Spain", 2014): 6, ("young", "Iceland", 2014): 8, ("old", "Spain", 2014): 9, ("old", "Portugal", 2014): 1,
    ("young", "Iceland", 2015): 2, ("old", "Spain", 2015): 4, ("old", "Portugal", 2015): 3,
    ("young", "Spain", 2016): 7, ("young", "Iceland", 2016): 2, ("young", "Portugal", 2016): 2,
}  # fmt: skip
EU = ("Spain", "Portugal")


def system(
    columns: int, sums: list[list[int]], lowest: list[float], highest: list[float], most: float = 1000
) -> System:
    rows = csr_matrix(
        (
            columns and [1.0] * sum(map(len, sums)),
            ([r for r, s in enumerate(sums) for _ in s], [c for s in sums for c in s]),
        ),
        shape=(len(sums), columns),
    )
    return System(rows, np.array(lowest, float), np.array(highest, float), np.full(columns, float(most)))


def published(truth: list[int], sums: list[list[int]]) -> System:
    exact = [float(sum(truth[c] for c in one)) for one in sums]
    return system(len(truth), sums, exact, exact)


def each(columns: int) -> csr_matrix:
    return csr_matrix(np.eye(columns))


def test_a_table_with_four_hidden_cells_has_the_published_intervals():
    shown = [*MARGINS, [2], [5]]
    assert ranges(published(AGE_BY_COUNTRY, shown), each(6))[[0, 1]] == pytest.approx(np.array([[0, 4], [0, 4]]))


def test_a_table_with_six_hidden_cells_has_the_published_intervals():
    assert ranges(published(AGE_BY_COUNTRY, MARGINS), each(6))[[0, 1]] == pytest.approx(np.array([[0, 13], [0, 12]]))


def test_linked_tables_have_the_published_intervals():
    leaves = list(LINKED)

    def of(*asked):
        return [
            i
            for i, (age, country, year) in enumerate(leaves)
            if all(one in (age, country, year) or (one == "EU" and country in EU) for one in asked)
        ]

    shown = [
        of(),
        of(2014),
        of("EU"),
        of("EU", 2014),
        of("EU", 2015),
        of("EU", 2016),
        of("Iceland"),
        of("Iceland", 2014),
    ]
    shown += [
        of("old"),
        of("old", 2014),
        of("old", 2015),
        of("young"),
        of("young", 2014),
        of("young", "EU"),
        of("young", "EU", 2014),
        of("young", "EU", 2016),
    ]
    shown += [of("Portugal"), of("Spain")]
    found = ranges(published(list(LINKED.values()), shown), each(len(leaves)))
    hidden = {
        ("young", "Iceland", 2015): (0, 4),
        ("young", "Iceland", 2016): (0, 4),
        ("old", "Portugal", 2014): (0, 6),
        ("young", "Portugal", 2016): (0, 6),
    }
    assert {leaf: tuple(np.round(found[leaves.index(leaf)], 6)) for leaf in hidden} == hidden


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_bounds_are_those_of_all_whole_tables_counted_one_by_one(seed):
    chance = np.random.default_rng(seed)
    truth = chance.integers(0, 6, size=6)
    boxes = {
        tuple(one): 5 * chance.integers(truth[one].sum() // 5, -(-truth[one].sum() // 5) + 1)
        for one in [*MARGINS, [0], [3], [4]]
    }
    sums, shown = [list(one) for one in boxes], np.array(list(boxes.values()))
    tables = np.array(list(product(range(11), repeat=6)))
    inside = np.ones(len(tables), dtype=bool)
    for one, count in zip(sums, shown, strict=True):
        inside &= abs(tables[:, one].sum(1) - count) <= 5
    found = ranges(system(6, sums, list(np.maximum(shown - 5, 0)), list(shown + 5), most=10), each(6))
    assert found == pytest.approx(np.column_stack([tables[inside].min(0), tables[inside].max(0)]))


def test_values_are_counted_as_the_bounds_say():
    chance = np.random.default_rng(4)
    for _ in range(20):
        truth = chance.integers(0, 5, size=6)
        sums = [*MARGINS, [0, 1, 2, 3, 4, 5]]
        totals = np.array([truth[one].sum() for one in sums])
        spread = chance.integers(0, 4, size=len(sums))
        own = system(6, sums, list(np.maximum(totals - spread, 0)), list(totals + spread), most=10)
        asked = csr_matrix(np.vstack([np.eye(6), [1, 1, 0, 0, 0, 0]]))
        bounds = np.round(ranges(own, asked), 6)
        low, high = np.ceil(bounds[:, 0]), np.floor(bounds[:, 1])
        expected = np.column_stack([np.minimum(high, 4) - np.maximum(low, 0) + 1, np.minimum(high - low + 1, 5)])
        small = low <= 4
        assert (reached(own, asked, truth.astype(float))[small] == expected[small]).all()


def test_rows_that_no_table_satisfies_are_a_contradiction():
    with pytest.raises(Contradiction):
        ranges(system(2, [[0], [0, 1]], [4, 0], [5, 3]), each(2))
