"""A document with interviews becomes rows, one per interview and question, and an account of its lines.

Belongs here: the steps in order, and the proof that nothing was dropped. Not here: how each step works, files.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipelines.experiences.answers import answered
from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.interviews import Interview, end_of, interview, openings, pull_quotes
from pipelines.experiences.lines import Line, content, furniture, lines_of
from pipelines.experiences.people import Header, header
from pipelines.experiences.questions import questions
from pipelines.experiences.regions import named_region
from pipelines.experiences.words import Speller

COLUMNS = (
    "experience_id", "position", "role", "organisation", "region_code", "region_note", "region_text",
    "quote", "question", "answer", "origin", "is_sample",
)  # fmt: skip
NAME_TAKEN_OUT = "[naam]"


@dataclass(frozen=True)
class ExperiencesRead:
    """`rows`: one row per interview and question, in the order of the document. `account`: its lines, counted."""

    rows: pd.DataFrame
    account: dict[str, Any]


def read(text: str, origin: str, is_sample: bool = False) -> ExperiencesRead:
    """Return the experiences in a text that was extracted from a PDF.

    Raises ExperiencesError if there is no interview in it, or if a line of it would be lost or used twice.
    """
    every = lines_of(text)
    kinds = furniture(every)
    lines = content(every, kinds)
    speller = Speller(lines)
    made = _interviews(lines, kinds, speller)
    if not made:
        raise ExperiencesError(
            f"{origin}: no interview found (a name with a role, a quote between “ and ”, a question, its answer)."
            " Give the text of the white book, not its summary, and keep the blank lines between the parts."
        )
    rows: list[dict[str, Any]] = []
    for one in made:
        rows += _rows(one, kinds, speller)
    account = _account(every, kinds, made, len(rows), origin)
    return ExperiencesRead(_frame(rows, origin, is_sample), account)


def _interviews(lines: list[Line], kinds: dict[int, str], speller: Speller) -> list[Interview]:
    asked = questions(lines, speller)
    found = openings(lines, asked)
    if not found:
        return []
    repeated = pull_quotes(lines, found)
    made: list[Interview] = []
    for opening, following in zip(found, [*(one.header for one in found[1:]), len(lines)], strict=True):
        after = end_of(opening.question, following, lines)
        made.append(interview(opening, after, lines, asked, repeated))
        for question in made[-1].questions:
            _mark(lines[question.first : question.after], "question", kinds)
        kinds.update({lines[place].number: "pull_quote" for place in repeated if opening.header <= place < after})
    return made


def _rows(one: Interview, kinds: dict[int, str], speller: Speller) -> list[dict[str, Any]]:
    """The rows of one interview; writes the kind of each of its lines, and refuses a line that has one already."""
    who = header(one.header, speller)
    texts = answered(one, speller)
    _mark(one.header, "header", kinds)
    _mark(one.quote, "quote", kinds)
    for lines in one.answers:
        _mark([line for line in lines if line.number in texts.note_lines], "footnote", kinds)
        _mark([line for line in lines if line.number not in texts.note_lines], "answer", kinds)
    _refuse_lost_letters(one, texts.texts)
    region = named_region(who.text)
    quote = speller.flow(one.quote).strip('“”„" ') or None
    shared = {
        "role": _without_region(who, region.text), "organisation": who.organisation, "region_code": region.code,
        "region_note": region.note, "region_text": region.text, "quote": _nameless(quote, who),
    }  # fmt: skip
    return [
        shared | {"question": asked.text, "answer": _nameless(text, who)}
        for asked, text in zip(one.questions, texts.texts, strict=True)
    ]


def _mark(lines: list[Line], kind: str, kinds: dict[int, str]) -> None:
    for line in lines:
        if line.number in kinds:
            raise ExperiencesError(
                f"Line {line.number} would be used twice ({kinds[line.number]} and {kind})."
                " Put blank lines around the part that it belongs to."
            )
        kinds[line.number] = kind


def _refuse_lost_letters(one: Interview, texts: list[str]) -> None:
    """Joining words may take out hyphens, blanks and footnote markers, and never a letter."""
    lines = [line for answer in one.answers for line in answer]
    if _letters(line.text for line in lines) != _letters(texts):
        raise ExperiencesError(
            f"Letters between line {lines[0].number} and line {lines[-1].number} would be lost."
            " Look there for a footnote or a broken word that is written in an unusual way."
        )


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalpha())


def _without_region(who: Header, region: str | None) -> str | None:
    """The role; a region that only follows it after a comma is told by the region's own columns."""
    return who.role.removesuffix(f", {region}") or None


def _nameless(text: str | None, who: Header) -> str | None:
    for name in who.names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", NAME_TAKEN_OUT, text) if text else text
    return text


def _account(every: list[Line], kinds: dict[int, str], made: list[Interview], rows: int, origin: str) -> dict[str, Any]:
    """Count the lines per kind; whatever lies between the first interview and the end of the last must have a kind."""
    first = made[0].header[0].number
    last = max(line.number for answer in made[-1].answers for line in answer)
    inside = [line for line in every if first <= line.number <= last]
    counts = Counter(kinds[line.number] for line in inside if line.number in kinds)
    unknown = [line.number for line in inside if line.number not in kinds]
    if unknown:
        raise ExperiencesError(
            f"{origin}: line {unknown[0]} belongs to no part of an interview ({len(unknown)} such lines, up to line"
            f" {last}). Look there for an interview without a name, a role or a quote, and mend the text."
        )
    return {
        "interviews": len(made), "rows": rows, "first_line": first, "last_line": last,
        "lines": len(inside), "lines_by_kind": dict(sorted(counts.items())), "lines_outside": len(every) - len(inside),
    }  # fmt: skip


def _frame(rows: list[dict[str, Any]], origin: str, is_sample: bool) -> pd.DataFrame:
    seen: Counter[str] = Counter()
    for position, row in enumerate(rows, start=1):
        basis = "\x1f".join(
            [origin, *(str(row[name]) for name in ("role", "organisation", "quote", "question", "answer"))]
        )
        seen[basis] += 1
        identity = hashlib.sha256(f"{basis}\x1f{seen[basis]}".encode()).hexdigest()[:16]
        row |= {"experience_id": identity, "position": position, "origin": origin, "is_sample": is_sample}
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {name: {"position": "int64", "is_sample": "bool"}.get(name, "str") for name in COLUMNS}
    )
