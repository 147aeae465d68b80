"""The texts that cells of a workbook share. Not here: which cells share them; the library looks that up."""

from collections.abc import Iterator

from pipelines.intake.reading import markup
from pipelines.intake.reading.package import Package
from pipelines.intake.reading.unsound import Unsound

STRINGS = "xl/sharedStrings.xml"


def count(package: Package) -> int:
    """Return how many shared texts there are, empty ones too. Raises Unsound where readers differ about one of them."""
    found, is_in_words = 0, False

    def start(name: str, _: markup.Attributes) -> None:
        nonlocal found, is_in_words
        if is_in_words:
            raise Unsound("ZIP_STRANGE")
        found += name == "si"
        is_in_words = name == "t"

    def end(_: str) -> None:
        nonlocal is_in_words
        is_in_words = False

    if STRINGS in package:
        markup.walk(package.stream(STRINGS), start, end)
    return found


def unused(package: Package, is_used: bytearray) -> Iterator[str]:
    """Return the shared texts that no cell shows, so that they are searched too. `is_used` has a byte per text."""
    texts: list[str] = []
    place = -1
    is_text = False

    def start(name: str, _: markup.Attributes) -> None:
        nonlocal place, is_text
        place += name == "si"
        is_text = name == "t" and not is_used[place]

    def text(words: str) -> None:
        if is_text:
            texts.append(words)

    def end(name: str) -> None:
        if name == "si" and texts:
            texts.append("\n")

    if STRINGS in package and not all(is_used):
        markup.walk(package.stream(STRINGS), start, end, text)
    return (words for words in "".join(texts).split("\n") if words.strip())
