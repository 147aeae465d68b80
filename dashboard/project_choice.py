"""What is chosen on *Trajecten*, as one frozen value that goes to the address and comes back from it.

The own region is no part of it (selection.py). Not here: what a release offers, and what a choice leaves.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard.addresses import ADDRESSES

PARAMETERS = ADDRESSES["trajectories"]
SEVERAL = ("regions", "beside")
NARROWING = ("search", "regions", "pillar", "sector", "status", "kind")
# How the list can be ordered: never by a share.
ORDERS = BY_REGION, BY_NAME, BY_STATUS, BY_START, BY_PEOPLE, BY_SPENT = (
    "regio", "naam", "status", "start", "deelnemers", "besteed",
)  # fmt: skip
BESIDE = "naast"
MOST_BESIDE, LONGEST, MOST_REGIONS = 5, 100, 35


@dataclass(frozen=True)
class ProjectChoice:
    """Which projects are listed and how; `opened` is one of them (`AM05:T01`), `beside` are those put side by side.

    `shows` is `naast` where these are shown beside each other instead of the list.
    """

    search: str = ""
    regions: tuple[str, ...] = ()
    pillar: str = ""
    sector: str = ""
    status: str = ""
    kind: str = ""
    order: str = BY_REGION
    page: int = 1
    opened: str = ""
    beside: tuple[str, ...] = ()
    shows: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "ProjectChoice":
        """Return the choice of an address; what no choice has gives the usual one, and nothing is raised."""
        given: dict[str, Any] = {field: str(query.get(name) or "").strip()[:500] for field, name in PARAMETERS.items()}
        for field, most in zip(SEVERAL, (MOST_REGIONS, MOST_BESIDE), strict=True):
            parts = dict.fromkeys(part.strip() for part in given[field].split(",") if part.strip())
            given[field] = tuple(parts)[:most]
        given["search"] = given["search"][:LONGEST]
        given["order"] = given["order"] if given["order"] in ORDERS else BY_REGION
        given["page"] = max(int(given["page"]), 1) if given["page"].isdecimal() and len(given["page"]) < 6 else 1
        given["shows"] = BESIDE if given["shows"] == BESIDE else ""
        return cls(**given)

    def to_query(self) -> dict[str, str]:
        """Return the parameters that give this choice back; what is as usual is left out."""
        usual = ProjectChoice()
        values = {field: getattr(self, field) for field in PARAMETERS if getattr(self, field) != getattr(usual, field)}
        return {
            PARAMETERS[field]: ",".join(value) if field in SEVERAL else str(value) for field, value in values.items()
        }

    def with_(self, **changes: Any) -> "ProjectChoice":
        """Return the choice with other values; what narrows or orders the list begins it anew."""
        return replace(self, **({"page": 1} if "page" not in changes else {}) | changes)

    def beside_toggled(self, code: str) -> "ProjectChoice":
        """Return the choice with a project put beside the others, or taken away where it was among them."""
        kept = tuple(one for one in self.beside if one != code)
        return replace(self, beside=kept if code in self.beside else (*self.beside, code)[:MOST_BESIDE])

    @property
    def narrowed(self) -> bool:
        """Tell whether something is left out of the list."""
        return any(getattr(self, field) for field in NARROWING)
