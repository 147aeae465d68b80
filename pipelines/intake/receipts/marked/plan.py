"""The plan of the workbook gets a sheet in front: listed first, opened first; what counts sheets counts one more."""

from pipelines.intake.reading.workbook.parts import WORKBOOK
from pipelines.intake.receipts.marked import splicing
from pipelines.intake.receipts.marked.packing import OFFICE, Parts
from pipelines.intake.receipts.marked.splicing import Element, Splice, elements, quoted

FRONT = "xl/worksheets/bevindingen{}.xml"


def put_in_front(parts: Parts, name: str, content: bytes) -> None:
    """Add a sheet before all others."""
    part = parts.free_name(FRONT)
    parts.write(part, content)
    parts.declare(part, "worksheet")
    new = parts.relate(WORKBOOK, "worksheet", part)
    xml = parts.read(WORKBOOK)
    found = elements(xml)
    listed = next(one for one in found if one.local == "sheets" and one.depth == 1)
    ids = [int(one.attributes.get("sheetId", 0)) for one in found if one.local == "sheet" and one.depth == 2]
    p = found[0].prefix
    tag = f'<{p}sheet xmlns:r="{OFFICE}" name={quoted(name)} sheetId="{max(ids, default=0) + 1}" r:id="{new}"/>'
    splices = [Splice(listed.inside, listed.inside, tag.encode())]
    for one in found:
        if one.local == "workbookView":
            splices.append(_opens_in_front(xml, one))
        elif one.local == "definedName" and "localSheetId" in one.attributes:
            splices.append(splicing.attribute_splice(xml, one, "localSheetId", int(one.attributes["localSheetId"]) + 1))
    parts.change(WORKBOOK, splices)


def _opens_in_front(xml: bytes, view: Element) -> Splice:
    """Return the splice by which a view of the workbook opens at its first sheet."""
    tag = xml[view.start : view.inside]
    for name in ("activeTab", "firstSheet"):
        tag = splicing.with_attribute(tag, name, 0)
    return Splice(view.start, view.inside, tag)
