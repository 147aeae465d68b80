"""Texts of a delivery that may become public: the sender hears where someone should look, once, and nothing waits."""

from typing import Any

import pytest

from tests.cases import book
from tests.cases.judged import Judged

SOMEONE = "Sanne Hoekstra (34) uit Almelo kreeg werk na zes maanden celstraf."
LESSONS = ("vraag", "onderwerp", "thema", "delen_met", "tekst")


def lessons(*rows: tuple[str, str]) -> book.Change:
    """Return a change: these themes and texts as the lessons, each for everyone."""

    def change(tables: book.Tables) -> None:
        tables["lessen"] = [[*LESSONS], *(["V1", "matching", theme, "iedereen", text] for theme, text in rows)]

    return change


def with_partner(change: book.Change, partner: str) -> book.Change:
    def and_partner(tables: book.Tables) -> None:
        change(tables)
        for number, row in enumerate(tables["trajecten"]):
            row.append(partner if number else "partners")

    return and_partner


CASES = {
    "someone": (lessons(("vervoer", "Bel elke week."), ("de zaak Sanne Hoekstra", SOMEONE)), {
        ("TEXT_NAME", "lessen", 3, "thema"), ("TEXT_NAME", "lessen", 3, "tekst"), ("TEXT_MATTER", "lessen", 3, "tekst"),
    }),
    "few": (lessons(("vervoer", "Twee van de zeven deelnemers vielen uit.")), {("TEXT_FEW", "lessen", 2, "tekst")}),
    "project": (book.put("trajecten", "naam", "Traject van Sanne Hoekstra"), {("TEXT_NAME", "trajecten", 2, "naam")}),
    "places": (lessons(("Twente", "De regio Twente en Perspectief op Werk begonnen samen.")), set()),
    "partner": (with_partner(lessons(("vervoer", "Met De Vries Groep BV ging het goed.")), "De Vries Groep BV"), set()),
    "taken-out": (lessons(("vervoer", "Mail kanarie.vogel@zangzaad-veld.nl voor meer.")), set()),
    "both": (lessons(("ziek", "Hij zat in de gevangenis en was ziek.")), {
        ("TEXT_MATTER", "lessen", 2, "thema"), ("TEXT_MATTER", "lessen", 2, "tekst"),
    }),
}  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    found = Judged(tmp_path_factory.mktemp("texts"))
    for case, (change, _) in CASES.items():
        found.add(case, change)
    return found.judge()


def told(receipt: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in receipt["findings"] if one["rule"] in {"TEXT_NAME", "TEXT_MATTER", "TEXT_FEW"}]


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
@pytest.mark.parametrize("case", CASES)
def test_the_sender_hears_where_and_once_and_every_row_counts(judged: Judged, case: str, carrier: str) -> None:
    receipt = judged[case, carrier].receipt
    found = told(receipt)
    where = [(one["rule"], str(one["table"]), one["row"], one["column"]) for one in found]
    assert set(where) == CASES[case][1] and len(where) == len(CASES[case][1])
    assert receipt["verdict"] == "accepted"
    assert {one["severity"] for one in found} <= {"warning"}


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_what_stands_there_is_not_repeated(judged: Judged, carrier: str) -> None:
    receipt = judged["someone", carrier].receipt
    assert all(one["value_shown"] is None for one in told(receipt))
    assert not any(word in str(receipt) for word in ("Sanne", "Hoekstra", "celstraf"))


@pytest.mark.parametrize("carrier", ["csv", "xlsx"])
def test_what_was_taken_out_is_told_by_that_alone(judged: Judged, carrier: str) -> None:
    (one,) = [one for one in judged["taken-out", carrier].receipt["findings"] if one["column"] == "tekst"]
    assert one["rule"] == "PII_STRAY"
