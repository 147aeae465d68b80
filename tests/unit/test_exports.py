"""The one export function: nothing runs in a spreadsheet, numbers stay numbers, sample data say so."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import exports
from pipelines.release import dictionary


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_as_dutch_excel_wants_it():
    frame = pd.DataFrame({"regio": ["Twente"], "aantal": [1234], "deel": [0.125], "leeg": [None], "ja": [True]})
    written = exports.csv(frame, "nl", is_sample=True)
    assert written == "\ufeffregio;aantal;deel;leeg;ja;voorbeelddata\r\nTwente;1234;0,125;;ja;ja\r\n".encode()


def test_real_data_say_so_and_english_uses_its_own_words():
    frame = pd.DataFrame({"n": [1.5]})
    assert read(exports.csv(frame, "nl", is_sample=False))[1] == ["1,5", "nee"]
    assert read(exports.csv(frame, "en", is_sample=False))[1] == ["1,5", "no"]


@pytest.mark.parametrize(
    "text",
    [
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
        "\u3000=1",
        "\u200b=1",
        "\U00018cd6=1",  # a sign that this Python does not know yet
    ],
)
def test_text_that_would_start_a_formula_is_escaped(text):
    assert read(exports.csv(pd.DataFrame({"t": [text]}), "nl", True))[1][0] == "'" + text
    assert read(exports.csv(pd.DataFrame({text: ["x"]}), "nl", True))[0][0] == "'" + text


@pytest.mark.parametrize(("value", "shown"), [(-5, "-5"), (-0.5, "-0,5"), (1e-7, "1e-07"), (10**12, "1000000000000")])
def test_numbers_stay_numbers(value, shown):
    assert read(exports.csv(pd.DataFrame({"n": [value]}), "nl", True))[1][0] == shown


def test_words_that_come_back_are_each_escaped_and_a_missing_one_is_empty():
    frame = pd.DataFrame({"t": pd.array(["=1", None, "ja", "=1"], dtype="str")})
    assert [row[0] for row in read(exports.csv(frame, "nl", True))[1:]] == ["'=1", "", "ja", "'=1"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_column_that_says_sample_is_named_as_the_dictionary_says(language):
    view = next(table for table in dictionary.tables() if table.part == dictionary.VIEW)
    column = next(column for column in view.columns if column.name == "is_sample")
    header = getattr(column, f"header_{language}")
    assert read(exports.csv(pd.DataFrame({"n": [1]}), language, True))[0] == ["n", header]


def test_columns_with_the_same_name_are_both_written():
    assert read(exports.csv(pd.DataFrame([[1, 2]], columns=["n", "n"]), "nl", True))[1] == ["1", "2", "ja"]


def test_nullable_numbers_and_dates():
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "d": pd.to_datetime(["2021-12-31", None])})
    assert read(exports.csv(frame, "nl", False))[1:] == [["1", "2021-12-31", "nee"], ["", "", "nee"]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_no_cell_starts_a_formula_and_nothing_is_lost(words):
    cells = [row[0] for row in read(exports.csv(pd.DataFrame({"t": words}, dtype="object"), "nl", True))[1:]]
    assert [cell.removeprefix("'") for cell in cells] == [word.removeprefix("'") for word in words]
    for cell in cells:
        # Independently of the code: whatever a program may peel off in front, a formula never comes first.
        bare = "".join(sign for sign in cell if sign.isprintable() and not sign.isspace())
        if bare.lstrip("\"'“”„‘’‚`´")[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}:
            assert cell.startswith("'")
