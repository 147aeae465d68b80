"""Numbers, shares, money and dates as people in the Netherlands (or in English) read them. Pure; no words."""

import datetime
import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from pipelines.registries.calendar import MONTHS

SEPARATORS = {"nl": (".", ","), "en": (",", ".")}
MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
ABSENT = ""


def number(value: Any, language: str, decimals: int = 0) -> str:
    """Return `1.234,5` (nl) or `1,234.5` (en), halves rounded away from zero; empty where there is no value."""
    if is_absent(value):
        return ABSENT
    thousands, point = SEPARATORS[language]
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    sign = MINUS if rounded < 0 else ""
    whole, _, rest = f"{abs(rounded):,.{decimals}f}".partition(".")
    return sign + whole.replace(",", thousands) + (point + rest if rest else "")


def percentage(fraction: Any, language: str, decimals: int = 0) -> str:
    """Return a fraction (0..1) as `12,3%` (nl) or `12.3%` (en); empty where there is no value."""
    return ABSENT if is_absent(fraction) else number(Decimal(str(fraction)) * 100, language, decimals) + "%"


def money(value: Any, language: str) -> str:
    """Return an amount in whole euros, `€ 1.234` (nl) or `€1,234` (en); empty where there is no value."""
    if is_absent(value):
        return ABSENT
    return ("€" + NO_BREAK if language == "nl" else "€") + number(value, language)


def date(value: Any, language: str) -> str:
    """Return a date, datetime or ISO text as `31-12-2022` (nl) or `31 Dec 2022` (en); empty without one."""
    if is_absent(value):
        return ABSENT
    day = value if isinstance(value, datetime.date) else datetime.date.fromisoformat(str(value)[:10])
    return f"{day:%d-%m-%Y}" if language == "nl" else f"{day.day} {MONTHS['en'][day.month - 1][:3].title()} {day.year}"


def is_absent(value: Any) -> bool:
    """Return whether there is no value at all: None, NaN, NaT or pandas' NA."""
    if value is None or type(value).__name__ in {"NAType", "NaTType"}:
        return True
    return isinstance(value, float) and math.isnan(value)
