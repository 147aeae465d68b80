"""A conditional format that shows something else than a number makes that number wait; one that only colours does not."""

import pytest

from pipelines.intake.cells import Fault
from pipelines.intake.reading import read
from tests import packages
from tests.packages import MAIN, cell, row, sheet

BELOW, STRUCK, RED, HIDDEN = range(4)
DXFS = (
    '<dxf><numFmt numFmtId="164" formatCode="&quot;&lt;5&quot;"/></dxf><dxf><font><strike/></font></dxf>'
    '<dxf><font><color rgb="FFFF0000"/></font></dxf><dxf><numFmt numFmtId="165" formatCode=";;;"/></dxf>'
)
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/></cellXfs><dxfs count="4">{DXFS}</dxfs></styleSheet>'


def rule(kind: str, formula: str = "", dxf: int = BELOW, more: str = "") -> str:
    said = "".join(f"<formula>{one}</formula>" for one in formula.split("|") if one)
    return f'<cfRule type="{kind}" dxfId="{dxf}" priority="1" {more}>{said}</cfRule>'


def is_less(dxf: int = BELOW) -> str:
    return rule("cellIs", "5", dxf, 'operator="lessThan"')


def column_of(rule: str, cells: str = "", where: str = "A2:A5") -> list[object]:
    """Return column A of a sheet with the numbers 3, 4, 5 and 12, under one conditional format."""
    numbers = "".join(f'<row r="{at}">{cell(f"A{at}", value)}</row>' for at, value in enumerate((3, 4, 5, 12), 2))
    after = f'<conditionalFormatting sqref="{where}">{rule}</conditionalFormatting>'
    page = sheet(row(1, ["deelnemers"]) + (cells or numbers), after=after)
    content = packages.packed(packages.parts({"resultaten": page}, styles=STYLES))
    return [cells[0] for _, cells in read("a.xlsx", content).grids[0].rows[1:]]


MASKED = Fault("NUM_MASKED", "<5")
RULES = {
    "below five": (is_less(), [MASKED, MASKED, 5, 12]),
    "between": (rule("cellIs", "1|4", more='operator="between"'), [MASKED, MASKED, 5, 12]),
    "outside": (rule("cellIs", "1|4", more='operator="notBetween"'), [3, 4, MASKED, MASKED]),
    "equal": (rule("cellIs", "4", more='operator="equal"'), [3, MASKED, 5, 12]),
    "as a formula": (rule("expression", "A2&lt;5"), [MASKED, MASKED, 5, 12]),
    "of several": (rule("expression", "AND(A2&gt;0, A2&lt;5)"), [MASKED, MASKED, 5, 12]),
    "of the column": (rule("expression", "$A2&lt;=4"), [MASKED, MASKED, 5, 12]),
    "of something else": (rule("expression", "B2=1"), [MASKED] * 4),
    "of another cell": (rule("cellIs", "B1", more='operator="lessThan"'), [MASKED] * 4),
    "the lowest": (rule("top10", more='bottom="1" rank="2"'), [MASKED] * 4),
    "struck": (is_less(STRUCK), [Fault("NUM_STRUCK", "3"), Fault("NUM_STRUCK", "4"), 5, 12]),
    "hidden": (is_less(HIDDEN), [Fault("NUM_MASKED"), Fault("NUM_MASKED"), 5, 12]),
    "a picture for the number": ('<cfRule type="iconSet"><iconSet showValue="0"/></cfRule>', [Fault("NUM_MASKED")] * 4),
    "a picture beside it": ('<cfRule type="iconSet"><iconSet/></cfRule>', [3, 4, 5, 12]),
    "a colour": (is_less(RED), [3, 4, 5, 12]),
    "no such look": (is_less(9), [3, 4, 5, 12]),
    "of blanks": (rule("containsBlanks", "LEN(TRIM(A2))=0"), [3, 4, 5, 12]),
    "a newer one": (
        '</conditionalFormatting><extLst xmlns:x14="a" xmlns:xm="b"><x14:conditionalFormatting>'
        '<x14:cfRule type="expression"><xm:f>Blad2!A1=1</xm:f><x14:dxf><numFmt formatCode="&quot;&lt;5&quot;"/></x14:dxf>'
        "</x14:cfRule><xm:sqref>A2:A3</xm:sqref></x14:conditionalFormatting></extLst><conditionalFormatting>",
        [MASKED, MASKED, 5, 12],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RULES)
def test_a_number_waits_where_a_condition_may_show_it_as_something_else(case):
    made, seen = RULES[case]
    assert column_of(made) == seen


def test_only_cells_of_its_ranges_wait_and_what_they_hold_is_kept_for_searching():
    assert column_of(is_less(), where="A2 A9:C900") == [MASKED, 4, 5, 12]
    assert column_of(is_less(), where="$A$3:$A$3") == [3, MASKED, 5, 12]
    assert column_of(is_less(), where="geen plek") == [3, 4, 5, 12]
    assert [one.stored for one in column_of(is_less(), where="A2:A3")[:2]] == [3, 4]


def test_a_text_is_above_every_number_and_waits_where_it_is_struck_out():
    texts = "".join(row(at, [text]) for at, text in enumerate(("3", "&lt;5", "t1"), 2))
    assert column_of(is_less(STRUCK), texts) == ["3", "<5", "t1"]
    struck = rule("expression", "B2=1", STRUCK)
    assert column_of(struck, texts) == [Fault("NUM_STRUCK", "3"), Fault("NUM_STRUCK", "<5"), "t1"]


def test_the_formats_of_conditions_have_numbers_of_their_own():
    own = f'<numFmts><numFmt numFmtId="164" formatCode="0"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs><dxfs>{DXFS}</dxfs>'
    page = sheet(row(1, ["deelnemers"]) + f'<row r="2">{cell("A2", 3, 0)}</row>')
    content = packages.packed(
        packages.parts({"resultaten": page}, styles=f'<styleSheet xmlns="{MAIN}">{own}</styleSheet>')
    )
    assert read("a.xlsx", content).grids[0].rows[1] == (2, [3])


@pytest.mark.parametrize(("text", "waits"), [("12", True), ("<5", True), ("31-12-2021", True), ("t1", False)])
def test_a_text_that_is_a_number_waits_where_its_cell_is_struck_out(text, waits):
    fonts = '<fonts><font/><font><strike/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
    shared = f'<sst xmlns="{MAIN}"><si><t>{text.replace("<", "&lt;")}</t></si></sst>'
    cells = f'<c r="A2" t="s" s="1"><v>0</v></c>{cell("B2", text.replace("<", "&lt;"), 1)}'
    page = sheet(row(1, ["deelnemers", "plaatsingen"]) + f'<row r="2">{cells}</row>')
    parts = packages.parts(
        {"resultaten": page}, styles=f'<styleSheet xmlns="{MAIN}">{fonts}</styleSheet>', strings=shared
    )
    expected = Fault("NUM_STRUCK", text) if waits else text
    assert read("a.xlsx", packages.packed(parts)).grids[0].rows[1] == (2, [expected] * 2)
