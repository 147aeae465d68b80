"""Regions beside some others together: sums and verdicts made a second, slow way, on rows of chance and of a release."""

import itertools

import numpy as np
import pandas as pd
import pytest

from dashboard import release, viewer
from dashboard.queries import line
from dashboard.queries.comparison import comparison
from dashboard.queries.line import Line
from dashboard.selection import Selection
from pipelines.statistics.intervals import difference
from pipelines.statistics.verdicts import LEVELS
from tests import release_fixture
from tests.release_fixture import OWN

MEMBERS = ("AM05", "AM03", "AM10", "AM12", "AM24")


def rows_of_chance(seed: int) -> pd.DataFrame:
    draw = np.random.default_rng(seed)
    n = draw.integers(20, 400, 12)
    x = draw.binomial(n, draw.choice([0.25, 0.4, 0.6], 12))
    codes = [f"AM{one:02}" for one in range(1, 12)] + ["NL"]
    frame = pd.DataFrame({"region_code": codes, "numerator": x, "denominator": n, "value": x / n, "lower": 0.0})
    frame = frame.assign(upper=1.0, status="shown", coverage="full", precision="exact", hidden_because=None)
    return frame.astype({"numerator": float, "denominator": float, "hidden_because": "object"})


def verdict(own, others):
    """The verdict on exact counts, by the words of the method."""
    steps = {level: difference(*own, *others, level) for level in LEVELS}
    above = sum(low > 0 for low, _ in steps.values())
    below = sum(high < 0 for _, high in steps.values())
    return f"higher_{above}" if above else f"lower_{below}" if below else "same"


@pytest.mark.parametrize("seed", range(10))
def test_on_exact_counts_the_verdict_is_that_of_the_difference_with_the_others(seed):
    rows = rows_of_chance(seed)
    members = ("AM01", "AM02", "AM03", "AM04")
    found = line.beside(rows, Line(members, "groep", "Groep"))
    counts = rows.set_index("region_code")[["numerator", "denominator"]]
    for row in found[found["region_code"] != "NL"].itertuples():
        others = counts.loc[[code for code in members if code != row.region_code]].sum()
        assert row.verdict == verdict((row.numerator, row.denominator), tuple(others))
    together = found[found["region_code"] == "NL"].iloc[0]
    assert (together["numerator"], together["denominator"]) == tuple(counts.loc[list(members)].sum())
    assert together["value"] == pytest.approx(together["numerator"] / together["denominator"])
    assert together["lower"] < together["value"] < together["upper"]


@pytest.fixture(scope="module")
def opened():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POW_DATA", str(release_fixture.small()))
        yield {name: release.open_for(viewer.Viewer(name), Selection()) for name in ("openbaar", "landelijk")}


def test_on_rounded_counts_a_word_is_given_only_if_it_holds_for_all_that_can_be_true(opened):
    rows = comparison(opened["openbaar"], Selection(), "placement_rate")
    found = line.beside(rows, Line(MEMBERS, "groep", "Groep"))
    known = rows[rows["region_code"].isin(MEMBERS) & (rows["status"] == "shown")]
    told = 0
    for row in found[(found["region_code"] != "NL") & (found["status"] == "shown")].itertuples():
        others = known[known["region_code"] != row.region_code]
        x, n = others["numerator"].sum(), others["denominator"].sum()
        many = len(others)
        for here, there in itertools.product((-3, 0, 3), (-3 * many, 0, 3 * many)):
            exact = verdict((row.numerator + here, row.denominator), (x + there, n))
            if row.verdict.startswith("higher"):
                assert exact.startswith("higher")
            if row.verdict.startswith("lower"):
                assert exact.startswith("lower")
            if row.verdict == "same":
                assert exact == "same"
        told += row.verdict != "unknown"
    assert told >= 5


def test_who_has_no_figure_is_not_told_of_and_a_group_without_figures_says_why(opened):
    rows = comparison(opened["openbaar"], Selection(), "placement_rate")
    found = line.beside(rows, Line(MEMBERS, "groep", "Groep")).set_index("region_code")
    assert found.loc["AM24", "verdict"] == "unknown"
    assert found.loc["NL", "coverage"] == "partial"
    nobody = line.beside(rows, Line(("AM24",), "groep", "Groep")).set_index("region_code")
    assert nobody.loc["NL", "status"] == "missing"
    assert set(nobody["verdict"]) == {"unknown"}


def test_the_most_alike_are_five_others(opened):
    found = line.most_alike(opened["openbaar"], OWN)
    assert len(set(found)) == 5
    assert OWN not in found
    assert len(line.alike(opened["openbaar"], OWN, "nl")) == 5
    assert line.most_alike(opened["openbaar"], None) == ()
