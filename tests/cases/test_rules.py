"""Rules that an everyday delivery does not meet: one small delivery for each, and what its sender is told."""

import datetime as dt
import json
from typing import Any

import pytest
import yaml

from pipelines.settings import REPOSITORY
from tests.cases import book
from tests.cases.judged import Judged
from tests.cases.test_tables import add_column, append, insert

MARTS = ("cube_counts", "cube_rates", "cube_amounts")


def settled(header: str, value: object) -> book.Change:
    """Return a change: one more thing that the delivery says of itself."""
    return lambda tables: [row.append(cell) for row, cell in zip(tables["levering"], (header, value), strict=True)]


def started(period: str, reference: str, sustained: object, header: str = "duurzame_plaatsingen") -> book.Change:
    """Return a change: the people of the last row began in this period, and one had this at the reference date."""
    date, began = book.put("levering", "peildatum", reference), book.put("resultaten", "gestart_in", period, row=6)
    return book.both(date, began, book.put("resultaten", header, sustained, row=6))


# Who begins on the first day and works from that day on has kept a job for 6 months on the same day half a year later.
TOO_EARLY = {
    "early-half-year": ("2022-H2", "31-12-2022"),
    "early-quarter": ("2022-Q3", "31-12-2022"),
    "early-month": ("2022-07", "31-12-2022"),
    "early-later-quarter": ("2022-Q2", "30-09-2022"),
    "early-later-month": ("2022-06", "30-11-2022"),
    "early-by-far": ("2021-H1", "31-05-2021"),
}
# case: period, reference date, and what stands in one column of outcomes; all of it can be
CAN_BE = {
    "just-sustained": ("2021-H1", "01-07-2021", 1, "duurzame_plaatsingen"),
    "just-sustained-quarter": ("2022-Q2", "01-10-2022", 1, "duurzame_plaatsingen"),
    "early-zero": ("2022-H2", "31-12-2022", 0, "duurzame_plaatsingen"),
    "early-unknown": ("2022-H2", "31-12-2022", "", "duurzame_plaatsingen"),
    "early-perhaps-zero": ("2022-H2", "31-12-2022", "<5", "duurzame_plaatsingen"),
    "early-not-applicable": ("2022-H2", "31-12-2022", "nvt", "duurzame_plaatsingen"),
    "placed-at-once": ("2022-H2", "01-07-2022", 2, "plaatsingen"),
    "taught-at-once": ("2022-H2", "01-07-2022", 3, "praktijkverklaringen"),
}


# case: what is changed, the rule, the row and column that are named
ROW_WAITS: dict[str, tuple[book.Change, str, int, str]] = {
    **{case: (started(*time, 1), "RULE_IMMATURE", 7, "duurzame_plaatsingen") for case, time in TOO_EARLY.items()},
    "later-quarter": (started("2021-Q4", "30-09-2021", 0), "COHORT_AFTER_REFERENCE", 7, "gestart_in"),
    "more-taught": (add_column("resultaten", "vervolgopleiding", 13), "RULE_EDUCATION", 2, "vervolgopleiding"),
    "more-holders": (add_column("resultaten", "waarvan_statushouder", 13), "RULE_SUBGROUP", 2, "waarvan_statushouder"),
    "more-listed": (add_column("resultaten", "waarvan_doelgroepregister", 13), "RULE_SUBGROUP", 2, "waarvan_doelgroepregister"),
}  # fmt: skip
# case: what is changed, the rule, the row and column that are named, how loudly; the row counts
COUNTS: dict[str, tuple[book.Change, str, int, str, str]] = {
    "people-missing": (book.put("resultaten", "deelnemers", ""), "PARTICIPANTS_MISSING", 2, "deelnemers", "info"),
    "date-strange": (book.put("trajecten", "startdatum", "na de zomer"), "DATE_UNREADABLE", 2, "startdatum", "warning"),
    "dates-turned": (add_column("trajecten", "einddatum", "01-08-2019"), "DATE_ORDER", 2, "einddatum", "warning"),
    "link-strange": (add_column("trajecten", "verantwoording", "zie de schijf"), "LINK_UNREADABLE", 2, "verantwoording", "warning"),
}  # fmt: skip
REFUSED: dict[str, tuple[book.Change, str]] = {
    "header-last": (lambda tables: tables["resultaten"].append(tables["resultaten"].pop(0)), "HDR_BELOW_ROWS"),
    "header-between": (lambda tables: tables["resultaten"].insert(3, tables["resultaten"].pop(0)), "HDR_BELOW_ROWS"),
    "projects-above": (lambda tables: tables["trajecten"].append(tables["trajecten"].pop(0)), "HDR_BELOW_ROWS"),
    "no-results": (lambda tables: tables["resultaten"].__delitem__(slice(1, None)), "FILE_NO_ROWS"),
    "percent-header": (book.head("resultaten", deelnemers="Deelnemers (%)"), "HDR_MISSING"),
    "half-header-below": (
        append(
            "resultaten",
            ["Plaatsingen"],
            ["traject", "gestart_in", "doelgroep", "plaatsingen"],
            ["t2", "2020-H1", "ww", 4],
        ),
        "SHEET_TWO_TABLES",
    ),
    "thousands-in-a-title": (insert("trajecten", 0, ["Bedragen x € 1.000"], []), "TABLE_SCALE"),
    "thousands-in-a-note": (append("trajecten", ["Alle bedragen in duizenden euro"]), "TABLE_SCALE"),
    "sample-perhaps": (settled("voorbeeld", "misschien"), "YES_OR_NO"),
    "no-region": (book.put("levering", "regio", ""), "REGION_MISSING"),
    "no-date": (book.put("levering", "peildatum", ""), "REFERENCE_DATE_MISSING"),
}


