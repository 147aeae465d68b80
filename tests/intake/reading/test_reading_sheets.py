"""What stands in a sheet is read as every program reads it, or the file is refused: no value is ever lost or changed."""

import datetime as dt
import io
import time

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import PatternFill

from pipelines.intake.cells import Fault, Grid
from pipelines.intake.findings import Refused
from pipelines.intake.reading import extents, read
from pipelines.intake.reading.workbook import judging
from tests import packages
from tests.packages import HEADER, ROW, cell, row, sheet, table

ROW_2 = '<row r="2">{}</row>'


def grid_of(content: bytes) -> Grid:
    return read("a.xlsx", content).grids[0]


def second_row(cells: str, **more: str) -> list[object]:
    """Return the cells of row 2 of a workbook with these."""
    return dict(grid_of(packages.workbook(table(ROW_2.format(cells)), **more)).rows)[2]


def refused(content: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        read("a.xlsx", content)
    return caught.value


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


STRINGS = (
    f'<sst xmlns="{packages.MAIN}"><si><t>een</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t>jk</t></r></si><si/>'
    "<si><t>twee&#10;regels &amp; meer</t></si></sst>"
)


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        ('<c r="A2"><v>12</v></c>', 12),
        ('<c r="A2" t="n"><v>12.0</v></c>', 12),
        ('<c r="A2"><v>1.2E3</v></c>', 1200),
        ('<c r="A2"><v>-0.5</v></c>', -0.5),
        ('<c r="A2"><v>1.234</v></c>', 1.234),
        ('<c r="A2"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="A2" t="str"><f>"a"</f><v>a</v></c>', "a"),
        ('<c r="A2" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="A2" t="s"><v>0</v></c>', "een"),
        ('<c r="A2" t="s"><v>1</v></c>', "rijk"),
        ('<c r="A2" t="s"><v>2</v></c>', ""),
        ('<c r="A2" t="s"><v>3</v></c>', "twee\nregels & meer"),
        ('<c r="A2" t="inlineStr"><is><r><t>ri</t></r><r><t>jk</t></r></is></c>', "rijk"),
        ('<c r="A2" t="str"><v>12</v></c>', "12"),
        ('<c r="A2" t="d"><v>2021-12-31</v></c>', dt.date(2021, 12, 31)),
        ('<c r="A2" t="inlineStr"><is><t>   </t></is></c>', ""),
        ('<c r="A2" t="inlineStr"><is><t>\u200b\u00a0</t></is></c>', ""),
        ("<c><v>7</v></c>", 7),
        ('\n  <c r="A2">\n    <v>12</v>\n  </c>\n', 12),
        ('<c r="A2"><v>99999999999999999999</v></c>', 1e20),
    ],
)
def test_a_cell_is_read_as_it_stands(cells, meant):
    found = second_row(f'{cells}<c r="F2"><v>1</v></c>', strings=STRINGS)[0]
    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize(
    ("cells", "rule", "shown"),
    [
        ('<c r="A2" t="e"><v>#REF!</v></c>', "CELL_ERROR", "#REF!"),
        ('<c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "CELL_ERROR", "#DIV/0!"),
        ('<c r="A2" t="b"><v>1</v></c>', "CELL_ERROR", "WAAR"),
        ('<c r="A2" t="b"><v>0</v></c>', "CELL_ERROR", "ONWAAR"),
        ('<c r="A2"><v>NaN</v></c>', "CELL_ERROR", "NaN"),
        ('<c r="A2"><v>inf</v></c>', "CELL_ERROR", "inf"),
        ('<c r="A2"><v>1e999</v></c>', "CELL_ERROR", "1e999"),
        ('<c r="A2"><v>+5</v></c>', "CELL_ERROR", "+5"),
        ('<c r="A2"><v>12 mensen</v></c>', "CELL_ERROR", "12 mensen"),
        ('<c r="A2"><f>B2+C2</f></c>', "FORMULA_NO_VALUE", "A2"),
        ('<c r="A2"><f>B2+C2</f><v></v></c>', "FORMULA_NO_VALUE", "A2"),
        ('<c r="A2"><f t="shared" si="0"/></c>', "FORMULA_NO_VALUE", "A2"),
        ('<c r="A2" t="str"><f>B2</f></c>', "FORMULA_NO_VALUE", "A2"),
    ],
)
@pytest.mark.parametrize("beside", ['<c r="F2"><v>1</v></c>', ""])
def test_a_cell_that_cannot_count_says_so_also_where_nothing_else_stands(cells, rule, shown, beside):
    assert second_row(cells + beside)[0] == Fault(rule, shown)


@pytest.mark.parametrize("error", ["#SPILL!", "#GETTING_DATA", "Err:522"])
def test_an_error_that_the_library_does_not_know_is_refused_with_its_cell(error):
    content = packages.workbook(table(ROW_2.format(f'<c r="C2" t="e"><v>{error}</v></c>')))
    finding = refused(content).finding
    assert (finding.rule, finding.table, finding.value_shown) == ("SHEET_ERROR", "resultaten", "C2")
    assert error in finding.message("nl")


def test_empty_values_may_be_followed_by_white_space():
    cells = '<c r="A2"><v></v>\n  </c>\n<c r="B2"><f>1</f><v/>\n</c>\n<c r="C2"><v>3</v>\n</c>'
    assert second_row(cells)[:3] == ["", Fault("FORMULA_NO_VALUE", "B2"), 3]


def test_a_value_on_the_border_between_two_pieces_is_whole():
    """A long sheet is read in pieces; numbers of nine digits that lie across a border are read as one."""
    rows = "".join(row(number, [f"tekst {number}", 100_000_000 + number]) for number in range(2, 12_000))
    found = grid_of(packages.workbook(table(rows))).rows[1:]
    assert [cells[1] for _, cells in found] == [100_000_000 + number for number in range(2, 12_000)]


def test_names_may_have_a_prefix():
    plain = sheet(table(row(2, list(ROW), ' hidden="1"')), '<cols><col min="2" max="2" hidden="1"/></cols>')
    prefixed = plain.replace("xmlns=", "xmlns:x=").replace("<?xml", "\0").replace("</", "\1").replace("<", "<x:")
    content = packages.packed(packages.parts({"blad": prefixed.replace("\0", "<?xml").replace("\1", "</x:")}))
    found = grid_of(content)
    assert (found.rows[1], found.hidden_rows, found.hidden_columns) == ((2, ROW), {2}, {1})


def test_rows_and_cells_without_an_address_follow_each_other():
    bare = "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c r='C3'><v>5</v></c></row>"
    assert grid_of(packages.packed(packages.parts({"blad": sheet(bare)}))).rows == [(1, [1, "", 3]), (3, ["", "", 5])]


def test_a_table_that_begins_low_and_right_keeps_its_addresses():
    content = packages.workbook('<row r="7"><c r="D7"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>')
    assert grid_of(content).rows == [(7, ["", "", "", 1]), (9, ["", "", 2, ""])]


def test_what_the_sheet_says_of_its_own_size_is_not_believed():
    content = packages.packed(
        packages.parts({"blad": sheet(table(row(2, list(ROW))), '<dimension ref="A1:XFD1048576"/>')})
    )
    assert grid_of(content).rows[1] == (2, ROW)


def test_hidden_rows_are_told_of_by_hand_by_filter_and_by_height():
    book = openpyxl.Workbook()
    page = book.active
    for number in range(1, 8):
        page.append([f"rij {number}"])
    page.row_dimensions[2].hidden = True
    page.row_dimensions.group(5, 6, hidden=True)
    page.row_dimensions[100].hidden = True
    page.column_dimensions["C"].hidden = True
    page.merge_cells("C1:D2")
    found = grid_of(saved(book))
    assert found.hidden_rows == {2, 5, 6}
    assert found.hidden_columns == {2}
    assert found.merged == ((1, 2, 2, 3),)
    flat = packages.workbook(table(row(2, list(ROW), ' ht="0" customHeight="1"') + row(3, list(ROW), ' ht="15"')))
    assert grid_of(flat).hidden_rows == {2}
    narrow = sheet(table(), '<cols><col min="2" max="4" width="0"/><col min="7" max="16384" width="9.1"/></cols>')
    assert grid_of(packages.packed(packages.parts({"blad": narrow}))).hidden_columns == {1, 2, 3}


def test_a_number_that_its_format_shows_as_something_else_cannot_count():
    styles = packages.styles("0%", "[&lt;5]&quot;&lt;5&quot;;0", "dd-mm-yyyy")
    cells = cell("A2", 0.45, 1) + cell("B2", 3, 2) + cell("C2", 120, 2) + cell("D2", 44561, 3) + cell("E2", 7)
    found = second_row(cells, styles=styles)
    assert found[:5] == [Fault("NUM_UNIT", "45%"), Fault("NUM_MASKED", "<5"), 120, dt.date(2021, 12, 31), 7]


@pytest.mark.parametrize(
    ("flag", "day"), [("", dt.date(2021, 12, 31)), ('<workbookPr date1904="1"/>', dt.date(2026, 1, 1))]
)
def test_a_day_is_counted_from_the_year_that_the_workbook_says(flag, day):
    parts = packages.parts(
        {"blad": sheet(table(ROW_2.format(cell("A2", 44561, 1))))}, properties=flag, styles=packages.styles("d-m-yy")
    )
    assert grid_of(packages.packed(parts)).rows[1][1][0] == day


def test_a_sheet_that_is_hidden_is_not_read_but_told_of_and_there_to_be_searched():
    pages = {name: sheet(table(row(2, list(ROW)))) for name in ("open", "dicht", "diep")}
    document = read("a.xlsx", packages.packed(packages.parts(pages, {"dicht": "hidden", "diep": "veryHidden"})))
    assert [(grid.sheet, grid.is_read, len(grid.rows)) for grid in document.grids] == [
        ("open", True, 2), ("dicht", False, 2), ("diep", False, 2),
    ]  # fmt: skip
    assert [(note.rule, note.severity, note.table) for note in document.notes] == [
        ("SHEET_HIDDEN", "info", "dicht"), ("SHEET_HIDDEN", "info", "diep"),
    ]  # fmt: skip


def test_a_workbook_without_a_sheet_to_read_is_refused_but_searched():
    pages = {"leeg": sheet(""), "dicht": sheet(table(row(2, list(ROW))))}
    found = refused(packages.packed(packages.parts(pages, {"dicht": "hidden"})))
    assert found.finding.rule == "FILE_NO_SHEETS"
    assert [grid.sheet for grid in found.document.grids] == ["dicht"]


def test_sheets_with_charts_odd_names_and_protection_are_no_reason_to_refuse():
    book = openpyxl.Workbook()
    first = book.active
    first.title = "blad & <één>"
    first.append(["deelnemers", 12])
    first.protection.sheet = True
    chart = BarChart()
    chart.add_data(Reference(first, 2, 1))
    first.add_chart(chart, "D1")
    other = BarChart()
    other.add_data(Reference(first, 2, 1))
    book.create_chartsheet("grafiek").add_chart(other)
    for number in range(300):
        book.create_sheet(f"leeg {number}")
    last = book.create_sheet("het laatste")
    last.append(["uitval", 3])
    found = read("a.xlsx", saved(book)).grids
    assert [(grid.sheet, grid.rows) for grid in found] == [
        ("blad & <één>", [(1, ["deelnemers", 12])]), ("het laatste", [(1, ["uitval", 3])]),
    ]  # fmt: skip


class TestHowFarASheetGoes:
    def test_one_cell_far_away_is_refused_with_its_address_before_room_is_reserved(self):
        for address in ("XFD1048576", "A1048576", "XFD2", "GS2"):
            number = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            far = f'<row r="{number}"><c r="{address}"><v>1</v></c></row>'
            started = time.perf_counter()
            finding = refused(packages.workbook(table(far))).finding
            assert (finding.rule, finding.table, finding.value_shown) == ("SHEET_EXTENT", "resultaten", address)
            assert time.perf_counter() - started < 1

    def test_a_few_cells_that_span_too_large_a_block_are_refused_with_the_one_in_the_way(self, monkeypatch):
        monkeypatch.setattr(judging, "MOST_CELLS", 1_000)
        rows = "".join(row(number, [1, 2]) for number in range(3, 400))
        finding = refused(packages.workbook(table('<row r="2"><c r="Z2"><v>1</v></c></row>' + rows))).finding
        assert (finding.rule, finding.value_shown) == ("SHEET_EXTENT", "Z2")

    @pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CELLS", "MOST_COLUMNS"])
    def test_a_table_that_is_truly_too_large_is_refused_as_such(self, monkeypatch, limit):
        monkeypatch.setattr(judging, limit, 5)
        rows = "".join(row(number, list(ROW)) for number in range(2, 12))
        finding = refused(packages.workbook(table(rows))).finding
        assert (finding.rule, finding.table) == ("TABLE_SIZE", "resultaten")
        assert str(extents.MOST_COLUMNS) in finding.message("nl")

    def test_empty_cells_with_colour_far_away_do_not_count(self):
        far = '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'
        assert grid_of(packages.workbook(table(row(2, list(ROW)) + far))).rows[1] == (2, ROW)

    @pytest.mark.slow
    def test_a_hundred_thousand_coloured_empty_rows_are_read_fast(self):
        book = openpyxl.Workbook(write_only=True)
        page = book.create_sheet("resultaten")
        page.append(list(HEADER))
        page.append(list(ROW))
        empty = openpyxl.cell.WriteOnlyCell(page)
        empty.fill = PatternFill("solid", fgColor="FFFF00")
        for _ in range(100_000):
            page.append([empty] * 6)
        content = saved(book)
        started = time.process_time()
        assert [number for number, _ in grid_of(content).rows] == [1, 2]
        assert time.process_time() - started < 15

    def test_too_many_faults_and_too_many_merged_cells_end_in_a_verdict(self, monkeypatch):
        monkeypatch.setattr(judging, "MOST_FAULTS", 3)
        faults = ROW_2.format("".join(f'<c r="{letter}2"><f>1</f></c>' for letter in "ABCD"))
        assert refused(packages.workbook(table(faults))).finding.rule == "SHEET_FAULTS"
        monkeypatch.setattr(judging, "MOST_MERGED", 1)
        merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
        content = packages.packed(packages.parts({"blad": sheet(table(), after=merged)}))
        assert refused(content).finding.rule == "SHEET_MERGED"

    def test_a_text_that_no_cell_can_hold_is_refused(self):
        longest = grid_of(packages.workbook(table(row(2, ["x" * extents.LONGEST_FIELD])))).rows[1][1][0]
        assert len(longest) == extents.LONGEST_FIELD
        finding = refused(packages.workbook(table(row(2, ["x" * (extents.LONGEST_FIELD + 1)])))).finding
        assert (finding.rule, finding.table) == ("FIELD_LONG", "resultaten")


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
)
def test_columns_are_counted_as_programs_do(column, letters):
    assert extents.column_of(letters) == column
    assert extents.address(7, column) == f"{letters}7"


def test_what_is_no_column_is_nowhere():
    assert {extents.column_of(letters) for letters in ("", "XFE", "AAAA", "a", "1", "É")} == {extents.NOWHERE}
