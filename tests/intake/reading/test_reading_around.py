"""Every text in a workbook that stands in no visible cell is there to be searched, with its place; none is used."""

import io
import random

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.intake.reading import read
from tests import packages
from tests.packages import MAIN, ROW, relationships, row, sheet, table

SECRET = "jan.jansen@voorbeeld.nl"


def document_of(more: dict[str, str | bytes], **changes: str):
    parts = packages.parts({"resultaten": sheet(table(row(2, list(ROW))))}, **changes)
    return read("a.xlsx", packages.packed({**parts, **more}))


def places_of(document, words: str = SECRET) -> list[str]:
    return [place for place, text in document.loose if words in text]


def test_a_comment_is_found_at_its_cell_though_its_letters_differ_in_style():
    book = openpyxl.Workbook()
    page = book.active
    page.title = "resultaten"
    page.append(list(ROW))
    page["B7"].comment = Comment(f"Vraag dit aan {SECRET}", "Jan")
    page["C9"].comment = Comment("niets", "Jan")
    buffer = io.BytesIO()
    book.save(buffer)
    document = read("a.xlsx", buffer.getvalue())
    assert places_of(document) == ["resultaten!B7"]
    runs = "<r><t>1234</t></r><r><rPr><b/></rPr><t>56782</t></r>"
    comments = f'<comments xmlns="{MAIN}"><commentList><comment ref="D4"><text>{runs}</text></comment></commentList></comments>'
    assert ("xl/comments1.xml!D4", "123456782") in document_of({"xl/comments1.xml": comments}).loose


