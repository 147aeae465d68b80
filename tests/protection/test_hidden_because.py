"""What the public reads of a cell, and why it is hidden where it is: never in a way that tells of a small number."""

import duckdb
import pandas as pd
import pytest

from pipelines.protection import cubes
from pipelines.release.publishing import SCHEMA

PLACE = {"region_code": "AM05", "period": "all", "target_group": "all", "pillar": "all"}
KEY = PLACE | {"coverage": "full", "coverage_otherwise": "full"}


def said(value: object) -> object:
    return None if pd.isna(value) else value


def public_rate(status: str, pair: tuple[int, int], is_close: bool = True) -> pd.Series:
    row = KEY | {"indicator": "r", "status": status, "numerator": 7, "denominator": 77}
    rounded = PLACE | {"indicator": "r", "numerator": pair[0], "denominator": pair[1], "is_close": is_close}
    return cubes.public_rates(pd.DataFrame([row]), pd.DataFrame([rounded])).iloc[0]


def exact_rate(status: str, numerator: int | None, denominator: int | None) -> pd.Series:
    row = KEY | {"indicator": "r", "status": status, "numerator": numerator, "denominator": denominator}
    return cubes.exact_rates(pd.DataFrame([row])).iloc[0]


@pytest.mark.parametrize(
    ("status", "pair", "is_close", "expected"),
    [
        ("shown", (30, 80), True, None),
        ("shown", (0, 20), True, None),
        ("shown", (20, 20), True, None),
        ("shown", (5, 15), True, "few_people"),
        ("shown", (0, 0), False, "few_people"),
        ("shown", (30, 80), False, "not_within"),
        ("hidden", (30, 80), True, "not_within"),
        ("hidden", (5, 15), True, "few_people"),
    ],
)
def test_a_public_share_is_told_from_20_people_when_its_numbers_are_close_and_says_why_else(
    status, pair, is_close, expected
):
    made = public_rate(status, pair, is_close)
    assert (made["status"], said(made["hidden_because"])) == ("hidden" if expected else "shown", expected)
    figures = made[["numerator", "denominator", "lower", "upper", "coverage"]]
    assert figures.isna().all() if expected else figures.notna().all()


def test_rounding_and_rows_below_5_are_one_reason_to_the_public():
    pd.testing.assert_series_equal(public_rate("hidden", (30, 80)), public_rate("shown", (30, 80), is_close=False))


def test_the_margin_of_a_public_share_holds_every_pair_that_can_be_behind_it():
    made = public_rate("shown", (50, 120))
    for numerator in range(47, 54):
        for rest in range(67, 74):
            if 117 <= numerator + rest <= 123:
                exact = exact_rate("shown", numerator, numerator + rest)
                assert made["lower"] <= exact["lower"] and exact["upper"] <= made["upper"]


def test_the_support_team_hears_the_one_reason_it_has():
    found = [exact_rate("hidden", 3, 40), exact_rate("shown", 3, 40), exact_rate("immature", None, None)]
    assert [one["status"] for one in found] == ["hidden", "shown", "immature"]
    assert [said(one["hidden_because"]) for one in found] == ["below_5", None, None]
    assert found[0][["numerator", "denominator", "lower", "upper"]].isna().all()
    assert exact_rate("shown", 0, 0)["status"] == "not_applicable"


def test_a_public_count_never_tells_that_it_was_delivered_as_below_5():
    rows = [
        KEY | {"measure": "placements", "target_group": group, "count": count, "status": status, "hidden_because": why}
        for group, count, status, why in [
            ("all", 4, "shown", None),
            ("a", 0, "shown", None),
            ("b", None, "hidden", "below_5"),
        ]
    ]
    rounded = pd.DataFrame(
        [PLACE | {"target_group": row["target_group"], "measure": "placements", "public": 5} for row in rows]
    )
    public = cubes.public_counts(pd.DataFrame(rows), rounded)
    assert public["hidden_because"].isna().all()
    assert len(public.drop(columns="target_group").drop_duplicates()) == 1


