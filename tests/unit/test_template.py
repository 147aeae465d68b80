"""The empty workbook: four sheets that intake recognises, explained, with lists to choose from."""

from openpyxl import load_workbook

from pipelines import template
from pipelines.intake.headers import DUTCH, headers
from pipelines.intake.reading import read
from pipelines.registries import columns


def test_every_column_is_there_explained_and_known_to_intake(tmp_path):
    book = load_workbook(template.write(tmp_path / "levering.xlsx"))
    for table, title in DUTCH.items():
        cells = [cell for cell in book[title][1] if cell.value]
        assert [cell.value for cell in cells] == [column.header_nl for column in columns()[table]]
        assert all(cell.comment.text for cell in cells)
    explained = {row[1].value for row in book["uitleg"].iter_rows(min_row=7)}
    assert {column.header_nl for table in DUTCH for column in columns()[table]} <= explained


def test_codes_regions_and_half_years_are_chosen_from_lists(tmp_path):
    book = load_workbook(template.write(tmp_path / "levering.xlsx"))
    chosen = {one.formula1 for title in DUTCH.values() for one in book[title].data_validations.dataValidation}
    assert {
        "=lijst_region",
        "=lijst_target_groups",
        "=lijst_pillars",
        "=lijst_kinds",
        "=lijst_cohort",
        "=lijst_sharing",
    } <= chosen
    assert book["lijsten"].sheet_state == "hidden"


def test_hidden_lists_are_not_read_and_synonyms_do_not_clash(tmp_path):
    path = template.write(tmp_path / "levering.xlsx")
    grids = read(path.name, path.read_bytes()).grids
    assert {grid.sheet for grid in grids if grid.is_read} == {"uitleg", *DUTCH.values()}
    for table in DUTCH:
        assert set(headers(table).values()) == {column.name for column in columns()[table]}