PARTS = {
    "docProps/core.xml": f'<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:creator>{SECRET}</dc:creator></cp:coreProperties>',
    "docProps/custom.xml": f'<Properties><property name="x"><v>{SECRET}</v></property></Properties>',
    "xl/persons/person.xml": f'<personList><person displayName="Jan" userId="{SECRET}"/></personList>',
    "xl/threadedComments/threadedComment1.xml": f'<ThreadedComments><threadedComment ref="A1"><text>{SECRET}</text></threadedComment></ThreadedComments>',
    "xl/drawings/drawing1.xml": '<d xmlns:a="a"><a:p><a:r><a:t>jan.jansen@</a:t></a:r><a:r><a:t>voorbeeld.nl</a:t></a:r></a:p></d>',
    "xl/drawings/drawing2.xml": f'<d><cNvPr id="1" name="x" descr="{SECRET}"/></d>',
    "xl/drawings/vmlDrawing1.vml": f"<xml><v:textbox><div>Vraag<br>{SECRET}</div></v:textbox></xml>",
    "xl/charts/chart1.xml": f"<c><strCache><pt><v>{SECRET}</v></pt></strCache></c>",
    "xl/tables/table1.xml": f'<table name="x"><tableColumn name="{SECRET}"/></table>',
    "xl/connections.xml": f'<connections><connection description="{SECRET}"/></connections>',
    "xl/queryTables/queryTable1.xml": f'<queryTable name="{SECRET}"/>',
    "xl/revisions/revisionLog1.xml": f"<revisions><is><t>{SECRET}</t></is></revisions>",
    "xl/printerSettings/printerSettings1.bin": b"\1\0\0" + SECRET.encode("utf-16-le") + bytes(50),
    "xl/customProperty1.bin": b"\0" + SECRET.encode() + b"\0",
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(("rId1", "hyperlink", f"mailto:{SECRET}"), mode=' TargetMode="External"'),
    "customXml/item1.xml": f"<?mso-contentType?><a>{SECRET}</a>",
    "xl/media/image1.svg": f"<svg><text>{SECRET}</text></svg>",
    "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{SECRET}</t></si><si/></sst>',
    "xl/metadata.xml": "<metadata><a>&#106;an.jansen@voorbeeld.nl</a></metadata>",
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_no_part_of_a_workbook_goes_unsearched(part):
    assert places_of(document_of({part: PARTS[part]}))


@pytest.mark.parametrize(
    "change",
    [
        {"after": f"<headerFooter><oddHeader>&amp;L{SECRET}</oddHeader></headerFooter>"},
        {"after": f'<hyperlinks><hyperlink ref="A1" tooltip="{SECRET}"/></hyperlinks>'},
        {"after": f'<dataValidations><dataValidation prompt="{SECRET}"/></dataValidations>'},
        {
            "after": f'<dataValidations><dataValidation><formula1>"{SECRET}"</formula1></dataValidation></dataValidations>'
        },
        {"before": f'<sheetPr codeName="{SECRET}"/>'},
        {"rows": f'<row r="3"><c r="B3" t="str"><f>HYPERLINK("mailto:{SECRET}","mail")</f><v>mail</v></c></row>'},
    ],
)
def test_texts_of_a_sheet_outside_its_cells_are_found_with_its_name(change):
    page = sheet(table(row(2, list(ROW)), change.get("rows", "")), change.get("before", ""), change.get("after", ""))
    document = read("a.xlsx", packages.packed(packages.parts({"resultaten": page})))
    assert places_of(document) == ["resultaten!B3" if "rows" in change else "resultaten"]


def test_names_of_a_workbook_are_searched():
    named = f"<definedNames><definedName name='x'>\"{SECRET}\"</definedName></definedNames>"
    parts = packages.parts({"blad": sheet(table(row(2, list(ROW))))})
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</workbook>", named + "</workbook>")
    assert places_of(read("a.xlsx", packages.packed(parts))) == ["xl/workbook.xml"]


def test_a_shared_text_that_a_cell_shows_is_searched_there_only():
    strings = f'<sst xmlns="{MAIN}"><si><t>{SECRET}</t></si><si><t>niet meer gebruikt</t></si></sst>'
    cells = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    document = read("a.xlsx", packages.workbook(table(cells), strings=strings))
    assert document.grids[0].rows[1][1][0] == SECRET
    assert places_of(document) == []
    assert places_of(document, "niet meer gebruikt") == ["xl/sharedStrings.xml"]


def test_what_the_program_itself_writes_is_not_taken_for_words_of_a_sender():
    book = openpyxl.Workbook()
    book.active.append(list(ROW))
    book.active.add_data_validation(DataValidation(type="whole", prompt="Alleen getallen"))
    buffer = io.BytesIO()
    book.save(buffer)
    loose = read("a.xlsx", buffer.getvalue()).loose
    assert len(loose) < 20
    assert not any("Times New Roman" in text or "officedocument" in text or "00FF" in text for _, text in loose)


def test_the_source_of_a_pivot_table_becomes_a_grid_that_is_searched_and_not_read():
    fields = '<cacheField name="naam"><sharedItems><s v="Jan"/><s v="Piet"/></sharedItems></cacheField>'
    fields += '<cacheField name="bsn"><sharedItems containsNumber="1"/></cacheField>'
    definition = f'<pivotCacheDefinition xmlns="{MAIN}"><cacheFields>{fields}</cacheFields></pivotCacheDefinition>'
    records = f'<pivotCacheRecords xmlns="{MAIN}"><r><x v="1"/><n v="123456782"/></r><r><x v="0"/><m/></r></pivotCacheRecords>'
    parts = {
        "xl/pivotCache/pivotCacheDefinition1.xml": definition,
        "xl/pivotCache/pivotCacheRecords1.xml": records,
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")),
        "xl/pivotTables/_rels/pivotTable1.xml.rels": relationships(("rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")),
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(("rId1", "pivotTable", "../pivotTables/pivotTable1.xml")),
        "xl/pivotTables/pivotTable1.xml": "<pivotTableDefinition/>",
    }  # fmt: skip
    grids = document_of(parts).grids
    assert [(grid.sheet, grid.is_read) for grid in grids] == [("resultaten", True), ("resultaten", False)]
    assert grids[1].rows == [(1, ["naam", "bsn"]), (2, ["Piet", "123456782"]), (3, ["Jan", ""])]
    del parts["xl/pivotCache/pivotCacheRecords1.xml"]
    assert document_of(parts).grids[1].rows == [(1, ["naam", "bsn"]), (2, ["Jan", ""]), (3, ["Piet", ""])]


def test_what_was_read_from_another_workbook_becomes_a_grid_that_is_searched_and_not_read():
    cells = '<row r="3"><cell r="B3" t="str"><v>Jan &amp; Piet</v></cell><cell r="D3"><v>12</v></cell></row>'
    link = f'<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData sheetId="0">{cells}</sheetData></sheetDataSet></externalBook></externalLink>'
    grids = document_of({"xl/externalLinks/externalLink1.xml": link}).grids
    assert not grids[1].is_read
    assert grids[1].rows == [(1, ["", "Jan & Piet", "", "12"])]


@pytest.mark.parametrize(
    "part",
    [
        "xl/comments1.xml",
        "docProps/core.xml",
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "xl/externalLinks/externalLink1.xml",
        "xl/theme/theme1.xml",
    ],
)
@pytest.mark.parametrize(
    "content", ["<a>", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "<a>\x01</a>", "<a b='1' b='2'/>"]
)
def test_a_part_that_cannot_be_searched_to_its_end_makes_that_the_file_is_not_kept(part, content):
    document = document_of({part: content})
    assert document.grids[0].is_read
    assert not document.is_searchable
    assert [(note.rule, note.given) for note in document.notes] == [("FILE_UNSEARCHED", {"count": 1})]
    assert places_of(document_of({part: content + SECRET}))


def test_texts_of_any_shape_around_the_sheets_never_break_reading():
    chance = random.Random(5)
    names = ["comment", "p", "r", "t", "si", "x", "row", "cell", "sheetData", "cacheField", "s", "v"]
    for _ in range(300):
        opened = [chance.choice(names) for _ in range(6)]
        markup = "".join(f'<{name} ref="B2" r="A1" v="1" name="n">tekst' for name in opened)
        markup += "".join(f"</{name}>" for name in reversed(opened))
        for part in (
            "xl/comments1.xml",
            "xl/pivotCache/pivotCacheDefinition1.xml",
            "xl/externalLinks/externalLink1.xml",
        ):
            assert document_of({part: markup}).grids
