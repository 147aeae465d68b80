"""The one export function: numbers stay numbers, texts stay texts, and the name of a file says what it holds and for whom."""

import csv
import datetime
import io
from dataclasses import dataclass

import pandas as pd
import pytest

from dashboard import exports


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_as_dutch_excel_wants_it():
    frame = pd.DataFrame({"regio": ["Twente"], "aantal": [1234], "deel": [0.125], "leeg": [None], "ja": [True]})
    written = exports.written(frame, "nl")
    assert written == "\ufeffregio;aantal;deel;leeg;ja\r\nTwente;1234;0,125;;ja\r\n".encode()


def test_english_has_its_own_yes_and_no_but_the_commas_of_a_dutch_spreadsheet():
    frame = pd.DataFrame({"n": [1.5], "is": [False]})
    assert read(exports.written(frame, "nl"))[1] == ["1,5", "nee"]
    assert read(exports.written(frame, "en"))[1] == ["1,5", "no"]


@pytest.mark.parametrize(("value", "shown"), [(-5, "-5"), (-0.5, "-0,5"), (1e-7, "1e-07"), (10**12, "1000000000000")])
def test_numbers_stay_numbers(value, shown):
    assert read(exports.written(pd.DataFrame({"n": [value]}), "nl"))[1][0] == shown


def test_words_that_come_back_are_each_escaped_and_a_missing_one_is_empty():
    frame = pd.DataFrame({"t": pd.array(["=1", None, "ja", "=1"], dtype="str")})
    assert [row[0] for row in read(exports.written(frame, "nl"))[1:]] == ["'=1", "", "ja", "'=1"]


def test_columns_with_the_same_name_are_both_written():
    assert read(exports.written(pd.DataFrame([[1, 2]], columns=["n", "n"]), "nl"))[1] == ["1", "2"]


def test_nullable_numbers_and_dates():
    frame = pd.DataFrame({"n": pd.array([1, None], dtype="Int64"), "d": pd.to_datetime(["2021-12-31", None])})
    assert read(exports.written(frame, "nl"))[1:] == [["1", "2021-12-31"], ["", ""]]


def test_a_day_is_a_day_and_no_text_that_must_be_kept_one():
    frame = pd.DataFrame({"d": pd.Series([datetime.date(2022, 6, 30)], dtype="object")})
    assert read(exports.written(frame, "nl"))[1] == ["2022-06-30"]


@dataclass(frozen=True)
class Opened:
    """What the name of a file needs of a release."""

    audience: str
    id: str = "3f9c21a4b5d6"


@pytest.mark.parametrize(
    ("audience", "said", "name"),
    [
        ("openbaar", ["Regio’s"], "regios-openbaar-3f9c21.csv"),
        ("landelijk", ["Regio’s"], "regios-landelijk-exact-3f9c21.csv"),
        ("openbaar", ["Trajecten, geld en bereik"], "trajecten-geld-en-bereik-openbaar-3f9c21.csv"),
        ("landelijk", ["Deelnemers", "2021", "WW", "", "../../x"], "deelnemers-2021-ww-x-landelijk-exact-3f9c21.csv"),
        ("openbaar", ["lang " * 60], "lang-" * 12 + "openbaar-3f9c21.csv"),
    ],
)
def test_the_name_of_a_file_says_what_it_holds_what_was_chosen_for_whom_and_of_which_release(audience, said, name):
    assert exports.file_name(Opened(audience), "nl", *said) == name
    assert len(name) < 120
