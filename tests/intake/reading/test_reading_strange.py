"""Sheets and workbooks that two programs read differently: refused, whatever we would make of them ourselves."""

import pytest

from pipelines.intake.cells import Document, Fault
from pipelines.intake.findings import Refused
from pipelines.intake.reading import read
from tests import packages
from tests.intake.reading.test_reading_sheets import ROW_2, STRINGS, grid_of, refused, second_row
from tests.packages import HEADER, ROW, cell, row, sheet, table

STRANGE = {
    "comment": '<c r="A2"><v>1<!-- 0 -->2</v></c>',
    "instruction": '<c r="A2"><v>1<?x 0?>2</v></c>',
    "raw section": '<c r="A2"><v><![CDATA[12]]></v></c>',
    "letter by number": '<c r="A2"><v>1&#50;</v></c>',
    "first letter by number": '<c r="A2"><v>&#49;2</v></c>',
    "text by number": '<c r="A2" t="s"><v>&#49;</v></c>',
    "two values": '<c r="A2"><v>1</v><v>2</v></c>',
    "two texts": '<c r="A2" t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c>',
    "text and value": '<c r="A2" t="inlineStr"><is><t>a</t></is><v>1</v></c>',
    "text of a number": '<c r="A2"><is><t>12</t></is></c>',
    "value of a text": '<c r="A2" t="inlineStr"><v>12</v></c>',
    "loose text": '<c r="A2"><v>1</v>2</c>',
    "text in a row": "12",
    "twice the cell": '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>',
    "back": '<c r="B2"><v>1</v></c><c r="A2"><v>2</v></c>',
    "other row": '<c r="A3"><v>1</v></c>',
    "no column": '<c r="ZZZ2"><v>1</v></c>',
    "absolute": '<c r="$A$2"><v>1</v></c>',
    "small letter": '<c r="a2"><v>1</v></c>',
    "text by number at the end": '<c r="A2" t="s"><v>0&#49;</v></c>',
    "unknown type": '<c r="A2" t="x"><v>1</v></c>',
    "unknown element": '<c r="A2"><w>1</w></c><c r="B2"><v>1</v></c>',
    "phonetic": '<c r="A2" t="inlineStr"><is><t>a</t><rPh sb="0" eb="1"><t>b</t></rPh></is></c><c r="B2"><v>1</v></c>',
    "merged in a text": '<c r="A2" t="inlineStr"><is><t>a<mergeCell ref="A1"/>b</t></is></c>',
    "merged in a value": '<c r="A2"><v>1<mergeCell ref="A1"/>2</v></c>',
    "column in a value": '<c r="A2"><v>1<col min="1" max="1"/>2</v></c>',
    "text in a text": '<c r="A2" t="inlineStr"><is><t>a<t/>b</t></is></c>',
    "run in a text": '<c r="A2" t="inlineStr"><is><t>a<r/>b</t></is></c>',
    "run in a value": '<c r="A2" t="str"><v>1<r/>2</v></c>',
    "value in a text": '<c r="A2" t="inlineStr"><is><t>a<v>1</v></t></is></c>',
    "formula in a text": '<c r="A2" t="inlineStr"><is><t>a<f>1</f></t></is></c>',
    "cell in a text": '<c r="A2" t="inlineStr"><is><t>a<c/>b</t></is></c>',
    "cell behind a value": '<c r="A2"><v>12<c r="B2"/></v></c>',
    "cell in a cell": '<c r="A2"><c r="B2"/><v>1</v></c>',
    "value in a formula": '<c r="A2"><f>1<v>1</v></f></c>',
    "row in a cell": '<c r="A2"><row r="3"/><v>1</v></c>',
    "row in a row": '<c r="A2"><v>1</v></c><row r="3"><c r="A3"><v>1</v></c></row>',
    "cell behind a row": '<c r="A2"><v>1</v></c></row><c r="B2"><v>1</v></c><row r="3">',
    "words beside the text": '<c r="A2" t="inlineStr"><is>a<t>b</t></is></c>',
    "words after the text": '<c r="A2" t="inlineStr"><is><t>b</t></is>a</c>',
    "no such text": '<c r="A2" t="s"><v>4</v></c>',
    "text before the first": '<c r="A2" t="s"><v>-1</v></c>',
    "no number of a text": '<c r="A2" t="s"><v>een</v></c>',
}


@pytest.mark.parametrize("how", STRANGE)
def test_what_programs_read_in_different_ways_is_refused(how):
    content = packages.workbook(table(ROW_2.format(STRANGE[how])), strings=STRINGS)
    assert refused(content).finding.rule in {"ZIP_STRANGE", "ZIP_CORRUPT"}


@pytest.mark.parametrize("within", ["<r/>", "<t/>", "<si/>", "<x/>"])
def test_a_shared_text_with_something_in_its_words_is_refused(within):
    strings = f'<sst xmlns="{packages.MAIN}"><si><t>1{within}2</t></si></sst>'
    content = packages.workbook(table(ROW_2.format('<c r="A2" t="s"><v>0</v></c>')), strings=strings)
    assert refused(content).finding.rule == "ZIP_STRANGE"


SMALL = '<rPr><vertAlign val="superscript"/></rPr>'
STRUCK = "<rPr><strike/></rPr>"
RICH = [
    (f"<r><t>1</t></r><r>{SMALL}<t>1</t></r>", Fault("NUM_MARK", "11")),
    (f"<r>{STRUCK}<t>1</t></r><r><t>2</t></r>", Fault("NUM_MARK", "12")),
    ('<r><t>1</t></r><r><rPr><strike val="0"/></rPr><t>2</t></r>', "12"),
    ("<r><t>1</t></r><r><rPr><b/></rPr><t>2</t></r>", "12"),
    (f"<r><t>hal van 40 m</t></r><r>{SMALL}<t>2</t></r>", "hal van 40 m2"),
]


