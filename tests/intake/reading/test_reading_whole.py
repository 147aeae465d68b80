"""What is kept was searched: every part of a workbook, to its end, or its original is not kept. Its rows count anyway."""

import struct
import zipfile

import pytest

from pipelines.intake.masking.bsn import passes_eleven
from pipelines.intake.parsing import parse
from tests import packages
from tests.packages import MAIN, ROW, cell, relationships, row, sheet, table

BSN = [f"{number:09d}" for number in range(123456782, 123459782) if passes_eleven(f"{number:09d}")][:2]
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
RECORDS = (
    f'<pivotCacheRecords xmlns="{MAIN}">' + "".join(f'<r><n v="{one}"/></r>' for one in BSN) + "</pivotCacheRecords>"
)
BOTH = " ".join(BSN)
PLAIN = str(packages.parts({"blad": sheet("")})["xl/worksheets/sheet1.xml"])
NUMBERS = "".join(row(number, [int(one)]) for number, one in enumerate(BSN, 1))


def parsed(more: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED, **changes: str):
    parts = {**packages.parts({"resultaten": sheet(table(row(2, list(ROW))), **changes)}), **more}
    return parse("a.xlsx", packages.packed(parts, method))


# Parts in which two numbers of people stand, where Excel or someone else puts them. Nothing points at any of them.
SAID = {
    "xl/pivotCache/pivotCacheRecords1.xml": RECORDS,
    "xl/pivotCache/weg.xml": RECORDS,
    "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}"><cacheField name="nr"><sharedItems minValue="{BSN[0]}" maxValue="{BSN[1]}"/></cacheField></pivotCacheDefinition>',
    "xl/worksheets/sheet9.xml": sheet(NUMBERS),
    "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"><oleLink><v>{BOTH}</v></oleLink></externalLink>',
    "xl/charts/chart1.xml": f'<c:chartSpace xmlns:c="{CHART}"><c:v>{BSN[0]}</c:v><c:v>{BSN[1]}</c:v></c:chartSpace>',
    "xl/slicerCaches/slicerCache1.xml": f'<slicerCacheDefinition xmlns="{OFFICE}"><i n="{BSN[0]}"/><i n="{BSN[1]}"/></slicerCacheDefinition>',
    "xl/queryTables/queryTable1.xml": f'<queryTable xmlns="{MAIN}" name="{BOTH}"/>',
    "xl/connections.xml": f'<connections xmlns="{MAIN}"><parameter integer="{BSN[0]}"/><parameter integer="{BSN[1]}"/></connections>',
    "xl/revisions/revisionLog1.xml": f'<revisions xmlns="{MAIN}"><nc><v>{BSN[0]}</v></nc><nc><v>{BSN[1]}</v></nc></revisions>',
    "xl/tables/table1.xml": f'<table xmlns="{MAIN}"><filter val="{BSN[0]}"/><filter val="{BSN[1]}"/></table>',
    "customXml/item1.xml": f'<mensen><mens nr="{BSN[0]}"/><mens nr="{BSN[1]}"/></mensen>',
    "customXml/item2.xml": f'<?xml version="1.0" encoding="utf-16"?><mensen>{BOTH}</mensen>'.encode("utf-16"),
    "docProps/iets.xml": f"<a>{BOTH}",
    "iets/anders.xml": f"\ufeff<a><b>{BSN[0]}</b><b>{BSN[1]}</b></a>".encode("utf-16-be"),
    "xl/printerSettings/printerSettings1.bin": b"\1\2" + BOTH.encode("utf-16-le"),
    "xl/media/image1.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{BOTH}</text></svg>',
}  # fmt: skip


@pytest.mark.parametrize("part", SAID)
def test_two_numbers_of_people_refuse_a_file_in_whatever_part_they_stand(part):
    found = parsed({part: SAID[part]})
    assert (found.refusal.rule, found.is_searched) == ("PII_BSN", False)


@pytest.mark.parametrize(
    "changes",
    [
        {"after": f'<autoFilter ref="A1:F2"><filter val="{BSN[0]}"/><filter val="{BSN[1]}"/></autoFilter>'},
        {"after": f'<dataValidations><dataValidation prompt="{BSN[0]}" error="{BSN[1]}"/></dataValidations>'},
    ],
)
def test_numbers_around_the_cells_of_a_sheet_are_searched_too(changes):
    assert parsed({}, **changes).refusal.rule == "PII_BSN"


