"""Projects, amounts, deliveries and findings of the public file: what one project alone would tell is not told."""

import pandas as pd
import pytest

from pipelines.protection import details, people

OWN = {"region_code": "AM05", "pillar": "route"}


def outcomes(status: str, coverage: str, otherwise: str | None = None) -> dict[str, str]:
    said = {"coverage": coverage, "coverage_otherwise": otherwise or coverage}
    of_each = [(f"{name}_{part}", value) for name in details.OUTCOMES for part, value in said.items()]
    return said | dict(of_each) | {f"{name}_status": status for name in details.OUTCOMES}


def projects(**more: object) -> pd.DataFrame:
    rows = [
        OWN | {"trajectory": code, "is_aimed": code == "t1", "is_counted": True}
        | dict.fromkeys(details.FREE_TEXT, "woord") | dict.fromkeys(details.OUTCOMES, number)
        | outcomes("missing" if number is None else "shown", "none" if number is None else "full") | more
        for code, number in (("t1", 23), ("t2", 48), ("t3", None))
    ]  # fmt: skip
    return pd.DataFrame(rows).astype(dict.fromkeys(details.OUTCOMES, "Int64"))


def held(**numbers: int | None) -> dict[str, pd.DataFrame]:
    rows = [{"trajectory": code} | dict.fromkeys(details.OUTCOMES, number) for code, number in numbers.items()]
    return {"AM05": pd.DataFrame(rows).astype(dict.fromkeys(details.OUTCOMES, "Int64"))}


@pytest.mark.parametrize(
    ("shown", "band"),
    [
        (0, "below_10"), (5, "below_10"), (10, "10_to_24"), (20, "10_to_24"), (25, "25_to_49"), (45, "25_to_49"),
        (50, "50_or_more"), (900, "50_or_more"), (None, None),
    ],
)  # fmt: skip
def test_a_band_is_of_the_number_that_is_shown(shown, band):
    (found,) = details.bands(pd.Series([shown], dtype="Int64"))
    assert (None if pd.isna(found) else found) == band


def test_a_public_project_has_the_rounded_numbers_and_no_true_one():
    public = details.public_projects(projects(), held(t1=25, t2=45, t3=None)).set_index("trajectory")
    for name in details.OUTCOMES:
        assert public[name].dropna().to_dict() == {"t1": 25, "t2": 45}
    nothing = details.public_projects(projects(), {})
    assert nothing[details.OUTCOMES].isna().all().all()
    assert len(nothing) == 3


SHOWN, BENT = ("shown", "full", "full"), ("shown", "partial", "full")
BELOW_5, LACKS = ("hidden", "partial", "full"), ("missing", "none", "none")
PREPARES, SOME = ("not_applicable", "full", "full"), ("shown", "partial", "partial")


def told(*said: tuple[str, str, str]) -> list[tuple[object, ...]]:
    """Return number, status and coverage of the placements of projects, and the coverage of all of each, as in public."""
    rows = [
        OWN | {"trajectory": f"t{place}"} | dict.fromkeys(details.OUTCOMES) | outcomes(*one)
        for place, one in enumerate(said)
    ]
    numbers = {f"t{place}": 5 if one[0] == "shown" else None for place, one in enumerate(said)}
    table = pd.DataFrame(rows).astype(dict.fromkeys(details.OUTCOMES, "Int64"))
    made = details.public_projects(table, held(**numbers))
    own = made[["placements", "placements_status", "placements_coverage", "coverage"]].astype("object")
    return [tuple(row) for row in own.where(own.notna(), None).itertuples(index=False)]


def test_an_outcome_of_a_project_says_in_public_why_it_has_no_number():
    assert told(SHOWN, LACKS, PREPARES, SOME) == [
        (5, "shown", "full", "full"),
        (None, "missing", "none", "none"),
        (None, "not_applicable", "full", "full"),
        (5, "shown", "partial", "partial"),
    ]


def test_the_public_hears_that_a_region_delivered_below_5_and_not_of_which_project():
    """Wherever it stands, each project that has people says the same, and what was below 5 altogether is a 0."""
    partial = (5, "shown", "partial", "partial")
    assert told(BENT, SHOWN, LACKS) == told(SHOWN, BENT, LACKS) == [partial, partial, (None, "missing", "none", "none")]
    hidden = told(BELOW_5, SHOWN, PREPARES)
    assert hidden == [(0, *partial[1:]), partial, (None, "not_applicable", "full", "full")]
    assert told(SHOWN, SHOWN)[0][2:] == ("full", "full")


