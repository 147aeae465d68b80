"""A day is read however people and programs write it; a time of day beside it is never passed over."""

import datetime as dt

import pytest

from pipelines.intake.cells import written
from pipelines.intake.values import dates
from pipelines.intake.values.numbers import Unreadable

LAST_DAY = (
    "31-12-2021 0:00", "31-12-2021 00:00:00", "31/12/2021 0:00:00", "12/31/2021 12:00:00 AM", "31.12.2021",
    "2021-12-31 00:00:00", "2021-12-31 00:00:00.000", "2021-12-31T00:00:00", "2021-12-31T00:00:00Z",
    "2021-12-31T00:00:00.000+01:00", "2021-12-31 00:00:00.0000000 +00:00", "2021-12-31 00:00:00+00",
    "2021-12-31 00:00:00 UTC", "2021-12-31T00:00:00+01:00[Europe/Amsterdam]", "20211231", "2021/12/31", "2021.12.31",
    "31 dec 2021", "31 dec. 2021", "31-dec-2021", "31-DEC-21", "31DEC2021", "31DEC2021:00:00:00", "31-dec-21",
    "31-DEC-21 12.00.00.000000000 AM", "2021-12-31-00.00.00.000000", "Dec 31 2021 12:00AM", "December 31, 2021",
    "Fri Dec 31 2021 00:00:00 GMT+0100 (Midden-Europese standaardtijd)", "vrijdag 31 december 2021", "vr 31-12-2021", "31DEC21",
    "31/Dec/2021", "2021-Dec-31", "Friday, December 31, 2021", "31e december 2021", "31st December 2021", "20211231 00:00:00",
)  # fmt: skip


@pytest.mark.parametrize("text", LAST_DAY)
def test_a_day_and_its_midnight_are_read_as_programs_write_them(text: str) -> None:
    assert dates.date(text) == "2021-12-31"


@pytest.mark.parametrize("cell", [20211231, 20211231.0, dt.datetime(2021, 12, 30, 23, 59, 59, 999_900)])
def test_a_day_as_one_number_and_a_midnight_that_was_computed_are_that_day(cell: object) -> None:
    assert dates.date(cell) == dates.date(written(cell)) == "2021-12-31"


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        (dt.datetime(2021, 12, 30, 23), "31-12-2021"), (dt.datetime(2019, 8, 31, 22), "01-09-2019"),
        (dt.datetime(2021, 12, 30, 23, 59, 32), "31-12-2021"), ("2021-12-30T23:00:00.000Z", "31-12-2021"),
        ("30-12-2021 23:00", "31-12-2021"), ("2021-12-31 14:30:00", "31-12-2021"), ("Dec 31 2021 12:00PM", "31-12-2021"),
    ],
)  # fmt: skip
def test_a_day_with_another_time_waits_and_says_which_day_may_be_meant(cell: object, suggestion: str) -> None:
    with pytest.raises(Unreadable, match="DATE_TIME") as refused:
        dates.date(cell)
    assert refused.value.given == {"suggestion": suggestion}


@pytest.mark.parametrize(
    "text",
    ["31-12-21", "2021-13-01", "31-02-2021", "maandag 31 december 2021", "44561", "2021-12-31 24:00", "31-12-2021 x"],
)
def test_what_is_no_certain_day_is_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable, match="DATE_UNREADABLE"):
        dates.date(text)


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        (["31/12/2021"], "04/01/2021", "2021-01-04"), (["31/12/2021 0:00"], "04/01/2021", "2021-01-04"),
        (["31-12-2021"], "04/01/2021", None), (["volgt", "", "NA"], "04/01/2021", None), (["12/31/2021"], "04/01/2021", None),
        (["12/31/2021", "31/12/2021"], "04/01/2021", None), (["volgt"], "04-01-2021", "2021-01-04"),
        (["12-31-2021"], "04-01-2021", None), (["12-31-2021"], "12-31-2021", "2021-12-31"), (["x"], "04/04/2021", "2021-04-04"),
    ],
)  # fmt: skip
def test_a_column_shows_which_number_is_the_day(column: list[str], text: str, meant: str | None) -> None:
    order = dates.order_in([*column, text])
    if meant:
        assert dates.date(text, order) == meant
    else:
        with pytest.raises(Unreadable, match="DATE_AMBIGUOUS"):
            dates.date(text, order)


@pytest.mark.parametrize("text", ["", "-", "n.v.t.", "volgt", "onbekend"])
def test_a_day_that_is_not_there_is_missing(text: str) -> None:
    assert dates.date(text) is None
