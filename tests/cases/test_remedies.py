"""What a receipt asks of a sender can be done by a sender, and then the delivery counts."""

import datetime as dt
import re
from itertools import product

import pytest

from pipelines.intake.deliveries import mixture
from pipelines.intake.findings import Finding, texts
from pipelines.registries.rules import rules
from pipelines.settings import LANGUAGES
from tests.cases import book
from tests.cases.judged import Judged

# What only we have: our rooms, our commands, our files.
INTERNALS = re.compile(
    r"\b(make (?:run|clean|docs|test|pipeline|sample)|python|pipelines?|archief|archive|inbox|release|rules\.yml|registry|register van|manifest|parquet|json|sql"
    r"|commando|opdrachtregel|command line|terminal|log|server)\b|\.venv|--|[a-z]\.(?:yml|py)\b",
    re.IGNORECASE,
)
# Two files with the same table are refused, so a table cannot be divided.
DIVIDES = re.compile(r"(?:kleinere|meer|verschillende|several|smaller|more) (?:bestanden|files)", re.IGNORECASE)
# Of the inbox and the archive: who runs the pipeline reads these, a sender never does.
OF_WHO_RUNS_IT = set(mixture.RULES.values())


def test_a_remedy_is_something_that_a_sender_has_and_can_do(subtests):
    for rule, language in product(rules().keys() - OF_WHO_RUNS_IT, LANGUAGES):
        with subtests.test(rule=rule, language=language):
            remedy = rules()[rule].words[language]["do"]
            assert not INTERNALS.search(remedy), remedy
            assert not DIVIDES.search(remedy), remedy
            assert remedy or rules()[rule].effect == "note"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hint_is_something_that_a_sender_has_and_can_do(language):
    for hint in texts(language)["more"].values():
        assert not INTERNALS.search(hint), hint


def away(*rows: int) -> book.Change:
    """Return the change that takes rows of results away."""
    return lambda tables: [tables["resultaten"].pop(row) for row in sorted(rows, reverse=True)]


def copied(tables: book.Tables) -> None:
    tables["resultaten"].append(list(tables["resultaten"][1]))


def totalled(tables: book.Tables) -> None:
    tables["resultaten"].append(["Totaal", "", "", 999, "", "", "", "", "", ""])


def of_all(tables: book.Tables) -> None:
    tables["resultaten"].append(["t1", "2020-H2", "alle", 28, 2, 23, 3, 14, 8, 2])


def unnamed_region(tables: book.Tables) -> None:
    for row in tables["levering"]:
        row[0] = ""


def named_region(tables: book.Tables) -> None:
    tables["levering"] = [["regio", *tables["levering"][0][1:]], ["Twente", *tables["levering"][1][1:]]]


def extra_column(tables: book.Tables) -> None:
    tables["levering"] = [[*tables["levering"][0], "voorbeeld"], [*tables["levering"][1], "misschien"]]


# rule -> what breaks it, and what its remedy asks, one after the other.
DONE = {
    "DIM_UNKNOWN": (book.put("trajecten", "pijler", "rute"), book.put("trajecten", "pijler", "route")),
    "NUM_TEXT": (book.put("resultaten", "plaatsingen", "veel"), book.put("resultaten", "plaatsingen", "")),
    "NUM_RANGE": (book.put("resultaten", "deelnemers", 12 * 10**9), book.put("resultaten", "deelnemers", 12)),
    "NUM_NEGATIVE": (book.put("resultaten", "plaatsingen", -6), book.put("resultaten", "plaatsingen", 6)),
    "COHORT_GRAIN": (book.put("resultaten", "gestart_in", "2020"), book.put("resultaten", "gestart_in", "2020-H1")),
    "COHORT_OUT_OF_RANGE": (book.put("resultaten", "gestart_in", "2024-H1"), away(1)),
    "KEY_ORPHAN": (book.put("resultaten", "traject", "t9"), book.put("resultaten", "traject", "t1")),
    "KEY_MISSING": (book.put("trajecten", "traject", ""), book.put("trajecten", "traject", "t1")),
    "ROW_DUPLICATE": (copied, away(7)),
    "CONTROL_TOTAL_MISMATCH": (totalled, away(7)),
    "DIM_ALL_BESIDE": (of_all, away(7)),
    "RULE_PLACEMENTS": (book.put("resultaten", "plaatsingen", 40), book.put("resultaten", "plaatsingen", 6)),
    "RULE_KIND": (
        book.put("trajecten", "soort", "voor_werkgevers"), book.put("trajecten", "soort", "met_deelnemers")
    ),
    "REGION_MISSING": (unnamed_region, named_region),
    "REFERENCE_DATE_MISSING": (book.put("levering", "peildatum", ""), book.put("levering", "peildatum", "31-12-2021")),
    "REFERENCE_DATE_RANGE": (
        book.put("levering", "peildatum", (dt.date.today() + dt.timedelta(400)).strftime("%d-%m-%Y")),
        book.put("levering", "peildatum", "31-12-2021"),
    ),
    "YES_OR_NO": (extra_column, book.put("levering", "voorbeeld", "nee")),
    "TEXT_MARKUP": (book.put("trajecten", "naam", "<b>Zorg</b>"), book.put("trajecten", "naam", "Zorg")),
    "TEXT_LONG": (book.put("trajecten", "traject", "t" * 101), book.put("trajecten", "traject", "t1")),
    "LINK_UNREADABLE": (
        lambda tables: [row.append(value) for row, value in zip(
            tables["trajecten"], ("verantwoording", "verslag", "", ""), strict=True)],
        book.put("trajecten", "verantwoording", "https://example.org/verslag"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    made = Judged(tmp_path_factory.mktemp("remedies"))
    for rule, (breaks, mends) in DONE.items():
        made.add(f"{rule} broken", breaks, carriers=("xlsx",))
        made.add(f"{rule} mended", book.both(breaks, mends), carriers=("xlsx",))
    return made.judge()


@pytest.mark.parametrize("rule", DONE)
def test_who_does_what_the_receipt_asks_has_a_delivery_that_counts(judged, rule):
    assert rule in judged[f"{rule} broken", "xlsx"].rules
    mended = judged[f"{rule} mended", "xlsx"].receipt
    assert (mended["verdict"], [one["message"] for one in mended["findings"]]) == ("accepted", [])


def test_the_longest_text_that_a_remedy_names_is_the_longest_that_is_read(judged):
    from pipelines.intake.values.words import LONGEST_KEY, LONGEST_TEXT

    said = Finding("TEXT_LONG", "critical", "a.xlsx").remedy("nl").replace(".", "")
    assert str(LONGEST_KEY) in said
    assert str(LONGEST_TEXT) in said
