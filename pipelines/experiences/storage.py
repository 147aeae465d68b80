"""Experiences in the archive: one folder per imported document, and a pointer at the one that counts.

Belongs here: files, encodings, writing so that a kill at any moment leaves the old import in place.
Not here: reading a text.
"""

import hashlib
import json
import os
import shutil
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines import settings
from pipelines.durable import swap, sync
from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.reading import ExperiencesRead, read
from pipelines.layout import EXPERIENCES, POINTER
from pipelines.registries import programme

LARGEST = 5_000_000
DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")  # docx and odt, doc, rtf
UNFINISHED = ".unfinished-"
SAMPLE = settings.of_programme(Path(__file__).resolve().parent.parent / "sample") / "voorbeeld-ervaringen.txt"
SAMPLE_ORIGIN = "Voorbeeld: verzonnen ervaringen"


@dataclass(frozen=True)
class StoredExperiences:
    """What an import did. `is_new` is False where the same rows were current already and nothing was written."""

    id: str
    account: dict[str, Any]
    is_new: bool


def store(file: Path, archive: Path, names_checked: bool = False) -> StoredExperiences:
    """Read `file`, keep its rows in the archive and make them the ones that count.

    An import replaces the earlier one. The same file again changes nothing, unless this version reads it otherwise.
    Raises ExperiencesError where the file is missing, empty, over 5 MB, a PDF or document, no text, holds no interview,
    or perhaps a name that nobody has looked at (`names_checked`); then the earlier import stays.
    """
    content = _content(file)
    text = _decoded(content, file.name)
    made = read(text, f"Witboek {programme().name['nl']}" if "witboek" in text.casefold() else file.name)
    if made.account["perhaps_named_on"] and not names_checked:
        lines = ", ".join(map(str, made.account["perhaps_named_on"]))
        raise ExperiencesError("names_to_judge", file=file.name, lines=lines)
    identity = hashlib.sha256(content + made.rows.to_json(orient="records").encode()).hexdigest()
    folder = archive / EXPERIENCES
    _sweep(folder)
    is_current = _current(archive) == identity
    if not (folder / identity).is_dir():
        _write(made, folder / identity)
    if not is_current:
        _point(folder, identity)
    return StoredExperiences(identity, made.account, not is_current)


def load(archive: Path) -> pd.DataFrame | None:
    """Return the imported experiences, one row per interview and question, or None where nothing was imported."""
    identity = _current(archive)
    if identity is None:
        return None
    path = archive / EXPERIENCES / identity / "experiences.parquet"
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as fault:
        raise ExperiencesError("stored_unreadable", file=path) from fault


def sample() -> pd.DataFrame:
    """Return the fictitious experiences that stand in until a white book is imported; columns as in `load`."""
    return read(SAMPLE.read_text(encoding="utf-8"), SAMPLE_ORIGIN, is_sample=True).rows


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise ExperiencesError("no_file", file=file.name)
    size = file.stat().st_size
    if size > LARGEST:
        raise ExperiencesError("too_large", file=file.name)
    content = file.read_bytes()
    if content.lstrip().startswith(b"%PDF"):
        raise ExperiencesError("is_pdf", file=file.name)
    if content.startswith(DOCUMENTS):
        raise ExperiencesError("is_document", file=file.name)
    if not content.strip():
        raise ExperiencesError("empty", file=file.name)
    return content


def _decoded(content: bytes, name: str) -> str:
    encodings = ("utf-16",) if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ExperiencesError("no_text", file=name)


def _write(made: ExperiencesRead, target: Path) -> None:
    unfinished = target.with_name(f"{UNFINISHED}{target.name}-{os.getpid()}")
    unfinished.mkdir(parents=True)
    made.rows.to_parquet(unfinished / "experiences.parquet", index=False)
    account = json.dumps(made.account, ensure_ascii=False, indent=1, sort_keys=True)
    (unfinished / "account.json").write_text(account, encoding="utf-8")
    for path in (*unfinished.iterdir(), unfinished):
        sync(path)
    unfinished.rename(target)
    sync(target.parent)


def _point(folder: Path, identity: str) -> None:
    unfinished = folder / f"{UNFINISHED}{POINTER}-{os.getpid()}"
    swap(folder / POINTER, json.dumps({"experiences": identity}), unfinished)


def _current(archive: Path) -> str | None:
    pointer = archive / EXPERIENCES / POINTER
    if not pointer.is_file():
        return None
    try:
        return str(json.loads(pointer.read_text(encoding="utf-8"))["experiences"])
    except (ValueError, KeyError, TypeError) as fault:
        raise ExperiencesError("pointer_unreadable", file=pointer) from fault


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left behind."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
