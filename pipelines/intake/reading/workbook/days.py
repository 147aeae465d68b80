"""What of a day a format shows: a year, a month, a time, or all of it. Not here: formats of numbers (formats.py).

Source of the notation: ECMA-376, 18.8.31. There `m` is a minute behind hours or before seconds, and a month elsewhere.
"""

import re
from functools import cache

# Days and times that every program knows by number and that show no whole day; 14, 15 and 22 show one.
KNOWN = {
    **{16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss"},
    **{45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0"},
}
WHOLE, MONTH = {"d", "m", "y"}, {"m", "y"}
TIME, WEEKDAY = "time", "weekday"
WORDS = re.compile(r"general|standaard|am/pm|a/p|e[+-]", re.IGNORECASE)
LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE | re.DOTALL)
UNIT = re.compile(r"d+|m+|y+|h+|s+|\.0+|[0#?]", re.IGNORECASE)


@cache
def units(code: str) -> frozenset[str]:
    """Return what of a day a format shows: `y`, `m`, `d`, `time`, `weekday`; nothing for a format of numbers."""
    plain = WORDS.sub(" ", LITERAL.sub(" ", code.partition(";")[0]))
    found = [unit.lower() for unit in UNIT.findall(plain)]
    if any(unit[0] in "0#?" for unit in found):
        return frozenset()
    shown = set()
    for before, unit, behind in zip(["", *found], found, [*found[1:], ""], strict=False):
        is_minute = unit[0] == "m" and (before.startswith("h") or behind.startswith("s"))
        is_weekday = unit.startswith("ddd")
        shown.add(TIME if unit[0] in "hs." or is_minute else WEEKDAY if is_weekday else unit[0])
    return frozenset(shown)
