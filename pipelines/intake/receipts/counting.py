"""Numbers and lists as people say them: one row or several, names joined with `en`, long lists of rows in short."""

from pipelines.intake.findings import texts

MOST_RUNS = 6
SHORTEST_RUN = 3


def one_or_many(key: str, count: int, language: str) -> str:
    """Return the words of a receipt for one or for several."""
    return texts(language)["receipt"][f"{key}_{'one' if count == 1 else 'many'}"].format(count=count)


def listed(words: list[str], language: str) -> str:
    """Return `a`, `a en b`, `a, b en c`."""
    if len(words) < 2:
        return "".join(words)
    return texts(language)["receipt"]["and"].format(first=", ".join(words[:-1]), last=words[-1])


def rows_in_short(rows: list[int], language: str) -> str:
    """Return `rij 14`, `rij 14 en 18 (2 rijen)`, `rij 2 t/m 201 (200 rijen)`; beyond six runs how many others."""
    words = texts(language)["receipt"]
    runs = _runs(rows)
    parts = [_run(first, last, language) for first, last in runs[:MOST_RUNS]]
    left = sum(last - first + 1 for first, last in runs[MOST_RUNS:])
    if left:
        parts.append(words["more_rows"].format(count=left))
    key = "rows" if len(rows) == 1 else "rows_many"
    return words[key].format(rows=listed(parts, language), count=len(rows))


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Return the rows as (first, last) of what follows upon each other; two neighbours stay apart."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    found = []
    for first, last in runs:
        is_run = last - first + 1 >= SHORTEST_RUN
        found += [(first, last)] if is_run else [(row, row) for row in range(first, last + 1)]
    return found


def _run(first: int, last: int, language: str) -> str:
    return str(first) if first == last else texts(language)["receipt"]["run"].format(first=first, last=last)
