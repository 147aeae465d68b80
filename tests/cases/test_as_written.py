"""What the sender sees is what is stored: days with a time, dates that a spreadsheet made, `NA`, and keys that look alike."""

import datetime as dt
from typing import Any

import pytest

from tests.cases import book
from tests.cases.judged import Judged
from tests.cases.test_tables import add_column, append

JANUARY, FEBRUARY = dt.date(2020, 1, 1), dt.date(2020, 2, 1)
DECIMALS = ("12.000", "20.000", "8.000", "15.000", "9.000", "<5")
LATE = {"csv": "2021-12-30T23:00:00.000Z", "xlsx": dt.datetime(2021, 12, 30, 23)}
TOTAL = ["Totaal", "NA", "NA", "71.000", *["NA"] * 6]
TWICE = ["T1", "Werken", "met_deelnemers", "route", "loopt", "01-09-2019", 1]


def no_values(tables: book.Tables) -> None:
    """Write what R writes for no value in columns of every kind that may be empty."""
    for header in ("naam", "status", "startdatum", "budget"):
        book.put("trajecten", header, "NA")(tables)
    book.put("resultaten", "praktijkverklaringen", "NA")(tables)
    add_column("trajecten", "overgenomen_van", "NA")(tables)
    book.put("lessen", "onderwerp", "NA")(tables)


def renamed(own: str, other: str) -> book.Change:
    """Return a change: the first project has one key on its sheet and another in its results."""
    return book.both(book.put("trajecten", "traject", own), book.put("resultaten", "traject", other, other, other))


CASES: dict[str, tuple[book.Change, str]] = {
    "late": (lambda tables: None, "both"),
    "midnight": (book.put("levering", "peildatum", "31-12-2021 0:00"), "both"),
    "late-start": (book.put("trajecten", "startdatum", "2019-08-31 22:00:00.000"), "both"),
    "late-end": (add_column("trajecten", "einddatum", dt.datetime(2021, 8, 31, 22)), "xlsx"),
    "decimals": (book.put("resultaten", "deelnemers", *DECIMALS), "csv"),
    "decimals-total": (book.both(book.put("resultaten", "deelnemers", *DECIMALS), append("resultaten", TOTAL)), "csv"),
    "made-months": (book.put("resultaten", "gestart_in", JANUARY, FEBRUARY, FEBRUARY, JANUARY, FEBRUARY, JANUARY), "xlsx"),
    "two-digits": (book.put("resultaten", "gestart_in", "2020-01", "2020-02", "2020-02", "2020-01", "2020-02", "2021-01"), "csv"),
    "months": (book.put("resultaten", "gestart_in", "2020-01", "2020-07", "2020-02"), "csv"),
    "no-values": (no_values, "both"),
    "no-people": (book.put("resultaten", "deelnemers", "NA"), "both"),
    "one-key": (renamed("PoW\u20111", "PoW-1"), "both"),
    "two-cases": (renamed("T1", "t1"), "both"),
    "alike": (append("trajecten", TWICE), "both"),
    "same-row": (append("trajecten", ["t\u200b2", *book.USUAL["trajecten"][2][1:]]), "both"),
    "lesson": (add_column("lessen", "traject", "T1"), "both"),
    "key-date": (renamed(FEBRUARY, FEBRUARY), "xlsx"),
    "version": (book.put("levering", "versie", "1.1"), "both"),
}  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    found = Judged(tmp_path_factory.mktemp("written"))
    for case, (change, carriers) in CASES.items():
        for carrier in ("csv", "xlsx") if carriers == "both" else (carriers,):
            late = book.put("levering", "peildatum", LATE[carrier]) if case == "late" else lambda _: None
            found.add(case, book.both(change, late), (carrier,))
    return found.judge()


def told(judged: Judged, case: str, carrier: str, rule: str) -> list[dict[str, Any]]:
    return [one for one in judged[case, carrier].receipt["findings"] if one["rule"] == rule]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_reference_date_with_a_time_waits_and_midnight_counts(judged: Judged, carrier: str) -> None:
    late, midnight = judged["late", carrier], judged["midnight", carrier]
    assert late.receipt["verdict"] == "quarantined"
    assert late.receipt["reference_date"] is None
    (finding,) = late.critical("DATE_TIME")
    assert "Bedoelt u ‘31-12-2021’?" in finding["message"]
    assert (midnight.receipt["verdict"], midnight.receipt["reference_date"]) == ("accepted", "2021-12-31")


@pytest.mark.parametrize(
    ("case", "carrier", "column", "name"),
    [("late-start", "csv", "startdatum", "start_date"), ("late-start", "xlsx", "startdatum", "start_date"), ("late-end", "xlsx", "einddatum", "end_date")],
)  # fmt: skip
def test_another_day_with_a_time_is_left_out_and_told_of(
    judged: Judged, case: str, carrier: str, column: str, name: str
) -> None:
    assert [(one["row"], one["column"], one["severity"]) for one in told(judged, case, carrier, "DATE_TIME")] == [
        (2, column, "warning")
    ]
    assert judged[case, carrier].accepted("trajectories")[name].isna().iloc[0]
    assert judged[case, carrier].receipt["rows"]["results"]["accepted"] == 6


