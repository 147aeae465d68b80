"""The lists to choose from: a hidden sheet with a list per column, each under a name that cells can point at."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.registries import code_lists, cohorts, region_names
from pipelines.template.filling import word_of


def write(book: Workbook, sheet: Worksheet, language: str) -> dict[str, str]:
    """Write every list and return the name under which a cell can choose from it."""
    choices = {name: [word_of(code, language) for code in codes] for name, codes in code_lists().items()}
    choices |= {"region": list(region_names().values()), "cohort": list(cohorts())}
    named = {}
    for column, (name, values) in enumerate(choices.items(), 1):
        for row, value in enumerate(values, 1):
            sheet.cell(row, column, value)
        letter = get_column_letter(column)
        reach = f"{sheet.title}!${letter}$1:${letter}${len(values)}"
        book.defined_names[f"lijst_{name}"] = DefinedName(f"lijst_{name}", attr_text=reach)
        named[name] = f"lijst_{name}"
    sheet.sheet_state = "hidden"
    return named
