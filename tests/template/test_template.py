"""The workbook for a delivery: sheets that intake recognises, explained, in both languages, empty or filled for a region."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook, load_workbook

from pipelines import settings, template
from pipelines.__main__ import main
from pipelines.commands import running
from pipelines.intake.header.columns import DUTCH, headers
from pipelines.intake.parsing import parse
from pipelines.intake.reading import read
from pipelines.registries import columns, loaded
from pipelines.settings import LANGUAGES
from pipelines.template.archived import of_region
from pipelines.template.filling import LASTING, Filled, title_of
from tests import deliveries


def written(language: str = "nl", filled: Filled | None = None) -> tuple[bytes, Workbook]:
    content = template.workbook(language, filled or Filled())
    return content, load_workbook(io.BytesIO(content))


def rows_of(book: Workbook, table: str, language: str = "nl") -> list[dict[str, object]]:
    """The rows of a sheet by the names of our columns; cells without anything left out."""
    names = {column.header(language): column.name for column in columns()[table]}
    head, *rows = book[title_of(table, language)].iter_rows(values_only=True)
    return [
        {names[str(header)]: cell for header, cell in zip(head, row, strict=True) if cell is not None} for row in rows
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_there_explained_and_known_to_intake(language):
    _, book = written(language)
    words = {"nl": ("uitleg", "header_nl", "explanation_nl"), "en": ("explanation", "header_en", "explanation_en")}
    sheet, header, explanation = words[language]
    explained = {(row[0].value, row[1].value, row[3].value) for row in book[sheet].iter_rows(min_row=7)}
    for table in DUTCH:
        title = title_of(table, language)
        cells = [cell for cell in book[title][1] if cell.value]
        assert [cell.value for cell in cells] == [getattr(column, header) for column in columns()[table]]
        assert [cell.comment.text for cell in cells] == [getattr(column, explanation) for column in columns()[table]]
        assert {(title, getattr(one, header), getattr(one, explanation)) for one in columns()[table]} <= explained


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_regions_and_half_years_are_chosen_from_lists_of_its_language(language):
    _, book = written(language)
    titles = [title_of(table, language) for table in DUTCH]
    chosen = {one.formula1 for title in titles for one in book[title].data_validations.dataValidation}
    lists = {"region", "target_groups", "pillars", "kinds", "cohort", "sharing", "questions"}
    assert {f"=lijst_{name}" for name in lists} <= chosen
    hidden = book["lijsten" if language == "nl" else "lists"]
    assert hidden.sheet_state == "hidden"
    words = {cell for row in hidden.iter_rows(values_only=True) for cell in row}
    assert ("participatiewet" if language == "nl" else "Participation Act") in words
    reaches = {name: defined.attr_text for name, defined in book.defined_names.items()}
    assert all(reach.startswith(f"{hidden.title}!") for reach in reaches.values())


def test_the_english_workbook_has_no_dutch_sentence():
    _, book = written("en")
    said = {cell for row in book["explanation"].iter_rows(values_only=True) for cell in row}
    dutch = {column.explanation_nl for table in DUTCH for column in columns()[table]}
    assert not said & (dutch | {"verplicht", "betekenis", "ja"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_sheets_to_fill_are_recognised_and_synonyms_do_not_clash(language):
    content, _ = written(language)
    assert len(read("levering.xlsx", content).grids) == len(DUTCH) + 2
    refusal = parse("levering.xlsx", content).refusal
    assert refusal is not None
    assert (refusal.rule, refusal.table) == ("FILE_NO_ROWS", title_of("delivery", language))
    for table in DUTCH:
        assert set(headers(table).values()) == {column.name for column in columns()[table]}


def test_periods_and_codes_of_projects_stay_text_so_that_no_program_makes_a_day_of_them():
    _, book = written()
    formats = {
        cell.value: book["resultaten"].column_dimensions[cell.column_letter].number_format
        for cell in book["resultaten"][1]
    }
    assert (formats["gestart_in"], formats["traject"], formats["deelnemers"]) == ("@", "@", "General")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Twente delivered twice and a project of it waits; Drenthe only what waits as a whole."""
    data = settings.DataDir(tmp_path_factory.mktemp("archived"))
    project = deliveries.trajectory(budget=50000, besteed=20000, beoogd_deelnemers=40)
    deliveries.write(data.inbox, "Twente", [deliveries.trajectory("old")], [deliveries.result(5, code="old")],
                     date="30-06-2022", name="a")  # fmt: skip
    projects = [project, deliveries.trajectory("t2", soort="iets anders")]
    results = [deliveries.result(20, 8), deliveries.result(7, cohort="2021-Q3"), deliveries.result(3, code="t2")]
    deliveries.write(data.inbox, "Twente", projects, results, name="b", streepje_betekent="0")
    deliveries.write(data.inbox, "Drenthe", [deliveries.trajectory(soort="niets")], [deliveries.result(20)], name="c")
    with running.locked(data):
        running.take_in(data)
    return data.archive


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_of_a_region_holds_what_lasts_of_the_last_delivery_that_counts(archive, language):
    filled = of_region(archive, "AM05")
    assert filled.reference_date == dt.date(2022, 12, 31)
    _, book = written(language, filled)
    words = {"nl": ("met_deelnemers", "route", "ww"), "en": ("With participants", "Route", "Unemployment benefit (WW)")}
    kind, pillar, group = words[language]
    assert rows_of(book, "delivery", language) == [{"region_code": "Twente", "dash_means": "0"}]
    assert rows_of(book, "trajectories", language) == [
        {"trajectory": "t1", "kind": kind, "pillar": pillar, "budget_eur": 50000, "target_participants": 40},
        {"trajectory": "t2", "pillar": pillar},
    ]
    assert rows_of(book, "results", language) == [
        {"trajectory": "t1", "cohort": "2021-H1", "target_group": group},
        {"trajectory": "t1", "cohort": "2021-Q3", "target_group": group},
        {"trajectory": "t2", "cohort": "2021-H1", "target_group": group},
    ]
    assert "31" in str(book[book.sheetnames[0]]["A2"].value)


