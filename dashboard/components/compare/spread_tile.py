"""Where does a region lie between the others? A line of dots per figure, its legend, and the same as a table."""

from collections.abc import Sequence
from functools import partial

from dashboard.components.compare import spread_map
from dashboard.components.compare.heat_table import Column
from dashboard.components.compare.spread_map import Spread
from dashboard.components.figures import comparison_exports, comparison_words
from dashboard.components.figures.compared import Compared
from dashboard.components.hall import markup, page
from dashboard.components.hall.cell_words import cell_text, value_text
from dashboard.components.hall.figure_head import Head, figure, is_table
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, Row, table
from dashboard.components.hall.table import Column as TableColumn

KEY = "spread"
HEADS = ("lowest", "quarter", "country", "own", "three_quarters", "highest")
LEGEND = ("own", "other", "half", "range", "country")


def spread_tile(shown: Sequence[Column], choice: str) -> None:
    """Draw where the own region lies on every share, else on every amount; or how far regions lie apart."""
    shares = [one for one in shown if one.compared.is_rate] or list(shown)
    first = shares[0].compared
    own = first.own
    title = first.say("spread_of", region=own.name) if own is not None else first.say("spread")
    rows = partial(comparison_exports.several, [one.compared for one in shares])
    note = first.say("spread_note" if first.is_rate else "spread_note_amount", choice=choice)
    file = comparison_exports.named([one.compared for one in shares], KEY)
    head = Head(KEY, title, note, first.say("download_funnel"), file, rows, turns=True)
    with figure(head, first.opened, first.selection.language):
        markup.show(spread_table(shares) if is_table(KEY) else drawn(shares))
        page.source_line(comparison_words.under(first))


def drawn(shares: Sequence[Column]) -> Markup:
    """Return the legend and a line per figure."""
    first = shares[0].compared
    lines = [one.remember(KEY, _line) for one in shares]
    absent = {"own" if first.own is None else "", "" if first.is_rate else "country"}
    names = [name for name in LEGEND if name not in absent]
    region = "" if first.own is None else first.own.name
    words = {name: first.say(f"spread_{name}{_ending(name, first)}", region=region) for name in names}
    legend = [element("li", element("span", class_=f"pow-spread-{name}"), said) for name, said in words.items()]
    return element(
        "div", element("ul", legend, aria_hidden="true"), element("div", lines, class_="pow-spread-lines"),
        class_="pow-spreads",
    )  # fmt: skip


def _ending(name: str, compared: Compared) -> str:
    return "" if compared.is_rate or name != "own" else "_amount"


def _line(column: Column) -> Markup:
    return spread_map.line(spread_map.of_column(column))


def spread_table(shares: Sequence[Column]) -> Markup:
    """Return the same as a table: per figure the lowest share, quarters, country, own region and highest."""
    first = shares[0].compared
    has_own = first.own is not None
    heads = [TableColumn(first.say("spread_figure"))]
    heads += [TableColumn(first.say(f"spread_head_{name}"), NUMBER) for name in HEADS if name != "own" or has_own]
    rows = [_row(spread_map.of_column(one), has_own) for one in shares]
    look = "pow-regions pow-plain"
    return element("div", table(heads, rows, look, first.say("spread")), class_="pow-fitted pow-scrolls", tabindex="0")


def _row(spread: Spread, has_own: bool) -> Row:
    compared, about = spread.column.compared, spread.column.compared.about
    language = compared.selection.language
    said = {} if spread.line is None else {"country": cell_text(spread.line, about, language)}
    if has_own:
        said["own"] = cell_text(spread.own, about, language)
    if spread.rows:
        ends = (spread.values.min(), *spread.quarters, spread.values.max())
        names = ("lowest", "quarter", "three_quarters", "highest")
        said |= {name: value_text(value, about, language) for name, value in zip(names, ends, strict=True)}
    return Row(spread.column.title, [said.get(name, "") for name in HEADS if name != "own" or has_own])
