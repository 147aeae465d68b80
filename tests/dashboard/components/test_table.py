"""The table that every page shares: heads with a scope, cells that look like their column, regions in their order."""

import pytest

from dashboard import texts
from dashboard.components.hall.table import NUMBER, WORDS, Column, Row, cell, columns, grouped, of_regions, table
from dashboard.queries.comparison import COUNTRY

HEADS = [Column("regio"), Column("deelnemers", NUMBER)]


def test_every_head_has_its_scope_and_a_cell_looks_like_its_column_unless_it_says_otherwise():
    rows = [Row("Twente", ["<12>"]), Row("Zeeland", [cell("niets", title="waarom")], title="Zeeland: niets")]
    assert table(HEADS, rows, "pow-test", "kop") == (
        '<table class="pow-test"><caption class="pow-hidden">kop</caption><thead><tr><th scope="col">regio</th>'
        '<th scope="col" class="pow-number">deelnemers</th></tr></thead><tbody>'
        '<tr><th scope="row">Twente</th><td class="pow-number">&lt;12&gt;</td></tr>'
        '<tr title="Zeeland&#58; niets"><th scope="row">Zeeland</th><td title="waarom">niets</td></tr></tbody></table>'
    )


def test_a_group_has_its_title_over_the_width_of_the_table():
    found = grouped(HEADS, [("aanbod", [Row(None, ["a", 1])]), ("vraag", [])], "pow-test")
    title = '<tbody><tr class="pow-rowgroup"><th scope="rowgroup" colspan="2">{}</th></tr>'
    assert title.format("aanbod") + '<tr><td>a</td><td class="pow-number">1</td></tr></tbody>' in found
    assert found.endswith(title.format("vraag") + "</tbody></table>") and "<caption" not in found


@pytest.mark.parametrize("row", [Row("Twente", []), Row("Twente", [1, 2]), Row(None, [1])])
def test_a_row_that_does_not_fit_under_the_heads_is_a_fault(row):
    with pytest.raises(ValueError, match="zip"):
        table(HEADS, [row], "pow-test")


def test_the_own_region_comes_first_and_the_country_last_and_both_are_marked():
    rows = {code: Row(code, []) for code in ("AM01", COUNTRY, "AM05", "AM24")}
    marked = [(row.name, row.look) for row in of_regions(rows, "AM05")]
    assert marked == [("AM05", "pow-own"), ("AM01", None), ("AM24", None), (COUNTRY, "pow-country")]
    assert [row.name for row in of_regions(rows, None)] == ["AM01", "AM05", "AM24", COUNTRY]


def test_columns_are_named_by_the_texts_of_a_page():
    named = columns("quality", "en", measure=WORDS, before=NUMBER)
    assert named == [Column(texts.text("quality.measure", "en")), Column(texts.text("quality.before", "en"), NUMBER)]
