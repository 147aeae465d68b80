"""What the command line says: true in every case, and in the language that was asked for."""

import shutil

import pytest

from pipelines import running, sample, settings
from pipelines.__main__ import VERBS, main
from pipelines.intake import archiving
from tests import deliveries


def said(capsys, *words: object) -> tuple[int, str, str]:
    """Return the exit code of a command, and what it wrote to standard output and standard error."""
    code = main([str(word) for word in words])
    written = capsys.readouterr()
    return code, written.out, written.err


def deliver(data: settings.DataDir, region: str = "Twente", people: int = 60, **fields: object) -> None:
    deliveries.write(data.inbox, region, [deliveries.trajectory()], [deliveries.result(people, 25)], **fields)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    data = settings.DataDir(tmp_path_factory.mktemp("command"))
    deliver(data)
    running.run(data)
    return data


@pytest.fixture
def data(published, tmp_path):
    """A data folder of one's own, in which one delivery was published."""
    copied = settings.DataDir(tmp_path / "data")
    shutil.copytree(published.root, copied.root)
    return copied


def test_who_mixes_sample_and_real_is_told_to_save_the_inbox_before_cleaning(data, capsys):
    sample.write(data.inbox, regions=1)
    code, _, complaint = said(capsys, "run", "--data", data.root)
    assert code == 1
    assert complaint.index(f"uit {data.root}/inbox. Typ") < complaint.index("make clean-data")
    assert "verwijdert alles in inbox, archive en releases" in complaint
    assert list(data.inbox.iterdir())


def test_a_file_that_changes_meanwhile_is_not_called_a_fault_and_nothing_untrue_is_said_of_what_was_kept(
    data, capsys, monkeypatch
):
    def changed(*_: object) -> None:
        raise archiving.ChangedMeanwhile("a.csv")

    deliver(data, "Drenthe")
    monkeypatch.setattr(archiving, "keep", changed)
    code, _, complaint = said(capsys, "run", "--data", data.root)
    assert code == 1
    assert complaint.startswith("Een bestand veranderde tijdens het verwerken. Start de opdracht opnieuw.")
    assert "niets bewaard" not in complaint and "fout ligt bij ons" not in complaint


def test_only_deliveries_that_are_new_and_kept_are_counted_as_new(data, capsys):
    deliver(data)
    deliver(data, "Drenthe")
    (data.inbox / "brief.docx").write_bytes(b"PK\x03\x04 no table")
    _, told, _ = said(capsys, "run", "--data", data.root)
    assert told.endswith("is gepubliceerd.\nNieuwe leveringen: 1.\n")


def test_after_a_rollback_the_same_archive_is_shown_again_and_that_is_what_is_said(data, capsys):
    (first,) = [one["release"] for one in running.releases(data)]
    deliver(data, "Drenthe")
    newest = running.run(data).release
    running.rollback(data, first)
    assert said(capsys, "run", "--data", data.root)[1] == f"Het dashboard toont weer release {newest}.\n"
    assert said(capsys, "build", "--data", data.root)[1] == f"Er is niets veranderd. Release {newest} blijft staan.\n"


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_command_can_be_asked_in_english_its_help_included(verb, capsys):
    with pytest.raises(SystemExit):
        main([verb, "--language", "en", "--help"])
    assert "language of the answer" in capsys.readouterr().out


def test_complaints_come_in_the_language_that_was_asked_for(data, tmp_path, capsys):
    english = ("--language", "en", "--data", data.root)
    assert said(capsys, "rollback", "nothere", *english)[2].startswith("Release nothere is not there")
    assert said(capsys, "check", tmp_path / "no.csv", *english)[2].startswith("This file is not there")
    (tmp_path / "book.txt").write_text("", encoding="utf-8")
    assert "there is nothing in it" in said(capsys, "experiences", tmp_path / "book.txt", *english)[2]
    with running.locked(data):
        assert said(capsys, "run", *english)[2].startswith("Another command is running")


def test_dates_are_written_in_the_language_that_was_asked_for(data, capsys):
    deliver(data, people=90, name="b", versie=2)
    _, told, _ = said(capsys, "run", "--data", data.root, "--language", "en")
    assert "page of Twente (as of 31 December 2022, before that 31 December 2022):" in told
