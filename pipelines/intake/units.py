"""A row that says below the header in which unit each column is: `aantal`, `€`, `personen`. Not here: the header."""

import re

from pipelines.intake.cells import Cell
from pipelines.intake.folding import fold

UNITS = {
    *("aantal", "aantallen", "absoluut", "abs", "n", "#", "stuks", "st", "stuk", "number", "count", "getal", "nr"),
    *("personen", "persoon", "pers", "mensen", "deelnemers", "people", "persons", "participants", "trajecten"),
    *("euro", "eur", "in euro", "in euro s", "euros", "in eur", "bedrag", "code", "tekst", "text", "datum", "date"),
    *("dd mm jjjj", "jjjj mm dd", "dd mm yyyy", "yyyy mm dd", "halfjaar", "jaar", "jjjj h", "jjjj h1", "periode"),
    *("naam", "omschrijving", "keuzelijst", "kies", "maanden", "months", "werkgevers", "employers"),
}  # fmt: skip
SIGNS = {"€", "#", "%", "nvt"}
NO_UNIT = {"-", "–", "—"}
BRACKETS = "[]() ."
IN_FRONT = re.compile(r"^(?:in|per) ")


def are_units(filled: list[Cell]) -> bool:
    """Tell whether these filled cells say units and nothing else; a dash stands where a column has none."""
    said = [cell.strip(BRACKETS) if isinstance(cell, str) else "" for cell in filled]
    return any(text not in NO_UNIT for text in said) and all(text in NO_UNIT or is_unit(text) for text in said)


def is_unit(text: str) -> bool:
    """Tell whether a text is the word or the sign of a unit."""
    return text in SIGNS or IN_FRONT.sub("", fold(text)) in UNITS
