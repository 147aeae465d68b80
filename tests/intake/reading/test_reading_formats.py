"""A number counts only where its format shows that number: percentages and disguises are told apart, money and days not."""

import pytest

from pipelines.intake.reading.workbook.formats import fault_of, fault_of_text

PLAIN = [
    "General", "Standaard", "0", "0.00", "#,##0", "#,##0.00", '"€" #,##0.00', '"€"\\ #,##0.00_-', "0.0E+00", "@", "# ?/?",
    '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ ', "[Red]-0;0", "dd-mm-yyyy", "[$-413]d mmmm yyyy", "[h]:mm:ss", '0" mensen"',
    '[>=1000]#,##0," k";0', "0;[Red]0", "", "00000",
]  # fmt: skip


@pytest.mark.parametrize("code", PLAIN)
@pytest.mark.parametrize("value", [12.0, 0.0, 0.45, 44561.0])
def test_a_format_that_shows_the_number_changes_nothing(code, value):
    found = fault_of(code, value)
    assert found is None or "people" in found.but_for or code in TIMES


KEYS = {
    "00000": "00001", '"T"0': "T1", '0" mensen"': "1 mensen", "000\\-00": "00001", '"p-"00': "p-01", "General\\x": "1x", '"T"General': "T1",
    "0": None, "#,##0": None, "0.00": None, '"€"\\ 0': None, "#": None, "0_ ": None, "-0": None, "General": None,
}  # fmt: skip


@pytest.mark.parametrize(("code", "shown"), KEYS.items())
def test_a_key_to_which_a_format_adds_letters_or_zeros_is_another_key_and_a_number_stays_that_number(code, shown):
    found = fault_of(code, 1.0)
    if shown is None:
        assert found is None
    else:
        assert (found.rule, found.shown) == ("SHOWN_OTHER", shown)
        assert {"people", "whole", "money"} <= found.but_for
        assert not {"key", "cohort", "code", "date", "region"} & found.but_for
    assert fault_of("00000", 12345.0) is None


@pytest.mark.parametrize("code", ["0,", "#,##0,", "0.0,,", '"€" #,##0,'])
def test_thousands_that_a_format_hides_make_that_a_number_waits(code):
    assert fault_of(code, 50000.0).rule == "NUM_MASKED"


WHOLE_DAYS = [
    "dd-mm-yyyy",
    "d mmmm yyyy",
    "[$-413]d mmmm yyyy;@",
    "dd\\.mm\\.yyyy",
    "yyyy-mm-dd hh:mm",
    "d/m/yy",
    "ddd d mmm yyyy",
]
MONTHS = ["mmm-yy", "mm-yyyy", "mmmm yyyy", "yyyy\\-mm;@"]
TIMES = ["[h]:mm:ss", "h:mm", "mm:ss.0", "h:mm AM/PM"]
PARTS = ["yyyy", "yy", "d-m", "d-mmm", "dd/mm", "mmmm", "dddd", "ddd d mmm", 'yyyy"-H1"', *TIMES]


def test_a_day_of_which_a_format_shows_a_part_waits_and_a_month_is_a_period():
    assert [fault_of(code, 44561.0) for code in WHOLE_DAYS] == [None] * len(WHOLE_DAYS)
    for code in (*MONTHS, *PARTS):
        found = fault_of(code, 44561.0)
        assert found.rule == "DAY_PART", code
        assert ("cohort" in found.but_for) == (code in MONTHS), code
        assert not {"date", "key", "people", "money"} & found.but_for, code


@pytest.mark.parametrize(
    ("code", "is_shown"),
    [
        ("General", True), ("@", True), ("0;-0;0;@", True), ("_ * 0_ ;_ * -0_ ;_ * 0_ ;_ @_ ", True), ("0;-0", True),
        ("dd-mm-yyyy;@", True), (";;;", False), ("0;-0;0;", False), ('"T"@', False), ('@" jaar"', False),
        ('0;0;0;"verborgen"', False),
    ],
)  # fmt: skip
def test_a_text_that_a_format_hides_or_adds_to_is_not_what_is_seen(code, is_shown):
    assert (fault_of_text(code) is None) == is_shown


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("0%", 0.45, "45%"), ("0.0%", 0.455, "45,5%"), ("0%", 0.0, "0%"), ("0%;-0%", -0.1, "-10%"), ("#,##0 %", 1.0, "100%"),
        ('0" %"', 45.0, "45%"), ("0\\%", 45.0, "45%"), ("[Red]0%", 2.0, "200%"), ("[<1]0%;0", 0.5, "50%"),
    ],
)  # fmt: skip
def test_a_percentage_is_no_number_of_people(code, value, shown):
    found = fault_of(code, value)
    assert (found.rule, found.shown) == ("NUM_UNIT", shown)


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ('[<5]"<5";0', 3.0, "<5"), ("[<5]\\<5;0", 3.0, "<5"), ('[<=4]"< 5";General', 4.0, "< 5"), ('[=3]"<5";0', 3.0, "<5"),
        (";", 12.0, ""), ('"<"0', 4.0, "<"), ('">"0', 4.0, ">"), ("<0", 4.0, "<"), ('"±"0', 4.0, "±"),
        ('0".000"', 50.0, ".000"), ("0\\.000", 50.0, "."), ('0"0"', 1.0, "0"), ('0" mln"', 5.0, "mln"), ('0"k"', 5.0, "k"),
        (";;;", 12.0, ""), ('"geheim"', 12.0, "geheim"), ('0;"min"', -2.0, "min"), ('[<5]"<5";[<10]"5-9";0', 7.0, "5-9"),
    ],
)  # fmt: skip
def test_a_number_behind_a_disguise_cannot_count_and_is_not_told(code, value, shown):
    found = fault_of(code, value)
    assert (found.rule, found.shown) == ("NUM_MASKED", shown)


@pytest.mark.parametrize("code", ['0;-0;"-"', "0;0;", "0;-0;;@", '"meer";"minder";"niets"'])
def test_a_zero_may_be_shown_as_a_dash_or_not_at_all(code):
    assert fault_of(code, 0.0) is None


def test_a_zero_shown_as_below_five_is_a_disguise():
    assert fault_of('[<5]"<5";0', 0.0).rule == "NUM_MASKED"


@pytest.mark.parametrize("value", [5.0, 120.0])
def test_where_the_condition_is_not_met_the_number_is_shown(value):
    assert fault_of('[<5]"<5";0', value) is None


@pytest.mark.parametrize(
    "code", ['"', "\\", "[", "[<", "_", "*", "[<5", '[<5]"', "%", "[<>", ";;;;;;;;", "\n", "[<5][<6]0"]
)
def test_a_format_that_is_broken_is_no_reason_to_fail(code):
    for value in (0.0, 3.0, -3.0, 1e15):
        found = fault_of(code, value)
        assert found is None or found.rule in {"NUM_UNIT", "NUM_MASKED"}
