"""The file to tick, read back: what was decided in it, and which rows say nothing that can be done.

A row that is right counts, whatever another one says; nothing is guessed. Not here: how any file is read
(intake/reading), and the words for who ticked (pipelines/texts, section `tick`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipelines.folding import fold
from pipelines.free_text.listing import Text
from pipelines.intake.cells import Cell, Grid, is_filled, written
from pipelines.intake.reading import read

TITLES_WITHIN = 20  # rows in which the header may stand
HEADERS = {"id": {"id"}, "text": {"tekst", "text"}, "release": {"vrijgeven", "release"}}
ANSWERS = {"ja": True, "j": True, "yes": True, "y": True, "nee": False, "n": False, "no": False}


@dataclass(frozen=True)
class Fault:
    """Why a row counts for nothing: `reason` is the key of its words, `row` counts from 1 as in the file."""

    reason: str
    row: int


@dataclass
class Ticked:
    """What was decided by the key of a text, which rows were left open, and which say nothing that can be done."""

    decisions: dict[str, bool] = field(default_factory=dict)
    left_open: int = 0
    faults: list[Fault] = field(default_factory=list)


class NoList(Exception):
    """The file is not the one to tick; `reason` is the key of its words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def ticked(name: str, content: bytes, texts: Iterable[Text]) -> Ticked:
    """Return what a file decides of these texts. Raises NoList, or Refused (intake/findings.py) where it is unreadable.

    It may be a CSV as a spreadsheet saves it, or a workbook; other columns and empty rows are left alone.
    """
    known = {one.id.casefold(): one for one in texts}
    found = Ticked()
    answers: dict[str, set[bool]] = defaultdict(set)
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, given, text, answer in _rows(read(name, content).grids):
        one, said = known.get(fold(given)), fold(answer)
        if fault := _fault(one, given, text, said):
            found.faults.append(Fault(fault, number))
        elif one is not None and said:
            answers[one.key].add(ANSWERS[said])
            numbers[one.key].append(number)
        else:
            found.left_open += 1
    for key, several in answers.items():
        if len(several) == 1:
            found.decisions[key] = several.pop()
        else:
            found.faults += [Fault("contradicts", number) for number in numbers[key]]
    found.faults.sort(key=lambda fault: fault.row)
    return found


def _fault(one: Text | None, given: str, text: str, answer: str) -> str | None:
    """Return why a row counts for nothing. An answer beside another text would release what nobody read."""
    if not answer:
        return None
    if answer not in ANSWERS:
        return "answer"
    if one is None:
        return "unknown" if fold(given) else "no_id"
    return None if fold(text) == fold(one.text) else "other_text"


def _rows(grids: Sequence[Grid]) -> Iterator[tuple[int, str, str, str]]:
    """Yield the number, id, text and answer of every filled row below the header of the list."""
    for grid in grids:
        for index, (_, cells) in enumerate(grid.rows[:TITLES_WITHIN] if grid.is_read else []):
            places = _places(cells)
            if len(places) == len(HEADERS):
                yield from _below(grid.rows[index + 1 :], places, counts_lines=grid.sheet is None)
                return
    raise NoList("no_columns" if any(grid.rows for grid in grids) else "empty")


def _places(header: list[Cell]) -> dict[str, int]:
    words = [fold(written(cell)) for cell in header]
    return {
        name: words.index(next(iter(known.intersection(words)))) for name, known in HEADERS.items() if known & {*words}
    }


def _below(
    rows: Iterable[tuple[int, list[Cell]]], places: dict[str, int], counts_lines: bool
) -> Iterator[tuple[int, str, str, str]]:
    """Yield the filled rows. Of a CSV reading counts lines, and a text may hold several: a spreadsheet counts rows."""
    inside = 0
    for number, cells in rows:
        if any(map(is_filled, cells)):
            said = {name: written(cells[place]) if place < len(cells) else "" for name, place in places.items()}
            yield number - inside, said["id"], said["text"], said["release"]
        inside += sum(written(cell).count("\n") for cell in cells) if counts_lines else 0
