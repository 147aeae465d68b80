"""Numbers as Dutch and English readers expect them."""

import datetime
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import formatting


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [
        (0, 0, "0", "0"),
        (999, 0, "999", "999"),
        (1234, 0, "1.234", "1,234"),
        (1234567.891, 1, "1.234.567,9", "1,234,567.9"),
        (2.5, 0, "3", "3"),
        (-1234.5, 1, "−1.234,5", "−1,234.5"),
        (-0.4, 0, "0", "0"),
        (None, 0, "", ""),
        (float("nan"), 1, "", ""),
        (pd.NA, 0, "", ""),
    ],
)
def test_number(value, decimals, dutch, english):
    assert formatting.number(value, "nl", decimals) == dutch
    assert formatting.number(value, "en", decimals) == english


@pytest.mark.parametrize(
    ("fraction", "decimals", "dutch"),
    [(0.123, 1, "12,3%"), (0.125, 0, "13%"), (1, 0, "100%"), (0.285, 1, "28,5%"), (None, 0, "")],
)
def test_percentage(fraction, decimals, dutch):
    assert formatting.percentage(fraction, "nl", decimals) == dutch


def test_english_percentage_money_and_dates():
    assert formatting.percentage(0.123, "en", 1) == "12.3%"
    assert formatting.money(1234.4, "nl") == "€\N{NO-BREAK SPACE}1.234"
    assert formatting.money(1234.4, "en") == "€1,234"
    for day in (datetime.date(2021, 12, 31), datetime.datetime(2021, 12, 31), "2021-12-31", pd.Timestamp("2021-12-31")):
        assert formatting.date(day, "nl") == "31-12-2021"
        assert formatting.date(day, "en") == "31 Dec 2021"
    assert formatting.date(pd.NaT, "nl") == ""


@given(st.integers(-(10**12), 10**12))
def test_a_dutch_number_reads_back(value):
    written = formatting.number(value, "nl")
    assert int(written.replace(".", "").replace(formatting.MINUS, "-")) == value


@given(st.decimals(0, 1, places=6))
def test_a_percentage_is_never_further_off_than_its_rounding(fraction):
    shown = Decimal(formatting.percentage(float(fraction), "nl", 1).rstrip("%").replace(",", "."))
    assert abs(shown - fraction * 100) <= Decimal("0.05")
