"""What people told: experiences of the white book and lessons of the deliveries, whole or as far as they fit a choice.

Not here: what a match is (searching.py), how it looks, and sentences.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard import searching
from dashboard.lesson_choice import EXPERIENCES, LESSONS, LessonChoice
from dashboard.queries.statements import statement
from dashboard.release import OpenedRelease

SEARCHED = {
    EXPERIENCES: ("role", "organisation", "region_text", "region", "quote", "question", "answer"),
    LESSONS: ("region", "question_nl", "question_en", "subject_nl", "subject_en", "theme", "trajectory_name", "text"),
}
FILTERED = {
    EXPERIENCES: {"region": "place", "question": "question_code"},
    LESSONS: {
        "region": "region_code",
        "question": "question",
        "subject": "subject",
        "theme": "theme",
        "pillar": "pillar",
    },
}
GROUPS = {"differently": ("V5", "V10")}  # what did not go as intended, and what was changed


@dataclass(frozen=True)
class Found:
    """`rows` that fit a choice, out of `total` of that kind; `elsewhere`: rows of the other kind with the same words
    and region.
    """

    rows: pd.DataFrame
    total: int
    elsewhere: int


def experiences(opened: OpenedRelease) -> pd.DataFrame:
    """Return all experiences, an interview together, in the order of the document.

    Columns: experience_id, position, role, organisation, region_code, region, region_note, region_text, place (region
    code, else `several` or `none`), quote, question, question_code (g1, g2, ...), answer, origin, is_sample, interview
    (the position of its first answer).
    """
    return opened.query(statement("experiences"))


def lessons(opened: OpenedRelease) -> pd.DataFrame:
    """Return all lessons that the audience may read, by question and region.

    Columns: those of the table, region, reference_date (of the region), trajectory_name, pillar, and in both languages
    the words for half_year, question, subject, share_with and pillar.
    """
    return opened.query(statement("lessons"))


TOLD = {EXPERIENCES: experiences, LESSONS: lessons}


def found(opened: OpenedRelease, choice: LessonChoice) -> Found:
    """Return the rows of the chosen kind that fit everything chosen; every word of the search has to occur."""
    other = LESSONS if choice.kind == EXPERIENCES else EXPERIENCES
    elsewhere = _fitting(opened, choice.with_(kind=other)) if choice.search or choice.region else ()
    return Found(_fitting(opened, choice), len(TOLD[choice.kind](opened)), len(elsewhere))


def _fitting(opened: OpenedRelease, choice: LessonChoice) -> pd.DataFrame:
    rows = TOLD[choice.kind](opened)
    fits = pd.Series(data=True, index=rows.index)
    for field, column in FILTERED[choice.kind].items():
        if value := getattr(choice, field):
            fits &= rows[column].isin(GROUPS.get(value, (value,)))
    folded = _folded(opened, choice.kind)
    for word in searching.words(choice.search):
        fits &= folded.str.contains(word, regex=False)
    return rows[fits]


def _folded(opened: OpenedRelease, kind: str) -> pd.Series:
    """The searched texts of every row as one, made once per release."""

    def make() -> pd.Series:
        rows = TOLD[kind](opened)
        texts = (
            "\n".join(filter(lambda one: isinstance(one, str), row)) for row in rows[list(SEARCHED[kind])].to_numpy()
        )
        return pd.Series([searching.fold(text) for text in texts], index=rows.index, dtype="str")

    return opened.remember(("lessons.folded", kind), make)
