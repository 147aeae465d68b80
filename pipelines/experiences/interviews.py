"""Interviews in a text: where each begins and ends, and what each of its lines is.

Belongs here: the shape of an interview (header, quote, questions and answers). Not here: how words are joined.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.furniture import LINK
from pipelines.experiences.lines import Line
from pipelines.experiences.people import GROUP, IS_ROLE, looks_like_name, opens_with_name
from pipelines.experiences.questions import Question
from pipelines.experiences.words import SENTENCE_END

ENDINGS = frozenset({"slotwoord", "nawoord", "tot slot", "dankwoord", "colofon", "colophon", "bijlage", "bijlagen"})
OPENING_QUOTES = ("“", '"', "„", "«", "»")
CLOSING_QUOTES = ("”", '"', "“", "»", "«")
LONGEST_QUOTE, LONGEST_HEADER = 6, 8


@dataclass
class Interview:
    """Lines of one interview. `answers` holds per question its lines, in the order of the questions."""

    header: list[Line]
    quote: list[Line]
    questions: list[Question] = field(default_factory=list)
    answers: list[list[Line]] = field(default_factory=list)


@dataclass(frozen=True)
class Opening:
    """Positions among the content lines: header, quote, first question, in that order."""

    header: int
    quote: int
    question: int


def openings(lines: list[Line], asked: Sequence[Question]) -> list[Opening]:
    """Return where interviews begin: a header, mostly a quote, and then a question."""
    found: list[Opening] = []
    floor = 0
    for question in asked:
        quote = _quote_above(question.first, lines, floor)
        start = _header_above(quote, lines, floor, has_quote=quote < question.first)
        if start is not None:
            found.append(Opening(start, quote, question.first))
        floor = question.after
    return found


def _quote_above(position: int, lines: list[Line], floor: int) -> int:
    """Return the first line of the quote that ends above `position`; `position` itself if there is none."""
    if position == floor or not lines[position - 1].text.endswith(CLOSING_QUOTES):
        return position
    for first in range(position - 1, max(floor, position - LONGEST_QUOTE) - 1, -1):
        if lines[first].text.startswith(OPENING_QUOTES):
            return first
    return position


def _header_above(position: int, lines: list[Line], floor: int, has_quote: bool) -> int | None:
    """Return the first line of a header that ends above `position`, or None: headers end without a full stop."""
    first = position - 1
    if first < floor or _ends_sentence(lines[first].text):
        return None
    while first > floor and not _may_begin(first, position, lines):
        first -= 1
    above = first - 1
    if above >= floor and not looks_like_name(lines[first].text) and opens_with_name(lines[above].text):
        first = above if lines[above].is_apart and not _ends_sentence(lines[above].text) else first
    is_short = position - first <= LONGEST_HEADER
    fits = is_short and lines[first].text[0].isupper() and _may_begin(first, position, lines)
    return first if fits and (has_quote or _names_someone(first, position, lines)) else None


def _may_begin(first: int, after: int, lines: list[Line]) -> bool:
    """Whether a header may begin here: apart, or, where a text lost its blanks, a name with a role below it."""
    if lines[first].is_apart:
        return True
    has_role = any(IS_ROLE.search(line.text) for line in lines[first + 1 : after])
    return has_role and _names_someone(first, after, lines) and _is_told(first, lines)


def _names_someone(first: int, after: int, lines: list[Line]) -> bool:
    """Whether a block of more than one line opens with a name, or with the label of a group that has roles below it."""
    if after - first < 2:
        return False
    is_group = bool(GROUP.match(lines[first].text)) and any(IS_ROLE.search(one.text) for one in lines[first:after])
    return is_group or looks_like_name(lines[first].text)


def _is_told(position: int, lines: list[Line]) -> bool:
    """Whether the sentence above has come to its end, so that something new may begin here."""
    above = lines[position - 1].text if position else ""
    return not above or bool(SENTENCE_END.search(above)) or bool(LINK.fullmatch(above))


def _ends_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text)) and not re.search(r"(?:\ba\.i\.|[a-z]!|:)$", text)


def end_of(first: int, limit: int, lines: list[Line]) -> int:
    """Return where the last interview ends: at closing words or the colophon, else at `limit`."""
    for position in range(first, limit):
        is_ending = lines[position].text.casefold() in ENDINGS
        if is_ending and (lines[position].is_apart or _is_told(position, lines)):
            return position
    return limit


def pull_quotes(lines: list[Line], found: Sequence[Opening]) -> set[int]:
    """Return the positions of lines that repeat the headline of an interview on a page of its own."""
    headlines = [_letters(lines[one.quote : one.question]) for one in found]
    own = {position for one in found for position in range(one.header, one.question)}
    repeated: set[int] = set()
    for first, line in enumerate(lines):
        if not line.is_apart or not line.text.startswith(OPENING_QUOTES) or first in own | repeated:
            continue
        for after in range(min(len(lines), first + LONGEST_QUOTE), first, -1):
            letters = _letters(lines[first:after])
            if len(letters) >= 8 and any(headline.startswith(letters) for headline in headlines):
                repeated.update(range(first, after))
                break
    return repeated


def _letters(lines: Sequence[Line]) -> str:
    return "".join(re.findall(r"\w", "".join(line.text for line in lines).casefold()))


def interview(
    opening: Opening, after: int, lines: list[Line], asked: Sequence[Question], left_out: set[int]
) -> Interview:
    """Return the interview between `opening` and `after`; refuses one in which a question returns or has no answer."""
    own = [one for one in asked if opening.question <= one.first < after]
    made = Interview(lines[opening.header : opening.quote], lines[opening.quote : opening.question], own)
    for question, following in zip(own, [*(one.first for one in own[1:]), after], strict=True):
        answer = [lines[position] for position in range(question.after, following) if position not in left_out]
        where = lines[question.first].number
        if not answer:
            raise ExperiencesError("question_without_answer", line=where)
        made.answers.append(answer)
    keys = [one.key for one in own]
    again = [one for position, one in enumerate(own) if one.key in keys[:position]]
    if again:
        where = lines[again[0].first].number
        raise ExperiencesError("question_returns", line=where)
    return made
