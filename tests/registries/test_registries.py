"""A registry that cannot be used is refused before anything is done: file, field and remedy, in both languages."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines import __main__, settings
from pipelines.registries import RegistryError, checking, faults
from pipelines.registries.checking import check
from pipelines.registries.faults import Fault, _words
from pipelines.registries.forms.reference import FILES
from pipelines.registries.reading import loaded, loaded_json
from tests.registries.wrong import WRONG

ROOMS = ("pipelines", "expectations", "dashboard", "data/reference")


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Path:
    """Return a copy of everything that the registries are part of: a test may damage it, and mends it afterwards."""
    folder = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(settings.REPOSITORY / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


# Every file is looked through once; then only the damaged one again, with everything that others say of it.
TRIED = """
import sys
from pathlib import Path
from pipelines import registries
from pipelines.registries import across, checking, languages, reading
from tests.registries.wrong import WRONG

house = Path(sys.argv[1])
checking.check(house / "dashboard" / "texts")
again, kept = reading.loaded.__wrapped__, reading.loaded
faults, of_rows, paired = checking._faults, checking._of_rows, checking.paired
for wrong in WRONG:
    path = house / wrong.file
    good = path.read_bytes() if path.exists() else None
    wrong.damage(path)
    reading.loaded_json.cache_clear()
    for module in (registries, across, checking, languages):
        module.loaded = lambda one: again(one) if one == path else kept(one)
    checking._faults = lambda one, form: faults(one, form) if one == path else []
    checking._of_rows = lambda one: of_rows(one) if one == path else []
    checking.paired = lambda one, other: paired(one, other) if path in (one, other) else []
    for cached in (registries.columns, registries.measures, registries.code_lists):
        cached.cache_clear()
    try:
        checking.check(house / "dashboard" / "texts")
        said = ["", ""]
    except registries.RegistryError as error:
        said = [error.told(language).replace(chr(10), " | ") for language in ("nl", "en")]
    print(*said, sep=chr(9))
    path.unlink(missing_ok=True) if good is None else path.write_bytes(good)
"""


@pytest.fixture(scope="session")
def said(house) -> dict[str, tuple[str, str]]:
    """Return per name of a wrong registry what is said of it, Dutch and English; one process tries them all."""
    done = subprocess.run(
        [sys.executable, "-c", TRIED, str(house)],
        cwd=house,
        env={"PYTHONPATH": f"{house}:{settings.REPOSITORY}", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = [tuple(line.split("\t")) for line in done.stdout.splitlines()]
    return dict(zip((wrong.name for wrong in WRONG), told, strict=True))


def test_our_own_registries_can_be_used():
    check(settings.REPOSITORY / "dashboard" / "texts")


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
@pytest.mark.slow
def test_what_is_wrong_is_told_with_file_field_and_remedy(said, wrong):
    for language, told in zip(settings.LANGUAGES, said[wrong.name], strict=True):
        kind = _words()[language]["kinds"][wrong.kind]
        assert (wrong.told_of or wrong.file) in told
        assert all(part in told for part in wrong.location)
        assert kind.split("{", maxsplit=1)[0] in told
        assert wrong.says in told
        assert not re.search(r"\{(?!naam\}|name\})\w+\}", told)


def test_every_file_of_words_and_choices_is_looked_through():
    looked = {path for path, _ in checking._forms()} | {settings.REFERENCE / name for name in FILES}
    looked |= {
        faults.WORDS,
        *(checking.PIPELINES / "texts").glob("*.yml"),
    }
    there = {*checking.PIPELINES.rglob("*.yml"), *settings.REFERENCE.iterdir(), *checking.SUITES.iterdir()}
    assert there <= looked


def test_both_languages_have_words_for_the_same_kinds():
    dutch, english = (_words()[language] for language in settings.LANGUAGES)
    assert dutch.keys() == english.keys()
    assert dutch["kinds"].keys() == english["kinds"].keys()


def test_a_key_that_stands_twice_is_no_silent_choice(tmp_path):
    (tmp_path / "twice.yml").write_text("kind: rate\nunit: percent\nkind: count\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"field kind: this stands twice \(line 3\)"):
        loaded(tmp_path / "twice.yml")
    (tmp_path / "twice.json").write_text('{"name": "a", "name": "b"}', encoding="utf-8")
    with pytest.raises(RegistryError, match="field name: this stands twice"):
        loaded_json(tmp_path / "twice.json")


@pytest.mark.parametrize("command", [("pipelines", "run"), ("dashboard", "--port", "0")])
@pytest.mark.slow
def test_what_is_wrong_is_a_sentence_and_no_traceback(house, tmp_path, command):
    """`compared: "nee"` ended in a traceback."""
    path = house / "pipelines" / "registries" / "indicators" / "placement_rate.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("compared: true", 'compared: "nee"'), encoding="utf-8")
    try:
        done = subprocess.run(
            [sys.executable, "-m", *command, "--data", str(tmp_path)],
            cwd=house,
            env={"PATH": ""},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        path.write_text(good, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert 'pipelines/registries/indicators/placement_rate.yml, veld compared: er staat "nee"' in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("verb", [*sorted(__main__.READS_REGISTRIES), "releases"])
def test_no_command_begins_with_a_wrong_registry_but_releases_can_be_listed(verb, tmp_path, monkeypatch, capsys):
    def wrong() -> None:
        raise RegistryError(Fault("pipelines/registries/columns.yml", "missing", ("results", "type")))

    monkeypatch.setattr(checking, "check", wrong)
    asked = {"sample": ["--out", "x"], "check": ["x.csv"], "experiences": ["x.txt"]}.get(verb, [])
    code = __main__.main([verb, *asked, "--data", str(tmp_path), "--language", "en"])
    told = capsys.readouterr().err
    assert code == (0 if verb == "releases" else 1)
    assert ("pipelines/registries/columns.yml, field results.type: this field is missing." in told) == (
        verb != "releases"
    )


def test_a_child_that_reads_one_file_does_not_load_pydantic():
    loads = "import sys, pipelines.intake.bounded.child; print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loads], cwd=settings.REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
