"""The real white book, counted a second way; none of its sentences stands here."""

import os
import re
from pathlib import Path

import pytest

from pipelines import experiences
from pipelines.experiences import ExperiencesRead

BOOK = os.environ.get("POW_WITBOEK")
pytestmark = pytest.mark.skipif(not BOOK, reason="POW_WITBOEK does not point at the text of the white book")
REGIONS = [
    "AM09",
    "AM14",
    "AM23",
    "AM02",
    "AM35",
    "AM01",
    "AM18",
    "AM21",
    "several",
    "AM21",
    "AM26",
    "AM20",
    "AM13",
    "AM15",
    "AM29",
    "none",
    "AM08",
    "AM22",
    "AM22",
    "AM10",
    "several",
    "none",
    "AM06",
    "AM05",
    "none",
    "none",
    "none",
    "AM28",
    "several",
    "AM25",
    "AM34",
    "AM37",
    "AM30",
    "AM28",
]


@pytest.fixture(scope="module")
def text() -> str:
    return Path(str(BOOK)).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def read(text: str) -> ExperiencesRead:
    return experiences.read(text, "witboek")


HEADER = re.compile(r"(?:(?<=\n\n)|(?<=\n ))((?:\S[^\n]*\n){2,6})(?=\n“)")
FURNITURE = re.compile(r"https?://\S+|\d{1,2}|De ervaringen")


def section(text: str) -> str:
    """From the line after the section's title to the last pull quote, found by plain search."""
    inside = text.split("Ervaringen van betrokkenen", 1)[1].split("\n Slotwoord", 1)[0]
    return inside[: inside.rindex("\n “")]


def letters(text: str) -> str:
    return "".join(re.findall(r"[^\W\d_]", text))


def test_interviews_and_rows_are_those_that_a_plain_search_counts(text: str, read: ExperiencesRead) -> None:
    plain = " ".join(section(text).split())
    asked = re.findall(r"Wat (?:is je|waren jullie) mooiste|Wat hebben jullie geleerd van|Wat nemen jullie van", plain)
    assert len(read.rows) == len(asked) == 101
    assert read.account["interviews"] == len([one for one in asked if "mooiste" in one]) == 34
    assert len(HEADER.findall(section(text))) == 34


def test_every_line_of_the_section_is_kept_but_for_headers_and_furniture(text: str, read: ExperiencesRead) -> None:
    """Headers hold the names and are judged by the other tests; all other letters stand in the rows, in their order."""
    told = letters(" ".join(read.rows[["quote", "question", "answer"]].to_numpy().ravel()))
    lines = [line.strip() for line in HEADER.sub("", section(text)).split("\n") if line.strip()]
    missing = [line for line in lines if not FURNITURE.fullmatch(line) and letters(line) not in told]
    named = {text.split("\n")[number].strip() for at in read.account["speakers_named_on"] for number in (at - 1, at)}
    assert len(lines) > 1300
    assert [line for line in missing if line not in named] == []


def test_every_link_stands_with_an_answer_or_is_told_by_its_line(text: str, read: ExperiencesRead) -> None:
    lines = text.split("\n")
    floating = {at for at, line in enumerate(lines, start=1) if re.fullmatch(r"https?://\S+[^.]", line.strip())}
    inside = {at for at in floating if read.account["first_line"] < at < read.account["last_line"]}
    links = {one["line"]: one for one in read.account["links"]}
    told = " ".join(read.rows.answer)
    assert set(links) == inside
    assert sorted(one["found"] for one in links.values()) == ["added", "added", "text", "text", "unplaced", "unplaced"]
    assert all((one["address"] in told) == (one["found"] != "unplaced") for one in links.values())


def test_the_people_who_are_quoted_are_not_named(text: str, read: ExperiencesRead) -> None:
    """Found a second way: behind a comma and a closing mark, two words with a capital and what lies between."""
    plain = " ".join(section(text).split())
    quoted = re.findall(r",[’”] ((?:[A-Z]\S+ )(?:(?:de|van) |[A-Z]\w+ ?)+)", plain.replace(",  ", ", "))
    assert len(quoted) == len(read.account["speakers_named_on"]) == 5
    told = " ".join(read.rows.answer)
    assert not [name for name in quoted if name.split(",")[0].strip() in told]
    assert told.count("[naam]") == 5
    assert read.account["perhaps_named_on"] == []


def test_regions_are_right_by_position(read: ExperiencesRead) -> None:
    one_each = read.rows.drop_duplicates("quote")
    found = [row.region_code if row.region_note == "one" else row.region_note for row in one_each.itertuples()]
    assert found == REGIONS


def test_no_name_of_the_interviewed_is_kept(text: str, read: ExperiencesRead) -> None:
    """The first line of a header is the name, or the label of a team whose names come before a function."""
    headers = HEADER.findall(section(text))
    first = [header.split("\n")[0].strip() for header in headers]
    names = [name for name in first if not name.endswith("-")]
    more = [
        name for header in headers for name in re.findall(r"([A-Z]\w+ [A-Z]\w+), (?:\w+ördin|[Mm]anager|Regi)", header)
    ]
    more += [name for header in headers for name in re.findall(r" en (\w+ \n\w+), ", header)]
    kept = read.rows.to_csv() + str(read.account)
    assert (len(names), len(more) >= 4) == (33, True)
    assert sum(" ".join(name.split()) in kept for name in [*names, *more]) == 0


def test_page_furniture_and_broken_words_are_gone(read: ExperiencesRead) -> None:
    told = " ".join(read.rows.answer)
    assert "De ervaringen 19" not in told
    assert not re.search(r"[a-z]- (?!en |of |[a-z]+plek|collega|[A-Z])[a-z]", told)
    assert read.account["lines_by_kind"]["footnote"] == 18
