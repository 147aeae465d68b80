"""What the sender sees is what counts: where a format shows something else than what is stored, it waits and says so."""

import datetime as dt
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from pipelines.intake.findings import Finding
from tests.cases.judged import Judged, Outcome

DAY = dt.datetime(2021, 12, 31)


def cell(sheet: str, address: str, value: Any, code: str):
    """Return a touch: a cell with this value, shown by this format."""

    def touch(opened: Workbook) -> None:
        opened[sheet][address] = value
        opened[sheet][address].number_format = code

    return touch


def from_1904(opened: Workbook) -> None:
    opened.epoch = CALENDAR_MAC_1904
    opened["levering"]["B2"] = DAY


# Where, what is stored, its format, and the rule by which the row (of `levering`: the delivery) waits.
WAITS = {
    "key with a letter": (cell("resultaten", "A2", 1, '"t"0'), "SHOWN_OTHER", "t1"),
    "key with zeros": (cell("trajecten", "A4", 1, "000"), "SHOWN_OTHER", "001"),
    "key that a format hides": (cell("resultaten", "A2", "t1", ";;;"), "TEXT_MASKED", None),
    "key that is a day": (cell("resultaten", "A2", DAY, "d-m"), "DAY_PART", None),
    "key that became a day": (cell("resultaten", "A2", DAY, "dd-mm-yyyy"), "KEY_DATE", "31-12-2021"),
    "period shown as a year": (cell("resultaten", "B2", dt.datetime(2020, 1, 1), "yyyy"), "DAY_PART", None),
    "period shown as a day of a month": (cell("resultaten", "B2", dt.datetime(2020, 1, 1), "d-mmm"), "DAY_PART", None),
    "period with a half-year that is added": (cell("resultaten", "B2", 2020, '0"-H1"'), "NUM_MASKED", "-H1"),
    "group by a number": (cell("resultaten", "C2", 1, '[=1]"ww";0'), "NUM_MASKED", "ww"),
    "money in hidden thousands": (cell("trajecten", "G4", 5000, "#,##0,"), "NUM_MASKED", None),
    "money that is hidden": (cell("trajecten", "G4", 5000, ";;;"), "NUM_MASKED", None),
    "money that is a day": (cell("trajecten", "G4", DAY, "dd-mm-yyyy"), "NUM_TEXT", "31-12-2021"),
    "people in hidden thousands": (cell("resultaten", "D2", 12, "0,"), "NUM_MASKED", None),
    "people that are a time": (cell("resultaten", "D2", 0.5, "h:mm"), "DAY_PART", None),
    "reference date shown as a year": (cell("levering", "B2", DAY, "yyyy"), "DAY_PART", None),
    "reference date shown as a month": (cell("levering", "B2", DAY, "mmm-yy"), "DAY_PART", None),
    "version to which a digit is added": (cell("levering", "C2", 1, '0"0"'), "NUM_MASKED", "0"),
    "region by a number": (cell("levering", "A2", 5, '"AM"00'), "SHOWN_OTHER", "AM05"),
}  # fmt: skip
COUNTS = {
    "money with a sign": cell("trajecten", "G4", 5000, '"€" #,##0'),
    "people with a word": cell("resultaten", "D2", 12, '0" mensen"'),
    "people with zeros": cell("resultaten", "D2", 12, "000"),
    "text in a format of text": cell("resultaten", "A2", "t1", "@"),
    "whole day": cell("levering", "B2", DAY, "d mmmm yyyy"),
    "days counted from 1904": from_1904,
    "version with zeros": cell("levering", "C2", 1, "00"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> Judged:
    judged = Judged(tmp_path_factory.mktemp("seen"))
    for case, touch in {**{case: how for case, (how, *_) in WAITS.items()}, **COUNTS}.items():
        judged.add(case, lambda _: None, ("xlsx",), touch=touch)
    return judged.judge()


def waiting(outcome: Outcome, rule: str) -> list[dict[str, Any]]:
    return [one for one in outcome.critical(rule) if one["column"]]


@pytest.mark.parametrize("case", WAITS)
def test_where_something_else_is_shown_than_is_stored_it_waits_and_says_so(found: Judged, case: str) -> None:
    outcome, (_, rule, shown) = found[case, "xlsx"], WAITS[case]
    (told,) = waiting(outcome, rule)
    assert told["value_shown"] == shown
    assert Finding.from_json(told).remedy("nl") and Finding.from_json(told).remedy("en")
    is_of_delivery = told["row"] is None
    assert outcome.receipt["verdict"] == ("quarantined" if is_of_delivery else "accepted_with_quarantine")


@pytest.mark.parametrize("case", COUNTS)
def test_what_is_shown_as_it_is_counts(found: Judged, case: str) -> None:
    outcome = found[case, "xlsx"]
    assert (outcome.receipt["verdict"], outcome.receipt["findings"]) == ("accepted", [])
    assert outcome.accepted("results")["participants"].astype(int).sum() == 71
    assert outcome.receipt["reference_date"] == "2021-12-31"
