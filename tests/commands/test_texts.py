"""`pipelines texts`: from a lesson that names someone to a public page that does so only when a person released it."""

import csv
import io
import json

import pytest

from pipelines import database, settings
from pipelines.__main__ import main
from pipelines.commands import running
from pipelines.free_text import second_opinion
from pipelines.layout import RELEASED
from pipelines.release import current
from tests.cases import book
from tests.someone import CODE, LESSON, PROJECT, WORDS

pytestmark = pytest.mark.slow


def deliver(data: settings.DataDir, lesson: str = LESSON) -> None:
    tables = book.usual()
    for change in (
        book.put("lessen", "tekst", lesson),
        book.put("trajecten", "naam", PROJECT),
        book.put("trajecten", "traject", CODE),
        book.put("resultaten", "traject", CODE, CODE, CODE),
    ):
        change(tables)
    book.as_workbook(data.inbox, tables)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    data = settings.DataDir(tmp_path_factory.mktemp("texts"))
    deliver(data)
    running.run(data)
    return data


@pytest.fixture
def said(published, capsys, monkeypatch, tmp_path):
    """Give a function that does a verb on the data folder, in a folder of its own, and returns what it wrote."""
    monkeypatch.chdir(tmp_path)

    def command(*words: object) -> tuple[int, str, str]:
        code = main([*map(str, words), "--data", str(published.root)])
        written = capsys.readouterr()
        return code, written.out, written.err

    return command


def public(data: settings.DataDir) -> str:
    """Every word of the public file that is shown."""
    folder = data.releases / str(current(data.releases))
    with database.locked(folder / "openbaar.duckdb") as connection:
        names = [row[0] for row in connection.sql("select table_name from information_schema.tables").fetchall()]
        return "\n".join(str(connection.table(name).fetchall()) for name in names).casefold()


def named(data: settings.DataDir) -> list[str]:
    return [word for word in WORDS if word in public(data)]


def tick(path, answers: dict[str, str]) -> None:
    """Fill in the answers, by text, in the list that was written."""
    raw = path.read_text(encoding="utf-8-sig")
    head, *body = csv.reader(io.StringIO(raw, newline=""), delimiter=";")
    made = io.StringIO(newline="")
    out = csv.writer(made, delimiter=";", lineterminator="\r\n")
    out.writerows([head, *([*row[:-1], answers.get(row[3], row[-1])] for row in body)])
    path.write_text(made.getvalue(), encoding="utf-8-sig", newline="")


def test_someone_is_in_no_file_of_the_public_until_a_person_released_it_and_after_it_was_withdrawn(
    published, said, tmp_path
):
    first = current(published.releases)
    assert named(published) == []
    raw = (published.releases / first / "openbaar.duckdb").read_bytes().lower()
    assert not any(word.encode() in raw for word in WORDS)
    assert not any(word in (published.releases / first / "manifest.json").read_text().casefold() for word in WORDS)

    code, told, _ = said("texts")
    assert code == 0
    assert f"les: lijkt op naam van iemand, strafbaar feit: {LESSON}" in told
    assert f"naam van een traject: lijkt op naam van iemand: {PROJECT}" in told
    assert "4 teksten wachten" in told and "Lijst geschreven: vrijgeven.csv." in told

    tick(tmp_path / "vrijgeven.csv", {LESSON: "ja"})
    code, told, complaint = said("texts", "--file", "vrijgeven.csv")
    assert (code, complaint) == (0, "")
    assert "is gepubliceerd" in told and "Vrijgegeven: 1. Niet vrijgegeven: 0. Opengelaten: 3." in told
    assert LESSON.casefold() in public(published)
    assert PROJECT.casefold() not in public(published) and CODE not in public(published)
    second = current(published.releases)
    assert second != first

    assert "unchanged" not in said("run")[1] and current(published.releases) == second
    code, told, _ = said("texts", "--all", "--out", "alles.csv")
    assert code == 0 and "3 teksten wachten" in told
    tick(tmp_path / "alles.csv", {LESSON: "nee"})
    code, told, complaint = said("texts", "--file", "alles.csv")
    assert code == 0 and named(published) == []
    assert current(published.releases) not in {first, second}
    assert complaint.startswith("Een tekst die u introk, staat nog in deze oudere releases:")
    assert second in complaint and first not in complaint
    assert LESSON not in (published.published / RELEASED).read_text(encoding="utf-8")


def test_what_is_wrong_in_the_list_loses_nothing_and_says_which_row(published, said, tmp_path):
    said("texts", "--all", "--out", "lijst.csv")
    before = (current(published.releases), named(published))
    tick(tmp_path / "lijst.csv", {LESSON: "misschien", PROJECT: "ja ja"})
    code, _, complaint = said("texts", "--file", "lijst.csv")
    assert code == 3 and complaint.count("Rij ") == 2 and "Vul ja of nee in" in complaint
    assert (current(published.releases), named(published)) == before
    (tmp_path / "leeg.csv").write_bytes(b"")
    code, _, complaint = said("texts", "--file", "leeg.csv")
    assert code == 1 and "leeg" in complaint and "Er is niets veranderd." in complaint
    (tmp_path / "ander.csv").write_text("traject;deelnemers\r\nt1;12\r\n", encoding="utf-8")
    code, _, complaint = said("texts", "--file", "ander.csv", "--language", "en")
    assert code == 1 and "does not have the columns id, text and release" in complaint
    assert said("texts", "--file", "weg.csv")[0] == 2


def test_a_list_that_is_there_is_not_written_over(said, tmp_path):
    (tmp_path / "vrijgeven.csv").write_text("mijn werk", encoding="utf-8")
    code, _, complaint = said("texts", "--all", "--out", "vrijgeven.csv")
    assert code == 2 and "Dit bestand is er al" in complaint
    assert (tmp_path / "vrijgeven.csv").read_text(encoding="utf-8") == "mijn werk"


def test_machines_get_every_text_and_no_file(said, tmp_path):
    answer = json.loads(said("texts", "--all", "--json")[1])
    one = next(row for row in answer["texts"] if row["text"] == PROJECT)
    assert (one["kinds"], one["regions"], one["looks_like"]) == (["project_name"], ["AM05"], ["name"])
    assert answer["file"] is None and list(tmp_path.iterdir()) == []


def test_without_the_other_program_the_list_has_our_own_signs_and_says_so(said, monkeypatch):
    monkeypatch.setattr(second_opinion, "PACKAGE", "no_such_package")
    code, told, complaint = said("texts", "--all", "--second-opinion")
    assert code == 0 and "deduce is niet geïnstalleerd" in complaint and "lijkt op naam van iemand" in told


def test_a_run_says_how_many_texts_wait(said):
    assert "Teksten die wachten tot iemand ze leest: " in said("run")[1]
    assert json.loads(said("run", "--json")[1])["texts_waiting"] > 0


def test_without_a_release_nothing_waits(tmp_path, capsys):
    assert main(["texts", "--data", str(tmp_path / "nieuw")]) == 1
    assert "nog geen release" in capsys.readouterr().err


def test_a_damaged_memory_publishes_nothing_and_says_what_to_do(published, said):
    path = published.published / RELEASED
    kept = path.read_text(encoding="utf-8") if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text("{", encoding="utf-8")
    try:
        before = current(published.releases)
        for verb in ("run", "texts"):
            code, _, complaint = said(verb)
            assert code == 1 and str(path) in complaint and "Zet het terug uit een kopie" in complaint
        assert current(published.releases) == before
    finally:
        path.unlink() if kept is None else path.write_text(kept, encoding="utf-8")
