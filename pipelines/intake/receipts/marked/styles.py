"""The cell formats of a workbook, with copies of them with another fill. Source: ECMA-376, part 1, section 18.8."""

from collections.abc import Callable
from pathlib import Path

from pipelines.intake.receipts.marked.splicing import Element, Splice, appended, elements, spliced, with_attribute

COLOURS = {"cell": "FFFFC266", "row": "FFFFF1D6", "look": "FFCFE2F3", "head": "FFE8ECF0"}
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TEMPLATES = Path(__file__).parent / "templates"
NEEDED = ("fonts", "fills", "cellXfs")


def template(name: str) -> str:
    """Return a piece of XML of this room as it is laid in: without the lines in which people read it."""
    return " ".join((TEMPLATES / name).read_text(encoding="utf-8").split()).replace("> <", "><")


PLAIN = (HEAD + template("styles.xml")).encode()


class NoStyles(ValueError):
    """The list of formats lacks what every workbook has; nothing can be coloured."""


class Styles:
    """The formats of one workbook. Formats are known by their number, as cells name them."""

    def __init__(self, xml: bytes) -> None:
        """Read the list. Raises NoStyles."""
        self._xml = xml
        found = elements(xml)
        self._lists: dict[str, Element] = {one.local: one for one in found if one.depth == 1}
        if not set(NEEDED) <= set(self._lists):
            raise NoStyles
        self._children = {name: [one for one in found if _is_in(one, self._lists[name])] for name in NEEDED}
        self._new: dict[str, list[bytes]] = {name: [] for name in NEEDED}
        self._known: dict[object, int] = {}

    def with_fill(self, style: int, fill: str) -> int:
        """Return the format that is `style` with a fill of `COLOURS`."""
        return self._once((style, fill), lambda: self._format(style, {"fillId": self._fill_id(fill), "applyFill": 1}))

    def own(self, font: str = "", fill: str | None = None, wraps: bool = True) -> int:
        """Return a format of ours: text that stays text, with this font and fill."""
        return self._once(("own", font, fill, wraps), lambda: self._own(font, fill, wraps))

    def as_bytes(self) -> bytes:
        """Return the list with what was added."""
        splices: list[Splice] = []
        for name, new in self._new.items():
            if new:
                splices += self._grown(name, new)
        return spliced(self._xml, splices)

    def _once(self, key: object, make: Callable[[], int]) -> int:
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def _add(self, name: str, new: str | bytes) -> int:
        self._new[name].append(new.encode() if isinstance(new, str) else new)
        return len(self._children[name]) + len(self._new[name]) - 1

    def _fill_id(self, fill: str) -> int:
        p = self._lists["fills"].prefix
        colour = f'<{p}fgColor rgb="{COLOURS[fill]}"/><{p}bgColor indexed="64"/>'
        made = f'<{p}fill><{p}patternFill patternType="solid">{colour}</{p}patternFill></{p}fill>'
        return self._once(("fill", fill), lambda: self._add("fills", made))

    def _format(self, style: int, changes: dict[str, int]) -> int:
        """Copy a format with other values for some of its attributes."""
        formats = self._children["cellXfs"]
        one = formats[style if style < len(formats) else 0]
        tag = self._xml[one.start : one.inside]
        for name, value in changes.items():
            tag = with_attribute(tag, name, value)
        return self._add("cellXfs", tag + self._xml[one.inside : one.after])

    def _own(self, font: str, fill: str | None, wraps: bool) -> int:
        p = self._lists["cellXfs"].prefix
        made = f'<{p}font>{font.format(p=p)}<{p}sz val="11"/><{p}name val="Calibri"/></{p}font>'
        number = self._once(("font", font), lambda: self._add("fonts", made))
        fill_id = self._fill_id(fill) if fill else 0
        return self._add(
            "cellXfs",
            f'<{p}xf numFmtId="49" fontId="{number}" fillId="{fill_id}" borderId="0" xfId="0" applyNumberFormat="1" '
            f'applyFont="1" applyFill="1" applyAlignment="1" quotePrefix="1">'
            f'<{p}alignment horizontal="left" vertical="top" wrapText="{int(wraps)}"/></{p}xf>',
        )

    def _grown(self, name: str, new: list[bytes]) -> list[Splice]:
        one, count = self._lists[name], len(self._children[name]) + len(new)
        tag = self._xml[one.start : one.inside]
        if tag.endswith(b"/>"):
            return [appended(self._xml, one, b"".join(new))]
        counted = Splice(one.start, one.inside, with_attribute(tag, "count", count))
        return [counted, Splice(one.end, one.end, b"".join(new))]


def _is_in(one: Element, parent: Element) -> bool:
    return one.depth == parent.depth + 1 and parent.inside <= one.start < parent.end