BESIDE = {
    "formula": f'<c r="A3"><f>IF(B1={BSN[0]},{BSN[1]},0)</f><v>1</v></c>',
    "cell": f'<c r="A3" nr="{BSN[0]}" ander="{BSN[1]}"><v>1</v></c>',
    "letters": f'<c r="A3" t="inlineStr"><is><r><rPr><rFont val="{BOTH}"/></rPr><t>a</t></r></is></c>',
}


@pytest.mark.parametrize("where", BESIDE)
def test_what_stands_beside_the_value_of_a_cell_is_searched_too(where):
    page = sheet(table(row(2, list(ROW)), f'<row r="3">{BESIDE[where]}</row>'))
    assert parse("a.xlsx", packages.packed(packages.parts({"resultaten": page}))).refusal.rule == "PII_BSN"


@pytest.mark.parametrize(
    "text",
    [
        f"<t>ww</t><rPh sb='0' eb='1'><t>{BOTH}</t></rPh>",
        f"{BOTH}<t>ww</t>",
        f"<r><rPr><rFont val='{BOTH}'/></rPr><t>ww</t></r>",
    ],
)
def test_what_stands_beside_a_shared_text_is_searched_too(text):
    cells = row(2, list(ROW)).replace('t="inlineStr"><is><t>ww</t></is>', 't="s"><v>0</v>')
    content = packages.workbook(table(cells), strings=f'<sst xmlns="{MAIN}"><si>{text}</si></sst>')
    assert parse("a.xlsx", content).refusal.rule == "PII_BSN"


def test_what_a_program_writes_between_the_parts_is_searched_too():
    """A field beside an entry, that no reader of workbooks looks at."""
    parts = packages.parts({"resultaten": sheet(table(row(2, list(ROW))))})
    content = packages.packed(parts)
    assert parse("a.xlsx", content).is_searched
    said = f"bsn {BSN[0]} bsn {BSN[1]}".encode()
    extra = struct.pack("<2H", 0x6375, len(said)) + said
    assert parse("a.xlsx", with_extra(parts, extra)).refusal.rule == "PII_BSN"
    named = packages.packed({**parts, f"xl/media/{BSN[0]}-bsn-{BSN[1]}.xml": "<a/>"})
    assert not parse("a.xlsx", named).is_searched


def with_extra(parts: dict[str, str | bytes], extra: bytes) -> bytes:
    import io

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.extra = extra
            made.writestr(entry, content)
    return buffer.getvalue()


MASHUP = '<?xml version="1.0" encoding="utf-16"?><DataMashup xmlns="http://schemas.microsoft.com/DataMashup">AAAAAB</DataMashup>'
NAMES = '<r><s v="Jan"/></r><r><s v="Piet"/></r>'
# What can only be searched in part, or not at all: another file, bytes as letters, a table without its header.
CLOSED = {
    "customXml/item1.xml": MASHUP.encode("utf-16"),
    "customXml/item2.xml": f"<properties xmlns='{OFFICE}'>{'QUJD' * 50}</properties>",
    "customXml/item3.xml": "<mensen><voornaam>Jan</voornaam></mensen>",
    "xl/embeddings/oleObject1.bin": b"x" * 50,
    "xl/embeddings/werkboek.xlsx": packages.usual(),
    "xl/embeddings/brief.docx": b"PK\3\4",
    "xl/model/item.data": b"x",
    "xl/activeX/activeX1.bin": b"x",
    "xl/ink/ink1.xml": "<ink xmlns='http://www.w3.org/2003/InkML'><trace>1 2</trace></ink>",
    "_xmlsignatures/sig1.xml": "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>",
    "xl/onbekend.dat": b"x",
    "__MACOSX/xl/._workbook.xml": b"\0\5",
    "[trash]/0000.dat": b"\xff\xff\0oud",
    "xl/pivotCache/pivotCacheRecords1.xml": f'<pivotCacheRecords xmlns="{MAIN}">{NAMES}</pivotCacheRecords>',
    "xl/worksheets/sheet9.xml": sheet(row(1, ["voornaam"]) + row(2, ["Jan"])),
    "xl/comments9.xml": f'<!DOCTYPE a><comments xmlns="{MAIN}"/>',
    "xl/worksheets/_rels/sheet1.xml.rels": "<geen pijlen",
}


