"""Large deliveries of one region, written as old systems and Excel write them. Not here: what is measured with them."""

from collections.abc import Iterator
from pathlib import Path

from pipelines.intake.reading.extents import address
from tests.packages import MAIN, packed, parts, sheet

Line = list[str | int]
GROUPS = ("participatiewet", "ww", "wia_wajong", "geen_uitkering", "werkend", "onbekend")
HALVES = tuple(f"{year}-H{half}" for year in range(2019, 2023) for half in (1, 2))
HEADER = ["regio", "peildatum", "traject", "gestart_in", "doelgroep", "deelnemers", "lopend", "afgerond", "uitval"]
HEADER += ["plaatsingen", "duurzame_plaatsingen", "praktijkverklaringen", "vervolgopleiding"]
PROJECTS = ["regio", "peildatum", "traject", "soort", "pijler"]


def results(size: int) -> Iterator[Line]:
    """Return the header and so many rows of results, each of another project, half-year or group, as plain cells."""
    yield list(HEADER)
    for number in range(size):
        project, rest = divmod(number, len(HALVES) * len(GROUPS))
        people = 20 + number % 381
        states = [people // 4, people // 2, people - people // 4 - people // 2]
        outcomes = [people // 3, people // 5, number % 7, number % 3]
        keys = [f"T{project:05d}", HALVES[rest // len(GROUPS)], GROUPS[rest % len(GROUPS)]]
        yield ["Twente", "31-12-2022", *keys, people, *states, *outcomes]


def trajectories(size: int) -> Iterator[Line]:
    """Return the header and the projects that so many rows of results are of."""
    yield list(PROJECTS)
    for project in range((size - 1) // (len(HALVES) * len(GROUPS)) + 1):
        yield ["Twente", "31-12-2022", f"T{project:05d}", "met_deelnemers", "route"]


TABLES = {"trajecten": trajectories, "resultaten": results}


def as_csv(folder: Path, size: int) -> list[Path]:
    """Write a delivery as a file per table."""
    return [_csv(folder / f"{table}-{size}.csv", lines(size)) for table, lines in TABLES.items()]


def as_workbook(folder: Path, size: int) -> list[Path]:
    """Write a delivery as a workbook, as Excel does: every text once, cells point at it."""
    path = folder / f"{size}.xlsx"
    texts: dict[str, int] = {}
    sheets = {table: sheet(_xml(lines(size), texts)) for table, lines in TABLES.items()}
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    path.write_bytes(packed(parts(sheets, strings=f'<sst xmlns="{MAIN}">{strings}</sst>')))
    return [path]


def _csv(path: Path, lines: Iterator[Line]) -> Path:
    path.write_text("".join(f"{';'.join(map(str, cells))}\r\n" for cells in lines), encoding="utf-8")
    return path


def _xml(lines: Iterator[Line], texts: dict[str, int]) -> str:
    return "".join(
        f'<row r="{number}" spans="1:{len(cells)}">{"".join(_cells(number, cells, texts))}</row>'
        for number, cells in enumerate(lines, 1)
    )


def _cells(number: int, cells: Line, texts: dict[str, int]) -> Iterator[str]:
    for place, cell in enumerate(cells):
        yield _cell(address(number, place), cell, texts)


def _cell(at: str, value: str | int, texts: dict[str, int]) -> str:
    if isinstance(value, int):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>'
