"""The everyday variation of real deliveries: spellings, small numbers, what is still to come, and a few mistakes."""

from typing import Any

from pipelines.registries import region_aliases, region_names
from pipelines.sample.world import Region, recipe

Row = dict[str, Any]


def name_of(region: Region) -> str:
    """Return one of the names by which this region is known, its code never."""
    names = [alias for code, alias, is_ambiguous in region_aliases() if code == region.code and not is_ambiguous]
    return str(region.chance.choice([region_names()[region.code], *names]))


def results(region: Region, rows: list[Row], number: int) -> list[Row]:
    """Return the rows as this region would type them. `number` is its place among the regions."""
    chance, known = region.chance, recipe()["spellings"]
    spelling = known["cohort"][number % len(known["cohort"])]
    said = []
    for row in rows:
        year, half = row["gestart_in"].split("-H")
        word = {"1": "eerste", "2": "tweede"}[half]
        words = known["group_words"][row["doelgroep"]]
        said.append(
            {
                **row,
                "gestart_in": spelling.format(year=year, half=half, word=word),
                "doelgroep": words[number % len(words)],
            }
        )
    for row in said:
        _unsaid(row, chance.random(), number)
    if number % 6 == 5 and said:
        _mistake(said, number)
    return said


def _unsaid(row: Row, luck: float, number: int) -> None:
    """Leave a figure out now and then: too small to tell in some regions, still to come or not kept in others."""
    if number % 9 == 4 and row["deelnemers"] < 5 and luck < 0.06:
        row.update(dict.fromkeys([name for name, value in row.items() if isinstance(value, int)], "<5"))
    elif luck > 0.995:
        row["praktijkverklaringen"] = "volgt"
    elif luck > 0.99:
        row["vervolgopleiding"] = "-"
    elif number % 13 == 7:
        row["waarvan_doelgroepregister"] = "n.v.t."


def _mistake(rows: list[Row], number: int) -> None:
    """Make one row break a rule, as happens."""
    row = rows[len(rows) // 2]
    if number % 4 == 3:
        row["doelgroep"] = "klanten"
    elif isinstance(row["deelnemers"], int):
        row["plaatsingen"] = row["deelnemers"] + 2


def headers(row: Row, number: int) -> dict[str, str]:
    """Return how this region calls the columns."""
    changed = recipe()["spellings"]["headers"]
    words = changed[number % len(changed)]
    return {name: words.get(name, name) for name in row}