def test_counts_with_three_decimals_wait_beside_masked_ones(judged: Judged) -> None:
    assert [one["row"] for one in judged["decimals", "csv"].critical("NUM_EITHER")] == [2, 3, 4, 5, 6]
    assert judged["decimals", "csv"].accepted("results").empty  # the last one: its states add up to more than 4


def test_a_total_of_such_counts_is_no_contradiction_and_its_empty_keys_make_it_no_fact(judged: Judged) -> None:
    outcome = judged["decimals-total", "csv"]
    assert outcome.receipt["rows"]["results"] == {"read": 7, "accepted": 0, "quarantined": 6, "control": 1}
    assert not outcome.critical("CONTROL_TOTAL_MISMATCH")


@pytest.mark.parametrize(("case", "carrier"), [("made-months", "xlsx"), ("two-digits", "csv")])
def test_half_years_that_look_like_months_wait(judged: Judged, case: str, carrier: str) -> None:
    waiting = judged[case, carrier].critical("COHORT_AMBIGUOUS")
    assert [one["row"] for one in waiting] == [2, 3, 4, 5, 6, 7]
    assert waiting[0]["value_shown"] == {"csv": "2020-01", "xlsx": "01-01-2020"}[carrier]
    assert judged[case, carrier].accepted("results").empty


def test_months_count_where_one_of_them_is_no_quarter(judged: Judged) -> None:
    assert judged["months", "csv"].receipt["verdict"] == "accepted"
    assert list(judged["months", "csv"].accepted("results")["cohort"].head(3)) == ["2020-H1", "2020-H2", "2020-H1"]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_what_r_writes_for_no_value_is_unknown_and_waits_only_where_a_value_must_be(
    judged: Judged, carrier: str
) -> None:
    outcome = judged["no-values", carrier]
    assert outcome.receipt["verdict"] == "accepted"
    assert not [one for one in outcome.receipt["findings"] if one["severity"] != "info"]
    first = outcome.accepted("trajectories").iloc[0]
    assert first[["name", "status", "start_date", "budget_eur", "taken_over_from"]].isna().all()
    assert outcome.accepted("results")["praktijkverklaringen"].isna().iloc[0]
    assert [one["row"] for one in judged["no-people", carrier].critical("KEY_MISSING")] == [2]
    assert judged["no-people", carrier].receipt["rows"]["results"]["accepted"] == 5


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_key_with_another_hyphen_is_the_same_and_with_another_capital_is_asked_about(
    judged: Judged, carrier: str
) -> None:
    assert judged["one-key", carrier].receipt["verdict"] == "accepted"
    assert set(judged["one-key", carrier].accepted("results")["trajectory"]) == {"PoW-1", "t2"}
    orphans = judged["two-cases", carrier].critical("KEY_ORPHAN")
    assert [one["row"] for one in orphans] == [2, 3, 4]
    assert all("Bedoelt u ‘T1’?" in one["message"] for one in orphans)
    assert [one["row"] for one in judged["same-row", carrier].critical("ROW_DUPLICATE")] == [5]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_two_projects_that_differ_in_capitals_wait_for_their_sender(judged: Judged, carrier: str) -> None:
    alike = judged["alike", carrier].critical("KEY_ALIKE")
    assert [(one["row"], one["column"], one["given"]["suggestion"]) for one in alike] == [
        (2, "traject", "T1"),
        (5, "traject", "t1"),
    ]
    assert judged["alike", carrier].receipt["rows"]["results"]["accepted"] == 3


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_lesson_about_a_project_that_is_not_listed_counts_and_is_told_of(judged: Judged, carrier: str) -> None:
    assert judged["lesson", carrier].receipt["verdict"] == "accepted"
    (finding,) = told(judged, "lesson", carrier, "LESSON_PROJECT")
    assert (finding["severity"], finding["column"]) == ("warning", "traject")
    assert "Bedoelt u ‘t1’?" in finding["message"]


def test_a_key_of_which_a_spreadsheet_made_a_date_waits(judged: Judged) -> None:
    assert {(one["table"], one["row"], one["value_shown"]) for one in judged["key-date", "xlsx"].critical("KEY_DATE")} == {
        ("trajecten", 2, "01-02-2020"), ("resultaten", 2, "01-02-2020"), ("resultaten", 3, "01-02-2020"), ("resultaten", 4, "01-02-2020"),
    }  # fmt: skip


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_a_version_that_is_no_whole_number_waits_with_words_about_versions(judged: Judged, carrier: str) -> None:
    assert judged["version", carrier].receipt["verdict"] == "quarantined"
    (finding,) = judged["version", carrier].critical("VERSION_UNREADABLE")
    assert "‘1.1’ is geen nummer van een versie" in finding["message"]
    assert "mensen" not in finding["message"]
