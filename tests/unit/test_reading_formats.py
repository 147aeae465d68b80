"""A number counts only where its format shows that number: percentages and disguises are told apart, money and days not."""

import pytest

from pipelines.intake.reading.formats import fault_of

PLAIN = [
    "General", "Standaard", "0", "0.00", "#,##0", "#,##0.00", '"€" #,##0.00', '"€"\\ #,##0.00_-', "0.0E+00", "@", "# ?/?",
    '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"??_ ;_ @_ ', "[Red]-0;0", "dd-mm-yyyy", "[$-413]d mmmm yyyy", "[h]:mm:ss", '0" mensen"',
    "0,", '[>=1000]#,##0," k";0', "0;[Red]0", "", "00000",
]  # fmt: skip


@pytest.mark.parametrize("code", PLAIN)
@pytest.mark.parametrize("value", [12.0, 0.0, 0.45, 44561.0])
def test_a_format_that_shows_the_number_changes_nothing(code, value):
    assert fault_of(code, value) is None


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
