"""Single values as regions write them, in CSV and in a workbook: counted as meant, or waiting with the rule that says why."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from tests.cases import book
from tests.cases.judged import Judged

# case, table, column, what is written in its first row, what it means (None is missing)
MEANT = [
    ("num-comma-zero", "resultaten", "deelnemers", "12,0", "12"),
    ("num-thousands", "trajecten", "budget", "1.234", "1234.00"),
    ("num-thousands-space", "trajecten", "budget", "1\u00a0234", "1234.00"),
    ("num-thousands-thin-space", "trajecten", "budget", "1\u2009234", "1234.00"),
    ("num-nvt", "resultaten", "praktijkverklaringen", "n.v.t.", "nvt"),
    ("num-pm", "resultaten", "praktijkverklaringen", "PM", None),
    ("num-volgt", "resultaten", "praktijkverklaringen", "volgt", None),
    ("num-nnb", "resultaten", "praktijkverklaringen", "nnb", None),
    ("num-dash", "resultaten", "praktijkverklaringen", "-", None),
    ("num-long-dash", "resultaten", "praktijkverklaringen", "–", None),
    ("num-empty", "resultaten", "praktijkverklaringen", "", None),
    ("num-lt5", "resultaten", "praktijkverklaringen", "<5", "<5"),
    ("invisible", "resultaten", "traject", "\u200bt1\u00a0", "t1"),
    ("dim-synonym-bijstand", "resultaten", "doelgroep", "bijstand", "participatiewet"),
    ("dim-synonym-wwb", "resultaten", "doelgroep", "WWB", "participatiewet"),
    ("dim-synonym-pwet", "resultaten", "doelgroep", "P-wet", "participatiewet"),
    ("dim-synonym-wajong", "resultaten", "doelgroep", "Wajong", "wia_wajong"),
    ("dim-synonym-wia", "resultaten", "doelgroep", "WIA", "wia_wajong"),
    ("dim-synonym-wao", "resultaten", "doelgroep", "WAO", "wia_wajong"),
    ("dim-synonym-nug", "resultaten", "doelgroep", "nug", "geen_uitkering"),
    ("dim-synonym-nugger", "resultaten", "doelgroep", "nugger", "geen_uitkering"),
    ("dim-synonym-alle", "resultaten", "doelgroep", "alle", "onbekend"),
    ("cohort-1", "resultaten", "gestart_in", "2020-H1", "2020-H1"),
    ("cohort-2", "resultaten", "gestart_in", "1e halfjaar 2020", "2020-H1"),
    ("cohort-3", "resultaten", "gestart_in", "eerste helft 2020", "2020-H1"),
    ("cohort-4", "resultaten", "gestart_in", "2020HJ1", "2020-H1"),
    ("cohort-5", "resultaten", "gestart_in", "2020Q2", "2020-H1"),
    ("cohort-6", "resultaten", "gestart_in", "2e kwartaal 2020", "2020-H1"),
    ("cohort-7", "resultaten", "gestart_in", "KW2-2020", "2020-H1"),
    ("cohort-8", "resultaten", "gestart_in", "2020KW02", "2020-H1"),
    ("cohort-9", "resultaten", "gestart_in", "mei 2020", "2020-H1"),
    ("cohort-10", "resultaten", "gestart_in", "2020-05", "2020-H1"),
    ("cohort-11", "resultaten", "gestart_in", dt.date(2020, 5, 1), "2020-H1"),
    ("date-1", "trajecten", "startdatum", "31-12-2019", "2019-12-31"),
    ("date-2", "trajecten", "startdatum", "31/12/2019", "2019-12-31"),
    ("date-3", "trajecten", "startdatum", "2019-12-31", "2019-12-31"),
    ("date-4", "trajecten", "startdatum", "31 december 2019", "2019-12-31"),
    ("date-5", "trajecten", "startdatum", dt.date(2019, 12, 31), "2019-12-31"),
]
# case, table, column, what is written, the rule by which that row waits
WAITS = [
    ("num-fraction", "resultaten", "deelnemers", "12,5", "NUM_NOT_INTEGER"),
    ("num-percent", "resultaten", "deelnemers", "45%", "NUM_UNIT"),
    ("num-text", "resultaten", "deelnemers", "vijf", "NUM_TEXT"),
    ("num-about", "resultaten", "deelnemers", "ca. 10", "NUM_TEXT"),
    ("num-range-text", "resultaten", "deelnemers", "10-15", "NUM_TEXT"),
    ("num-english", "resultaten", "deelnemers", "1,234", "NUM_EITHER"),
    ("num-english-round", "resultaten", "deelnemers", "1,000", "NUM_EITHER"),
    ("num-two-lines", "resultaten", "deelnemers", "12\n120", "NUM_TEXT"),
    ("num-below-percent", "resultaten", "praktijkverklaringen", "<5%", "NUM_TEXT"),
    ("cohort-single", "resultaten", "gestart_in", "2020-2", "COHORT_AMBIGUOUS"),
    ("cohort-single-turned", "resultaten", "gestart_in", "3/2020", "COHORT_AMBIGUOUS"),
    ("cohort-single-number", "resultaten", "gestart_in", 2020.2, "COHORT_AMBIGUOUS"),
    ("num-leading-zero", "resultaten", "deelnemers", "0.500", "NUM_TEXT"),
    ("num-mixed", "resultaten", "deelnemers", "1.234 567", "NUM_TEXT"),
    ("num-other-digits", "resultaten", "deelnemers", "١٢", "NUM_TEXT"),
    ("footnote-mark-1", "resultaten", "deelnemers", "12*", "NUM_MARK"),
    ("footnote-mark-2", "resultaten", "deelnemers", "12¹", "NUM_MARK"),
    ("footnote-mark-3", "resultaten", "deelnemers", "12 (v)", "NUM_MARK"),
    ("num-negative-1", "resultaten", "deelnemers", "-3", "NUM_NEGATIVE"),
    ("num-negative-2", "resultaten", "deelnemers", "3-", "NUM_NEGATIVE"),
    ("num-negative-3", "resultaten", "deelnemers", "(3)", "NUM_NEGATIVE"),
    ("num-negative-4", "resultaten", "deelnemers", "−3", "NUM_NEGATIVE"),
    ("num-huge", "resultaten", "deelnemers", 99999999, "NUM_RANGE"),
    ("cell-error-1", "resultaten", "deelnemers", "#REF!", "CELL_ERROR"),
    ("cell-error-2", "resultaten", "deelnemers", "#N/B", "CELL_ERROR"),
    ("cell-error-3", "resultaten", "deelnemers", "#DEEL/0!", "CELL_ERROR"),
    ("cell-error-4", "resultaten", "deelnemers", "WAAR", "CELL_ERROR"),
    ("key-nvt", "resultaten", "doelgroep", "n.v.t.", "KEY_MISSING"),
    ("key-na", "resultaten", "traject", "NA", "KEY_MISSING"),
    ("key-none", "resultaten", "traject", "None", "KEY_MISSING"),
    ("key-nan", "resultaten", "traject", "nan", "KEY_MISSING"),
    ("orphan", "resultaten", "traject", "t9", "KEY_ORPHAN"),
    ("dim-unknown-group", "resultaten", "doelgroep", "klanten", "DIM_UNKNOWN"),
    ("dim-unknown-status-holder", "resultaten", "doelgroep", "statushouder", "DIM_UNKNOWN"),
    ("cohort-range-1", "resultaten", "gestart_in", "2018-H2", "COHORT_OUT_OF_RANGE"),
    ("cohort-range-2", "resultaten", "gestart_in", "2031-H1", "COHORT_OUT_OF_RANGE"),
    ("cohort-range-3", "resultaten", "gestart_in", "2020-Q5", "COHORT_OUT_OF_RANGE"),
    ("cohort-range-4", "resultaten", "gestart_in", dt.date(2020, 5, 14), "COHORT_OUT_OF_RANGE"),
    ("cohort-year", "resultaten", "gestart_in", 2020, "COHORT_GRAIN"),
    ("cohort-after", "resultaten", "gestart_in", "2022-H1", "COHORT_AFTER_REFERENCE"),
    ("rule-placements", "resultaten", "plaatsingen", 20, "RULE_PLACEMENTS"),
    ("rule-sustained", "resultaten", "duurzame_plaatsingen", 9, "RULE_SUSTAINED"),
    ("rule-praktijk", "resultaten", "praktijkverklaringen", 13, "RULE_PRAKTIJKVERKLARINGEN"),
    ("rule-state", "resultaten", "lopend", 3, "RULE_STATE_SUM"),
    ("rule-people", "resultaten", "traject", "bus", "RULE_KIND"),
    ("text-formula-key", "resultaten", "traject", "@SUM(A1)", "TEXT_FORMULA"),
]
TRAJECTORY_WAITS = [
    ("dim-unknown-pillar", "pijler", "9", "DIM_UNKNOWN"),
    ("money-english", "budget", "50,000", "NUM_EITHER"),
    ("money-english-sign", "budget", "€ 1,234,500", "NUM_EITHER"),
    ("html", "naam", "<script>alert(1)</script>", "TEXT_MARKUP"),
    ("formula-text-1", "naam", '=HYPERLINK("http://x.nl")', "TEXT_FORMULA"),
    ("formula-text-2", "naam", "+31612", "TEXT_FORMULA"),
    ("formula-text-3", "naam", "@SUM(A1)", "TEXT_FORMULA"),
    ("name-endless", "naam", "werk " * 4_001, "TEXT_LONG"),
    ("enc-mojibake-name", "naam", "Werk in FrieslÃ¢n", "TEXT_MOJIBAKE"),
]
ENGLISH = {"deelnemers": "participants", "praktijkverklaringen": "praktijkverklaringen", "traject": "trajectory",
           "doelgroep": "target_group", "gestart_in": "cohort", "budget": "budget_eur", "startdatum": "start_date"}  # fmt: skip
TABLES = {"resultaten": "results", "trajecten": "trajectories"}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    found = Judged(tmp_path_factory.mktemp("values"))
    for case, table, header, value, _ in MEANT:
        found.add(case, book.put(table, header, value))
    for case, table, header, value, _ in WAITS:
        found.add(case, book.put(table, header, value))
    thousands = [
        book.put("resultaten", header, value) for header, value in (("deelnemers", "1.234"), ("afgerond", "1.232"))
    ]
    found.add("num-thousands-people", book.both(*thousands))
    for case, header, value, _ in TRAJECTORY_WAITS:
        found.add(case, book.put("trajecten", header, value, row=2))
    return found.judge()


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize(("case", "table", "header", "value", "meant"), MEANT, ids=[one[0] for one in MEANT])
def test_a_value_counts_as_it_was_meant(
    judged: Judged, carrier: str, case: str, table: str, header: str, value: Any, meant: str | None
) -> None:
    delivery = judged[case, carrier]
    assert delivery.receipt["verdict"] == "accepted", delivery.rules
    kept = delivery.accepted(TABLES[table]).iloc[0][ENGLISH[header]]
    assert (None if pd.isna(kept) else kept) == meant


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize(("case", "table", "header", "value", "rule"), WAITS, ids=[one[0] for one in WAITS])
def test_a_row_that_cannot_be_right_waits_and_the_others_count(
    judged: Judged, carrier: str, case: str, table: str, header: str, value: Any, rule: str
) -> None:
    delivery = judged[case, carrier]
    assert delivery.receipt["verdict"] == "accepted_with_quarantine"
    assert delivery.receipt["rows"]["results"] == {"read": 6, "accepted": 5, "quarantined": 1, "control": 0}
    told = delivery.critical(rule)
    assert [finding["row"] for finding in told] == [2]
    assert "rij 2, kolom" in told[0]["message"]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("case", "header", "value", "rule"), TRAJECTORY_WAITS, ids=[one[0] for one in TRAJECTORY_WAITS]
)
def test_a_project_that_waits_takes_its_results_with_it(
    judged: Judged, carrier: str, case: str, header: str, value: Any, rule: str
) -> None:
    delivery = judged[case, carrier]
    assert delivery.receipt["rows"]["trajectories"]["quarantined"] == 1
    assert delivery.receipt["rows"]["results"] == {"read": 6, "accepted": 3, "quarantined": 3, "control": 0}
    assert [finding["row"] for finding in delivery.critical(rule)] == [3]
    assert len(delivery.critical("TRAJECTORY_WAITS")) == 3


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("case", "rule"),
    [("num-thousands-people", "NUM_THOUSANDS"), ("dim-synonym-alle", "DIM_ALL"), ("cohort-5", "COHORT_PARTS")],
)
def test_how_a_value_was_understood_is_said(judged: Judged, carrier: str, case: str, rule: str) -> None:
    delivery = judged[case, carrier]
    assert delivery.receipt["verdict"] == "accepted"
    assert rule in delivery.rules
