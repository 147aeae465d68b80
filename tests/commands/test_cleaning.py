"""Starting clean asks first and says what will be gone: the archive is the only copy of what regions sent."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines import settings
from pipelines.__main__ import main
from pipelines.commands import holding, running
from pipelines.settings import REPOSITORY, DataDir


class Terminal(io.StringIO):
    """Someone at a keyboard."""

    def isatty(self) -> bool:
        return True


def filled(root: Path, real: int, samples: int, waiting: int = 0) -> DataDir:
    data = DataDir(root)
    for number in range(real + samples):
        folder = data.archive / f"{number:064x}"
        folder.mkdir(parents=True)
        (folder / "receipt.json").write_text(json.dumps({"is_sample": number >= real}), encoding="utf-8")
    for name in ("abc", "def"):
        (data.releases / name).mkdir(parents=True)
        (data.releases / name / "manifest.json").write_text("{}", encoding="utf-8")
        (data.releases / name / "manifest.json").chmod(0o444)
    (data.releases / "current.json").write_text('{"release": "abc"}', encoding="utf-8")
    data.inbox.mkdir()
    for number in range(waiting):
        (data.inbox / f"{number}.xlsx").write_bytes(b"PK")
    (data.inbox / "Thumbs.db").write_bytes(b"x")
    return data


def left(data: DataDir) -> list[str]:
    return sorted(str(path.relative_to(data.root)) for path in data.root.rglob("*") if path.is_file())


def test_what_a_folder_holds_is_counted_and_what_cannot_be_read_counts_as_real(tmp_path):
    data = filled(tmp_path, real=2, samples=3, waiting=4)
    (data.archive / f"{9:064x}").mkdir()
    held = holding.holding(data)
    assert (held.deliveries, held.samples, held.releases, held.waiting, held.is_only_sample) == (6, 3, 2, 4, False)
    assert holding.holding(filled(tmp_path / "sample", real=0, samples=2)).is_only_sample
    assert holding.holding(DataDir(tmp_path / "nothing")).paths == ()


def test_without_a_terminal_nothing_goes_and_it_is_said_how(tmp_path, capsys, monkeypatch):
    data = filled(tmp_path, real=2, samples=0, waiting=1)
    before = left(data)
    monkeypatch.setattr(sys, "stdin", io.StringIO("ja\n"))
    assert main(["clean", "--data", str(data.root)]) == 1
    told = capsys.readouterr()
    assert [one for one in left(data) if one != ".lock"] == before
    for sentence in ("2 leveringen in het archief", "2 releases", "1 bestand in de inbox", "de enige plek"):
        assert sentence in told.out
    assert f'make clean-data DATA="{data.root}" CONFIRM=yes' in told.err


@pytest.mark.parametrize(
    ("language", "answer", "goes"),
    [("nl", "ja", True), ("nl", " JA ", True), ("nl", "", False), ("nl", "j", False), ("nl", "nee", False), ("en", "yes", True), ("en", "ja", False)],
)  # fmt: skip
def test_at_a_terminal_only_the_whole_word_removes(tmp_path, capsys, monkeypatch, language, answer, goes):
    data = filled(tmp_path, real=1, samples=0)
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert main(["clean", "--data", str(data.root), "--language", language]) == (0 if goes else 1)
    assert (left(data) == []) is goes


def test_with_yes_it_goes_without_a_question_by_pow_data_too(tmp_path, capsys, monkeypatch):
    data = filled(tmp_path, real=1, samples=1)
    monkeypatch.setenv("POW_DATA", str(data.root))
    assert main(["clean", "--yes"]) == 0
    assert list(data.root.iterdir()) == []
    assert main(["clean"]) == 0
    assert f"Er is niets te verwijderen in {data.root}." in capsys.readouterr().out


def test_what_came_in_after_the_count_stays(tmp_path):
    data = filled(tmp_path, real=1, samples=0)
    held = holding.holding(data)
    (data.inbox / "laat.xlsx").write_bytes(b"PK")
    holding.remove(data, held)
    assert left(data) == ["inbox/laat.xlsx"]


def test_nothing_is_removed_while_another_command_is_at_work(tmp_path, capsys):
    data = filled(tmp_path, real=1, samples=0)
    with running.locked(data):
        assert main(["clean", "--yes", "--data", str(data.root)]) == 1
    assert "Er loopt al een andere opdracht" in capsys.readouterr().err
    assert holding.holding(data).deliveries == 1


@pytest.mark.parametrize("confirm", ["yes", "no", ""])
def test_make_removes_no_data_by_itself_and_says_yes_only_where_that_is_said(confirm):
    asked = ["make", "--dry-run", "clean-data", "DATA=een map", f"CONFIRM={confirm}"]
    said = subprocess.run(asked, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    assert 'pipelines clean --data "een map"' in said and ("--yes" in said) is (confirm == "yes")
    assert "rm " not in said and settings.data_dir("een map").root.name == "een map"


def test_what_was_published_of_a_sample_goes_and_of_people_stays(tmp_path, capsys):
    for real, stays in ((0, []), (1, ["published/AM05/0001.json"])):
        data = filled(tmp_path / str(real), real=real, samples=2)
        (data.published / "AM05").mkdir(parents=True)
        (data.published / "AM05" / "0001.json").write_text("{}", encoding="utf-8")
        assert main(["clean", "--data", str(data.root), "--yes"]) == 0
        assert left(data) == stays
        assert ("blijft onthouden" in capsys.readouterr().out) == bool(stays)
