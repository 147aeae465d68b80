"""Workbooks that no library would write: packages put together part by part. Plain functions, no fixtures."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
NAMES = f'xmlns="{MAIN}" xmlns:r="{OFFICE}"'
Part = str | bytes

HEADER = ["regio", "peildatum", "traject", "gestart_in", "doelgroep", "deelnemers"]
ROW = ["Twente", "31-12-2021", "t1", "2021-H1", "ww", 12]


def cell(address: str, value: object, style: int | None = None) -> str:
    """Return one cell: text as inline text, a number as a number."""
    styled = "" if style is None else f' s="{style}"'
    if isinstance(value, str):
        return f'<c r="{address}"{styled} t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{address}"{styled}><v>{value}</v></c>'


def row(number: int, values: list[object], attributes: str = "") -> str:
    """Return one row with these values from column A."""
    cells = "".join(cell(f"{chr(65 + place)}{number}", value) for place, value in enumerate(values) if value != "")
    return f'<row r="{number}"{attributes}>{cells}</row>'


def table(*rows: str) -> str:
    """Return the usual header and these rows."""
    return row(1, list(HEADER)) + "".join(rows)


def sheet(rows: str, before: str = "", after: str = "", names: str = NAMES) -> str:
    """Return the XML of a sheet."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet {names}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def styles(*formats: str) -> str:
    """Return styles in which style 1, 2, 3... has these number formats."""
    own = "".join(f'<numFmt numFmtId="{164 + place}" formatCode="{code}"/>' for place, code in enumerate(formats))
    uses = "".join(f'<xf numFmtId="{164 + place}"/>' for place in range(len(formats)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{uses}</cellXfs></styleSheet>'
    )


def relationships(*targets: tuple[str, str, str], mode: str = "") -> str:
    """Return a file of relationships: (id, last word of the type, target)."""
    told = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{to}"{mode}/>' for id_, kind, to in targets
    )
    return f'<Relationships xmlns="{PACKAGE}">{told}</Relationships>'


def parts(
    sheets: Mapping[str, Part], states: Mapping[str, str] | None = None, properties: str = "", **more: Part
) -> dict[str, Part]:
    """Return the parts of a workbook by name; `more` adds `styles` or `strings`."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" state="{(states or {}).get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    targets = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    others = {"styles": "xl/styles.xml", "strings": "xl/sharedStrings.xml"}
    targets += [(key, {"strings": "sharedStrings"}.get(key, key), others[key].removeprefix("xl/")) for key in more]
    kind = f'PartName="/xl/sharedStrings.xml" ContentType="{SPREADSHEET}.sharedStrings+xml"'
    texts = f"<Override {kind}/>" if "strings" in more else ""
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{SPREADSHEET}.sheet.main+xml"/>{texts}</Types>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {NAMES}>{properties}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relationships(*targets),
        **{f"xl/worksheets/sheet{number}.xml": content for number, content in enumerate(sheets.values(), 1)},
        **{others[key]: content for key, content in more.items()},
    }


def packed(content: Mapping[str, Part], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the parts as a zip package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return buffer.getvalue()


def workbook(rows: str, **more: Part) -> bytes:
    """Return a workbook with one sheet `resultaten` of these rows."""
    return packed(parts({"resultaten": sheet(rows)}, **more))


def usual() -> bytes:
    """Return a workbook with one row that is in order."""
    return workbook(table(row(2, list(ROW))))
