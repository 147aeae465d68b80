"""What is chosen on *Regio's vergelijken* only, as one frozen value that goes to the address and comes back from it.

Beside whom regions are put, and into what one figure is split. Not here: what a release offers of them
(components/compare/compare_filters.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import ADDRESSES

PARAMETERS = ADDRESSES["compare"]
COUNTRY_LINE, ALIKE, GROUP = BESIDE = ("land", "lijkt", "groep")
# What a figure can be split into -> the field of Selection that its columns give another value.
SPLITS = {"groep": "target_group", "pijler": "pillar", "halfjaar": "period", "jaar": "period"}
LONGEST_NAME, MOST_MEMBERS = 40, 50


@dataclass(frozen=True)
class CompareChoice:
    """`beside` is one of BESIDE; `members` are codes of regions and `name` is what who chose them calls them."""

    splits: str = ""
    beside: str = COUNTRY_LINE
    members: tuple[str, ...] = ()
    name: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "CompareChoice":
        """Return the choice of an address; what no choice has gives the usual one, and nothing is raised."""
        given = {field: str(query.get(name) or "").strip() for field, name in PARAMETERS.items()}
        members = dict.fromkeys(part.strip() for part in given["members"].split(",") if part.strip())
        return cls(
            given["splits"] if given["splits"] in SPLITS else "",
            given["beside"] if given["beside"] in BESIDE else COUNTRY_LINE,
            tuple(members)[:MOST_MEMBERS],
            " ".join(given["name"].split())[:LONGEST_NAME].strip(),
        )

    def to_query(self) -> dict[str, str]:
        """Return the parameters that give this choice back; what is as usual is left out."""
        values = {"splits": self.splits, "beside": "" if self.beside == COUNTRY_LINE else self.beside}
        values |= {"members": ",".join(self.members), "name": self.name}
        return {PARAMETERS[field]: value for field, value in values.items() if value}

    def with_(self, **changes: Any) -> "CompareChoice":
        """Return the choice with other values for some fields."""
        return replace(self, **changes)