def test_a_region_without_a_delivery_that_counts_is_only_named(archive):
    for code, name in (("AM03", "Drenthe"), ("AM01", "Groningen")):
        assert of_region(archive, code) == Filled(code)
        _, book = written("nl", Filled(code))
        assert rows_of(book, "delivery") == [{"region_code": name}]
        assert rows_of(book, "trajectories") == rows_of(book, "results") == []


def test_no_number_of_people_and_no_state_is_ever_filled_in():
    states = {"reference_date", "version", "status", "reason", "spent_eur", "employers_reached"}
    states |= {column.name for column in columns()["results"] if column.type == "people"}
    assert not states & {name for names in loaded(LASTING).values() for name in names}


def test_a_text_that_begins_as_a_formula_is_written_as_text():
    rows = {"trajectories": [{"trajectory": "t1", "name": "=1+1"}]}
    _, book = written("nl", Filled("AM05", dt.date(2022, 12, 31), rows))
    cell = book["trajecten"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_filled_workbook_of_which_the_open_cells_are_filled_counts(archive):
    _, book = written("nl", of_region(archive, "AM05"))
    places = {cell.value: cell.column for cell in book["resultaten"][1]}
    book["levering"]["B2"] = dt.date(2023, 6, 30)
    book["trajecten"]["C3"] = "met_deelnemers"
    for row in range(2, 5):
        book["resultaten"].cell(row, places["deelnemers"]).value = 20
    buffer = io.BytesIO()
    book.save(buffer)
    (draft,) = deliveries.drafts([parse("levering.xlsx", buffer.getvalue())])
    assert draft.verdict is None
    assert draft.findings == []
    assert [len(draft.tables[table].rows) for table in ("trajectories", "results")] == [2, 3]


@pytest.mark.parametrize("name", ["am05", "AM05", "Twente", "twente"])
def test_a_region_is_named_as_everywhere(tmp_path, archive, capsys, name):
    out = tmp_path / "levering.xlsx"
    given = ["template", "--region", name, "--data", str(archive.parent), "--out", str(out)]
    assert main(given) == 0
    assert "Ingevuld uit de levering van 31-12-2022." in capsys.readouterr().out
    assert load_workbook(out)["levering"]["A2"].value == "Twente"


def test_nothing_is_written_over_and_an_unknown_region_is_told_with_what_may_be_meant(tmp_path, capsys):
    out = tmp_path / "levering.xlsx"
    assert main(["template", "--out", str(out), "--region", "Twnte"]) == 2
    assert "Bedoelt u ‘Twente’?" in capsys.readouterr().err
    assert main(["template", "--out", str(tmp_path / "none" / "levering.xlsx")]) == 2
    assert "Kijk of de map bestaat." in capsys.readouterr().err
    out.write_bytes(b"mine")
    assert main(["template", "--out", str(out), "--language", "en"]) == 2
    assert "Give another name with --out." in capsys.readouterr().err
    assert out.read_bytes() == b"mine"


@pytest.mark.parametrize(("language", "sheet"), [("nl", "levering"), ("en", "delivery")])
def test_the_command_writes_in_the_language_that_is_asked(tmp_path, capsys, language, sheet):
    out = tmp_path / "levering.xlsx"
    assert main(["template", "--out", str(out), "--language", language]) == 0
    assert sheet in load_workbook(out).sheetnames
    assert str(out) in capsys.readouterr().out
