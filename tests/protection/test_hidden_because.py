"""Why a cell is hidden: told to everyone, and never in a way that tells of a small number."""

import duckdb
import pandas as pd
import pytest

from pipelines.protection import cubes
from pipelines.release.publishing import SCHEMA

KEY = {"region_code": "AM05", "period": "all", "target_group": "all", "pillar": "all", "coverage": "partial"}


def rate(status: str, numerator: int | None, denominator: int | None, is_exact: bool = False) -> tuple:
    row = {**KEY, "indicator": "r", "status": status, "numerator": numerator, "denominator": denominator}
    row["hidden_because"] = "below_5" if status == "hidden" else None
    made = cubes.rates(pd.DataFrame([row]), is_exact).iloc[0]
    return made["status"], None if pd.isna(made["hidden_because"]) else made["hidden_because"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        (30, 80, "below_5"),
        (2, 200, "below_5"),
        (199, 200, "below_5"),
        (8, 17, "few_people"),
        (0, 0, "few_people"),
        (3, 40, "few_people"),
        (0, 40, "few_people"),
    ],
)
def test_the_public_hears_of_rows_below_5_only_where_the_share_itself_would_be_shown(numerator, denominator, expected):
    assert rate("hidden", numerator, denominator) == ("hidden", expected)
    without_the_rule = rate("shown", numerator, denominator)
    assert without_the_rule == (("shown", None) if expected == "below_5" else ("hidden", "few_people"))


def test_the_support_team_hears_the_one_reason_it_has():
    assert rate("hidden", 3, 40, is_exact=True) == ("hidden", "below_5")
    assert rate("shown", 3, 40, is_exact=True) == ("shown", None)
    assert rate("immature", None, None) == ("immature", None)


def test_a_hidden_share_gives_no_figure_at_all():
    row = {**KEY, "indicator": "r", "status": "hidden", "numerator": 30, "denominator": 80, "hidden_because": "below_5"}
    for is_exact in (True, False):
        made = cubes.rates(pd.DataFrame([row]), is_exact).iloc[0]
        assert made[["numerator", "denominator", "lower", "upper"]].isna().all()
        assert made["cap"] == "none"


def test_a_public_count_never_tells_that_it_was_delivered_as_below_5():
    rows = [
        {**KEY, "measure": "placements", "count": count, "status": status, "hidden_because": because}
        for count, status, because in [(0, "shown", None), (4, "shown", None), (None, "hidden", "below_5")]
    ]
    no_rates = pd.DataFrame({name: [] for name in [*cubes.KEYS, "indicator", "cap"]})
    indicators = pd.DataFrame({"indicator": ["r"], "numerator": ["x"]})
    public = cubes.counts(pd.DataFrame(rows), no_rates, indicators, is_exact=False)
    assert set(public["hidden_because"]) == {"few_people"}
    assert len(public.drop_duplicates()) == 1


AMOUNTS = [
    # what counts people, over how many projects, number, whether the participants are public -> the reason
    ("median", 3, 200, True, "few_people"),
    ("median", 1, 200, True, "few_people"),
    ("median", 4, 3, True, "few_people"),
    ("median", 3, 200, False, "few_people"),
    ("median", 5, 200, False, "few_people"),
    ("median", 5, 3, True, "few_people"),
    ("numerator", 1, 200, True, "few_people"),
    ("numerator", 1, 3, True, "few_people"),
    ("numerator", 1, 200, False, "few_people"),
    ("denominator", 1, 200, True, "few_people"),
    ("numerator", 2, 3, True, "few_people"),
    ("median", 5, 200, True, None),
    ("numerator", 2, 200, True, None),
    ("none", 1, 3, False, None),
]


@pytest.mark.parametrize(("people_in", "projects", "number", "is_counted", "expected"), AMOUNTS)
def test_an_amount_of_many_people_in_few_projects_is_hidden(people_in, projects, number, is_counted, expected):
    row = {**KEY, "indicator": "a", "people_in": people_in, "trajectories": projects, "factor": 1.0, "status": "shown"}
    cube = pd.DataFrame([row | {"numerator": float(number), "denominator": float(number)}])
    counts = pd.DataFrame([{**KEY, "measure": "participants", "status": "shown" if is_counted else "hidden"}])
    public, exact = (cubes.amounts(cube, counts, is_exact).iloc[0] for is_exact in (False, True))
    assert (None if pd.isna(public["hidden_because"]) else public["hidden_because"]) == expected
    assert public["status"] == ("shown" if expected is None else "hidden")
    assert pd.isna(public["amount"]) == (expected is not None)
    assert exact["status"] == "shown"
    assert pd.isna(exact["hidden_because"])


@pytest.mark.parametrize(
    ("status", "because", "count"), [("hidden", None, None), ("shown", "few_people", 5), ("hidden", "few_people", 5)]
)
def test_no_file_can_be_written_with_a_hidden_cell_without_reason_or_with_a_figure(status, because, count):
    connection = duckdb.connect()
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    row = ["AM05", "all", "all", "all", "placements", count, status, "full", "controlled5", because]
    with pytest.raises(duckdb.ConstraintException):
        connection.execute("insert into cube_counts values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
