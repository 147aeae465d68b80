"""What a sheet says beside its cells: hidden columns, merged cells, conditional formats, and words to be searched.

It is told by the walk over the sheet. Not here: cells and rows, and where such an element may stand (sheets.py).
"""

from pipelines.intake.reading.extents import LAST_COLUMN, range_of
from pipelines.intake.reading.unsound import Unsound
from pipelines.intake.reading.workbook import markup
from pipelines.intake.reading.workbook.conditions import Conditions
from pipelines.intake.reading.workbook.judging import Judge


class Beside:
    """Gathers what stands beside the cells of one sheet, and hands it over at the end."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._words: list[str] = []
        self._conditions = Conditions()

    def start(self, name: str, attributes: markup.Attributes) -> None:
        """Take an element that begins before or behind the rows."""
        self.say(name, attributes)
        self._conditions.start(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        """Take the end of an element, by its plain name."""
        self._conditions.end(name)

    def text(self, text: str) -> None:
        """Take text before or behind the rows."""
        self._words.append(text)
        self._conditions.text(text)

    def say(self, name: str, attributes: markup.Attributes, *, of_program: bool = False) -> None:
        """Keep what attributes say, so that it is searched."""
        self._words.append(f" {markup.words(name, attributes, of_program=of_program)} ")

    def strange(self, name: str, attributes: markup.Attributes, known: frozenset[str]) -> None:
        """Keep what attributes of a row or a cell say, where the format does not have them all."""
        if not attributes.keys() <= known:
            self.say(name, attributes)

    def column(self, attributes: markup.Attributes) -> None:
        """Take the description of some columns. Raises Unsound where hidden ones are not whole numbers."""
        is_flat = attributes.get("width", "1").strip("0.") == ""
        if markup.is_true(attributes.get("hidden")) or is_flat:
            first, last = (markup.whole(attributes.get(name), longest=5) for name in ("min", "max"))
            if first is None or last is None:
                raise Unsound("ZIP_STRANGE")
            self._judge.facts.hidden_columns.update(range(first - 1, min(last, LAST_COLUMN + 1)))

    def merge(self, attributes: markup.Attributes) -> None:
        """Take the range of cells that are merged. Raises Unsound where it is none."""
        found = range_of(attributes.get("ref", ""))
        if found is None:
            raise Unsound("ZIP_STRANGE")
        self._judge.merge(found)

    def hand_over(self) -> None:
        """Put what was gathered into the facts of the sheet."""
        self._judge.facts.loose.append(("", " ".join("".join(self._words).split())))
        self._judge.facts.conditions = self._conditions.found
