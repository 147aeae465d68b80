"""Per region: delivered or not, up to when, the verdict in word and shape, and how many of its rows count."""

from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.components.hall import ways
from dashboard.components.hall.markup import Markup, element
from dashboard.components.hall.table import NUMBER, WORDS, Row, columns, of_regions, table
from dashboard.components.hall.verdict_shape import verdict_shape
from dashboard.selection import Selection
from pipelines.intake.records import ROW_COUNTS

LOOKS = {"region": WORDS, "until": "pow-wide", "verdict": WORDS} | dict.fromkeys(ROW_COUNTS, f"{NUMBER} pow-wide")
LOOKS["quarantined"] = NUMBER  # a phone has room for one number: of what waits


def regions_table(rows: pd.DataFrame, selection: Selection) -> Markup:
    """Return the table; `rows` is `queries.quality.regions`. A name leads to the page of the region."""
    own, language = selection.own_region, selection.language
    regions = {row.region_code: _row(row, selection) for row in rows.itertuples()}
    caption = texts.text("quality.regions_caption", language)
    return table(columns("quality", language, **LOOKS), of_regions(regions, own), "pow-regions pow-quality", caption)


def _row(row: Any, selection: Selection) -> Row:
    language, name = selection.language, ways.region(row.name, row.region_code, selection)
    numbers = [formatting.number(getattr(row, f"rows_{name}"), language) for name in ROW_COUNTS]
    return Row(name, [formatting.date(row.reference_date, language), verdict(row, language), *numbers])


def standing(row: Any) -> str:
    """Return the verdict of a region as one word: that of what counts, else whether something waits or was refused."""
    if isinstance(row.verdict, str):
        return row.verdict
    if isinstance(row.waiting_verdict, str):
        return "waiting"
    return "rejected" if row.is_refused else "missing"


def verdict(row: Any, language: str) -> list[Markup | None]:
    """Return the verdict on a region in shape and words, and whether a newer delivery waits or was refused."""
    found = standing(row)
    words = element("span", texts.text(f"quality.verdict_{found}", language))
    newer = {"newer_short": isinstance(row.waiting_verdict, str), "refused_short": row.is_refused}
    said = [name for name, is_so in newer.items() if is_so and isinstance(row.verdict, str)]
    return [verdict_shape(found), words, *(element("small", texts.text(f"quality.{name}", language)) for name in said)]
