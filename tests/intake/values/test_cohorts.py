"""A half-year is read in every spelling that is certain; a number beside a year is read only where its column shows what it is."""

import datetime as dt

import pytest

from pipelines.intake.values import cohorts
from pipelines.intake.values.numbers import Unreadable

SPELLED = {
    "2020-H1": (
        "1e hj 2020", "1ste halfjaar 2020", "2020 eerste halfjaar", "2020H1", "H1/2020", "eerste helft 2020", "2020HJ01",
        "jan-jun 2020", "januari t/m juni 2020", "jan 2020 - jun 2020", "2020 (1e halfjaar)", "first half of 2020",
        "1st half-year 2020", "HY1 2020", "2020-S1", "1e jaarhelft 2020", "2020-1e helft",
    ),
    "2021-H2": ("2de halfjaar 2021", "2e hj. 2021", "2021 tweede helft", "jul-dec 2021", "second half 2021"),
    "2020-Q1": ("Q1-2020", "eerste kwartaal 2020", "1e kw 2020", "2020 1e kwartaal", "jan-mrt 2020", "1st quarter of 2020"),
    "2020-09": ("sept 2020", "Sep 2020", "september 2020", "September, 2020", "2020M09", "2020-M09", "maand 9 2020", "202009"),
    "2020-02": ("2020-M02", "feb 2020", "2020MM02", "februari 2020"),
}  # fmt: skip


@pytest.mark.parametrize("delivered", SPELLED)
def test_every_certain_spelling_of_a_period_is_read(delivered: str) -> None:
    assert {text: cohorts.cohort(text)[1] for text in SPELLED[delivered]} == dict.fromkeys(
        SPELLED[delivered], delivered
    )


JANUARY, FEBRUARY, MAY = dt.datetime(2020, 1, 1), dt.date(2020, 2, 1), dt.datetime(2020, 5, 1)
EITHER = (
    "2020-1",
    "2020/2",
    "2020-02",
    "02-2020",
    "202001",
    "1-1-2020",
    JANUARY,
    FEBRUARY,
    "2020-04",
    dt.date(2020, 4, 1),
)


@pytest.mark.parametrize("cell", EITHER)
@pytest.mark.parametrize("column", [(), ("2020-H1", "Q1 2020"), (JANUARY, FEBRUARY, "2020-04"), ("", "NA", "volgt")])
def test_a_number_beside_a_year_and_what_a_spreadsheet_makes_of_it_wait(cell: object, column: tuple) -> None:
    with pytest.raises(Unreadable, match="COHORT_AMBIGUOUS"):
        cohorts.cohort(cell, cohorts.shows_months((*column, cell)))


@pytest.mark.parametrize("cell", EITHER)
@pytest.mark.parametrize("shows", ["2020-07", "7-2020", MAY, "mei 2020", "2020-M01", "202012"])
def test_they_are_months_where_the_column_shows_so(cell: object, shows: object) -> None:
    assert cohorts.cohort(cell, cohorts.shows_months((cell, shows)))[0] == "2020-H1"


@pytest.mark.parametrize("cell", [2020.1, 2020.2])
def test_a_number_with_a_fraction_may_have_lost_a_zero(cell: float) -> None:
    with pytest.raises(Unreadable, match="COHORT_AMBIGUOUS"):
        cohorts.cohort(cell, months_known=True)


@pytest.mark.parametrize(
    "cell",
    ["2020-H3", "Q5 2020", "2020-M13", "jan-feb 2020", "jan 2019 - jun 2020", "2018-H2", dt.datetime(2020, 4, 30, 22)],
)
def test_what_is_no_period_of_the_programme_is_refused(cell: object) -> None:
    with pytest.raises(Unreadable, match="COHORT_OUT_OF_RANGE"):
        cohorts.cohort(cell)
