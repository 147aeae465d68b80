"""Which rows of a sheet are headers about people, wherever they stand and whatever table they are above.

Not here: headers of our own tables (header/heading.py), those over several rows or in a column (stacks.py), what one
word says (headwords.py), and what stands below (column_rules.py, rows.py).
"""

from collections import Counter
from collections.abc import Iterator

from pipelines.intake.cells import Cell, Grid
from pipelines.intake.header.columns import Match
from pipelines.intake.header.heading import Heading
from pipelines.intake.personal import headwords
from pipelines.intake.personal.headwords import Head
from pipelines.intake.personal.stacks import stacked, turned


def search(grid: Grid, ours: list[Heading]) -> list[Head]:
    """Return every header about people in a grid; `ours` are the headers of our own tables in it."""
    said, near = headwords.among(grid)
    if not said:
        return []
    heads = [*_single(grid, ours, said), *stacked(grid, ours, near)]
    return [*heads, *turned(grid, said)]


def _single(grid: Grid, ours: list[Heading], said: dict[Cell, str]) -> Iterator[Head]:
    """Yield the rows that are headers by themselves."""
    worth = {text for text, subject in said.items() if subject in headwords.STARTS | headwords.BESIDE}
    own_rows = {row for one in ours for row in range(one.first, one.last + 1)}
    alike: Counter[tuple[tuple[int, str], ...]] = Counter()
    for index, (_, cells) in enumerate(grid.rows):
        if worth.isdisjoint(cells) or index in own_rows:
            continue
        labels = {column: said[cell] for column, cell in enumerate(cells) if isinstance(cell, str) and cell in said}
        alike[tuple(labels.items())] += 1
        if headwords.is_worth(labels) and alike[tuple(labels.items())] <= headwords.MOST_ALIKE:
            head = _head(index, cells, labels, headwords.header_above(ours, index))
            if head:
                yield head


def _head(index: int, cells: list[Cell], labels: dict[int, str], own: Match | None) -> Head | None:
    """Return a row as a header, with the labels in it that may be one; None where it has none."""
    filled = [cell for cell in cells if cell != ""]
    is_wordy = 2 * sum(isinstance(cell, str) and bool(headwords.WORD.search(cell)) for cell in filled) >= len(filled)
    is_fact = own is not None and headwords.is_row(own, cells)
    said = [column for column, subject in labels.items() if subject != headwords.OURS]
    sure = [column for column in said if not headwords.spare_words(str(cells[column]))]
    is_header = not is_fact and is_wordy and len(sure if own else said) > 1
    columns = set(own.indices.values()) if own else set()
    subjects = {}
    for column, subject in labels.items():
        spare = headwords.spare_words(str(cells[column]))
        is_meant = not spare or (is_wordy and not is_fact and len(spare) == 1 and column not in columns)
        if is_header and (not spare or column not in columns):
            subjects[column] = subject
        elif is_meant and (subject in headwords.SURE or column not in columns):
            subjects[column] = headwords.UNSURE.get(subject, subject)
    return Head(index, cells, subjects) if headwords.is_worth(subjects) else None
