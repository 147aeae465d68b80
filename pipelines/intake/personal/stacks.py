"""Headers about people that do not lie in one row: over two or three, or in a column beside the values."""

import re
from collections import Counter
from collections.abc import Iterator

from pipelines.intake.cells import Cell, Grid
from pipelines.intake.header.heading import MOST_ROWS, Heading, joined
from pipelines.intake.personal import headwords
from pipelines.intake.personal.headwords import OURS, UNSURE, WORD, Head, about, is_worth, spare_words

TURNED_ROWS = 200  # a table with its headers in a column is short: every row is a question


def stacked(grid: Grid, ours: list[Heading], near: set[Cell]) -> Iterator[Head]:
    """Yield the headers that stand over two or three rows, of which the words say together what they are about."""
    alike: Counter[tuple[tuple[int, str], ...]] = Counter()
    for index, (_, cells) in enumerate(grid.rows):
        if near.isdisjoint(cells):
            continue
        for count in range(2, MOST_ROWS + 1):
            words = joined(grid, index, count) if _are_words(grid, index, count) else None
            last = index + count - 1
            lowest, own = grid.rows[last][1] if words else [], headwords.header_above(ours, last)
            if words is None or (own and headwords.is_row(own, lowest)):
                break
            is_stack = _has_gaps(grid, index, count)
            if not is_stack and 2 * sum(cell in near for cell in lowest) <= len(lowest):
                continue  # as likely the first row of values
            labels = _of_stack(lowest, words)
            alike[tuple(labels.items())] += 1
            is_few, subjects = alike[tuple(labels.items())] <= headwords.MOST_ALIKE, _meant(labels, words, is_stack)
            if is_few and is_worth(subjects):
                yield Head(last, words, subjects)


def _meant(labels: dict[int, str], words: list[Cell], is_stack: bool) -> dict[int, str]:
    """Return the labels that have no word too many; a lone one is not sure."""
    sure = {column: subject for column, subject in labels.items() if not spare_words(str(words[column]))}
    if is_stack and len(labels) > 1:
        return sure
    return {column: UNSURE.get(subject, subject) for column, subject in sure.items()}


def _are_words(grid: Grid, index: int, count: int) -> bool:
    """Tell whether these rows hold words only."""
    rows = [cells for _, cells in grid.rows[index : index + count]]
    cells = [cell for row in rows for cell in row]
    return len(rows) == count and all(isinstance(cell, str) and (cell == "" or WORD.search(cell)) for cell in cells)


def _has_gaps(grid: Grid, index: int, count: int) -> bool:
    """Tell whether rows lie as a header does: cells are merged, or empty where another row has one."""
    filled = [{column for column, cell in enumerate(row) if cell != ""} for _, row in grid.rows[index : index + count]]
    number = grid.rows[index][0]
    is_merged = any(top <= number <= low for top, _, low, _ in grid.merged)
    return is_merged or any(one != filled[0] for one in filled)


def _of_stack(lowest: list[Cell], words: list[Cell]) -> dict[int, str]:
    """Return what the words of several rows say together that the lowest of them does not say alone.

    Words that were broken off are put together in `words`.
    """
    labels = {}
    for column, text in enumerate(words):
        alone = lowest[column] if column < len(lowest) else ""
        if not text or text == alone or text.count(" ") >= headwords.MOST_WORDS:
            continue
        together = re.sub(r"-\s+|-$", "", text)
        subject = about(together) or about(together.replace(" ", ""))
        if subject and subject not in {OURS, about(alone) if alone else None}:
            labels[column] = subject
            words[column] = together if about(together) else together.replace(" ", "")
    return labels


def turned(grid: Grid, said: dict[Cell, str]) -> Iterator[Head]:
    """Yield columns that hold the headers of the values beside them: two or more, each the only one in its row."""
    if len(grid.rows) > TURNED_ROWS:
        return
    by_column: dict[int, list[tuple[int, str]]] = {}
    for index, (_, cells) in enumerate(grid.rows):
        labels = [(column, said[cell]) for column, cell in enumerate(cells) if isinstance(cell, str) and cell in said]
        if len(labels) == 1 and not spare_words(str(cells[labels[0][0]])):
            by_column.setdefault(labels[0][0], []).append((index, labels[0][1]))
    for column, found in by_column.items():
        subjects = {at: UNSURE.get(subject, subject) for at, (_, subject) in enumerate(found)}
        if len(found) > 1 and is_worth(subjects):
            rows = [index for index, _ in found]
            words = [grid.rows[index][1][column] for index in rows]
            yield Head(-1, words, subjects, turned=column, rows=rows)
