"""The text of the answers of one interview, with each footnote at the answer that refers to it.

Belongs here: footnotes and their markers. Not here: finding interviews.
"""

import re
from dataclasses import dataclass

from pipelines.experiences.interviews import Interview
from pipelines.experiences.lines import Line
from pipelines.experiences.words import SENTENCE_END, Speller

NOTE = re.compile(r"(\d{1,2}|[¹²³⁴-⁹])\s?(?=[^\W\d_“‘])")
SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")


@dataclass(frozen=True)
class Answered:
    """Texts of the answers in the order of the questions, and the numbers of the lines that hold a footnote."""

    texts: list[str]
    note_lines: set[int]


def answered(made: Interview, speller: Speller) -> Answered:
    """Return the answers; the marker of a footnote is taken out of its word, the note is added to that answer."""
    bodies: list[list[Line]] = []
    notes: list[tuple[str, list[Line]]] = []
    everything = [line for answer in made.answers for line in answer]
    for answer in made.answers:
        body, found = _split(answer, everything)
        bodies.append(body)
        notes += found
    texts = [speller.paragraphs(body) for body in bodies]
    for marker, lines in notes:
        at = next((position for position, text in enumerate(texts) if _marker(marker).search(text)), len(texts) - 1)
        without = _marker(marker).sub("", texts[at], count=1)
        note = speller.flow(lines)
        texts[at] = f"{without}\n\n{NOTE.sub('', note, count=1)}"
    return Answered(texts, {line.number for _, lines in notes for line in lines})


def _marker(number: str) -> re.Pattern[str]:
    superscript = "¹²³⁴⁵⁶⁷⁸⁹"[int(number) - 1] if 1 <= int(number) <= 9 else number
    return re.compile(
        rf"(?:(?<=[a-zà-ÿ]{{3}})|(?<=[a-zà-ÿ][.,;:)’”])){number}(?=[\s.,;:)’”]|$)|{superscript}(?!\d)(?<!\d)"
    )


def _split(answer: list[Line], everything: list[Line]) -> tuple[list[Line], list[tuple[str, list[Line]]]]:
    """Part an answer into its own lines and the footnotes at the bottom of its pages."""
    body: list[Line] = []
    notes: list[tuple[str, list[Line]]] = []
    within = False
    for line in answer:
        number = _note_number(line, everything)
        if number:
            notes.append((number, [line]))
            within = True
        elif within and not (line.is_apart and _is_over(notes[-1][1], body, line)):
            notes[-1][1].append(line)
        else:
            within = False
            body.append(line)
    return body, notes


def _note_number(line: Line, everything: list[Line]) -> str | None:
    found = NOTE.match(line.text)
    if not found or not line.is_apart:
        return None
    number = found.group(1).translate(SUPERSCRIPT)
    pattern = _marker(number)
    above = [other for other in everything if other.number < line.number]
    return number if any(pattern.search(other.text) for other in above) else None


def _is_over(note: list[Line], body: list[Line], line: Line) -> bool:
    """A blank line ends a note, unless the note stops in mid-sentence and the answer above it did not."""
    note_ended = bool(SENTENCE_END.search(note[-1].text))
    body_ended = not body or bool(SENTENCE_END.search(body[-1].text))
    return note_ended or not body_ended or line.text[0].isupper()
