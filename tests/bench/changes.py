"""How long the server takes for every change of every filter: real script runs over a WebSocket, one user.

Every choice is made twice. The first time nothing has been computed yet; the second time memory may help.
"""

from collections.abc import Iterator
from typing import Any

from tests.bench.report import Row, spread
from tests.bench.visitor import Run, Visitor, visit
from tests.serving import Server

SEVERAL = ("Plaatsingspercentage", "Deelnemers", "Uitvalpercentage")
PAGES = {
    "overview": ("", ""),
    "compare, one share": ("vergelijken", "regio=AM05"),
    "compare, three figures": ("vergelijken", "regio=AM05&cijfer=placement_rate,participants,dropout_rate"),
    "lessons": ("lessen", ""),
}
WORDS = ("werk", "gemeente", "vertrouwen", "zzzz", "")


async def measure(ours: Server, bare: Server) -> list[Row]:
    """Return a row per page and pass: milliseconds at the 50th and 95th percentile, the largest, processor, kilobytes."""
    rows = []
    for name, (page, query) in PAGES.items():
        rows += await _page(ours, name, page, query)
    return rows + await _page(bare, "yardstick: bare page, one table", "", "")


async def _page(server: Server, name: str, page: str, query: str) -> list[Row]:
    rows = []
    async with visit(server.address, page, query) as visitor:
        for time in ("opening", "first time", "again"):
            used = server.processor_seconds()
            if time == "opening":
                runs = [await visitor.open()]
            else:
                runs = [await visitor.change(key, value) for key, value in _choices(visitor)]
            spent = (server.processor_seconds() - used) * 1000 / len(runs)
            rows.append({"page": name, "choice": time} | _row(runs) | {"processor_ms": round(spent)})
    return rows


def _row(runs: list[Run]) -> Row:
    kilobytes = round(sum(run.kilobytes for run in runs) / len(runs), 1)
    found = spread([run.seconds * 1000 for run in runs], "ms")
    return found | {"kb": kilobytes, "scripts": max(run.scripts for run in runs)}


def _choices(visitor: Visitor) -> Iterator[tuple[str, Any]]:
    """Yield every option of every widget now on the page, and after each widget its usual value again."""
    for key in list(visitor.widgets):
        for value in _values(visitor, key):
            if key in visitor.widgets:
                yield key, value


def _values(visitor: Visitor, key: str) -> list[Any]:
    widget = visitor.widgets[key]
    if not hasattr(widget, "options"):
        return list(WORDS)
    options = list(widget.options)
    if not hasattr(widget, "raw_values"):
        return [*options[1:], options[0]]
    chosen = list(widget.raw_values)
    alone = len(chosen) < len(SEVERAL)
    return [[option] if alone else [*chosen[:2], option] for option in options if option not in chosen] + [chosen]
