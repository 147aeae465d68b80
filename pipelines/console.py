"""What the command line says: sentences from pipelines/texts, and receipts as text. Not here: verbs and exit codes."""

import sys
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from pipelines.cleaning import Holding
from pipelines.intake import inbox as inside
from pipelines.intake.archiving import safe_name
from pipelines.intake.children import Children, Ended
from pipelines.intake.dry_run import mark
from pipelines.intake.findings import printable, texts
from pipelines.intake.receipts import in_language
from pipelines.intake.receipts.telling import instead, told
from pipelines.intake.receipts.text import text
from pipelines.intake.shapes import masked_name
from pipelines.release import pointer_fault, strays


def say(key: str, language: str, **values: Any) -> None:
    """Write one sentence to standard output."""
    sys.stdout.write(texts(language)["console"][key].format(**values) + "\n")


def say_how_many(key: str, count: int, language: str) -> None:
    """Write a sentence with a number in it, in the words for one or for several."""
    say(f"{key}_{'one' if count == 1 else 'many'}", language, count=count)


def complain(key: str, language: str, **values: Any) -> None:
    """Write one sentence to standard error."""
    sys.stderr.write(texts(language)["console"][key].format(**values) + "\n")


def tell(receipts: list[dict[str, Any]], language: str) -> None:
    """Write every receipt as text, with a line between them."""
    for receipt in receipts:
        sys.stdout.write(text(told(receipt, language), language, is_coloured=sys.stdout.isatty()) + "\n")


def for_machines(receipts: list[dict[str, Any]], language: str) -> list[dict[str, Any]]:
    """Return receipts with every sentence in one language, also that by which one does not count."""
    said = [in_language(receipt, language) for receipt in receipts]
    return [{**one, "standing": one["standing"] and _in_words(one, language)} for one in said]


def _in_words(receipt: dict[str, Any], language: str) -> dict[str, Any]:
    parts = (instead(receipt, part, language) for part in ("because", "next"))
    return {**receipt["standing"], "message": " ".join(parts)}


def tell_who_needs_attention(receipts: list[dict[str, Any]], language: str) -> None:
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


def tell_what_changed(rows: list[dict[str, Any]], language: str) -> None:
    """Write per region what is different on its page now; `rows` is `pipelines.release.changed`."""
    for region, same in groupby(rows, key=itemgetter("region")):
        told_of = list(same)
        different = [row for row in told_of if row["is_different"]]
        form = texts(language)["receipt"]["date"]
        dates = {name: told_of[0][name].strftime(form) for name in ("reference_date", "previous_date")}
        say("changed" if different else "changed_nothing", language, region=region, **dates)
        for row in different:
            numbers = {name: _number(row[name], language) for name in ("previous", "current")}
            say(f"changed_{row['kind']}", language, name=row[f"name_{language}"], **numbers)
    if rows:
        say("changed_rounded", language)


def _number(value: int | None, language: str) -> str:
    if value is None:
        return texts(language)["console"]["changed_hidden"]
    written = f"{value:,}"
    return written.replace(",", ".") if language == "nl" else written


def left_alone(inbox: Path, receipts: Sequence[dict[str, Any]] = ()) -> dict[str, list[str]]:
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


def tell_releases(found: list[dict[str, Any]], releases: Path, language: str) -> None:
    """Write every release with its state; of what is damaged why, and at the end what to do about it."""
    words = texts(language)["console"]
    for one in found:
        state = "current" if one["is_current"] else "withdrawn" if one["is_withdrawn"] else "kept"
        why = one["damage"] and words[f"damage_{one['damage']}"]
        say(f"release_{state}", language, release=one["release"], damage=f"  {why}" if why else "")
    if any(one["damage"] and not one["is_withdrawn"] for one in found):
        say("damage_remedy", language)
    if none := strays(releases):
        say("strays", language, names=", ".join(map(masked_name, none)))
    if fault := pointer_fault(releases):
        say(f"pointer_{fault}", language)


def tell_what_would_go(held: Holding, folder: Path, language: str) -> None:
    """Write what a data folder holds, in numbers, and whether it can be made again."""
    say("holds", language, folder=folder)
    numbers = {"deliveries": held.deliveries, "releases": held.releases, "waiting": held.waiting}
    for key, count in numbers.items():
        say_how_many(f"holds_{key}", count, language)
    if held.has_experiences:
        say("holds_experiences", language)
    say("holds_sample" if held.is_only_sample else "holds_only_copy", language, samples=held.samples)


def is_agreed(language: str) -> bool:
    """Ask at a terminal whether all of it may go; only the whole word yes is one. Without a terminal nobody agrees."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    words = texts(language)["console"]
    sys.stdout.write(words["clean_ask"])
    sys.stdout.flush()
    return sys.stdin.readline().strip().casefold() == words["clean_agreed"]


def write_marked(
    folder: Path, files: list[tuple[str, bytes]], receipts: list[dict[str, Any]], language: str, children: Children
) -> None:
    """Write per delivery its receipt as text and, where that may be, its workbook with the findings marked in it.

    A delivery that was refused for personal data, or that cannot be opened in time, gets its receipt only.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for receipt in receipts:
        stem = _free(Path(safe_name(receipt["files"][0]["name"])).stem, taken)
        said = text(told(receipt, language), language)
        (folder / f"{stem}-ontvangstbewijs-exact.txt").write_text(said, encoding="utf-8")
        try:
            made = mark(files, receipt, language, children)
        except Ended:
            made = None
        if made is None:
            complain("not_marked", language, name=stem)
        else:
            (folder / f"{stem}-bevindingen-exact.xlsx").write_bytes(made)


def _free(stem: str, taken: set[str]) -> str:
    """Return the name, with a number where another delivery of this command has the same."""
    name, number = stem, 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name.casefold())
    return name
