"""The texts that cells of a workbook share. Not here: which cells share them; the library looks that up."""

from pipelines.intake.reading import markup
from pipelines.intake.reading.package import Package

STRINGS = "xl/sharedStrings.xml"


def shared(package: Package) -> list[str]:
    """Return every shared text, in order, empty ones too; an empty list where the workbook has none."""
    found: list[str] = []
    is_text = False

    def start(name: str, _: markup.Attributes) -> None:
        nonlocal is_text
        if name == "si":
            found.append("")
        is_text = name == "t"

    def text(words: str) -> None:
        if is_text and found:
            found[-1] += words

    if STRINGS in package:
        markup.walk(package.stream(STRINGS), start, text=text)
    return found