SHEETS_ONLY = {"header-last", "header-between", "projects-above", "no-results", "thousands-in-a-title"}


def dashes(tables: book.Tables) -> None:
    book.put("resultaten", "praktijkverklaringen", "-", "-")(tables)


ADDED: dict[str, book.Change] = {
    **{case: started(*said) for case, said in CAN_BE.items()},
    "lesson-later": add_column("lessen", "halfjaar", "2022-H1"),
    "lesson-of-now": add_column("lessen", "halfjaar", "2021-H2"),
    "other-norm": settled("duurzaam_maanden", 12),
    "dash": dashes,
    "dash-is-zero": book.both(dashes, settled("streepje_betekent", "0")),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    found = Judged(tmp_path_factory.mktemp("rules"))
    for case, (change, *_) in {**ROW_WAITS, **COUNTS, **REFUSED}.items():
        found.add(case, change, ("xlsx",) if case in SHEETS_ONLY else ("csv", "xlsx"))
    for case, change in ADDED.items():
        found.add(case, change)
    return found.judge()


def told(outcome: Any, rule: str) -> list[dict[str, Any]]:
    return [one for one in outcome.receipt["findings"] if one["rule"] == rule]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", ROW_WAITS)
def test_a_row_that_contradicts_itself_waits(judged: Judged, case: str, carrier: str) -> None:
    _, rule, row, column = ROW_WAITS[case]
    outcome = judged[case, carrier]
    assert outcome.receipt["rows"]["results"] == {"read": 6, "accepted": 5, "quarantined": 1, "control": 0}
    assert [(one["row"], one["column"]) for one in outcome.critical(rule)] == [(row, column)]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", CAN_BE)
def test_what_can_be_by_the_reference_date_counts(judged: Judged, case: str, carrier: str) -> None:
    assert judged[case, carrier].receipt["rows"]["results"]["accepted"] == 6


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_lesson_of_a_time_that_has_to_begin_waits(judged: Judged, carrier: str) -> None:
    later, now = judged["lesson-later", carrier], judged["lesson-of-now", carrier]
    assert [(one["row"], one["column"]) for one in later.critical("LESSON_AFTER_REFERENCE")] == [(2, "halfjaar")]
    assert (len(later.accepted("lessons")), len(now.accepted("lessons"))) == (0, 1)


def test_who_is_told_that_it_cannot_be_yet_hears_of_whom_and_what_to_do(judged: Judged) -> None:
    (said,) = judged["early-half-year", "xlsx"].critical("RULE_IMMATURE")
    assert (
        "Duurzame plaatsingen: 1. Wie begon in 2022-H2 kan op de peildatum nog geen 6 maanden werk" in said["message"]
    )
    assert "Laat duurzame plaatsingen dan leeg, of vul 0 in." in said["message"]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", COUNTS)
def test_what_is_beside_the_figures_makes_no_row_wait(judged: Judged, case: str, carrier: str) -> None:
    _, rule, *place = COUNTS[case]
    outcome = judged[case, carrier]
    assert outcome.receipt["rows"]["results"]["accepted"] == 6
    assert [[one["row"], one["column"], one["severity"]] for one in told(outcome, rule)] == [place]


@pytest.mark.parametrize(
    ("case", "carrier"), [(case, one) for case in REFUSED for one in ("csv", "xlsx")[case in SHEETS_ONLY :]]
)
def test_what_can_be_read_in_two_ways_counts_for_nobody(judged: Judged, case: str, carrier: str) -> None:
    (outcome, *others) = judged.every(case, carrier)
    told_of = [one for one in (outcome, *others) if one.critical(REFUSED[case][1])]
    assert [one.receipt["verdict"] for one in told_of] == ["quarantined" if case == "sample-perhaps" else "rejected"]
    assert all(one.accepted(table).empty for one in (outcome, *others) for table in one.tables)


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_sustained_by_another_norm_is_another_figure_and_is_left_out(judged: Judged, carrier: str) -> None:
    outcome = judged["other-norm", carrier]
    assert outcome.receipt["verdict"] == "accepted"
    assert [(one["severity"], one["value_shown"]) for one in told(outcome, "SUSTAINED_NORM")] == [("warning", "12")]
    assert set(outcome.accepted("results")["sustained_placements"]) == {"nvt"}
    assert list(outcome.accepted("results")["placements"]) == ["6", "9", "5", "4", "3", "2"]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_dash_is_unknown_and_said_unless_the_delivery_says_that_it_is_0(judged: Judged, carrier: str) -> None:
    unknown, zero = judged["dash", carrier], judged["dash-is-zero", carrier]
    assert told(unknown, "NUM_DASH")
    assert not told(zero, "NUM_DASH")
    assert list(zero.accepted("results")["praktijkverklaringen"].head(2)) == ["0", "0"]
    assert not set(unknown.accepted("results")["praktijkverklaringen"].head(2)) & {"0"}


def test_a_hidden_column_that_is_needed_refuses_the_table_and_another_is_not_used(tmp_path) -> None:
    found = Judged(tmp_path)

    def hide(sheet: str, letter: str):
        return lambda made: made[sheet].column_dimensions.__getitem__(letter).__setattr__("hidden", True)

    found.add("needed", lambda _: None, ("xlsx",), touch=hide("resultaten", "D"))
    found.add("other", lambda _: None, ("xlsx",), touch=hide("resultaten", "J"))
    found.judge()
    assert [one["value_shown"] for one in found["needed", "xlsx"].critical("HDR_HIDDEN")] == ["deelnemers"]
    assert found["needed", "xlsx"].receipt["verdict"] == "rejected"
    other = found["other", "xlsx"]
    assert [one["column"] for one in told(other, "COLUMN_HIDDEN")] == ["praktijkverklaringen"]
    assert "praktijkverklaringen" not in other.tables["results"] or (
        other.tables["results"]["praktijkverklaringen"].isna().all()
    )


def test_a_delivery_that_says_two_things_of_itself_is_refused(tmp_path) -> None:
    found = Judged(tmp_path)

    def twice(tables: book.Tables) -> None:
        tables["levering"] = [["regio", "Twente"], ["peildatum", dt.date(2021, 12, 31)], ["versie", 1], ["versie", 2]]

    found.add("list", twice, ("xlsx",))
    tables = book.usual()
    files = book.as_csv(tmp_path / "files", tables)
    other = book.csv_text(tables["resultaten"], [["regio", "peildatum", "versie"], ["Twente", "31-12-2021", 2]])
    files[1].write_text(other, encoding="utf-8", newline="")
    found.add_files("files", "csv", files)
    found.judge()
    for outcome in (*found.every("list", "xlsx"), *found.every("files", "csv")):
        assert outcome.critical("FIELD_CONTRADICTS")
        assert outcome.receipt["verdict"] == "rejected"


def test_every_rule_that_can_be_told_is_met_by_a_test() -> None:
    rules = yaml.safe_load((REPOSITORY / "pipelines" / "registries" / "rules.yml").read_text(encoding="utf-8"))
    suites = REPOSITORY / "expectations" / "suites"
    of_marts = {
        one["meta"]["rule"]
        for name in MARTS
        for one in json.loads((suites / f"{name}.json").read_text(encoding="utf-8"))["expectations"]
    }
    tests = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests").rglob("test_*.py"))
    assert {rule for rule in {*rules, *of_marts} if f'"{rule}"' not in tests} == set()
