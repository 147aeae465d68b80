"""How cells look, where that says something of their value. Not here: what a format shows (formats.py)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipelines.intake.reading.workbook import formats, markup, strings
from pipelines.intake.reading.workbook.formats import STYLES
from pipelines.intake.reading.workbook.package import Package


@dataclass(frozen=True)
class Dressing:
    """How a conditional format makes a cell look: the format of its number, and whether it is struck out."""

    code: str = ""
    is_struck: bool = False

    def with_part(self, name: str, attributes: markup.Attributes) -> "Dressing":
        """Return the look with what an element within it says."""
        if name == "numFmt":
            return replace(self, code=attributes.get("formatCode", ""))
        return replace(self, is_struck=markup.is_true(attributes.get("val", "1"))) if name == "strike" else self


@dataclass(frozen=True)
class Looks:
    """What a workbook says of the look of its cells, by the number of a style as cells name it.

    `formats` holds the formats that may show something else than the number, `hidden` the styles that hide a text or
    add to it, `struck` those that strike it out, `marked` the shared texts that look like a number and are not one
    (strings.survey). `dressings` are the looks that conditional formats name by their index, `beside` what stands
    beside the shared texts.
    """

    formats: Mapping[str, str]
    hidden: frozenset[str]
    struck: frozenset[str]
    marked: Mapping[int, str]
    dressings: list[Dressing]
    beside: list[str]


def survey(package: Package) -> tuple[int, Looks]:
    """Return how many shared texts a workbook has, and how its cells look."""
    count, marked, beside = strings.survey(package)
    shown_as = {str(style): code for style, code in enumerate(formats.shown_as(package)) if code}
    hidden = frozenset(style for style, code in shown_as.items() if formats.fault_of_text(code))
    return count, Looks(shown_as, hidden, _struck(package), marked, _dressings(package), beside)


def _dressings(package: Package) -> list[Dressing]:
    """Return the looks for conditional formats, in order."""
    found: list[Dressing] = []
    for name, _, attributes in markup.starts(package, STYLES):
        if name == "dxf":
            found.append(Dressing())
        elif found:
            found[-1] = found[-1].with_part(name, attributes)
    return found


def _struck(package: Package) -> frozenset[str]:
    """Return the styles of which the font is struck out."""
    fonts: list[bool] = []
    styles: list[int] = []
    for name, around, attributes in markup.starts(package, STYLES):
        if (name, around[-1:]) == ("font", ("fonts",)):
            fonts.append(False)
        elif (name, around[-1:]) == ("strike", ("font",)) and fonts:
            fonts[-1] = markup.is_true(attributes.get("val", "1"))
        elif (name, around[-1:]) == ("xf", ("cellXfs",)):
            styles.append(markup.whole(attributes.get("fontId")) or 0)
    return frozenset(str(style) for style, font in enumerate(styles) if font < len(fonts) and fonts[font])
