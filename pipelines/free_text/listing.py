"""The texts that the public would read, once each: where they are from, what they look like, what was decided.

They are those of the release that is shown. Not here: the file to tick (ticking.py), and what gives a text away
(intake/masking/signs.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipelines import database
from pipelines.free_text.decisions import decisions
from pipelines.intake.masking.allowed import Allowed
from pipelines.intake.masking.signs import signs
from pipelines.protection.texts import written
from pipelines.registries import free_text
from pipelines.release import can_be_shown, current, listed
from pipelines.settings import AUDIENCES, PUBLIC, DataDir

LETTERS = 12  # of the key: enough to tell the texts of a programme apart
LEAD = "T"  # or a spreadsheet takes some of them for numbers
(EXACT,) = (audience for audience in AUDIENCES if audience != PUBLIC)


class NoRelease(Exception):
    """There is no release that can be opened, so no text that waits."""


@dataclass(frozen=True)
class Text:
    """One text. `kinds` are codes of `text_kinds`, `looks_like` are signs (intake/masking/signs.py).

    `regions` are codes; an interview may be of none. `released` is what was decided, None where it waits.
    """

    key: str
    text: str
    kinds: tuple[str, ...]
    regions: tuple[str, ...]
    looks_like: tuple[str, ...]
    released: bool | None

    @property
    def id(self) -> str:
        """A short mark of the text, for a column of a file."""
        return LEAD + self.key[:LETTERS]


def texts(data: DataDir) -> list[Text]:
    """Return every text of the release that is shown: those with signs first, then by kind and text.

    Raises NoRelease, and DamagedMemory where what was decided cannot be read.
    """
    tables = _tables(_shown(data), EXACT)
    said = decisions(data.published, bool(tables["release_info"]["is_sample"].iloc[0]))
    projects = tables["trajectories"]
    allowed = Allowed.of(projects[["lead", "partners"]].to_numpy().ravel())
    kinds = list(dict.fromkeys(one.kind for one in free_text()))
    found = [_text(rows, allowed, said) for _, rows in written(tables).groupby("key", sort=False)]
    return sorted(found, key=lambda one: (not one.looks_like, kinds.index(one.kinds[0]), one.text))


def waiting(releases: Path, release: str) -> int:
    """Return how many different texts of a release nobody decided on, counted once per kind."""
    with database.locked(releases / release / f"{PUBLIC}.duckdb") as connection:
        (found,) = connection.sql("select coalesce(sum(waiting), 0)::bigint from texts").fetchall()
    return int(found[0])


def still_told(data: DataDir, keys: set[str]) -> list[str]:
    """Return the releases beside the one that is shown of which the public file still holds one of these texts."""
    shown = current(data.releases)
    kept = [one["release"] for one in listed(data.releases) if can_be_shown(one) and one["release"] != shown]
    return [one for one in kept if not keys.isdisjoint(written(_tables(data.releases / one, PUBLIC))["key"])]


def _shown(data: DataDir) -> Path:
    shown = current(data.releases)
    if not any(one["release"] == shown and can_be_shown(one) for one in listed(data.releases)):
        raise NoRelease
    return data.releases / str(shown)


def _tables(release: Path, audience: str) -> dict[str, pd.DataFrame]:
    """Return the tables of a release that hold what people wrote, and what the release is."""
    names = dict.fromkeys([*(one.table for one in free_text()), "trajectories", "release_info"])
    with database.locked(release / f"{audience}.duckdb") as connection:
        return {name: connection.table(name).df() for name in names}


def _text(rows: pd.DataFrame, allowed: Allowed, said: Mapping[str, bool]) -> Text:
    text, key = str(rows["text"].iloc[0]), str(rows["key"].iloc[0])
    regions = sorted(rows["region_code"].dropna().unique())
    return Text(key, text, tuple(rows["kind"].unique()), tuple(regions), signs(text, allowed), said.get(key))
