"""The verb about what people wrote: which texts wait for a person, a file to tick, and what was ticked in it."""

import argparse
import datetime as dt
from pathlib import Path
from typing import Any

from pipelines import settings
from pipelines.commands import publishing, running
from pipelines.commands.console import answer, complain, say, say_how_many
from pipelines.commands.outcomes import ATTENTION, DONE, WRONG_USAGE, fail
from pipelines.free_text import listing, memory, ticking
from pipelines.free_text.listing import NoRelease, Text
from pipelines.free_text.second_opinion import NoOpinion, with_second_opinion
from pipelines.free_text.ticked import NoList, Ticked, ticked
from pipelines.intake.findings import Refused, printable
from pipelines.intake.findings import texts as words_of
from pipelines.intake.masking.shapes import masked
from pipelines.intake.reading.kinds import MAX_BYTES

FILE = Path("vrijgeven.csv")
SHOWN = 100  # signs of a text on screen; the file has all of it


def texts(asked: argparse.Namespace) -> int:
    """Say which texts wait and write the file to tick, or read it back and publish."""
    if asked.file and not asked.file.is_file():
        fail("no_file", asked, value=masked(str(asked.file)))
        return WRONG_USAGE
    data = settings.data_dir(asked.data)
    try:
        found = listing.texts(data)
    except NoRelease:
        return fail("no_texts_yet", asked)
    return _take_back(asked, data, found) if asked.file else _give_out(asked, found)


def _give_out(asked: argparse.Namespace, found: list[Text]) -> int:
    """Write the file to tick, and say on screen what waits and what it looks like."""
    words = words_of(asked.language)["tick"]
    given = [one for one in found if asked.all or one.released is None]
    if asked.second_opinion:
        given = _asked_another(asked, given)
    out = asked.out or (None if asked.json or not given else FILE)
    if out and (reason := _write(out, ticking.written(given, words, asked.language))):
        fail(reason, asked, value=out)
        return WRONG_USAGE
    if asked.json:
        rows = [_as_json(one) for one in given]
        answer({"texts": rows, "file": out and str(out)})
        return DONE
    for one in given:
        if one.looks_like:
            said = {"kind": ticking.kinds_of(one, asked.language), "text": printable(one.text)[:SHOWN]}
            say("text_looks_like", asked.language, id=one.id, looks=ticking.looks_of(one, words), **said)
    say_how_many("texts_wait", sum(one.released is None for one in found), asked.language)
    if out:
        say("texts_written", asked.language, file=out)
    return DONE


def _asked_another(asked: argparse.Namespace, given: list[Text]) -> list[Text]:
    """Return the texts with what the other program sees in them; where there is none, as they are, and say so."""
    try:
        return with_second_opinion(given)
    except NoOpinion as none:
        complain(f"second_{none.reason}", asked.language)
        return given


def _as_json(one: Text) -> dict[str, Any]:
    return {**vars(one), "id": one.id}


def _write(out: Path, content: bytes) -> str | None:
    """Write a file that is not there yet; return the key of the words where that cannot be."""
    try:
        with out.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        return "file_exists"
    except OSError:
        return "cannot_write"
    return None


def _take_back(asked: argparse.Namespace, data: settings.DataDir, found: list[Text]) -> int:
    """Keep what was decided in a file and publish; say which rows say nothing that can be done."""
    words = words_of(asked.language)["tick"]
    try:
        with asked.file.open("rb") as stream:
            said = ticked(asked.file.name, stream.read(MAX_BYTES + 1), found)
    except Refused as refused:
        return fail("plain", asked, value=f"{refused.finding.message(asked.language)} {words['kept']}")
    except NoList as none:
        return fail("plain", asked, value=f"{words[none.reason]} {words['kept']}")
    for fault in said.faults:
        complain("text_row", asked.language, row=fault.row, why=words[f"fault_{fault.reason}"])
    code = _keep_and_publish(asked, data, said, found) if said.decisions else DONE
    if not asked.json:
        say("texts_decided", asked.language, **_counted(said))
    return ATTENTION if code == DONE and said.faults else code


def _keep_and_publish(asked: argparse.Namespace, data: settings.DataDir, said: Ticked, found: list[Text]) -> int:
    """Keep the decisions and publish; say which older releases still hold a text that was withdrawn."""
    known = {one.key: one.released for one in found}
    withdrawn = {key for key, value in said.decisions.items() if not value and known[key]}
    with running.locked(data):
        memory.keep(data.published, said.decisions, dt.datetime.now(dt.UTC).date())
    code = publishing.run(asked, {"texts": _counted(said)})
    older = listing.still_told(data, withdrawn) if withdrawn else []
    if older:
        complain("texts_in_older", asked.language, releases=", ".join(older))
    return code


def _counted(said: Ticked) -> dict[str, Any]:
    released = sum(said.decisions.values())
    rows = [vars(fault) for fault in said.faults]
    return {
        "released": released,
        "held_back": len(said.decisions) - released,
        "left_open": said.left_open,
        "faults": rows,
    }
