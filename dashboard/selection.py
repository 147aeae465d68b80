"""What a user chose, as one frozen value that is read from and written to the URL with stable codes.

Not here: what a release offers (offer.py), the drawing of choices (filters.py), and what is done with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.addresses import ADDRESSES
from pipelines.registries import programme
from pipelines.settings import LANGUAGES

ALL = "all"
PARAMETERS = ADDRESSES["selection"]


def opening() -> tuple[str, ...]:
    """Return the indicators that one sees before choosing any."""
    return programme().opens_with


@dataclass(frozen=True)
class Selection:
    """The choices behind one view. Codes only: `AM05`, `placement_rate`, `2021-H1`, `all`; never words of a screen.

    `release` is None on an ordinary address, which follows the newest release; a shared link names one.
    """

    own_region: str | None = None
    indicators: tuple[str, ...] = field(default_factory=opening)
    period: str = ALL
    target_group: str = ALL
    pillar: str = ALL
    language: str = LANGUAGES[0]
    release: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "Selection":
        """Return the selection of an address. Absent or empty parameters give the default; nothing is raised."""
        given: dict[str, Any] = {field: _text(query.get(name)) for field, name in PARAMETERS.items()}
        parts = (part.strip() for part in given["indicators"].split(","))
        given["indicators"] = tuple(dict.fromkeys(part for part in parts if part))
        given["language"] = given["language"] if given["language"] in LANGUAGES else None
        return cls(**{field: value for field, value in given.items() if value})

    def to_query(self) -> dict[str, str]:
        """Return the parameters of an address that gives this selection back; absent ones are left out."""
        values = {field: getattr(self, field) for field in PARAMETERS} | {"indicators": ",".join(self.indicators)}
        return {PARAMETERS[field]: value for field, value in values.items() if value}

    def with_(self, **changes: Any) -> "Selection":
        """Return the same selection with other values for some fields."""
        return replace(self, **changes)


def _text(value: Any) -> str:
    """Return a parameter as text; of a repeated one all values, joined with commas."""
    if value is None:
        return ""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value).strip()
