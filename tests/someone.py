"""Someone in every text that may become public, and in the code of a project. Not a fixture: plain functions."""

from collections.abc import Iterable

import pandas as pd

LESSON = "Sanne Hoekstra (34) uit Almelo kreeg werk na zes maanden celstraf."
THEME, PROJECT, CODE = "de zaak Hoekstra", "Traject van Sanne Hoekstra", "sanne-hoekstra"
ROLE, QUOTE = "begeleider van Sanne Hoekstra", "Hoekstra kwam vrij."
WORDS = ("sanne", "hoekstra", "celstraf")


def planted(true: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return true tables with her in a lesson for everyone, its theme, a project, an interview and what changed."""
    names = ("lessons", "trajectories", "experiences", "changes")
    lessons, projects, told, changes = (true[name].copy() for name in names)
    everyone = lessons.index[lessons["share_with"] == "iedereen"][0]
    lessons.loc[everyone, ["text", "theme", "trajectory"]] = [LESSON, THEME, CODE]
    own = (projects["region_code"] == lessons.loc[everyone, "region_code"]) & (projects["trajectory"] == "T01")
    projects.loc[own, ["name", "trajectory"]] = [PROJECT, CODE]
    told.loc[0, ["role", "quote"]] = [ROLE, QUOTE]
    changes.loc[changes["kind"] == "project_removed", ["subject", "name"]] = [CODE, PROJECT]
    return true | dict(zip(names, (lessons, projects, told, changes), strict=True))


def found_in(texts: Iterable[str]) -> list[str]:
    """Return the texts in which she can be found."""
    return [text for text in texts if any(word in text.casefold() for word in WORDS)]
