"""What a figure says in words: its value, its counts, its interval, its verdict, or why there is none.

Belongs here: one cell at a time, for tables, hover texts and downloads alike. Not here: markup, and the sentences
themselves (texts/<language>/compare.yml).
"""

from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard import formatting, texts
from dashboard.queries.comparison import COUNTRY

CONTROLLED = "controlled5"  # the precision of public numbers of people
JUDGED = {"higher_is_better": ("better", "worse"), "lower_is_better": ("worse", "better")}


def cell_text(row: Any, about: dict[str, Any], language: str) -> str:
    """Return a value as text with its unit, or in a word why there is none."""
    if row.status == "hidden":
        kind = "count_" if (about["kind"], row.hidden_because) == ("count", "below_5") else ""
        return texts.text(f"compare.hidden_{kind}{row.hidden_because}", language)
    if row.status != "shown":
        return texts.text(f"compare.{row.status}", language)
    if about["unit"] == "people":
        return people_text(row.value, row.precision, language)
    return value_text(row.value, about, language)


def people_text(value: float, precision: str, language: str) -> str:
    """Return a number of people; behind a public 0 there can be 0 to 5 of them (docs/method.md, section 4)."""
    if precision == CONTROLLED and value == 0:
        return texts.text("compare.zero", language)
    return _written(float(value), "people", 0, language)


def value_text(value: float, about: dict[str, Any], language: str) -> str:
    """Return a value in the unit of its indicator: `12%`, `1.234`, `€ 1.200`."""
    return _written(float(value), about["unit"], int(about["decimals"]), language)


@lru_cache(maxsize=4096)  # a page writes some thousand numbers, many of them alike; one costs 10 to 20 microseconds
def _written(value: float, unit: str, decimals: int, language: str) -> str:
    if unit == "percent":
        return formatting.percentage(value, language, decimals)
    return formatting.money(value, language) if unit == "eur" else formatting.number(value, language, decimals)


def counted_text(row: Any, language: str) -> str:
    """Return `90 van 170`, and nothing for what is no share."""
    if row.status != "shown" or pd.isna(row.denominator):
        return ""
    x, n = (_written(float(count), "people", 0, language) for count in (row.numerator, row.denominator))
    return texts.text("compare.counted_of", language, x=x, n=n)


def interval_text(row: Any, about: dict[str, Any], language: str) -> str:
    """Return `95%-interval 46% tot 60%`, or nothing where there is no interval."""
    if row.status != "shown" or pd.isna(row.lower):
        return ""
    low, high = (value_text(bound, about, language) for bound in (row.lower, row.upper))
    return texts.text("compare.interval", language, low=low, high=high)


def verdict_text(verdict: str, about: dict[str, Any], language: str) -> str:
    """Return a verdict as the registry judges the indicator: hoger or lager, else gunstiger or ongunstiger."""
    direction, _, step = verdict.partition("_")
    better, worse = JUDGED.get(about["polarity"], ("higher", "lower"))
    word = {"higher": better, "lower": worse}.get(direction, direction)
    return texts.text(f"compare.verdict_{word}_{step}" if step else f"compare.verdict_{word}", language)


def reason(row: Any, language: str, is_short: bool = False) -> str:
    """Return why there is no figure, in a few words or in a sentence; nothing where there is one."""
    if row.status == "shown":
        return ""
    name = f"hidden_{row.hidden_because}" if row.status == "hidden" else row.status
    return texts.text(f"compare.{'short' if is_short else 'reason'}_{name}", language)


def spoken(row: Any, about: dict[str, Any], language: str, title: str) -> str:
    """Return everything that is known of one figure as one line: for under the pointer and for who cannot see it."""
    if row.status != "shown":
        return f"{title}: {cell_text(row, about, language)}. {reason(row, language)}"
    parts = [cell_text(row, about, language), counted_text(row, language), interval_text(row, about, language)]
    if getattr(row, "verdict", "") and row.region_code != COUNTRY:
        parts.append(verdict_text(row.verdict, about, language))
    notes = [row.coverage, row.precision]
    parts += [texts.text(f"compare.is_{note}", language) for note in notes if note in ("partial", CONTROLLED)]
    return f"{title}: " + ", ".join(part for part in parts if part)
