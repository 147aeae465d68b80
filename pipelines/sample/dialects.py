"""The everyday variation of real deliveries: spellings, small numbers, what is still to come, and a few mistakes.

`number` is the index of a region among the regions; it decides by which habits that region writes.
"""

import datetime as dt
from typing import Any

from pipelines.registries import region_aliases, region_names
from pipelines.registries.calendar import MONTHS
from pipelines.sample.people import by_quarter
from pipelines.sample.world import Region, recipe

Row = dict[str, Any]


def name_of(region: Region) -> str:
    """Return one of the names by which this region is known, its code never."""
    names = [alias for code, alias, is_ambiguous in region_aliases() if code == region.code and not is_ambiguous]
    return str(region.chance.choice([region_names()[region.code], *names]))


def results(region: Region, rows: list[Row], number: int) -> list[Row]:
    """Return the rows as this region would type them."""
    if number % 8 == 6:
        rows = [part for row in rows for part in by_quarter(row, region.chance)]
    words = recipe()["spellings"]["group_words"]
    said = []
    for row in rows:
        known = words[row["doelgroep"]]
        said.append({**row, "gestart_in": _period(row, number), "doelgroep": known[number % len(known)]})
        said[-1].pop("kwartaal", None)
    for row in said:
        _unsaid(row, region.chance.random(), number)
    if number % 7 == 3 and said:
        _mistake(said[len(said) // 2], number // 7)
    return said


def _period(row: Row, number: int) -> str:
    year, _, half = row["gestart_in"].partition("-H")
    known = recipe()["spellings"]
    if "kwartaal" in row:
        quarter = 2 * int(half or 1) - 2 + row["kwartaal"]
        return str(known["quarter"][number % len(known["quarter"])].format(year=year, quarter=quarter))
    word = {"1": "eerste", "2": "tweede"}.get(half)
    return str(known["cohort"][number % len(known["cohort"])].format(year=year, half=half, word=word))


def _unsaid(row: Row, luck: float, number: int) -> None:
    """Leave a figure out now and then: too small to tell in some regions, still to come or not kept in others."""
    if number % 9 == 4 and row["deelnemers"] < 5 and luck < 0.03:
        row.update(dict.fromkeys([name for name, value in row.items() if isinstance(value, int)], "<5"))
    elif luck > 0.995:
        row["praktijkverklaringen"] = "volgt"
    elif luck > 0.99:
        row["vervolgopleiding"] = "-"
    elif number % 13 == 7:
        row["waarvan_doelgroepregister"] = "n.v.t."


def _mistake(row: Row, kind: int) -> None:
    """Make one row break a rule, as happens: more placed than started, states that do not add up, an unknown group."""
    if kind % 3 == 2 or not isinstance(row["deelnemers"], int):
        row["doelgroep"] = "klanten"
    elif kind % 3 == 1:
        row["lopend"] = row["lopend"] + 3
    else:
        row["plaatsingen"] = row["deelnemers"] + 2


def headers(row: Row, number: int) -> dict[str, str]:
    """Return how this region calls the columns."""
    changed = recipe()["spellings"]["headers"]
    words = changed[number % len(changed)]
    return {name: words.get(name, name) for name in row}


def date(day: dt.date, number: int) -> str:
    """Return a date as this region writes it in a CSV file: 31-12-2022, or for one of them 31 december 2022."""
    in_words = f"{day.day} {MONTHS['nl'][day.month - 1]} {day.year}"
    return in_words if number == 8 else day.strftime("%d-%m-%Y")
