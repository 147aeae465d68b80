"""The sheet `Bevindingen`, in front: what happened to the delivery, and every finding with a way to its cell.

Not here: marks on the delivered sheets (sheet_marks.py, comments.py).
"""

from pipelines.intake.findings import texts
from pipelines.intake.reading.extents import address
from pipelines.intake.receipts.marked.fresh import number_cell, text_cell
from pipelines.intake.receipts.marked.locating import Location
from pipelines.intake.receipts.marked.splicing import quoted
from pipelines.intake.receipts.marked.styles import HEAD, MAIN, Styles
from pipelines.intake.receipts.telling import Told
from pipelines.intake.tables.ours import FINDINGS_HEADS as HEADS

WIDTHS = (15, 18, 8, 22, 52, 44, 44, 24)
BOLD, LINK = "<{p}b/>", '<{p}u/><{p}color rgb="FF154273"/>'
LEGEND = {"row": "legend_row", "cell": "legend_cell", "look": "legend_look"}
LINE = 15  # points
LEGEND_COLUMNS = 0, 1, 3  # beside each other, wide enough for the words


class _Front:
    """The sheet in the making: rows of cells, links, and formats from the styles of the workbook."""

    def __init__(self, styles: Styles, language: str) -> None:
        self._styles, self._language = styles, language
        self._words = texts(language)["marked"]
        self._rows: list[str] = []
        self._links: list[str] = []
        self._head = 0

    def account(self, told: Told) -> None:
        """Write what the receipt says in general, and what the colours mean."""
        bold, plain = self._styles.own(BOLD, wraps=False), self._styles.own(wraps=False)
        for text, style in (
            (self._words["title"], bold),
            (f"{told.names}: {told.about}", plain),
            (f"{told.verdict_words} {told.summary}", bold),
            (f"{texts(self._language)['receipt']['next']} {told.next_step}", plain),
            (self._words["how"], plain),
        ):
            self._row([text_cell((self._next, 0), text, style)])
        fills = [self._styles.own("", fill, wraps=False) for fill in LEGEND]
        legend = zip(LEGEND.values(), fills, LEGEND_COLUMNS, strict=True)
        self._row([text_cell((self._next, column), self._words[key], style) for key, style, column in legend])
        self._row([])

    def listed(self, locations: list[Location], verdict: str, left: int) -> None:
        """Write a row per finding under a head; `left` says how many were left out."""
        head, plain = self._styles.own(BOLD, "head"), self._styles.own()
        self._head = self._next
        self._row([text_cell((self._head, at), self._words[name], head) for at, name in enumerate(HEADS)])
        for location in locations:
            said = self._said(location, verdict)
            lines = max(-(-len(said[name]) // width) for name, width in zip(HEADS, WIDTHS, strict=True) if name in said)
            self._row(self._finding(location, said, plain), lines)
        if left:
            self._row([text_cell((self._next, 0), self._words["more"].format(count=left), plain)])

    def as_bytes(self) -> bytes:
        """Return the sheet."""
        columns = "".join(
            f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(WIDTHS, 1)
        )
        filtered = f"{address(self._head, 0)}:{address(len(self._rows), len(HEADS) - 1)}"
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        return (
            f'{HEAD}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews>'
            f"<cols>{columns}</cols><sheetData>{''.join(self._rows)}</sheetData>"
            f'<autoFilter ref="{filtered}"/>{links}<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>'
        ).encode()

    @property
    def _next(self) -> int:
        """The number of the row that is written next."""
        return len(self._rows) + 1

    def _row(self, cells: list[str], lines: int = 1) -> None:
        """Add a row, as high as its lines: not every program finds that out by itself."""
        height = f' ht="{lines * LINE}" customHeight="1"' if lines > 1 else ""
        self._rows.append(f'<row r="{self._next}"{height}>{"".join(cells)}</row>')

    def _said(self, location: Location, verdict: str) -> dict[str, str]:
        """Return the texts of one finding by the head that they stand under."""
        one, language = location.finding, self._language
        is_whole = one.severity == "critical" and verdict == "rejected"
        return {
            "status": self._words["refused" if is_whole else one.severity],
            "table": location.sheet or one.table or "",
            "column": one.column or "",
            "found": one.found(language),
            "why": " ".join(part for part in (one.why(language), one.effect(language)) if part),
            "remedy": one.remedy(language),
        }

    def _finding(self, location: Location, said: dict[str, str], style: int) -> list[str]:
        """Return the cells of one finding, in the order of the heads: its texts, its row and the link to its cell."""
        row = self._next
        cells = {name: text_cell((row, HEADS.index(name)), text, style) for name, text in said.items() if text}
        if location.finding.row is not None:
            cells["row"] = number_cell((row, HEADS.index("row")), location.finding.row, style)
        if location.sheet is not None:
            cells["link"] = self._link(row, location.sheet, address(*location.cell) if location.cell else "A1")
        return [cells[name] for name in HEADS if name in cells]

    def _link(self, row: int, sheet: str, cell: str) -> str:
        """Return the cell that leads to another one, written as people write it: resultaten!F14."""
        at = row, len(HEADS) - 1
        target = "'" + sheet.replace("'", "''") + f"'!{cell}"
        shown = f"{sheet}!{cell}"
        self._links.append(f'<hyperlink ref="{address(*at)}" location={quoted(target)} display={quoted(shown)}/>')
        return text_cell(at, shown, self._styles.own(LINK))


def front(styles: Styles, told: Told, locations: list[Location], left: int, language: str) -> bytes:
    """Return the sheet; `left` says how many findings are not in it."""
    made = _Front(styles, language)
    made.account(told)
    made.listed(locations, told.verdict, left)
    return made.as_bytes()
