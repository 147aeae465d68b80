"""The plan of a workbook: its sheets in order, whether they are hidden, and which part belongs to which sheet.

Not here: what stands in the sheets (sheets.py), and texts around them (around.py).
"""

import posixpath
from dataclasses import dataclass

from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup
from pipelines.intake.reading.workbook.package import Package
from pipelines.intake.reading.workbook.parts import WORKBOOK

# Where the library that reads the values looks for these parts. Elsewhere, the two of us would see different things.
FIXED = {"sharedStrings": "xl/sharedstrings.xml", "styles": "xl/styles.xml"}


@dataclass(frozen=True)
class Relationship:
    """One relationship from a part to another: `kind` is the last word of its type."""

    kind: str
    target: str
    is_external: bool


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook; `part` holds its content. `is_table` is False for a sheet with only a chart."""

    name: str
    part: str
    is_visible: bool
    is_table: bool


def relationships(package: Package, part: str) -> dict[str, Relationship]:
    """Return the relationships of a part by their id; none where it has no file of them. Raises Unsound."""
    folder, file = posixpath.split(part)
    rels = f"{folder}/_rels/{file}.rels".removeprefix("/")
    found: dict[str, Relationship] = {}
    for name, _, attributes in markup.starts(package, rels):
        if name == "Relationship":
            if attributes.get("Id") in found:
                raise Unsound("ZIP_STRANGE")
            found[attributes.get("Id", "")] = _relationship(folder, attributes)
    return found


def _relationship(folder: str, attributes: markup.Attributes) -> Relationship:
    target, is_external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
    inside = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return Relationship(attributes.get("Type", "").rpartition("/")[2], target if is_external else inside, is_external)


def sheets(package: Package) -> list[Sheet]:
    """Return the sheets in order. Raises Unsound where their parts are not where they should be."""
    root = [one.target for one in relationships(package, "").values() if one.kind == "officeDocument"]
    known = relationships(package, WORKBOOK)
    is_elsewhere = any(one.target.casefold() != FIXED[one.kind] for one in known.values() if one.kind in FIXED)
    if is_elsewhere or [target.casefold() for target in root] != [WORKBOOK]:
        raise Unsound("ZIP_STRANGE")
    listed = [attributes for name, _, attributes in markup.starts(package, WORKBOOK) if name == "sheet"]
    return [_sheet(package, known, markup.plain(attributes)) for attributes in listed]


def _sheet(package: Package, known: dict[str, Relationship], attributes: markup.Attributes) -> Sheet:
    relationship = known.get(attributes.get("id", ""))
    if relationship is None or relationship.is_external or relationship.target not in package:
        raise Unsound("ZIP_CORRUPT")
    if "acrosheet" in relationship.kind:
        raise Unsound("FILE_MACRO")
    is_visible = attributes.get("state", "visible") == "visible"
    return Sheet(attributes.get("name", ""), relationship.target, is_visible, relationship.kind == "worksheet")


def owners(package: Package, found: list[Sheet]) -> dict[str, str]:
    """Return, for every part (in lower case) that hangs on a sheet, its name: comments, drawings, pivot tables."""
    known: dict[str, str] = {}
    waiting = [(sheet.part, sheet.name) for sheet in reversed(found)]
    while waiting:
        part, name = waiting.pop()
        if part.casefold() not in known:
            known[part.casefold()] = name
            waiting += [(target, name) for target in _targets(package, part)]
    return known


def _targets(package: Package, part: str) -> list[str]:
    """Return the parts that hang on a part; none where nobody can read what it says of that."""
    try:
        return [one.target for one in relationships(package, part).values() if not one.is_external]
    except Unsound:
        return []