@pytest.mark.parametrize("coverage", ["partial", "full"])
def test_where_below_5_is_why_everything_of_region_and_measure_is_partial(coverage):
    """So it tells that rows were delivered as `<5`, and not where."""
    rows = [
        KEY | {"measure": measure, "period": period, "region_code": region, "count": 9, "status": "shown"}
        for measure in ("placements", "participants")
        for period in ("all", "2021", "2022")
        for region in ("AM05", "AM02")
    ]
    cube = pd.DataFrame(rows)
    cube.loc[0, "coverage"] = coverage
    rounded = cube[[*cubes.KEYS, "measure"]].assign(public=10)
    public = cubes.public_counts(cube, rounded)
    own = (public["region_code"] == "AM05") & (public["measure"] == "placements")
    assert set(public.loc[own, "coverage"]) == {coverage}
    assert set(public.loc[~own, "coverage"]) == {"full"}


@pytest.mark.parametrize(("regions", "reason"), [(1, "few_regions"), (2, "few_regions"), (3, None)])
def test_a_figure_of_the_country_is_told_from_three_regions(regions, reason):
    codes = ["AM01", "AM02", "AM03"]
    rows = [
        KEY
        | {
            "region_code": code,
            "measure": "placements",
            "count": 40,
            "status": "shown" if place < regions else "missing",
        }
        for place, code in enumerate(codes)
    ] + [KEY | {"region_code": "NL", "measure": "placements", "count": 40 * regions, "status": "shown"}]
    cube = pd.DataFrame(rows)
    rounded = cube.loc[cube["status"] == "shown", [*cubes.KEYS, "measure"]].assign(public=40)
    country = cubes.public_counts(cube, rounded).iloc[-1]
    assert (country["status"], said(country["hidden_because"])) == ("hidden" if reason else "shown", reason)
    assert pd.isna(country["count"]) == bool(reason)


AMOUNTS = [
    # what counts people, the public number of them -> status and amount of 62 true ones and 100
    ("numerator", 60, ("shown", 0.6)),
    ("denominator", 95, ("shown", 62 / 95)),
    ("median", 65, ("shown", 0.65)),
    ("none", None, ("shown", 0.62)),
    ("none", 60, ("shown", 0.62)),
    ("numerator", None, ("hidden", None)),
    ("denominator", 0, ("not_applicable", None)),
]


@pytest.mark.parametrize(("people_in", "public", "expected"), AMOUNTS)
def test_an_amount_is_made_of_what_the_public_reads_of_its_people(people_in, public, expected):
    row = KEY | {"indicator": "a", "people_in": people_in, "factor": 1.0, "status": "shown"}
    cube = pd.DataFrame([row | {"numerator": 62.0, "denominator": 100.0, "trajectories": 4}])
    made = cubes.amounts(cube, pd.Series([public], dtype="Float64")).iloc[0]
    assert (made["status"], said(made["amount"])) == (expected[0], pytest.approx(expected[1]) if expected[1] else None)
    exact = cubes.amounts(cube, None).iloc[0]
    assert (exact["status"], exact["amount"], exact["precision"]) == ("shown", 0.62, "exact")


@pytest.mark.parametrize("people", [None, 60])
def test_only_a_share_of_a_target_that_is_shown_says_how_many_projects_it_is_of(people):
    row = KEY | {"people_in": "numerator", "factor": 1.0, "numerator": 62.0, "denominator": 100.0, "trajectories": 4}
    said = [("target_realisation", "shown"), ("target_realisation", "missing"), ("reach", "shown")]
    cube = pd.DataFrame([row | {"indicator": indicator, "status": status} for indicator, status in said])
    public = None if people is None else pd.Series([people] * 3, dtype="Float64")
    assert cubes.amounts(cube, public)["trajectories_behind"].tolist() == [4, pd.NA, pd.NA]


@pytest.mark.parametrize(
    ("status", "because", "count"), [("hidden", None, None), ("shown", "few_people", 5), ("hidden", "few_people", 5)]
)
def test_no_file_can_be_written_with_a_hidden_cell_without_reason_or_with_a_figure(status, because, count):
    connection = duckdb.connect()
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    row = ["AM05", "all", "all", "all", "placements", count, status, "full", "controlled5", because]
    with pytest.raises(duckdb.ConstraintException):
        connection.execute("insert into cube_counts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
