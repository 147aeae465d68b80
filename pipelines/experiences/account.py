"""What became of every line of a document: counts, and the lines that a person should look at.

Belongs here: numbers, and the proof that nothing was dropped. Not here: sentences (telling.py). No text of the document
is told, but for the addresses of its links.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.hearing import Heard
from pipelines.experiences.lines import Line
from pipelines.experiences.links import PlacedLink
from pipelines.experiences.names import KnownNames, NamedOn, named_on


def account(
    every: Sequence[Line], kinds: dict[int, str], heard: Sequence[Heard], links: Sequence[PlacedLink]
) -> dict[str, Any]:
    """Count lines, interviews, regions, links and names. Raises ExperiencesError for a line that belongs to nothing."""
    inside = _inside(every, kinds, heard)
    named = _named(heard)
    return {
        "interviews": len(heard),
        "rows": sum(len(one.made.questions) for one in heard),
        "questions": len({question.key for one in heard for question in one.made.questions}),
        "without_quote": sum(not one.made.quote for one in heard),
        "regions": {note: sum(one.region.note == note for one in heard) for note in ("one", "several", "none")},
        "first_line": inside[0].number,
        "last_line": inside[-1].number,
        "lines": len(inside),
        "lines_by_kind": dict(sorted(Counter(kinds[line.number] for line in inside).items())),
        "lines_outside": len(every) - len(inside),
        "links": [{"line": one.line, "address": one.address, "found": one.found} for one in links],
        "interviewed_named_on": sorted(number for one in named for number in one.interviewed),
        "speakers_named_on": sorted(number for one in named for number in one.speakers),
        "perhaps_named_on": sorted({number for one in named for number in one.doubtful} | _headers_to_judge(heard)),
    }


def _inside(every: Sequence[Line], kinds: dict[int, str], heard: Sequence[Heard]) -> list[Line]:
    """The lines from the first header to the end of the last interview: each must have a kind."""
    first = heard[0].made.header[0].number
    last = max(line.number for answer in heard[-1].made.answers for line in answer)
    inside = [line for line in every if first <= line.number <= last]
    unknown = [line.number for line in inside if line.number not in kinds]
    if unknown:
        raise ExperiencesError("line_unknown", line=unknown[0], count=len(unknown), last=unknown[-1])
    return inside


def _named(heard: Sequence[Heard]) -> list[NamedOn]:
    everyone = tuple(name for one in heard for name in one.who.names)
    return [
        named_on(lines, KnownNames(one.who.names, everyone))
        for one in heard
        for lines in (one.made.quote, *one.made.answers)
    ]


def _headers_to_judge(heard: Sequence[Heard]) -> set[int]:
    return {one.made.header[0].number for one in heard if one.who.may_name_more}
