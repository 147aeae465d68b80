"""Experiences in the archive: one folder per imported document, and a pointer at the one that counts.

Belongs here: files, encodings, writing so that a kill at any moment leaves the old import in place.
Not here: reading a text.
"""

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipelines.durable import swap, sync
from pipelines.experiences.errors import ExperiencesError
from pipelines.experiences.reading import read

LARGEST = 5_000_000
FOLDER, POINTER, UNFINISHED = "experiences", "current.json", ".unfinished-"
WHITE_BOOK = "Witboek Perspectief op Werk"
SAMPLE = Path(__file__).resolve().parent.parent / "sample" / "voorbeeld-ervaringen.txt"
SAMPLE_ORIGIN = "Voorbeeld: verzonnen ervaringen"


@dataclass(frozen=True)
class StoredExperiences:
    """What an import did. `is_new` is False where the same file was current already and nothing was written."""

    sha256: str
    rows: int
    interviews: int
    account: dict[str, Any]
    is_new: bool


def store(file: Path, archive: Path) -> StoredExperiences:
    """Read `file`, keep its rows in the archive and make them the ones that count.

    An import replaces the earlier one; the same file again changes nothing. Raises ExperiencesError where the file
    is missing, empty, over 5 MB, a PDF, no text, or holds no interview; then the earlier import stays.
    """
    content = _content(file)
    sha256 = hashlib.sha256(content).hexdigest()
    folder = archive / FOLDER
    _sweep(folder)
    is_current = _current(archive) == sha256
    if not (folder / sha256).is_dir():
        _write(_decoded(content, file.name), file.name, folder / sha256)
    if not is_current:
        _point(folder, sha256)
    account = json.loads((folder / sha256 / "account.json").read_text(encoding="utf-8"))
    return StoredExperiences(sha256, account["rows"], account["interviews"], account, not is_current)


def load(archive: Path) -> pd.DataFrame | None:
    """Return the imported experiences, one row per interview and question, or None where nothing was imported."""
    sha256 = _current(archive)
    if sha256 is None:
        return None
    path = archive / FOLDER / sha256 / "experiences.parquet"
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as fault:
        raise ExperiencesError(
            f"{path}: the imported experiences cannot be read. Import the white book again."
        ) from fault


def sample() -> pd.DataFrame:
    """Return the fictitious experiences that stand in until a white book is imported; columns as in `load`."""
    return read(SAMPLE.read_text(encoding="utf-8"), SAMPLE_ORIGIN, is_sample=True).rows


def _content(file: Path) -> bytes:
    if not file.is_file():
        raise ExperiencesError(f"{file.name}: there is no such file. Check the path.")
    size = file.stat().st_size
    if size > LARGEST:
        raise ExperiencesError(
            f"{file.name}: {size / 1e6:.1f} MB, more than 5 MB. Give the text only, without pictures."
        )
    content = file.read_bytes()
    if content.lstrip().startswith(b"%PDF"):
        raise ExperiencesError(f"{file.name}: a PDF. Save it as text first: pdftotext white-book.pdf white-book.txt")
    if not content.strip():
        raise ExperiencesError(f"{file.name}: empty. Extract the text again and check that it can be read.")
    return content


def _decoded(content: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ExperiencesError(f"{name}: not a text in UTF-8 or Windows-1252. Save it as plain text, encoding UTF-8.")


def _write(text: str, name: str, target: Path) -> None:
    made = read(text, WHITE_BOOK if "witboek" in text.casefold() else name)
    unfinished = target.with_name(f"{UNFINISHED}{target.name}-{os.getpid()}")
    unfinished.mkdir(parents=True)
    made.rows.to_parquet(unfinished / "experiences.parquet", index=False)
    account = json.dumps(made.account, ensure_ascii=False, indent=1, sort_keys=True)
    (unfinished / "account.json").write_text(account, encoding="utf-8")
    for path in (*unfinished.iterdir(), unfinished):
        sync(path)
    unfinished.rename(target)
    sync(target.parent)


def _point(folder: Path, sha256: str) -> None:
    unfinished = folder / f"{UNFINISHED}{POINTER}-{os.getpid()}"
    swap(folder / POINTER, json.dumps({"experiences": sha256}), unfinished)


def _current(archive: Path) -> str | None:
    pointer = archive / FOLDER / POINTER
    if not pointer.is_file():
        return None
    try:
        return str(json.loads(pointer.read_text(encoding="utf-8"))["experiences"])
    except (ValueError, KeyError, TypeError) as fault:
        raise ExperiencesError(f"{pointer}: cannot be read. Remove it and import the white book again.") from fault


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left behind."""
    for path in folder.glob(f"{UNFINISHED}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
