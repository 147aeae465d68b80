"""The sheet in front: what to do, what every column means, and what every word of a list means."""

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.intake.findings import texts
from pipelines.intake.header.columns import DUTCH
from pipelines.registries import code_lists, columns, region_names
from pipelines.template.filling import Filled, title_of, word_of
from pipelines.template.sheet import HEAD

WIDTHS = {"A": 16, "B": 32, "C": 12, "D": 100}


def write(sheet: Worksheet, filled: Filled, language: str) -> None:
    """Write the explanation, and first what is filled in already."""
    words = texts(language)["template"]
    sheet.append([words["title"]])
    sheet["A1"].font = Font(bold=True, size=14)
    known = _filled(filled, words, texts(language)["receipt"]["date"])
    for line in (*known, words["how"], words["people"], words["unknown"], words["try"]):
        sheet.append([line])
    sheet.append([])
    _head(sheet, words["where"], words["column"], words["must"], words["means"])
    for table in DUTCH:
        for column in columns()[table]:
            must = words["yes"] if column.required else None
            _line(sheet, title_of(table, language), column.header(language), must, column.explanation(language))
    sheet.append([])
    _head(sheet, words["column"], words["choice"], None, words["means"])
    for column in (column for table in DUTCH for column in columns()[table] if column.codes):
        for code in code_lists()[column.codes or ""]:
            means = (code.explanation_nl or code.name_nl, code.explanation_en or code.name_en)[language != "nl"]
            _line(sheet, column.header(language), word_of(code, language), None, means)
    for letter, width in WIDTHS.items():
        sheet.column_dimensions[letter].width = width


def _filled(filled: Filled, words: dict[str, str], form: str) -> list[str]:
    """Return what stands in the workbook already, and what is left to do."""
    if filled.region is None:
        return []
    name = region_names()[filled.region]
    if filled.reference_date is None:
        return [words["filled_region"].format(region=name)]
    key = "filled_results" if filled.rows("results") else "filled_projects"
    return [words[key].format(region=name, date=f"{filled.reference_date:{form}}")]


def _head(sheet: Worksheet, *words: str | None) -> None:
    sheet.append(list(words))
    for cell in sheet[sheet.max_row]:
        cell.font, cell.fill = Font(bold=True), HEAD


def _line(sheet: Worksheet, *words: str | None) -> None:
    sheet.append(list(words))
    for cell in sheet[sheet.max_row]:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
