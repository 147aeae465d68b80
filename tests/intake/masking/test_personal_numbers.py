"""A BSN is known by its digits and by what is said of it; a number that passes by chance is not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.intake.masking import bsn
from pipelines.intake.personal.citizens import CHANCE, UNLIKELY, luck


def made(first_eight: int) -> str | None:
    """The slow way round: the ninth digit that makes eight digits a BSN, where there is one."""
    digits = [int(sign) for sign in f"{first_eight:08d}"]
    rest = sum(digit * weight for digit, weight in zip(digits, range(9, 1, -1), strict=True)) % 11
    return f"{first_eight:08d}{rest}" if rest < 10 else None


@given(st.integers(10**6, 10**8 - 1))
def test_exactly_the_ninth_digit_that_is_computed_passes(first_eight):
    passing = [digit for digit in range(10) if bsn.passes_eleven(f"{first_eight:08d}{digit}")]
    right = made(first_eight)
    assert passing == ([] if right is None else [int(right[-1])])


def test_nine_zeros_are_no_bsn():
    assert bsn.passes_eleven("123456782") and not bsn.passes_eleven("000000000")


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        (123456782, "123456782"), (123456782.0, "123456782"), ("123456782", "123456782"), ("1234.56.782", "123456782"),
        ("123 456 782", "123456782"), ("123\u00a0456\u00a0782", "123456782"), ("'123456782", "123456782"), (12345678, "012345678"),
        ("12345678", "012345678"), ("123456782,0", "123456782"), ("12\u200b3456782", "123456782"), ("１２３４５６７８２", "123456782"),
        (1234567, None), (1234567890, None), ("31-12-2021", None), ("2021-12-31", None), ("31 12 2021", None), ("1234567", None),
        (123456782.5, None), (True, None), ("", None), ("Twente", None), (float("nan"), None), (float("inf"), None), (-123456782, None),
    ],
)  # fmt: skip
def test_a_cell_is_a_number_of_nine_digits_however_it_is_written(cell, digits):
    assert bsn.number_of(cell) == digits
    assert bsn.numbers_in(cell) == ([digits] if digits else [])


@pytest.mark.parametrize(
    "text",
    [
        "bsn 123456782", "BSN: 123456782", "B.S.N. 1234.56.782", "burgerservicenummer=123456782", "BSN111222333", "sofinr 123 456 782",
        "het BSN van deze deelnemer is 123456789", "123456782 (bsn)", "Burger Service Nummer 123456782", "https://x.nl/?bsn=123456782",
        "bsn_123456782", "BSN 12345672",
    ],
)  # fmt: skip
def test_a_number_that_is_called_a_bsn_is_one(text):
    assert bsn.has_called(text)


@pytest.mark.parametrize(
    "text",
    [
        "123456782", "controle van het BSN op 31-12-2021", "bsn 20211231", "BSN gecontroleerd: 12 keer", "Sofia 123456782", "bsn",
        "heb sneller 123456782", "bsn 1234", "BSN " + "x" * 200 + " 123456782", "BSN: zie dossier 12345",
    ],
)  # fmt: skip
def test_a_number_that_nobody_calls_a_bsn_is_none(text):
    assert not bsn.has_called(text)


@pytest.mark.slow
@given(st.integers(1, 60), st.data())
def test_chance_is_computed_as_drawing_it_shows(count, data):
    passing = data.draw(st.integers(0, count))
    drawn = [sum(random.Random(seed * 1009 + n).random() < CHANCE for n in range(count)) for seed in range(400)]
    seen = sum(one >= passing for one in drawn) / len(drawn)
    assert abs(luck(count, passing) - seen) < 0.12


def test_for_many_numbers_the_short_way_gives_the_same_as_the_long_one():
    assert luck(200, 30) == pytest.approx(luck(201, 30), abs=0.01)
    assert luck(5000, 454) == pytest.approx(0.5, abs=0.05) and luck(5000, 600) < UNLIKELY
