"""The dictionary is complete: every column and code of a release is explained, in both languages, and the document is fresh."""

from itertools import product

import duckdb
import pandas as pd
import pytest

from pipelines import registries
from pipelines.protection import protect
from pipelines.registries import contents, dictionary
from pipelines.release import statements
from pipelines.release.publishing import SCHEMA
from pipelines.spreadsheets import as_text
from tests import release_fixture

TABLES = contents.tables()
EVERY_COLUMN = [(table, column) for table in TABLES for column in table.columns]
KEYS = {"regions": "region_code", "periods": "period", "indicators": "indicator", "rules": "rule"}


@pytest.fixture(scope="module")
def schema() -> dict[str, list[str]]:
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        rows = connection.execute(
            "select table_name, column_name from duckdb_columns() where not internal order by table_name, column_index"
        )
        found: dict[str, list[str]] = {}
        for table, column in rows.fetchall():
            found.setdefault(table, []).append(column)
        return found


def test_every_table_and_column_of_a_release_is_described_in_its_own_order(schema):
    assert {
        table.name: [column.name for column in table.columns] for table in TABLES if table.part == "release"
    } == schema


def test_every_column_that_people_deliver_is_in_the_dictionary():
    described = {table.name: table.columns for table in TABLES if table.part == "delivery"}
    assert described == registries.columns()


def test_a_column_has_headers_unit_and_explanation(subtests):
    for table, column in EVERY_COLUMN:
        with subtests.test(table=table.name, column=column.name):
            assert all((column.header_nl, column.header_en, column.explanation_nl, column.explanation_en))
            assert column.explanation_nl[-1] in ".?"
            assert column.explanation_en[-1] in ".?"
            assert column.type in {code.code for code in contents.codes()["column_types"]}
            assert column.unit in {code.code for code in contents.codes()["units"]}
            assert (column.unit != "none") <= (column.type in {"whole", "number", "people", "money"})
            assert column.codes is None or column.codes in contents.codes() or column.codes in KEYS
            assert (column.type == "code") == (column.codes is not None)
            for header in (column.header_nl, column.header_en):
                assert as_text(header) == header


def test_no_two_columns_of_a_table_have_the_same_header(subtests):
    for table, language in product(TABLES, ("nl", "en")):
        with subtests.test(table=table.name, language=language):
            headers = [getattr(column, f"header_{language}") for column in table.columns]
            assert len(set(headers)) == len(headers)
            assert getattr(table, f"name_{language}")
            assert getattr(table, f"about_{language}").endswith(".")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_header_has_one_meaning_in_all_downloads_and_beside_every_code_stands_what_it_means(language):
    """Two tables may put it in other words, but not in other codes or as another kind of value."""
    kinds: dict[str, set[tuple[str, str | None]]] = {}
    for table, column in EVERY_COLUMN:
        if table.part != "delivery":
            kinds.setdefault(getattr(column, f"header_{language}"), set()).add((column.type, column.codes))
            words = contents.words_header(column, language)
            assert (words is not None) == (column.type in {"code", "region", "cohort"})
            if words:
                kinds.setdefault(words, set()).add(("text", None))
    assert {header: found for header, found in kinds.items() if len(found) > 1} == {}


def test_no_code_is_one_that_a_spreadsheet_changes():
    found = {code.code for codes in contents.codes().values() for code in codes}
    found |= {*registries.region_names(), *registries.cohorts(), *registries.indicators()}
    assert {code for code in found if as_text(code) != code} == set()


def test_a_code_has_words_in_both_languages_and_stands_once_in_its_list():
    for name, codes in contents.codes().items():
        assert len({code.code for code in codes}) == len(codes), name
        assert all(code.name_nl and code.name_en for code in codes), name
        assert all(bool(code.explanation_nl) == bool(code.explanation_en) for code in codes), name
    used = {column.codes for table in TABLES for column in table.columns}
    assert set(contents.codes()) <= used | {"sections", "units", "column_types"}
    sections = {code.code for code in contents.codes()["sections"]}
    assert {table.section for table in TABLES} == sections


@pytest.fixture(scope="module")
def released() -> dict[str, pd.DataFrame]:
    true = release_fixture.true_tables()
    return {
        f"{audience}.{name}": frame
        for audience, published in (("openbaar", release_fixture.rounded(true)), ("landelijk", None))
        for tables in (protect(true, published),)
        for name, frame in (tables | statements(tables)).items()
    }


@pytest.mark.parametrize("audience", ["openbaar", "landelijk"])
def test_every_code_in_a_cell_is_explained(released, audience):
    explained = {name: {code.code for code in codes} for name, codes in contents.codes().items()}
    explained |= {name: set(released[f"{audience}.{name}"][key]) | {"all"} for name, key in KEYS.items()}
    explained["indicators"] |= set(registries.measures())
    for table, column in EVERY_COLUMN:
        name = f"{audience}.{table.name}"
        if table.part == "release" and column.codes and name in released:
            cells = {code for cell in released[name][column.name].dropna().unique() for code in str(cell).split(",")}
            assert cells - {"", "all"} <= explained[column.codes], f"{name}.{column.name}"


def test_the_document_is_as_the_registries_say():
    assert dictionary.PATH.read_text(encoding="utf-8") == dictionary.document(), "type: make docs"
