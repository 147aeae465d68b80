"""Importing: what is refused and why, what is kept, and that a broken import leaves the old one."""

import os
from pathlib import Path

import pandas as pd
import pytest

from pipelines import experiences
from pipelines.experiences import ExperiencesError, storage
from pipelines.intake.findings import texts

TEXT = (
    "Anna de Vries\nAdviseur, Zeeland\n\n“Eén quote.”\n\n"
    "Wat is je mooiste ervaring binnen Perspectief op Werk?\nIdeeën delen.\n"
)


def files(archive: Path) -> dict[str, tuple[bytes, int]]:
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in archive.rglob("*") if path.is_file()}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "boek.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_stored_is_what_was_read_and_twice_is_once(book: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    assert experiences.load(archive) is None
    assert experiences.store(book, archive).is_new
    before = files(archive)
    again = experiences.store(book, archive)
    assert (again.is_new, again.account["rows"], again.account["interviews"]) == (False, 1, 1)
    assert files(archive) == before
    loaded = experiences.load(archive)
    assert loaded is not None
    pd.testing.assert_frame_equal(loaded, experiences.read(TEXT, "boek.txt").rows)
    assert "Anna" not in "".join(content.decode("latin-1") for content, _ in before.values())


def test_windows_text_is_the_same_text_and_a_newer_import_replaces(book: Path, tmp_path: Path) -> None:
    experiences.store(book, tmp_path)
    book.write_bytes(TEXT.replace("delen", "vormen").encode("cp1252"))
    experiences.store(book, tmp_path)
    loaded = experiences.load(tmp_path)
    assert loaded is not None
    assert list(loaded.answer) == ["Ideeën vormen."]


def test_the_same_file_is_stored_again_where_it_is_now_read_otherwise(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer reader may take out a name that an older one left in: then the old rows may not stay."""
    first = experiences.store(book, tmp_path)
    monkeypatch.setattr("pipelines.experiences.reading.without_names", lambda text, _: text.upper())
    second = experiences.store(book, tmp_path)
    assert second.is_new
    assert second.id != first.id
    loaded = experiences.load(tmp_path)
    assert loaded is not None
    assert list(loaded.answer) == ["IDEEËN DELEN."]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7 ...", "is_pdf"),
        (b"PK\x03\x04word/document.xml", "is_document"),
        (b"{\\rtf1 Beste mensen", "is_document"),
        (b" \n\n", "empty"),
        (b"a" * 5_000_001, "too_large"),
        (b"a\0b\x81", "no_text"),
        (b"\xff\xfea", "no_text"),
        (b"Geen interview.", "no_interview"),
        (TEXT.replace("\n\n", "\n").encode(), "no_blank_lines"),
        (TEXT.replace("Ideeën delen.\n", "").encode(), "question_without_answer"),
        (TEXT.replace("Ideeën", "Zo zegt Lisa Dam:").encode(), "names_to_judge"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words_and_the_old_import_stays(
    book: Path, tmp_path: Path, content: bytes, problem: str
) -> None:
    archive = tmp_path / "archive"
    experiences.store(book, archive)
    before = files(archive)
    book.write_bytes(content)
    with pytest.raises(ExperiencesError) as caught:
        experiences.store(book, archive)
    assert caught.value.problem == problem
    assert files(archive) == before
    for language in ("nl", "en"):
        sentence = experiences.refusal(caught.value, texts(language)["experiences"])
        assert sentence.endswith(texts(language)["experiences"]["kept"])
        assert "boek.txt" in sentence or any(str(where) in sentence for where in caught.value.where.values())


def test_a_doubtful_name_is_stored_only_after_somebody_looked(book: Path, tmp_path: Path) -> None:
    book.write_text(TEXT.replace("Ideeën", "Zo zegt Lisa Dam:"), encoding="utf-8")
    with pytest.raises(ExperiencesError) as caught:
        experiences.store(book, tmp_path)
    assert caught.value.where == {"file": "boek.txt", "lines": "7"}
    assert experiences.load(tmp_path) is None
    assert experiences.store(book, tmp_path, names_checked=True).account["perhaps_named_on"] == [7]
    stored = experiences.load(tmp_path)
    assert stored is not None
    assert list(stored.answer) == ["Zo zegt Lisa Dam: delen."]


def test_a_stop_before_the_swap_leaves_the_old_import_and_no_litter(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "archive"
    experiences.store(book, archive)
    book.write_text(TEXT.replace("delen", "vormen"), encoding="utf-8")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(os, "replace", stopped)
        experiences.store(book, archive)
    old = experiences.load(archive)
    assert old is not None
    assert list(old.answer) == ["Ideeën delen."]
    experiences.store(book, archive)
    assert not [path for path in archive.rglob("*") if path.name.startswith(storage.UNFINISHED)]
    new = experiences.load(archive)
    assert new is not None
    assert list(new.answer) == ["Ideeën vormen."]
