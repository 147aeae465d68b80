"""Many people who open the dashboard at once: files over HTTP, then the page over a WebSocket, then two choices each.

The visitors run on the same machine as the server, so the seconds are theirs together: compare runs, not machines.
"""

import asyncio
import re
import time
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx
import streamlit

from tests.bench.report import Row, spread
from tests.bench.visitor import PageFailed, visit
from tests.serving import Server

PEOPLE = 50
WITHIN_SECONDS = 5.0
THINKING_SECONDS = 2.0
PLACES = (
    ("", ""),
    ("vergelijken", "regio=AM05"),
    ("vergelijken", "cijfer=placement_rate,participants"),
    ("lessen", ""),
)
ERRORS = (PageFailed, OSError, TimeoutError, httpx.HTTPError)
SCRIPTS = Path(streamlit.__file__).parent / "static" / "static" / "js"


async def measure(server: Server, people: int = PEOPLE) -> list[Row]:
    """Return one row: how many came, how many met an error, milliseconds per step, processor and memory of the server."""
    before, used = server.megabytes(), server.processor_seconds()
    arrivals = [number * WITHIN_SECONDS / people for number in range(people)]
    places = zip(arrivals, cycle(PLACES), strict=False)
    found = await asyncio.gather(*(_person(server.address, arrival, place) for arrival, place in places))
    errors = [one["error"] for one in found if "error" in one]
    row: Row = {"people": people, "within_s": WITHIN_SECONDS, "errors": len(errors), "first_error": "".join(errors[:1])}
    for step in ("files", "page", "change"):
        timed = spread([value * 1000 for one in found for value in one.get(step, [])], "ms")
        row |= {f"{step}_{name}": timed[name] for name in ("p50_ms", "p95_ms")}
    spent = {"processor_s": round(server.processor_seconds() - used, 1)}
    return [row | spent | {"mb_before": before, "mb_after": server.megabytes()}]


async def _person(address: str, arrival: float, place: tuple[str, str]) -> dict[str, Any]:
    await asyncio.sleep(arrival)
    seen: dict[str, Any] = {}
    try:
        started = time.perf_counter()
        await _fetch_files(address, place[0])
        seen["files"] = [time.perf_counter() - started]
        async with visit(address, *place) as visitor:
            seen["page"] = [(await visitor.open()).seconds]
            key = next(key for key in visitor.widgets if key.endswith("region"))
            seen["change"] = []
            for option in visitor.widgets[key].options[2:4]:
                await asyncio.sleep(THINKING_SECONDS)
                seen["change"].append((await visitor.change(key, option)).seconds)
    except ERRORS as error:
        seen["error"] = repr(error)
    return seen


async def _fetch_files(address: str, page: str) -> None:
    """Fetch what a browser that was never here fetches: the page, what it names, and Plotly."""
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        html = (await client.get(f"/{page}")).raise_for_status().text
        named = re.findall(r'(?:src|href)="\./(static/[^"]+)"', html)
        plotly = [f"static/js/{path.name}" for path in SCRIPTS.glob("PlotlyChart.*.js")]
        for path in [*named, *plotly]:
            async with client.stream("GET", f"/{path}") as answer:
                answer.raise_for_status()
                async for _part in answer.aiter_raw():
                    pass
