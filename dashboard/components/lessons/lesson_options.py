"""What may be chosen on *Lessen en ervaringen*: per filter the codes and words that the release has something for.

Not here: how a filter is drawn (lesson_filters.py).
"""

import pandas as pd

from dashboard import texts
from dashboard.lesson_choice import EXPERIENCES
from dashboard.queries.lessons import GROUPS, TOLD
from dashboard.release import OpenedRelease

Options = dict[str, dict[str, str]]


def options(opened: OpenedRelease, kind: str, language: str) -> Options:
    """Return per filter the codes and words that the release offers, the code of everything first."""

    def make() -> Options:
        rows = TOLD[kind](opened)
        found = _of_experiences(rows, language) if kind == EXPERIENCES else _of_lessons(rows, language)
        return {field: {"": texts.text(f"lessons.all_{field}", language)} | words for field, words in found.items()}

    return opened.remember(("lessons.options", kind, language), make)


def _of_experiences(rows: pd.DataFrame, language: str) -> Options:
    regions = _pairs(rows, "region_code", "region", by_word=True)
    regions |= {
        note: texts.text(f"lessons.{note}", language) for note in ("several", "none") if note in set(rows["place"])
    }
    return {"region": regions, "question": _pairs(rows.sort_values("question_code"), "question_code", "question")}


def _of_lessons(rows: pd.DataFrame, language: str) -> Options:
    asked = _pairs(rows, "question", f"question_{language}")
    for group, questions in GROUPS.items():
        if set(questions) & set(asked):
            asked = {group: texts.text(f"lessons.{group}", language)} | asked
    return {
        "region": _pairs(rows, "region_code", "region", by_word=True),
        "question": asked,
        "subject": _pairs(rows, "subject", f"subject_{language}", by_word=True),
        "theme": _pairs(rows, "theme", "theme", by_word=True),
        "pillar": _pairs(rows, "pillar", f"pillar_{language}", by_word=True),
    }


def _pairs(rows: pd.DataFrame, code: str, word: str, by_word: bool = False) -> dict[str, str]:
    known = rows.dropna(subset=[code, word]).drop_duplicates(code)
    ordered = known.sort_values(word) if by_word else known
    return dict(zip(ordered[code], ordered[word], strict=True))
