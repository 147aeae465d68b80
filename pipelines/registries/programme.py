"""The programme that this product is for: its name, country, regions and periods, and its words in the texts.

Belongs here: data/reference/programme.yml as a value. Not here: indicators, columns and lists (the other registries).
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from pipelines import settings
from pipelines.registries.reading import loaded, rows


@dataclass(frozen=True)
class Programme:
    """One programme. `cohort` is the kind of period of data/reference/periods.csv in which people start.

    `region_letters` and `region_digits` say how a code of a region is written, `opens_with` which indicators one sees
    first. A placement counts as sustained after `sustained_months`.
    """

    name: dict[str, str]
    short_name: str
    country_code: str
    country: dict[str, str]
    region_letters: str
    region_digits: int
    cohort: str
    opens_with: tuple[str, ...]
    sustained_months: int
    first_day: str


@cache
def programme() -> Programme:
    """Return the programme of this product."""
    spec: dict[str, Any] = loaded(settings.REFERENCE / "programme.yml")
    return Programme(
        name=spec["name"],
        short_name=spec["short_name"],
        country_code=spec["country"]["code"],
        country={language: spec["country"][language] for language in spec["name"]},
        region_letters=spec["region_codes"]["letters"],
        region_digits=spec["region_codes"]["digits"],
        cohort=spec["cohort"],
        opens_with=tuple(spec["opens_with"]),
        sustained_months=spec["sustained_months"],
        first_day=min(row["first_day"] for row in rows(settings.REFERENCE / "periods.csv")),
    )
