"""Numbers, dates and half-years as people write them are read as meant, or not at all."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.intake.values import codes, cohorts, dates, numbers, words
from pipelines.intake.values.numbers import Unreadable
from pipelines.registries import cohorts as periods
from pipelines.registries.calendar import MONTHS


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", "12"), ("12,0", "12"), ("1.234", "1234"), ("1\u00a0234", "1234"), ("1\u2009234", "1234"), (12, "12"),
        (12.0, "12"), ("<5", "<5"), ("< 5", "<5"), ("n.v.t.", "nvt"), ("PM", None), ("volgt", None), ("", None),
        ("-", "-"), ("–", "-"), ("0", "0"), ("\u200b7", "7"),
    ],
)  # fmt: skip
def test_a_count_of_people_is_read_as_meant(written, meant):
    assert numbers.people(written) == meant


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("12,5", "NUM_NOT_INTEGER"), (1.234, "NUM_NOT_INTEGER"), ("45%", "NUM_UNIT"), ("vijf", "NUM_TEXT"),
        ("ca. 10", "NUM_TEXT"), ("10-15", "NUM_TEXT"), ("-3", "NUM_NEGATIVE"), ("3-", "NUM_NEGATIVE"), (-3, "NUM_NEGATIVE"),
        ("(3)", "NUM_NEGATIVE"), ("−3", "NUM_NEGATIVE"), ("12*", "NUM_MARK"), ("12¹", "NUM_MARK"), ("12 (v)", "NUM_MARK"),
        ("#REF!", "CELL_ERROR"), ("#N/B", "CELL_ERROR"), ("#DEEL/0!", "CELL_ERROR"), ("WAAR", "CELL_ERROR"),
        ("99999999999999999999", "NUM_RANGE"), ("1" * 5_000, "NUM_RANGE"), (1e20, "NUM_RANGE"), (10**9, "NUM_RANGE"),
    ],
)  # fmt: skip
def test_what_is_no_count_of_people_is_refused_with_its_rule(written, rule):
    with pytest.raises(Unreadable) as refused:
        numbers.people(written)
    assert refused.value.rule == rule


@given(st.integers(0, 10**9 - 1), st.sampled_from([".", "\u00a0", "\u202f", " "]), st.booleans())
def test_a_whole_number_survives_every_dutch_spelling(number, separator, has_decimals):
    written = f"{number:,}".replace(",", separator) + (",0" if has_decimals else "")
    assert numbers.people(written) == str(number)


@given(st.text(max_size=12))
def test_any_text_is_a_number_a_known_word_or_refused(text):
    try:
        found = numbers.people(text)
    except Unreadable:
        return
    assert found in {None, "<5", "nvt", "-"} or found.isdigit()


@pytest.mark.parametrize("written", ["1" * 13, "1" * 5_000, 1e20, 10**12])
def test_an_amount_of_thousands_of_billions_is_a_slip_of_the_keyboard(written):
    with pytest.raises(Unreadable, match="NUM_RANGE"):
        numbers.money(written)


@pytest.mark.parametrize("written", ["000000000000012", "0" * 6_000 + "12"])
def test_zeros_in_front_do_not_make_a_number_large(written):
    assert numbers.people(written) == "12"


@given(st.integers(0, 10**8), st.integers(0, 99))
def test_money_survives_dutch_spelling(euros, cents):
    assert numbers.money(f"€ {euros:,}".replace(",", ".") + f",{cents:02d}") == f"{euros}.{cents:02d}"


SPELLINGS = (
    lambda day: day.strftime("%d-%m-%Y"),
    lambda day: day.strftime("%Y-%m-%d"),
    lambda day: f"{day.day} {MONTHS['nl'][day.month - 1]} {day.year}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: dt.datetime(day.year, day.month, day.day),
)


@given(st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31)), st.sampled_from(SPELLINGS))
def test_a_day_survives_every_dutch_spelling(day, spelling):
    assert dates.date(spelling(day)) == day.isoformat()


@given(st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31)))
def test_slashes_are_read_only_where_the_column_shows_that_the_day_comes_first(day):
    written = day.strftime("%d/%m/%Y")
    assert dates.date(written, dates.order_in(["31/12/2021", written])) == day.isoformat()
    if day.day <= 12 and day.day != day.month:
        with pytest.raises(Unreadable, match="DATE_AMBIGUOUS"):
            dates.date(written)


@given(
    st.sampled_from(list(periods())),
    st.sampled_from(
        ["{y}-H{h}", "{h}e halfjaar {y}", "{w} helft {y}", "{y}HJ{h}", "H{h} {y}", "{y} h{h}", "{h}e helft van {y}"]
    ),
)
def test_a_half_year_survives_every_spelling(half_year, spelling):
    year, half = half_year.split("-H")
    written = spelling.format(y=year, h=half, w=("Eerste", "Tweede")[int(half) - 1])
    assert cohorts.cohort(written) == (half_year, half_year)


@given(
    st.sampled_from(range(2019, 2023)),
    st.integers(1, 4),
    st.sampled_from(["{y}Q{q}", "{q}e kwartaal {y}", "KW{q}-{y}", "{y}KW0{q}"]),
)
def test_a_quarter_is_added_to_its_half_year(year, quarter, spelling):
    assert cohorts.cohort(spelling.format(y=year, q=quarter)) == (f"{year}-H{(quarter + 1) // 2}", f"{year}-Q{quarter}")


@given(st.sampled_from(range(2019, 2023)), st.integers(1, 12))
def test_a_month_is_added_to_its_half_year(year, month):
    half = f"{year}-H{1 if month <= 6 else 2}"
    for written in (f"{MONTHS['nl'][month - 1]} {year}", f"{year}-{month:02d}", dt.datetime(year, month, 1)):
        assert cohorts.cohort(written, months_known=True) == (half, f"{year}-{month:02d}")


@pytest.mark.parametrize(
    ("written", "rule"),
    [("2018-H2", "COHORT_OUT_OF_RANGE"), ("2031-H1", "COHORT_OUT_OF_RANGE"), ("2020-Q5", "COHORT_OUT_OF_RANGE"), ("2021", "COHORT_GRAIN"), (2021, "COHORT_GRAIN")],
)  # fmt: skip
def test_what_is_no_half_year_of_the_programme_is_refused(written, rule):
    with pytest.raises(Unreadable, match=rule):
        cohorts.cohort(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Groot-Amsterdam", "AM18"), ("Zuid-Kennemerland & IJmond", "AM37"), ("FactorWerk", "AM06"), (" am05", "AM05"),
        ("Fryslân", "AM02"), ("Rijk van\nNijmegen", "AM08"),
    ],
)  # fmt: skip
def test_a_region_is_known_by_the_names_in_use(written, code):
    assert codes.region(written) == code


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("Twnete", "REGION_UNKNOWN"), ("AM04", "REGION_UNKNOWN"), ("Eindhoven", "REGION_UNKNOWN"),
        ("Regio Arnhem-Achterhoek-Nijmegen-Rivierenland", "REGION_SEVERAL"), ("'; drop table x;--", "REGION_UNKNOWN"),
    ],
)  # fmt: skip
def test_a_name_that_is_not_one_region_is_never_guessed(written, rule):
    with pytest.raises(Unreadable, match=rule):
        codes.region(written)


@pytest.mark.parametrize(("written", "code"), [("bijstand", "participatiewet"), ("WAO", "wia_wajong"), ("nugger", "geen_uitkering"), ("alle", "onbekend")])  # fmt: skip
def test_groups_are_known_by_the_words_in_use(written, code):
    assert codes.code(written, "target_groups") == code


@pytest.mark.parametrize("said", ["nvt", "n.v.t.", "Niet van toepassing", "volgt", "p.m.", "nnb", "niet bekend", ""])
def test_the_words_for_nothing_are_the_same_in_keys_links_and_codes(said):
    assert words.key(said) is None
    assert words.link(said) is None
    assert codes.code(said, "sectors") is None
