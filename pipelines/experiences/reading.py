"""A document with interviews becomes rows, one per interview and question, and an account of its lines.

Belongs here: the steps in order, and what a row holds. Not here: how each step works, and files.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipelines.experiences.account import account
from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.furniture import content, furniture
from pipelines.experiences.hearing import Heard, interviews_in
from pipelines.experiences.lines import Line, lines_of
from pipelines.experiences.links import PlacedLink, Told, placed
from pipelines.experiences.names import KnownNames, without_names
from pipelines.experiences.words import Speller

COLUMNS = (
    "experience_id", "position", "role", "organisation", "region_code", "region_note", "region_text",
    "quote", "question", "answer", "origin", "is_sample",
)  # fmt: skip
QUOTE_MARKS = '“”„«»" '
Row = dict[str, Any]


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
    heard = interviews_in(lines, kinds, speller)
    if not heard:
        raise ExperiencesError("no_interview", file=origin)
    if not any(line.gap for line in every[1:]):
        raise ExperiencesError("no_blank_lines", file=origin)
    links = _links(every, kinds, heard)
    counted = account(every, kinds, heard, links)
    return ExperiencesRead(_frame(_rows(heard, links, speller), origin, is_sample), counted)


def _links(every: list[Line], kinds: dict[int, str], heard: Sequence[Heard]) -> list[PlacedLink]:
    first, end = heard[0].made.header[0].number, heard[-1].end or every[-1].number + 1
    floating = [line for line in every if kinds.get(line.number) == "link" and first < line.number < end]
    told = [
        Told(interview, lines, text)
        for interview, one in enumerate(heard)
        for lines, text in zip(one.made.answers, one.texts.texts, strict=True)
    ]
    return placed(floating, every, told)


def _rows(heard: Sequence[Heard], links: Sequence[PlacedLink], speller: Speller) -> list[Row]:
    everyone = tuple(name for one in heard for name in one.who.names)
    rows: list[Row] = []
    for one in heard:
        known = KnownNames(one.who.names, everyone)
        shared = _shared(one, known, speller)
        for asked, text in zip(one.made.questions, one.texts.texts, strict=True):
            addresses = [link.address for link in links if link.found == "added" and link.answer == len(rows)]
            answer = "\n\n".join([without_names(text, known), *addresses])
            rows.append(shared | {"question": asked.text, "answer": answer})
    return rows


def _shared(one: Heard, known: KnownNames, speller: Speller) -> Row:
    """What all rows of one interview have in common. A region that only follows the role is told by its own columns."""
    quote = speller.flow(one.made.quote).strip(QUOTE_MARKS)
    shared = {
        "role": one.who.role.removesuffix(f", {one.region.text}"), "organisation": one.who.organisation,
        "region_text": one.region.text, "quote": quote,
    }  # fmt: skip
    nameless = {name: without_names(text, known) if text else None for name, text in shared.items()}
    return nameless | {"region_code": one.region.code, "region_note": one.region.note}


def _frame(rows: list[Row], origin: str, is_sample: bool) -> pd.DataFrame:
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
