"""The same interviews in the layout of other extractors and editors: the same rows, or a refusal, and never other rows."""

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import experiences
from pipelines.experiences import ExperiencesError, storage

TOLD = ["role", "organisation", "region_code", "region_note", "region_text", "quote", "question", "answer"]
PAGE = re.compile(r"(?m)^ (?=\S)")
LINK = re.compile(r"(?m)^https://\S+\n")
SAMPLE = LINK.sub("", storage.SAMPLE.read_text(encoding="utf-8"))


def rows(text: str) -> list[list[str]]:
    return experiences.read(text, "test").rows[TOLD].fillna("").to_numpy().tolist()


def head(text: str) -> Callable[[str], str]:
    """At every page this text stands alone above the first line."""
    return lambda book: PAGE.sub(f"\n{text}\n\n ", book)


def numbered(text: str) -> Callable[[str], str]:
    def turned(book: str) -> str:
        pages = PAGE.split(book)
        return (
            "".join(f"{page}\n{text.format(number)}\n\n " for number, page in enumerate(pages[:-1], start=7))
            + pages[-1]
        )

    return turned


def without_furniture(book: str) -> str:
    return re.sub(r"(?m)^(?:\d+|De ervaringen)\n", "", book)


LAYOUTS: dict[str, Callable[[str], str]] = {
    "windows line ends": lambda book: book.replace("\n", "\r\n"),
    "old line ends": lambda book: book.replace("\n", "\r"),
    "form feed before a page": lambda book: PAGE.sub("\f", book),
    "form feed on its own line": lambda book: PAGE.sub("\f\n", book),
    "form feed behind a page": lambda book: re.sub(r"\n (?=\S)", "\f\n", book),
    "no indent at a page": lambda book: PAGE.sub("", book),
    "everything indented": lambda book: re.sub(r"(?m)^(?=.*\S)", "    ", book),
    "tabs before lines": lambda book: re.sub(r"(?m)^(?=.*\S)", "\t", book),
    "more blank lines": lambda book: re.sub(r"\n[ ]*\n", "\n\n\n\n", book),
    "double spaced": lambda book: book.replace("\n", "\n\n"),
    "blanks behind lines gone": lambda book: re.sub(r"(?m)(?<!-) +$", "", book),
    "no-break spaces": lambda book: re.sub(r"(?<=\S) (?=\S)", "\u00a0", book),
    "zero width spaces": lambda book: book.replace(" binnen", " \u200bbinnen"),
    "decomposed accents": lambda book: unicodedata.normalize("NFD", book),
    "soft hyphens": lambda book: re.sub(r"(?m)(?<=[a-z])-$", "\u00ad", book),
    "other hyphens": lambda book: re.sub(r"(?m)(?<=[a-z])-$", "\u2010", book),
    "straight quotes": lambda book: book.replace("“", '"').replace("”", '"'),
    "low quotes": lambda book: book.replace("“", "„"),
    "guillemets": lambda book: book.replace("“", "«").replace("”", "»"),
    "byte order mark": lambda book: "\ufeff" + book,
    "no furniture": without_furniture,
    "head on every page": head("De ervaringen"),
    "number on every page": numbered("{}"),
    "number between dashes": numbered("- {} -"),
    "number of pages": numbered("Pagina {} van 40"),
    "head with a number": numbered("Jaarboek {}"),
    "number and head": numbered("{}\n\nDe ervaringen"),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_gives_the_same_rows(layout: str) -> None:
    turned = LAYOUTS[layout](SAMPLE)
    assert turned != SAMPLE
    assert rows(turned) == rows(SAMPLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_another_encoding_gives_the_same_rows(tmp_path: Path, encoding: str) -> None:
    book = tmp_path / "boek.txt"
    book.write_bytes(SAMPLE.encode(encoding))
    experiences.store(book, tmp_path)
    stored = experiences.load(tmp_path)
    assert stored is not None
    assert stored[TOLD].fillna("").to_numpy().tolist() == rows(SAMPLE)


def interviews() -> list[str]:
    """The sample cut before each header, with furniture gone; a header is what stands two or three lines above a quote."""
    cut = re.sub(r"\n+17\n\nDe ervaringen\n", "", SAMPLE.split("Ervaringen van betrokkenen\n")[1].split("\n “Leren")[0])
    cut = "\n" + cut
    starts = [found.start() for found in re.finditer(r"(?m)(?:(?<=\n\n)|(?<=\n) )(?:\S[^\n]*\n){2,3}\n“", cut)]
    return [cut[first:last].strip() + "\n" for first, last in zip(starts, [*starts[1:], len(cut)], strict=True)]


def test_interviews_in_another_order_give_the_same_rows_in_that_order() -> None:
    parts = interviews()
    assert len(parts) == 7
    turned = random.Random(7).sample(parts, len(parts))
    given_back = rows("\n".join(["Voorwoord\n", *turned]))
    assert sorted(given_back) == sorted(rows("\n".join(["Voorwoord\n", *parts])))
    assert given_back[0][0] != rows(SAMPLE)[0][0]


def test_without_a_headline_the_interview_is_still_one_and_its_quote_is_missing() -> None:
    turned = re.sub(r"(?m)^“[^”]*”\s*\n", "", "\n".join(["Voorwoord\n", *interviews()]))
    made = experiences.read(turned, "test")
    assert made.rows.quote.isna().all()
    assert made.account["without_quote"] == 7
    assert [row[:5] + row[6:] for row in rows(turned)] == [row[:5] + row[6:] for row in rows(SAMPLE)]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_text_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    """Lines dropped, doubled, swapped, cut or invented: an ExperiencesError at most, and never a name that stays."""
    lines = SAMPLE.split("\n")
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(lines) - 2))
        match data.draw(st.sampled_from(["drop", "double", "swap", "cut", "invent"])):
            case "drop":
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[at + 1] = lines[at + 1], lines[at]
            case "cut":
                lines[at] = lines[at][: data.draw(st.integers(0, 20))]
            case "invent":
                lines.insert(at, data.draw(st.text(max_size=30)))
    try:
        made = experiences.read("\n".join(lines), "test")
    except ExperiencesError:
        return
    assert sum(made.account["lines_by_kind"].values()) == made.account["lines"]
    assert isinstance(made.rows, pd.DataFrame)


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_what_is_no_white_book_is_refused_in_words(text: str) -> None:
    with pytest.raises(ExperiencesError) as caught:
        experiences.read(text, "brief")
    assert caught.value.problem in {"no_interview", "no_blank_lines"}
