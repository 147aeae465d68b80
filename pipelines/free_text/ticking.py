"""The file to tick: one row per text, with a column that a person fills in. Not here: reading it back (ticked.py)."""

import csv
import io
from collections.abc import Iterable

from pipelines.free_text.listing import Text
from pipelines.registries import contents
from pipelines.spreadsheets import as_text

DELIMITER = ";"  # what a Dutch spreadsheet expects
COLUMNS = ("id", "kind", "region", "text", "looks_like", "release")
Words = dict[str, str]


def written(texts: Iterable[Text], words: Words, language: str) -> bytes:
    """Return the file as a CSV that a spreadsheet opens as it is; `words` are those of texts/*.yml, section `tick`.

    What nobody decided on has an empty cell at the end.
    """
    made = io.StringIO(newline="")
    out = csv.writer(made, delimiter=DELIMITER, lineterminator="\r\n")
    out.writerow(words[f"column_{name}"] for name in COLUMNS)
    for text in texts:
        row = (text.id, kinds_of(text, language), ", ".join(text.regions), text.text, looks_of(text, words))
        out.writerow([*map(as_text, row), answer_of(text, words)])
    return made.getvalue().encode("utf-8-sig")


def kinds_of(text: Text, language: str) -> str:
    """Return what a text is, in words."""
    known = {code.code: code.name_nl if language == "nl" else code.name_en for code in contents.codes()["text_kinds"]}
    return ", ".join(known[kind] for kind in text.kinds)


def looks_of(text: Text, words: Words) -> str:
    """Return what a text looks like, in words; empty where it looks like nothing."""
    return ", ".join(words[f"sign_{sign}"] for sign in text.looks_like)


def answer_of(text: Text, words: Words) -> str:
    """Return what was decided, as it is filled in; empty where it waits."""
    return "" if text.released is None else words["yes" if text.released else "no"]
