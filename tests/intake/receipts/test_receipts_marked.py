"""The delivered workbook with the findings marked in it: what was delivered stays, and every mark is where it should be."""

import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from python_calamine import CalamineWorkbook

from pipelines.intake.bounded.children import Children, Ended
from pipelines.intake.findings import Finding
from pipelines.intake.parsing import parse
from pipelines.intake.reading.extents import address, column_and_row
from pipelines.intake.receipts.marked import PersonalData, marked
from pipelines.intake.receipts.marked.splicing import Splice, spliced, with_attribute
from pipelines.intake.receipts.marked.styles import COLOURS
from tests import packages
from tests.cases import book
from tests.cases.judged import Judged

TYPES = "[Content_Types].xml"
SAID = {"id": "0", "verdict": "quarantined", "files": [], "rows": {}, "region": None, "reference_date": None}
CRITICAL, ROW, LOOK = COLOURS["cell"], COLOURS["row"], COLOURS["look"]


def values(content):
    """Every value of every delivered sheet, as the reader of deliveries sees them."""
    opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [name for name in opened.sheet_names if not name.startswith("Bevindingen")]
    return {name: opened.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names}


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def repacked(content, change):
    """The same package with other content in its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts(content).items():
            package.writestr(name, change(name, part))
    return buffer.getvalue()


def crowd(opened):
    """Everything in a workbook that marks could break: comments, merges, filters, protection, charts, lists, tables."""
    sheet = opened["resultaten"]
    sheet["H2"].comment = Comment("Nagekeken door de afdeling.", "Beheer")
    sheet["A3"].comment = Comment("Nog eens kijken", "Beheer")
    sheet["H2"].font, sheet["H2"].fill = Font(bold=True), PatternFill("solid", fgColor="FFDDEEDD")
    sheet.auto_filter.ref = "A1:J7"
    sheet.protection.sheet, sheet.protection.password = True, "geheim"
    sheet.freeze_panes = "A2"
    lists = DataValidation(type="list", formula1='"ww,participatiewet"')
    lists.add("C2:C7")
    sheet.add_data_validation(lists)
    sheet.conditional_formatting.add(
        "D2:D7", CellIsRule(operator="greaterThan", formula=["100"], fill=PatternFill("solid", bgColor="FFFF0000"))
    )
    sheet.print_area = "A1:J7"
    sheet["L1"], sheet["L2"] = "controle", "=H2+H3"
    projects = opened["trajecten"]
    projects.add_table(Table(displayName="Trajecten", ref="A1:G4"))
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=4, min_row=1, max_row=7), titles_from_data=True)
    projects.add_chart(chart, "J2")
    opened.create_sheet("uitleg")["A1"] = "Zo vult u het in"
    opened["uitleg"].merge_cells("A1:C1")
    opened.active = opened.index(sheet)
    sheet.sheet_view.tabSelected = True
    opened.defined_names["Totaal"] = DefinedName("Totaal", attr_text="resultaten!$D$2:$D$7")


def with_results(content):
    """Give the one formula the result that a spreadsheet would have stored; openpyxl writes none."""

    def change(_, part):
        return re.sub(rb"(<c r=\"L2\"[^>]*>)<f>H2\+H3</f><v ?/?>(</v>)?", rb"\1<f>H2+H3</f><v>49</v>", part)

    return repacked(content, change)


def prefixed(content):
    """The same workbook as other programs write it: every element of the sheets with a prefix."""

    def change(name, part):
        if not name.startswith("xl/worksheets/sheet"):
            return part
        text = part.decode().replace(
            ' xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
            ' xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
        )
        return re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", text).encode()

    return repacked(content, change)


def wrong(tables):
    book.put("resultaten", "plaatsingen", 40)(tables)
    book.put("resultaten", "deelnemers", "vijf", row=3)(tables)
    tables["trajecten"][0].append("besteed")
    tables["trajecten"][1].append(90000)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Per case: the files that were delivered, their receipt, and the marked workbook in Dutch."""
    folder = tmp_path_factory.mktemp("marked")
    judged = Judged(folder)
    judged.add("plain", wrong)
    judged.add(
        "headers", book.head("resultaten", plaatsingen="# plaatsingen", deelnemers="Aantal deelnemers"), ("xlsx",)
    )
    tables = book.usual()
    wrong(tables)
    (crowded,) = book.as_workbook(folder / "crowded", tables, crowd)
    crowded.write_bytes(with_results(crowded.read_bytes()))
    judged.add_files("crowded", "xlsx", [crowded])
    (folder / "prefixed").mkdir()
    (folder / "prefixed" / "levering.xlsx").write_bytes(prefixed(crowded.read_bytes()))
    judged.add_files("prefixed", "xlsx", [folder / "prefixed" / "levering.xlsx"])
    judged.add("header", book.head("resultaten", deelnemers="mensen"), ("xlsx",))
    judged.add("region", book.put("levering", "regio", "Twnete"), ("xlsx",))
    (folder / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    judged.add_files("old", "xlsx", [folder / "old.xls"])
    judged.judge()
    found = {}
    for case, carrier in judged._files:
        files = [(path.name, path.read_bytes()) for path in judged._files[case, carrier]]
        (outcome,) = judged.every(case, carrier)
        found[case, carrier] = files, outcome.receipt, marked(files, outcome.receipt, "nl")
    return found


WORKBOOKS = [
    ("plain", "xlsx"),
    ("headers", "xlsx"),
    ("crowded", "xlsx"),
    ("prefixed", "xlsx"),
    ("header", "xlsx"),
    ("region", "xlsx"),
]


@pytest.mark.parametrize("key", WORKBOOKS)
def test_every_delivered_value_stays_and_the_workbook_can_be_delivered_again(made, key):
    ((name, content),), _, marks = made[key]
    assert values(marks) == values(content)
    before, after = parse(name, content), parse(name, marks)
    assert (after.refusal, after.tables, after.is_searched) == (before.refusal, before.tables, before.is_searched)


@pytest.mark.parametrize("key", WORKBOOKS)
def test_parts_that_hold_no_mark_go_out_byte_by_byte(made, key):
    ((_, content),), _, marks = made[key]
    before, after = parts(content), parts(marks)
    touched = re.compile(
        r"xl/(worksheets/|comments|drawings/.*vml|legacyDrawing|styles\.xml|workbook\.xml|_rels/workbook)|\[Content_Types\]|.*legacyDrawing.*"
    )
    assert set(before) <= set(after)
    assert [name for name in before if before[name] != after[name] and not touched.match(name)] == []
    assert any("chart" in name for name in before) == (key[0] in {"crowded", "prefixed"})


@pytest.mark.parametrize("case", ["plain", "crowded", "prefixed"])
def test_cell_and_row_are_coloured_and_the_comment_says_what_and_what_to_do(made, case):
    _, _, marks = made[case, "xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(marks))["resultaten"]
    grounds = {
        cell.coordinate: cell.fill.fgColor.rgb for row in sheet["A1:J7"] for cell in row if cell.fill.patternType
    }
    assert {place for place, ground in grounds.items() if ground == CRITICAL} == {"H2", "D4"}
    assert {place for place, ground in grounds.items() if ground == ROW} == {f"{c}2" for c in "ABCDEFGIJ"} | {
        f"{c}4" for c in "ABCEFGHIJ"
    }
    said = sheet["H2"].comment.text
    assert "Plaatsingen: 40. Deelnemers: 12." in said
    assert "Verbeter de plaatsingen of de deelnemers." in said
    assert sheet["D4"].comment.text.startswith("‘vijf’ is geen getal.")
    drawing = next(part for name, part in parts(marks).items() if b"<x:Row>3</x:Row><x:Column>3</x:Column>" in part)
    assert b"width:260pt;height:65pt" in drawing[: drawing.index(b"<x:Row>3</x:Row>")]
    assert openpyxl.load_workbook(io.BytesIO(marks))["trajecten"]["H2"].fill.fgColor.rgb == LOOK


def test_what_was_in_the_workbook_still_works(made):
    for case in ("crowded", "prefixed"):
        ((_, content),), _, marks = made[case, "xlsx"]
        before, after = (openpyxl.load_workbook(io.BytesIO(one)) for one in (content, marks))
        old, new = before["resultaten"], after["resultaten"]
        assert new["H2"].comment.text.startswith("Nagekeken door de afdeling.")
        assert new["A3"].comment.text == "Nog eens kijken"
        assert new["H2"].font.b
        assert new["L2"].value == "=H2+H3"
        assert openpyxl.load_workbook(io.BytesIO(marks), data_only=True)["resultaten"]["L2"].value == 49
        assert new.auto_filter.ref == old.auto_filter.ref
        assert (new.protection.sheet, new.protection.hashValue, new.protection.password) == (
            True,
            old.protection.hashValue,
            old.protection.password,
        )
        assert new.freeze_panes == "A2"
        assert [one.sqref for one in new.data_validations.dataValidation] == [
            one.sqref for one in old.data_validations.dataValidation
        ]
        assert len(new.conditional_formatting) == len(old.conditional_formatting) == 1
        assert new.print_area == old.print_area
        assert after.defined_names["Totaal"].attr_text == before.defined_names["Totaal"].attr_text
        assert list(after["trajecten"].tables) == ["Trajecten"]
        assert len(after["trajecten"]._charts) == 1
        assert after["uitleg"].merged_cells.ranges == before["uitleg"].merged_cells.ranges


def test_the_sheet_of_findings_is_in_front_opens_first_and_leads_to_every_cell(made):
    _, receipt, marks = made["crowded", "xlsx"]
    opened = openpyxl.load_workbook(io.BytesIO(marks))
    assert opened.sheetnames == ["Bevindingen", "levering", "trajecten", "resultaten", "lessen", "uitleg"]
    assert opened.active.title == "Bevindingen"
    assert [sheet.title for sheet in opened if sheet.sheet_view.tabSelected] == ["Bevindingen"]
    rows = [[cell.value for cell in row] for row in opened["Bevindingen"].iter_rows()]
    assert "8 van de 10 rijen tellen mee. 2 rijen wachten." in str(rows[2][0])
    head = next(at for at, row in enumerate(rows) if row[0] == "telt het?")
    listed = rows[head + 1 :]
    assert len(listed) == len(receipt["findings"])
    placed = next(row for row in listed if row[3] == "plaatsingen")
    assert placed[:3] == ["wacht", "resultaten", 2]
    assert placed[4] == "Plaatsingen: 40. Deelnemers: 12."
    assert placed[5] == "Er kunnen niet meer mensen geplaatst zijn dan er gestart zijn. Deze rij telt nog niet mee."
    links = {row[7].hyperlink.location for row in opened["Bevindingen"].iter_rows(min_row=head + 2) if row[7].hyperlink}
    assert {"'resultaten'!H2", "'resultaten'!D4", "'trajecten'!H2"} <= links


def test_a_column_is_found_under_the_name_that_it_was_delivered_with(made):
    ((name, content),), receipt, _ = made["headers", "xlsx"]
    finding = Finding("NUM_TEXT", "critical", name, "resultaten", 5, "plaatsingen", "vijf").as_json()
    marks = marked([(name, content)], {**receipt, "findings": [finding]}, "en")
    sheet = openpyxl.load_workbook(io.BytesIO(marks))["resultaten"]
    assert sheet["H5"].comment.text.startswith("‘vijf’ is no number.")


def test_a_fault_of_the_header_or_of_the_delivery_is_marked_where_it_is_named(made):
    _, _, header = made["header", "xlsx"]
    assert (
        "Dit ontbreekt in de kop: deelnemers."
        in openpyxl.load_workbook(io.BytesIO(header))["resultaten"]["A1"].comment.text
    )
    _, _, region = made["region", "xlsx"]
    assert "Twnete" in openpyxl.load_workbook(io.BytesIO(region))["levering"]["A1"].comment.text


def test_of_csv_files_one_workbook_is_made_in_which_every_cell_is_the_text_that_was_delivered(made):
    files, _, marks = made["plain", "csv"]
    opened = openpyxl.load_workbook(io.BytesIO(marks))
    assert opened.sheetnames == ["Bevindingen", *(name.removesuffix(".csv") for name, _ in files)]
    for name, content in files:
        lines = [line.split(";") for line in content.decode().splitlines()]
        rows = [
            ["" if cell.value is None else cell.value for cell in row]
            for row in opened[name.removesuffix(".csv")].iter_rows()
        ]
        assert [[str(cell) for cell in row] for row in rows] == [
            line + [""] * (len(rows[0]) - len(line)) for line in lines
        ]
    sheet = opened["resultaten"]
    assert sheet["K2"].comment.text.startswith("Plaatsingen: 40")
    assert sheet["K2"].fill.fgColor.rgb == CRITICAL


def test_text_that_would_start_a_formula_never_becomes_one():
    content = b'regio;peildatum;traject;soort;pijler\nTwente;31-12-2021;t1;met_deelnemers;=HYPERLINK("http://x")\n'
    finding = Finding("TEXT_FORMULA", "critical", "=cmd.csv", "trajecten", 2, "=1+1", "=2+2").as_json()
    receipt = {
        "verdict": "rejected",
        "region": None,
        "reference_date": None,
        "rows": {},
        "findings": [finding],
        "files": [{"name": "=cmd.csv"}],
    }
    opened = openpyxl.load_workbook(io.BytesIO(marked([("=cmd.csv", content)], receipt, "nl")))
    assert [
        cell.coordinate for sheet in opened for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ] == []
    assert any("=HYPERLINK" in str(cell.value) for sheet in opened for row in sheet.iter_rows() for cell in row)


def test_what_cannot_be_opened_gives_a_workbook_with_the_findings_only(made):
    _, receipt, marks = made["old", "xlsx"]
    assert receipt["verdict"] == "rejected"
    opened = openpyxl.load_workbook(io.BytesIO(marks))
    assert opened.sheetnames == ["Bevindingen"]
    assert any(
        "Dit soort bestand kunnen wij niet lezen." in str(cell.value)
        for row in opened["Bevindingen"].iter_rows()
        for cell in row
    )


def test_personal_data_that_were_refused_are_never_written_again(made):
    files, receipt, _ = made["plain", "xlsx"]
    refused = {**receipt, "verdict": "rejected", "findings": [{**receipt["findings"][0], "rule": "PII_BSN"}]}
    with pytest.raises(PersonalData):
        marked(files, refused, "nl")


def test_a_marked_workbook_that_is_marked_again_keeps_both_accounts(made):
    ((name, _),), receipt, marks = made["crowded", "xlsx"]
    again = openpyxl.load_workbook(io.BytesIO(marked([(name, marks)], receipt, "en")))
    assert again.sheetnames[:2] == ["Bevindingen 2", "Bevindingen"]
    assert again["resultaten"]["H2"].comment.text.count(": 40. ") == 2


def test_the_bound_child_makes_the_same_and_leaves_no_file(made, tmp_path, monkeypatch):
    files, receipt, marks = made["crowded", "xlsx"]
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    children = Children()
    try:
        assert parts(children.mark(files, receipt, "nl")) == parts(marks)
        with pytest.raises(Ended):
            children.mark([("a.xlsx", b"PK\x03\x04")], {"nonsense": True}, "nl")
        assert children.parse(*files[0]).refusal is None
    finally:
        children.close()
    assert list(tmp_path.iterdir()) == []


def test_rows_and_cells_that_are_not_there_are_added_where_they_belong(tmp_path):
    opened = openpyxl.Workbook()
    sheet = opened.active
    sheet.title = "trajecten"
    for place, header in enumerate(["regio", "peildatum", "traject", "soort", "pijler"], 1):
        sheet.cell(1, place, header)
    sheet["A3"], sheet["E3"] = "Twente", "route"
    buffer = io.BytesIO()
    opened.save(buffer)
    findings = [
        Finding("KEY_MISSING", "critical", "a.xlsx", "trajecten", row, "traject").as_json() for row in (2, 3, 9)
    ]
    receipt = {
        "verdict": "quarantined",
        "region": None,
        "reference_date": None,
        "rows": {},
        "findings": findings,
        "files": [{"name": "a.xlsx"}],
    }
    sheet = openpyxl.load_workbook(io.BytesIO(marked([("a.xlsx", buffer.getvalue())], receipt, "nl")))["trajecten"]
    assert [sheet[f"C{row}"].fill.fgColor.rgb for row in (2, 3, 9)] == [CRITICAL] * 3
    assert [sheet[f"C{row}"].comment is not None for row in (2, 3, 9)] == [True] * 3
    assert [cell.value for cell in sheet[3]] == ["Twente", None, None, None, "route"]


def test_rows_and_cells_stand_in_their_order_because_excel_repairs_what_does_not(tmp_path):
    tables = book.usual()
    tables["resultaten"][2][4] = tables["resultaten"][2][6] = ""
    (path,) = book.as_workbook(tmp_path, tables)
    findings = [
        Finding("KEY_MISSING", "critical", path.name, "resultaten", row, "deelnemers").as_json() for row in (3, 30, 12)
    ]
    receipt = {"verdict": "quarantined", "region": None, "reference_date": None, "rows": {}, "findings": findings}
    marks = marked([(path.name, path.read_bytes())], {**receipt, "files": [{"name": path.name}]}, "nl")
    sheets = [part.decode() for name, part in parts(marks).items() if name.startswith("xl/worksheets/sheet")]
    (sheet,) = (text for text in sheets if 'r="D30"' in text)
    rows = [int(number) for number in re.findall(r'<row r="(\d+)"', sheet)]
    cells = [column_and_row(name)[::-1] for name in re.findall(r'<c r="([A-Z]+\d+)"', sheet)]
    assert rows == sorted(rows)
    assert cells == sorted(cells)
    assert {(3, 4), (3, 6), (12, 0), (30, 9)} <= set(cells)


def test_a_mark_in_merged_cells_is_where_it_is_seen(tmp_path):
    (path,) = book.as_workbook(tmp_path, book.usual(), lambda opened: opened["resultaten"].merge_cells("D2:D4"))
    finding = Finding("KEY_MISSING", "critical", path.name, "resultaten", 4, "deelnemers").as_json()
    receipt = {"verdict": "quarantined", "region": None, "reference_date": None, "rows": {}, "findings": [finding]}
    marks = marked([(path.name, path.read_bytes())], {**receipt, "files": [{"name": path.name}]}, "nl")
    sheet = openpyxl.load_workbook(io.BytesIO(marks))["resultaten"]
    assert sheet["D2"].comment.text.startswith("Deze cel moet gevuld zijn.")
    assert sheet["D2"].fill.fgColor.rgb == CRITICAL


def test_rows_of_merged_cells_are_all_coloured_and_told_once(tmp_path):
    (path,) = book.as_workbook(tmp_path, book.usual(), lambda opened: opened["resultaten"].merge_cells("D2:D4"))
    where = "critical", path.name, "resultaten"
    findings = [Finding("CELLS_MERGED", *where, row, "deelnemers", "D2:D4").as_json() for row in (2, 3, 4)]
    receipt = {**SAID, "files": [{"name": path.name}], "findings": findings}
    marks = openpyxl.load_workbook(io.BytesIO(marked([(path.name, path.read_bytes())], receipt, "nl")))
    assert marks["resultaten"]["D2"].comment.text.count("D2:D4") == 1
    assert [marks["resultaten"][f"A{row}"].fill.fgColor.rgb for row in (2, 3, 4)] == [ROW] * 3
    told = [row for row in marks.worksheets[0].iter_rows(values_only=True) if "D2:D4" in str(row)]
    assert len(told) == 1


@pytest.mark.parametrize("above", [0, 19, 30])
def test_the_cell_of_a_finding_is_marked_wherever_the_header_stands(tmp_path, above):
    tables = book.usual()
    book.put("resultaten", "plaatsingen", 40)(tables)
    tables["resultaten"][:0] = [["Toelichting", n] for n in range(above)]
    judged = Judged(tmp_path)
    judged.add_files("below", "xlsx", book.as_workbook(tmp_path, tables))
    receipt = judged.judge()["below", "xlsx"].receipt
    sheet = openpyxl.load_workbook(
        io.BytesIO(marked([("levering.xlsx", (tmp_path / "levering.xlsx").read_bytes())], receipt, "nl"))
    )
    assert [cell.coordinate for row in sheet["resultaten"] for cell in row if cell.comment] == [f"H{above + 2}"]


def test_names_of_cells_go_both_ways():
    for row, place, name in (
        (1, 0, "A1"),
        (14, 5, "F14"),
        (9, 25, "Z9"),
        (9, 26, "AA9"),
        (1, 701, "ZZ1"),
        (2, 702, "AAA2"),
    ):
        assert address(row, place) == name
        assert column_and_row(name) == (place, row)
    assert column_and_row("nonsense") is None


def test_pieces_are_laid_in_without_touching_the_rest():
    assert spliced(b"abcdef", [Splice(3, 5, b"X"), Splice(0, 0, b"<"), Splice(3, 3, b"+")]) == b"<abc+Xf"
    assert spliced(b"abcdef", [Splice(0, 0, b"<"), Splice(6, 6, b">")]) == b"<abcdef>"
    assert with_attribute(b'<c r="A1" s="3"/>', "s", 7) == b'<c r="A1" s="7"/>'
    assert with_attribute(b'<c r="A1">', "s", 7) == b'<c r="A1" s="7">'
    assert with_attribute(b"<c r:s='1' s = '2' />", "s", 7) == b"<c r:s='1' s=\"7\" />"


def test_parts_without_cells_go_along_unchanged_whatever_is_in_them():
    plain = packages.parts({"resultaten": packages.sheet(packages.table(packages.row(2, list(packages.ROW))))})
    words = '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Default'
    beside = {
        TYPES: str(plain[TYPES]).replace("<Default", words, 1),
        "customXml/item1.xml": '<?xml version="1.0" encoding="utf-16"?><DataMashup>AAAA</DataMashup>'.encode("utf-16"),
        "xl/embeddings/brief.docx": b"PK",
    }
    found = Finding("NUM_TEXT", "critical", "a.xlsx", "resultaten", 2, "deelnemers")
    made = marked([("a.xlsx", packages.packed({**plain, **beside}))], SAID | {"findings": [found.as_json()]}, "nl")
    assert openpyxl.load_workbook(io.BytesIO(made)).sheetnames == ["Bevindingen", "resultaten"]
    assert parts(made)["customXml/item1.xml"] == beside["customXml/item1.xml"]
    assert b"macroEnabled" in parts(made)[TYPES] and parts(made)["xl/embeddings/brief.docx"] == b"PK"


BROKEN = {
    "xl/worksheets/_rels/sheet1.xml.rels": b"<geen pijlen",
    "xl/comments/comment1.xml": b"<geen opmerkingen",
    TYPES: b"<geen lijst",
}


@pytest.mark.parametrize("broken", BROKEN)
def test_of_a_workbook_in_which_nothing_can_be_laid_the_findings_are_told_all_the_same(broken):
    def touch(opened):
        opened["levering"]["A1"].comment = Comment("vraag", "Beheer")

    buffer = io.BytesIO()
    book.workbook(book.usual(), touch).save(buffer)
    content = repacked(buffer.getvalue(), lambda name, part: BROKEN[broken] if name == broken else part)
    assert parse("a.xlsx", content).refusal is None
    found = Finding("REGION_UNKNOWN", "critical", "a.xlsx", "levering", 1, "regio")
    made = marked([("a.xlsx", content)], SAID | {"findings": [found.as_json()]}, "nl")
    assert openpyxl.load_workbook(io.BytesIO(made)).sheetnames == ["Bevindingen"]
