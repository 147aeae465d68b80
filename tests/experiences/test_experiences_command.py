"""`pipelines experiences FILE`: what it says, what it publishes for every audience, and what replaces what."""

import json
from pathlib import Path

import pytest

from pipelines import database, experiences, sample, settings
from pipelines.__main__ import main
from pipelines.experiences import ExperiencesError, StoredExperiences
from pipelines.intake.findings import texts
from pipelines.release import current

pytestmark = pytest.mark.slow

QUESTION = "Wat is je mooiste ervaring binnen Perspectief op Werk?"
BOOK = (
    "Anna de Vries\nAdviseur, Zeeland\n\n“Eén uitspraak.”\n\n"
    f"{QUESTION}\nHet werkte. ‘Fijn,’ Lisa Dam, coach.\n\nhttps://voorbeeld.invalid/\n"
)


def answers(data: Path, audience: str) -> list[str]:
    releases = settings.DataDir(data).releases
    with database.locked(releases / str(current(releases)) / f"{audience}.duckdb") as connection:
        return [row[0] for row in connection.sql("select answer from experiences order by position").fetchall()]


def test_an_import_replaces_the_sample_and_a_newer_one_replaces_it_for_every_audience(tmp_path, monkeypatch, capsys):
    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        return code, *capsys.readouterr()

    data, book = tmp_path / "data", tmp_path / "boek.txt"
    monkeypatch.setenv("POW_DATA", str(data))
    sample.write(data / "inbox", regions=1)
    assert command("run")[0] == 0
    assert len(answers(data, "openbaar")) == len(experiences.sample())
    book.write_text(BOOK, encoding="utf-8")
    code, said, complaint = command("experiences", str(book))
    assert (code, complaint) == (0, "")
    assert "Ingelezen. Antwoorden: 1. Gesprekken: 1." in said
    assert "is gepubliceerd" in said
    kept = ["Het werkte. ‘Fijn,’ [naam], coach.\n\nhttps://voorbeeld.invalid/"]
    assert (answers(data, "landelijk"), answers(data, "openbaar")) == (kept, [])  # nobody released them yet
    release = current(settings.DataDir(data).releases)
    again = json.loads(command("experiences", str(book), "--json")[1])
    assert again["release"] == release
    assert again["experiences"]["interviews"] == 1
    book.write_text(BOOK.replace("werkte", "liep"), encoding="utf-8")
    assert command("experiences", str(book))[0] == 0
    assert answers(data, "landelijk") == [kept[0].replace("werkte", "liep")]
    refused = tmp_path / "brief.txt"
    refused.write_text("Beste mensen,\n\nHoe gaat het?\n", encoding="utf-8")
    code, _, complaint = command("experiences", str(refused))
    assert code == 1
    assert complaint.startswith("brief.txt: hier staat geen gesprek in.")
    assert answers(data, "landelijk") == [kept[0].replace("werkte", "liep")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_left_out_is_told_with_its_lines_and_what_was_not_is_not_told(language: str) -> None:
    words = texts(language)["experiences"]
    everything = experiences.read(BOOK + BOOK.replace("Vries", "Wit").replace("Fijn,’ Lisa Dam", "Fijn’ Lisa Dam"), "b")
    nothing = experiences.read(f"Anna Bos\nAdviseur UWV\n\n“Ja.”\n\n{QUESTION}\nGoed.\n", "b")
    full, bare = (experiences.told(StoredExperiences("", one.account, True), words) for one in (everything, nothing))
    say = words["account"]
    expected = {"speakers": 7, "links_unplaced": "9, 18", "perhaps": 16}
    assert {say[name].format(numbers=lines) for name, lines in expected.items()} == set(full[-3:])
    assert len(full) == len(bare) + 3
    assert not [sentence for sentence in [*full, *bare] if "{" in sentence or "Lisa" in sentence]
    again = experiences.told(StoredExperiences("", nothing.account, False), words)
    assert again == [words["account"]["same"], *bare]


def test_every_problem_has_words_in_both_languages_and_every_word_is_used() -> None:
    room = settings.REPOSITORY / "pipelines" / "experiences"
    code = "".join(path.read_text(encoding="utf-8") for path in room.glob("*.py"))
    for language in ("nl", "en"):
        words = texts(language)["experiences"]
        raised = {part.split('"')[1] for part in code.split("ExperiencesError(")[1:] if part.startswith('"')}
        assert raised == set(words["problems"])
        assert {name for name in words["account"] if f'["{name}"]' not in code} == set()


def test_an_error_holds_where_and_no_words_of_the_document() -> None:
    with pytest.raises(ExperiencesError) as caught:
        experiences.read(BOOK + f"{QUESTION}\nNog eens, zei Lisa Dam.\n", "boek")
    assert caught.value.where == {"line": 10}
    assert "Lisa" not in str(caught.value)
