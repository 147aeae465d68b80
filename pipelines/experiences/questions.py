"""Where the questions of an interview stand, also when they run over several lines or were worded otherwise.

Belongs here: telling a question of the interviewer from a question within an answer. Not here: the answers.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from pipelines.experiences.lines import Line
from pipelines.experiences.words import SENTENCE_END, Speller
from pipelines.registries import programme

LONGEST = 4
OPENING = re.compile(r"(?:Wat|Welke?|Hoe|Waar\w*|Wie|Wanneer|Kun|Kunt|Kunnen|Heb|Hebben|Zijn|Is)\b")
ADDRESSED = re.compile(r"\b(?:je|jij|jou|jouw|jullie|u|uw)\b", re.IGNORECASE)
THEMES = (
    re.compile(r"\bmooiste\b.*\bervaring|\bervaring\w*\b.*\bmooiste\b|\btrots\b", re.IGNORECASE),
    re.compile(r"\b(?:geleerd|leerden?|les|lessen)\b", re.IGNORECASE),
    re.compile(r"\b(?:neem|neemt|nemen)\b.*\bmee\b|\bmeenemen\b", re.IGNORECASE),
)


@dataclass(frozen=True)
class Question:
    """One question: the positions of its lines among the content lines, and its text."""

    first: int
    after: int
    text: str
    is_standing: bool

    @property
    def key(self) -> str:
        """The wording without case and marks, to see the same question again."""
        return " ".join(re.findall(r"\w+", self.text.casefold()))


def questions(lines: list[Line], speller: Speller) -> list[Question]:
    """Return the questions in order: the standing ones, those right after a quote, and wordings that return."""
    candidates = [one for position in range(len(lines)) if (one := _candidate(position, lines, speller))]
    times = Counter(one.key for one in candidates)
    return [
        one
        for one in candidates
        if one.is_standing or (lines[one.first].is_apart and (times[one.key] > 1 or _follows_quote(one.first, lines)))
    ]


def _candidate(position: int, lines: list[Line], speller: Speller) -> Question | None:
    """A question fills its lines: it opens one, closes one, and is a single sentence that addresses the interviewed."""
    if not OPENING.match(lines[position].text) or not _may_open(position, lines):
        return None
    for after in range(position + 1, min(position + LONGEST, len(lines)) + 1):
        if not lines[after - 1].text.endswith("?"):
            continue
        text = speller.flow(lines[position:after])
        if re.search(r"[.!?]\s", text) or not ADDRESSED.search(text):
            return None
        is_standing = bool(_about().search(text)) and any(theme.search(text) for theme in THEMES)
        return Question(position, after, text, is_standing)
    return None


@cache
def _about() -> re.Pattern[str]:
    """Return by which words a question is about the programme."""
    own = programme()
    return re.compile(rf"{re.escape(own.name['nl'])}|\b{re.escape(own.short_name)}\b|volgende projecten", re.IGNORECASE)


def _may_open(position: int, lines: list[Line]) -> bool:
    return lines[position].is_apart or bool(SENTENCE_END.search(lines[position - 1].text))


def _follows_quote(position: int, lines: list[Line]) -> bool:
    return position > 0 and lines[position - 1].text.endswith(("”", '"', "’"))
