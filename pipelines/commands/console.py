"""What the command line says: sentences from pipelines/texts, and receipts as text. Not here: verbs and exit codes."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from pipelines.intake import inbox as inside
from pipelines.intake.findings import printable, texts
from pipelines.intake.masking.shapes import masked_name
from pipelines.intake.receipts import in_language
from pipelines.intake.receipts.telling import instead, told
from pipelines.intake.receipts.text import text
from pipelines.intake.records import Receipt


def write(said: str, stream: TextIO | None = None) -> None:
    """Write to standard output, or to another stream; to nowhere once nobody reads on (`| head`).

    What was asked is done all the same, and its exit code is the one that it would have been.
    """
    stream = stream or sys.stdout
    try:
        stream.write(said)
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(key: str, language: str, **values: Any) -> None:
    """Write one sentence to standard output."""
    write(texts(language)["console"][key].format(**values) + "\n")


def say_how_many(key: str, count: int, language: str) -> None:
    """Write a sentence with a number in it, in the words for one or for several."""
    say(f"{key}_{'one' if count == 1 else 'many'}", language, count=count)


def complain(key: str, language: str, **values: Any) -> None:
    """Write one sentence to standard error."""
    write(texts(language)["console"][key].format(**values) + "\n", sys.stderr)


def answer(said: Any) -> None:
    """Write an answer for machines: one line of JSON."""
    write(json.dumps(said, ensure_ascii=False, default=str) + "\n")


def tell(receipts: list[Receipt], language: str) -> None:
    """Write every receipt as text, with a line between them."""
    for receipt in receipts:
        write(text(told(receipt, language), language, is_coloured=sys.stdout.isatty()) + "\n")


def for_machines(receipts: list[Receipt], language: str) -> list[Receipt]:
    """Return receipts with every sentence in one language, also that by which one does not count."""
    said = [in_language(receipt, language) for receipt in receipts]
    for one in said:
        if standing := one.get("standing"):
            message = " ".join(instead(one, standing, part, language) for part in ("because", "next"))
            one["standing"] = {**standing, "message": message}
    return said


def tell_who_needs_attention(receipts: list[Receipt], language: str) -> None:
    """Write the receipts of deliveries that are not wholly in order, and in one line each what else does not count.

    That is: accepted and another counts, here already, the same file twice. The others are only counted by the caller.
    """
    tell([receipt for receipt in receipts if receipt["verdict"] != "accepted"], language)
    for one in receipts:
        if one["verdict"] == "accepted" and one["standing"]:
            said = told(one, language)
            next_ = said.next_step
            say("not_counting", language, names=said.names, about=said.about, because=said.summary, next=next_)
    again = [file["name"] for one in receipts if one.get("is_again") and not one["standing"] for file in one["files"]]
    copies = [name for one in receipts for name in one.get("copies", ())]
    for key, names in (("again", again), ("copies", copies)):
        if names:
            say(key, language, names=", ".join(map(printable, names)))


def left_alone(inbox: Path, receipts: Sequence[Receipt] = ()) -> dict[str, list[str]]:
    """Return what still lies in the inbox after a run, by what it is, but for what a receipt says that it stays.

    Names of people are masked.
    """
    told_of = {name for one in receipts for name in one.get("stays", ())}
    found = {kind: [masked_name(name) for name in names] for kind, names in inside.left_alone(inbox).items()}
    return {**found, "files": [name for name in found["files"] if name not in told_of]}


def tell_what_was_left(left: Mapping[str, list[str]], language: str) -> None:
    """Write once what lies there and was not judged, and why: files that wait, folders, and what is no delivery."""
    for kind, names in left.items():
        if names:
            say(f"left_{kind}", language, names=", ".join(names))
