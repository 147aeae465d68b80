"""The interviews of a document, understood: who speaks, of which region, what is answered; every line gets one kind.

Belongs here: the order of the steps on one interview, and the refusal to lose a letter. Not here: how a step works,
names in answers (names.py), rows (reading.py).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.experiences.answers import Answered, answered
from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.interviews import Interview, end_of, interview, openings, pull_quotes
from pipelines.experiences.lines import Line
from pipelines.experiences.people import Header, header
from pipelines.experiences.questions import Question, questions
from pipelines.experiences.regions import NamedRegion, named_region
from pipelines.experiences.words import Speller


@dataclass(frozen=True)
class Heard:
    """One interview. `texts` are its answers in the order of its questions, names still in them; `end`: the line after
    it, where that holds content.
    """

    made: Interview
    who: Header
    region: NamedRegion
    texts: Answered
    end: int | None


def interviews_in(lines: list[Line], kinds: dict[int, str], speller: Speller) -> list[Heard]:
    """Return the interviews in the content lines, and write the kind of every line that belongs to one in `kinds`."""
    asked = questions(lines, speller)
    found = openings(lines, asked)
    _refuse_questions_outside(asked, found[0].header if found else len(lines), lines)
    repeated = pull_quotes(lines, found)
    heard: list[Heard] = []
    limits = [*(one.header for one in found), len(lines)][1:]
    for opening, limit in zip(found, limits, strict=True):
        after = end_of(opening.question, limit, lines)
        made = interview(opening, after, lines, asked, repeated)
        for question in made.questions:
            _mark(lines[question.first : question.after], "question", kinds)
        kinds.update({lines[index].number: "pull_quote" for index in repeated if opening.header <= index < after})
        heard.append(_heard(made, lines[after].number if after < len(lines) else None, kinds, speller))
    return heard


def _refuse_questions_outside(asked: list[Question], first: int, lines: list[Line]) -> None:
    """A standing question above the first header means that the header of an interview was not seen."""
    for question in asked:
        if question.is_standing and question.first < first < len(lines):
            raise ExperiencesError("question_outside", line=lines[question.first].number)


def _heard(made: Interview, end: int | None, kinds: dict[int, str], speller: Speller) -> Heard:
    who = header(made.header, speller)
    texts = answered(made, speller)
    _mark(made.header, "header", kinds)
    _mark(made.quote, "quote", kinds)
    for lines in made.answers:
        _mark([line for line in lines if line.number in texts.note_lines], "footnote", kinds)
        _mark([line for line in lines if line.number not in texts.note_lines], "answer", kinds)
    _refuse_lost_letters(made, texts.texts)
    return Heard(made, who, named_region(who.text), texts, end)


def _mark(lines: Iterable[Line], kind: str, kinds: dict[int, str]) -> None:
    for line in lines:
        if line.number in kinds:
            raise ExperiencesError("line_twice", line=line.number)
        kinds[line.number] = kind


def _refuse_lost_letters(made: Interview, texts: list[str]) -> None:
    """Joining words may take out hyphens, blanks and footnote markers, and never a letter."""
    lines = [line for answer in made.answers for line in answer]
    if _letters(line.text for line in lines) != _letters(texts):
        raise ExperiencesError("letters_lost", first=lines[0].number, last=lines[-1].number)


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalpha())
