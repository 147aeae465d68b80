"""What a column of numbers shows of its decimal sign, what says nothing, and what is a version or a number of months."""

import pytest

from pipelines.folding import same
from pipelines.intake.deliveries import fields
from pipelines.intake.values import numbers, typed, words
from pipelines.intake.values.numbers import Unreadable
from pipelines.registries import columns


def read(kind: str, column: list[str]) -> list[str | None]:
    """Return how every cell of a column is read, `wait` where it can be two numbers."""
    reader = numbers.reader_of(column, kind)
    return [value_or_wait(reader, cell) for cell in column]


def value_or_wait(reader, cell: str) -> str | None:
    try:
        return reader(cell)
    except Unreadable as unreadable:
        assert unreadable.rule == "NUM_EITHER"
        return "wait"


@pytest.mark.parametrize("kind", ["people", "whole"])
@pytest.mark.parametrize("beside", ["", "0", "0.000", "volgt", "-", "n.v.t.", "20.000", "12.50"])
def test_whole_thousands_wait_beside_what_proves_nothing(kind: str, beside: str) -> None:
    column = ["12.000", beside]
    if beside == "12.50":
        assert value_or_wait(numbers.reader_of(column, kind), "12.000") == "wait"
    else:
        assert read(kind, column)[0] == "wait"


def test_a_point_that_can_part_no_thousands_is_a_decimal_sign() -> None:
    assert read("people", ["1500.000", "12.0000", "12.00", "12.000"]) == ["1500", "12", "12", "wait"]
    assert read("money", ["50000.000", "1234.5678"]) == ["50000.00", "1234.5678"]


def test_a_small_number_that_is_masked_proves_nothing_either() -> None:
    assert read("people", ["12.000", "<5", "20.000"]) == ["wait", "<5", "wait"]


@pytest.mark.parametrize("kind", ["people", "whole"])
@pytest.mark.parametrize("beside", ["7", "1.234", "1 234", "12,0", "1.234.567"])
def test_whole_thousands_count_beside_a_number_that_no_export_writes_so(kind: str, beside: str) -> None:
    assert read(kind, ["12.000", beside])[0] == "12000"


def test_money_is_in_thousands_unless_the_column_shows_a_decimal_point() -> None:
    assert read("money", ["50.000", "€ 1.250", "40.000 euro"]) == ["50000.00", "1250.00", "40000.00"]
    assert read("money", ["50.000", "1.234,50"]) == ["50000.00", "1234.50"]
    assert read("money", ["50.000", "12345.50", "€ 1.250"]) == ["wait", "12345.50", "wait"]


@pytest.mark.parametrize(
    ("said", "version"),
    [("2.0", "2"), ("v2", "2"), ("V. 2", "2"), ("versie 2", "2"), ("versie 2.0", "2"), ("2e versie", "2"), ("1,0", "1"), ("", None)],
)  # fmt: skip
def test_a_version_is_a_whole_number_with_words_around_it(said: str, version: str | None) -> None:
    assert fields.READ["version"](said) == version


@pytest.mark.parametrize("said", ["1.1", "v1.2", "1.10", "concept", "<5", "1-2"])
def test_what_is_no_version_has_the_words_of_a_version(said: str) -> None:
    with pytest.raises(Unreadable, match="VERSION_UNREADABLE"):
        fields.READ["version"](said)


@pytest.mark.parametrize(("said", "months"), [("half jaar", "6"), ("na zes maanden", "6"), ("6,0", "6"), ("12", "12")])
def test_months_are_read_in_words_too(said: str, months: str) -> None:
    assert fields.READ["sustained_months"](said) == months


@pytest.mark.parametrize(
    "mark",
    [
        "NA",
        "N/A",
        "n.a.",
        "NaN",
        "nan",
        "NULL",
        "None",
        "<NA>",
        "NaT",
        "\\N",
        "(null)",
        ".",
        "undefined",
        "(leeg)",
        "(blank)",
    ],
)
def test_what_programs_write_for_no_value_is_unknown_in_every_column_that_may_be_empty(mark: str) -> None:
    for column in (one for table in ("trajectories", "results", "lessons") for one in columns()[table]):
        reader = typed.reader(column, [mark])
        if column.required:
            with pytest.raises(Unreadable, match="KEY_MISSING"):
                reader(mark)
        else:
            assert reader(mark) in {None, (None, None)}, column.name


def test_a_lookup_that_failed_is_no_missing_value() -> None:
    with pytest.raises(Unreadable, match="CELL_ERROR"):
        numbers.people("#N/A")


@pytest.mark.parametrize(
    "written",
    [
        "PoW\u20111 caf\u00e9",
        "PoW\u20131 cafe\u0301",
        "PoW\u22121\u00a0caf\u00e9",
        "\u200bPoW-1  caf\u00e9",
        "\uff30oW-1 caf\u00e9",
    ],
)
def test_a_key_has_one_form_whatever_signs_it_was_typed_with(written: str) -> None:
    assert words.key(written) == "PoW-1 caf\u00e9"


@pytest.mark.parametrize(
    ("one", "other"), [("T1", "t1"), ("t-1", "t1"), ("t1\u00b2", "t12"), ("t 1", "t1"), ("\u2460", "1")]
)
def test_keys_that_differ_in_more_than_that_are_two_keys(one: str, other: str) -> None:
    assert same(one) != same(other)
