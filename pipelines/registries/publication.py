"""How what is published is made safe: publication.yml as values. Which breakdowns exist is `publication_plan`."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.registries import PUBLICATION
from pipelines.registries.reading import loaded


@dataclass(frozen=True)
class Controlled:
    """How public counts are rounded. People, but for tries (times) and `country_from_regions` (regions)."""

    step: int
    within: int
    share_within: int
    share_within_small: int
    share_from: int
    tries: int
    country_tries: int
    country_from_regions: int


@dataclass(frozen=True)
class Freeze:
    """How long a region keeps its public table: below so many people of difference, until a day (`03-01`) passes."""

    below_people: int
    days: tuple[str, ...]

    def has_passed(self, since: date, today: date) -> bool:
        """Tell whether one of the days of the year came after the one and not after the other."""
        years = range(since.year, today.year + 1)
        return any(since < date.fromisoformat(f"{year}-{day}") <= today for year in years for day in self.days)


@dataclass(frozen=True)
class Bar:
    """What the attack must leave: of the values 0 to 4, of values in all, and the fraction that keeps all five."""

    values_of_small: int
    values: int
    keep_all_share: float


@cache
def controlled() -> Controlled:
    """Return how public counts are rounded."""
    return Controlled(**loaded(PUBLICATION)["controlled"])


@cache
def freeze() -> Freeze:
    """Return how long a region keeps its public table."""
    said = loaded(PUBLICATION)["freeze"]
    return Freeze(said["below_people"], tuple(said["days"]))


@cache
def bar() -> Bar:
    """Return what the attack must leave."""
    return Bar(**loaded(PUBLICATION)["attack"])