@pytest.mark.parametrize("part", CLOSED)
def test_a_part_that_cannot_be_searched_refuses_nothing_and_the_original_is_not_kept(part):
    found = parsed({part: CLOSED[part]}, zipfile.ZIP_STORED)
    assert found.refusal is None and not found.is_searched
    assert [(note.rule, note.given) for note in found.notes] == [("FILE_UNSEARCHED", {"count": 1})]
    assert found.tables[0].columns["participants"] == ["12"]


EVERYDAY = {
    "docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "xl/comments1.xml": f'<comments xmlns="{MAIN}"><comment ref="A1"><text><t>vraag</t></text></comment></comments>',
    "xl/drawings/vmlDrawing1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>a<br>b</v:textbox></xml>',
    "xl/charts/chart1.xml": f'<c:chartSpace xmlns:c="{CHART}"><c:axId val="{BSN[0]}"/><c:axId val="{BSN[1]}"/></c:chartSpace>',
    "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:ext cx="{BSN[0]}" cy="{BSN[1]}"/></xdr:wsDr>',
    "xl/slicers/slicer1.xml": f'<slicers xmlns="{OFFICE}"/>',
    "xl/richData/rdrichvalue.xml": '<rvData xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"/>',
    "xl/ctrlProps/ctrlProp1.xml": f'<formControlPr xmlns="{OFFICE}" objectType="Button"/>',
    "customUI/customUI.xml": '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"/>',
    "xl/webextensions/taskpanes.xml": '<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"/>',
    "customXml/item1.xml": '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties"/>',
}  # fmt: skip


def test_what_programs_write_beside_the_sheets_is_searched_and_kept():
    found = parsed(EVERYDAY)
    assert (found.refusal, found.notes, found.is_searched) == (None, [], True)


def test_a_sheet_without_cells_refuses_nothing():
    for kind in ("dialogsheet", "chartsheet"):
        arrows = relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", kind, "worksheets/sheet2.xml"))
        pages = {"resultaten": sheet(table(row(2, list(ROW)))), "ander": f'<{kind} xmlns="{MAIN}"/>'}
        found = parse("a.xlsx", packages.packed({**packages.parts(pages), "xl/_rels/workbook.xml.rels": arrows}))
        assert (found.refusal, found.is_searched, len(found.tables)) == (None, True, 1)


def test_a_pivot_table_with_its_records_is_searched_and_kept():
    fields = (
        '<cacheField name="traject"><sharedItems/></cacheField><cacheField name="aantal"><sharedItems/></cacheField>'
    )
    pivots = {
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}">{fields}</pivotCacheDefinition>',
        "xl/pivotCache/pivotCacheRecords1.xml": f'<pivotCacheRecords xmlns="{MAIN}"><r><s v="t1"/><n v="12"/></r></pivotCacheRecords>',
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")),
    }  # fmt: skip
    assert parsed(pivots).is_searched
    del pivots["xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"]
    assert not parsed(pivots).is_searched


def test_a_header_about_people_that_a_format_hides_is_seen():
    named = [
        packages.row(at, [*packages.HEADER]).replace("</row>", cell(f"G{at}", "voornaam", 1) + "</row>") for at in (1,)
    ]
    rows = [packages.row(at, [*ROW[:3], f"202{at}-H1", *ROW[4:], name]) for at, name in enumerate(("Jan", "Piet"), 2)]
    content = packages.workbook("".join([*named, *rows]), styles=packages.styles(";;;"))
    assert parse("a.xlsx", content).refusal.rule == "PII_NAMES"


def test_a_number_of_a_person_behind_a_format_is_searched_although_it_is_not_shown():
    for code in (";;;", "&quot;geheim&quot;", "0%", "0&quot;0&quot;"):
        rows = [packages.row(1, [*packages.HEADER, "nr"])]
        for number, bsn in enumerate(BSN, 2):
            filled = packages.row(number, [*ROW[:3], f"202{number}-H1", *ROW[4:]])
            rows.append(filled.replace("</row>", cell(f"G{number}", int(bsn), 1) + "</row>"))
        content = packages.workbook("".join(rows), styles=packages.styles(code))
        assert parse("a.xlsx", content).refusal.rule == "PII_BSN", code