@pytest.mark.parametrize(("runs", "read"), RICH)
def test_a_digit_that_is_raised_or_struck_out_is_no_part_of_a_number(runs, read):
    strings = f'<sst xmlns="{packages.MAIN}"><si><t>9</t></si><si>{runs}</si></sst>'
    cells = '<c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c>'
    assert grid_of(packages.workbook(table(ROW_2.format(cells)), strings=strings)).rows[1][1][:2] == [read, "9"]
    inline = f'<c r="A2" t="inlineStr"><is>{runs}</is></c><c r="B2" t="inlineStr"><is><t>9</t></is></c>'
    assert second_row(inline)[:2] == [read, "9"]


STRANGE_SHEETS = {
    "rows back": sheet(row(2, list(ROW)) + row(1, list(HEADER))),
    "rows twice": sheet(row(1, list(HEADER)) + row(1, list(ROW))),
    "row 0": sheet('<row r="0"/>' + table()),
    "row of letters": sheet('<row r="een"/>'),
    "two tables": sheet(table()).replace("</sheetData>", "</sheetData><sheetData></sheetData>"),
    "rows outside": sheet(table(), after=row(9, ["een"])),
    "cells outside": sheet(table(), after=cell("Z1", "een")),
    "rows after nothing": sheet("").replace("<sheetData></sheetData>", "<sheetData/>" + row(1, ["een"])),
    "cells without a row": sheet('<c r="A1"><v>1</v></c>'),
    "document type": "<!DOCTYPE a>" + sheet(table()).partition("?>")[2],
    "entities": '<!DOCTYPE a [<!ENTITY b "12"><!ENTITY c "&b;&b;">]>' + sheet(table()).partition("?>")[2],
    "other letters": sheet(table()).replace("UTF-8", "ISO-8859-1"),
    "wide letters": sheet(table()).replace("UTF-8", "UTF-16").encode("utf-16"),
    "letters that are none": sheet(table(row(2, ["Frysl\u00e2n"]))).encode("latin-1"),
    "not closed": sheet(table()).replace("</worksheet>", ""),
    "no markup": "dit is geen blad",
    "merged nowhere": sheet(table(), after='<mergeCells><mergeCell ref="A1:een"/></mergeCells>'),
    "hidden nowhere": sheet(table(), before='<cols><col min="een" max="2" hidden="1"/></cols>'),
}


@pytest.mark.parametrize("how", STRANGE_SHEETS)
def test_a_sheet_that_is_put_together_in_a_strange_way_is_refused(how):
    content = packages.packed(packages.parts({"resultaten": STRANGE_SHEETS[how]}))
    assert refused(content).finding.rule in {"ZIP_STRANGE", "ZIP_CORRUPT"}


def test_a_sheet_of_the_strict_format_is_read():
    names = 'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"'
    content = packages.packed(packages.parts({"blad": sheet(table(row(2, list(ROW))), names=names)}))
    assert grid_of(content).rows[1] == (2, ROW)


@pytest.mark.parametrize("names", ['xmlns="http://example.org/other"', "", f'xmlns:x="{packages.MAIN}"'])
def test_a_sheet_that_other_programs_see_nothing_in_is_refused(names):
    content = packages.packed(packages.parts({"blad": sheet(table(row(2, list(ROW))), names=names)}))
    assert refused(content).finding.rule == "ZIP_STRANGE"


def changed_parts(**changes: str) -> Document:
    parts = packages.parts({"blad": sheet(table(row(2, list(ROW))))})
    return read("a.xlsx", packages.packed({**parts, **changes}))


@pytest.mark.parametrize(
    "changes",
    [
        {"xl/_rels/workbook.xml.rels": packages.relationships()},
        {"xl/_rels/workbook.xml.rels": packages.relationships(("rId1", "worksheet", "worksheets/weg.xml"))},
        {"xl/_rels/workbook.xml.rels": packages.relationships(("rId1", "worksheet", "../../buiten.xml"))},
        {"xl/_rels/workbook.xml.rels": packages.relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId1", "styles", "x"))},
        {"xl/_rels/workbook.xml.rels": packages.relationships(("rId1", "worksheet", "http://elders/"), mode=' TargetMode="External"')},
        {"xl/_rels/workbook.xml.rels": packages.relationships(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "andere.xml"))},
        {"_rels/.rels": packages.relationships(("rId1", "officeDocument", "xl/worksheets/sheet1.xml"))},
        {"_rels/.rels": packages.relationships()},
    ],
)  # fmt: skip
def test_a_workbook_whose_parts_are_not_where_every_program_looks_is_refused(changes):
    with pytest.raises(Refused) as caught:
        changed_parts(**changes)
    assert caught.value.finding.rule in {"ZIP_STRANGE", "ZIP_CORRUPT"}


def test_a_sheet_of_old_macros_is_refused_as_macros():
    arrows = packages.relationships(("rId1", "xlMacrosheet", "worksheets/sheet1.xml"))
    with pytest.raises(Refused) as caught:
        changed_parts(**{"xl/_rels/workbook.xml.rels": arrows})
    assert caught.value.finding.rule == "FILE_MACRO"
