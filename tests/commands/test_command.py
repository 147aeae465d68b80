"""What the command line says: true in every case, and in the language that was asked for."""

import json
import shutil

import pytest

from pipelines import sample, settings
from pipelines.__main__ import VERBS, main
from pipelines.commands import running, shown
from pipelines.intake.deliveries import archiving
from pipelines.intake.findings import texts
from tests import deliveries
from tests.registries.test_privacy import WHOLE

pytestmark = pytest.mark.slow


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
    data.privacy.write_text(WHOLE, encoding="utf-8")  # of what is filled in nothing is said
    deliver(data)
    running.run(data)
    return data


@pytest.fixture
def data(published, tmp_path):
    """A data folder of one's own, in which one delivery was published."""
    copied = settings.DataDir(tmp_path / "data")
    shutil.copytree(published.root, copied.root)
    return copied


def test_a_sample_among_real_deliveries_stays_in_the_inbox_and_the_rest_goes_on(data, capsys):
    (path,) = sample.write(data.inbox, regions=1)
    deliver(data, "Drenthe")
    code, told, _ = said(capsys, "run", "--data", data.root)
    assert code == 3 and "Dit zijn voorbeelddata." in told and "Nieuwe leveringen: 1." in told
    assert "is gepubliceerd" in told and "schrijft" not in told
    assert [one.name for one in data.inbox.iterdir()] == [path.name]
    assert {one["region"] for one in archiving.known(data.archive).values()} == {"AM05", "AM03"}
    again = json.loads(said(capsys, "run", "--json", "--data", data.root)[1])
    (receipt,) = again["receipts"]
    assert (receipt["verdict"], receipt["stays"]) == ("quarantined", [path.name])
    assert [one["rule"] for one in receipt["findings"] if one["severity"] == "critical"] == ["SAMPLE_AMONG_REAL"]
    assert again["left_alone"]["files"] == []


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
    (first,) = [one["release"] for one in shown.releases(data)]
    deliver(data, "Drenthe")
    newest = running.run(data).release
    shown.rollback(data, first)
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


@pytest.mark.parametrize("name", ["receipt.json", "delivery.json", "arrival.json", "accepted/results.parquet"])
def test_a_damaged_delivery_in_the_archive_is_named_and_never_left_out(data, capsys, name):
    (folder,) = data.archive.glob("?" * 64)
    (folder / name).write_bytes(b"{")
    code, _, complaint = said(capsys, "build", "--data", data.root)
    assert code == 1 and str(folder) in complaint and "Zet die map terug uit een kopie" in complaint
    assert len(shown.releases(data)) == 1


DAMAGES = {
    "aaaaaaaaaaaa": ("manifest", lambda folder: (folder / "manifest.json").write_bytes(b"{")),
    "bbbbbbbbbbbb": ("manifest", lambda folder: (folder / "manifest.json").unlink()),
    "cccccccccccc": ("manifest", lambda folder: (folder / "manifest.json").write_text("[1]", encoding="utf-8")),
    "dddddddddddd": ("files", lambda folder: (folder / "openbaar.duckdb").unlink()),
    "eeeeeeeeeeee": ("files", lambda folder: (folder / "landelijk.duckdb").write_bytes(b"torn")),
    "ffffffffffff": ("manifest", lambda folder: [path.unlink() for path in folder.iterdir()]),
    "abababababab": ("version", lambda folder: other_version(folder / "manifest.json")),
}


def other_version(manifest):
    said = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**said, "schema_version": said["schema_version"] - 1}), encoding="utf-8")


@pytest.fixture
def damaged(data):
    """One good release that is shown, one for each way of damage, and a folder that is no release."""
    (good,) = [one["release"] for one in shown.releases(data)]
    for name, (_, damage) in DAMAGES.items():
        shutil.copytree(data.releases / good, data.releases / name)
        for path in (data.releases / name).iterdir():
            path.chmod(0o644)
        damage(data.releases / name)
    (data.releases / "kopie van vorig jaar").mkdir()
    return data, good


def test_a_damaged_release_is_listed_with_what_to_do_and_the_others_too(damaged, capsys):
    data, good = damaged
    code, told, _ = said(capsys, "releases", "--data", data.root)
    assert code == 0 and f"{good}  nu getoond\n" in told
    for name, (damage, _) in DAMAGES.items():
        assert f"{name}  bewaard  {texts('nl')['console'][f'damage_{damage}']}" in told
    assert "Typ dan run" in told and "geen release en blijven liggen: kopie van vorig jaar." in told
    listed = json.loads(said(capsys, "releases", "--json", "--data", data.root)[1])
    assert {one["release"]: one["damage"] for one in listed} == {good: None} | {n: d for n, (d, _) in DAMAGES.items()}


def test_nobody_goes_back_to_a_damaged_release_and_all_can_be_withdrawn(damaged, capsys):
    data, good = damaged
    for name in DAMAGES:
        code, _, complaint = said(capsys, "rollback", name, "--data", data.root)
        assert code == 1 and f"Release {name} is niet te tonen (" in complaint
        assert said(capsys, "withdraw", name, "--reason", "stuk", "--data", data.root)[0] == 0
    assert said(capsys, "rollback", "kopie van vorig jaar", "--data", data.root)[0] == 1
    assert said(capsys, "rollback", good, "--data", data.root)[0] == 0
    assert all(one["is_withdrawn"] or one["release"] == good for one in shown.releases(data))


def test_what_takes_the_place_of_a_withdrawn_release_can_be_shown(damaged, capsys):
    data, good = damaged
    assert "Nu getoond: -" in said(capsys, "withdraw", good, "--reason", "fout", "--data", data.root)[1]
    assert not (data.releases / "current.json").exists()


@pytest.mark.parametrize(("content", "sentence"), [(b"{", "is beschadigd"), (b'{"release": "abc123"}', "is weg")])
def test_a_damaged_pointer_is_told_and_keeps_nobody_from_choosing(data, capsys, content, sentence):
    (good,) = [one["release"] for one in shown.releases(data)]
    (data.releases / "current.json").write_bytes(content)
    code, told, _ = said(capsys, "releases", "--data", data.root)
    assert code == 0 and f"{good}  bewaard\n" in told and sentence in told
    assert said(capsys, "rollback", good, "--data", data.root)[0] == 0
    assert f"{good}  nu getoond\n" in said(capsys, "releases", "--data", data.root)[1]