def test_a_number_of_a_project_that_is_not_among_the_public_ones_is_hidden():
    made = details.public_projects(projects(), {})
    assert set(made.loc[made["trajectory"] != "t3", "placements_status"]) == {"hidden"}
    assert made.loc[made["trajectory"] != "t3", "placements_coverage"].isna().all()


def test_the_support_team_alone_reads_counts_and_shares_of_a_project():
    """A hidden share keeps its known pair in the true table and loses it here."""
    key = {"region_code": "AM05", "trajectory": "t1", "period": "all", "coverage": "partial"}
    counts = pd.DataFrame([key | {"count": 3, "status": "shown"}, key | {"count": None, "status": "hidden"}])
    assert details.exact_counts(counts)["count"].tolist() == [3, pd.NA]
    pair = key | {"numerator": 3, "denominator": 40}
    rows = [pair | {"indicator": "a", "status": status} for status in ("shown", "hidden")]
    rates = details.exact_rates(pd.DataFrame([*rows, rows[0] | {"indicator": "b"}]), {"a"})
    assert rates["indicator"].tolist() == ["a", "a"]
    assert rates["hidden_because"].fillna("").tolist() == ["", "below_5"]
    assert rates["denominator"].tolist() == [40, pd.NA]
    assert 0 < rates["lower"][0] < 3 / 40 < rates["upper"][0] and pd.isna(rates["lower"][1])


def test_no_free_text_of_a_project_is_public():
    public = details.public_trajectories(details.public_projects(projects(), held(t1=25, t2=45)))
    assert public[details.FREE_TEXT].isna().all().all()


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [("reach", 70), ("target_realisation", 25), ("participants_per_trajectory", 35), ("x", None)],
)
@pytest.mark.parametrize("place", [OWN, OWN | {"pillar": "all"}, OWN | {"region_code": "NL"}])
def test_the_people_of_an_amount_are_public_numbers(indicator, expected, place):
    """Of a region, of a pillar and of the country: the count itself, projects with a target, the middle project."""
    cube = pd.DataFrame([place | {"period": "all", "target_group": "all", "indicator": indicator}])
    counts = cube.assign(measure="participants", count=70)
    told = details.public_projects(projects(), held(t1=25, t2=45, t3=None))
    (found,) = people.of_amounts(cube, counts, told)
    assert (None if pd.isna(found) else found) == expected


def test_the_id_of_a_public_delivery_says_nothing_of_its_files():
    rows = [
        ("AM05", "ff", "2022-06-30"),
        ("AM05", "00", "2022-12-31"),
        ("AM02", "aa", "2022-12-31"),
        (None, "bb", None),
    ]
    table = pd.DataFrame(rows, columns=["region_code", "delivery_id", "reference_date"]).assign(version=1)
    assert details.public_deliveries(table)["delivery_id"].tolist() == ["AM05-1", "AM05-2", "AM02-1", "?-1"]


FINDING = {
    "delivery_id": "d", "region_code": "AM05", "standing": "counts", "rule": "NUM_RANGE", "severity": "critical",
    "table_name": "resultaten", "rows": 1, "file": "levering.xlsx", "column_name": "x", "value_shown": "30000",
    "message_nl": "m", "row": 7,
}  # fmt: skip


def test_a_row_in_which_two_columns_break_a_rule_is_one_row():
    table = pd.DataFrame([FINDING, FINDING | {"column_name": "y"}, FINDING | {"row": 9}])
    public = details.public_findings(table)
    assert public["rows"].tolist() == [2]
    assert public[["delivery_id", "file", "row", "column_name", "value_shown", "message_nl"]].isna().all().all()


def test_a_name_of_a_sheet_that_is_not_ours_is_not_told():
    public = details.public_findings(pd.DataFrame([FINDING, FINDING | {"table_name": "Sanne Hoekstra"}]))
    assert set(public["table_name"].dropna()) == {"resultaten"}
    assert public["rows"].sum() == 2


def test_that_below_5_hides_shares_is_said_once():
    told = FINDING | {"severity": "info", "row": None, "rows": 7}
    table = pd.DataFrame(
        [told | {"rule": "BELOW_5"}, told | {"rule": "BELOW_5_HIDES"}, told | {"rule": "BELOW_5", "delivery_id": "e"}]
    )
    assert details.exact_findings(table)["rule"].tolist() == ["BELOW_5_HIDES", "BELOW_5"]
