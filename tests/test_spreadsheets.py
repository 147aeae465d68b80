"""Whatever stands in a text, a spreadsheet that opens the file shows that text: no formula, day, number or error."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import exports
from pipelines.spreadsheets import as_text

FORMULAS = [
    *(
        "=1+1",
        "+31",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        " =1",
        "\N{NO-BREAK SPACE}=1",
        '"=1',
        "'=1",
        "“=1",
    ),
    *("\u3000=1", "\u200b=1", "\U00018cd6=1"),  # the last is a sign that this Python does not know yet
]
DAYS = [
    *(
        "10-24",
        "1-2",
        "2021-1",
        "1/2",
        "3/4",
        "1-2-2021",
        "2021-01-02",
        "1.2",
        "1.2.2021",
        "0.5.0",
        "1 1/2",
        "2021 / 1",
    ),
    *("MAR1", "mrt-21", "1 maart 2021", "maart 2021", "1mei", "Dec-2", "sept 3", "OKT1", "jan. 2021", "１-２"),
    *("12:30", "1:2:3", "5 PM", "1-2-2021 12:30"),
]
NUMBERS = ["1E5", "12e3", "1,5E-2", "007", "00", "1.234", "1,000", "12%", "€ 5", "(5)", "123456789012", "1 000", " 07 "]
OTHERS = ["TRUE", "waar", "ONWAAR", "#N/A", "#REF!", "#DIV/0!"]
LEFT_ALONE = [
    *(
        "2021",
        "12",
        "0",
        "2021-H1",
        "AM05",
        "AM01-01",
        "below_10",
        "10_to_24",
        "<10",
        "50+",
        "all",
        "NL",
        "V1",
        "all-1",
    ),
    *(
        "Twente",
        "2e helft 2021",
        "1 les",
        "10 tot en met 24",
        "10 of meer",
        "T01",
        "1a",
        "Route 66",
        "marktwerking",
        "#1",
    ),
    *("3 trajecten in 2021", "Dec", "mei", "A-1", "mrt", "verschilt: hoger", "bcb77baec6f4", "12.345.678.901 of meer"),
]


def read(frame: pd.DataFrame) -> list[list[str]]:
    written = exports.written(frame, "nl").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))


@pytest.mark.parametrize("text", [*FORMULAS, *DAYS, *NUMBERS, *OTHERS])
def test_what_a_spreadsheet_would_change_is_kept_as_it_is(text):
    assert as_text(text) == "'" + text
    assert read(pd.DataFrame({text: [text]})) == [["'" + text], ["'" + text]]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_it_would_leave_alone_gets_no_apostrophe(text):
    assert as_text(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1))
def test_no_cell_starts_a_formula_and_nothing_is_lost(words):
    cells = [line[0] for line in read(pd.DataFrame({"t": words}, dtype="object"))[1:]]
    assert [cell.removeprefix("'") for cell in cells] == [word.removeprefix("'") for word in words]
    for cell in cells:
        # Independently of the code: whatever a program may peel off in front, a formula never comes first.
        bare = "".join(sign for sign in cell if sign.isprintable() and not sign.isspace())
        if bare.lstrip("\"'“”„‘’‚`´")[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}:
            assert cell.startswith("'")
