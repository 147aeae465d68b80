"""What a user chose, as one frozen value that is read from and written to the URL with stable codes.

Not here: what a release offers (offer.py), the drawing of choices (filters.py), and what is done with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pipelines.registries import programme

LANGUAGES = ("nl", "en")
ALL = "all"
PARAMETERS = {
    "own_region": "regio",
    "indicators": "cijfer",
    "period": "periode",
    "target_group": "groep",
    "pillar": "pijler",
    "language": "taal",
    "release": "release",
}


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
    language: str = "nl"
    release: str | None = None

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> "Selection":
        """Return the selection of an address. Absent or empty parameters give the default; nothing is raised."""
        given = {field: _text(query.get(name)) for field, name in PARAMETERS.items()}
        indicators = tuple(dict.fromkeys(part.strip() for part in given["indicators"].split(",") if part.strip()))
        return cls(
            own_region=given["own_region"] or None,
            indicators=indicators or opening(),
            period=given["period"] or ALL,
            target_group=given["target_group"] or ALL,
            pillar=given["pillar"] or ALL,
            language=given["language"] if given["language"] in LANGUAGES else LANGUAGES[0],
            release=given["release"] or None,
        )

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
