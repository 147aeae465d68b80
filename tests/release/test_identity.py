"""The id of a release: everything that can change a table changes it, and nothing of when or where does."""

import json
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest

from pipelines.release import identity
from pipelines.settings import REPOSITORY
from tests import deliveries

pytestmark = pytest.mark.slow

# Takes in a delivery, builds and publishes, and tells which files of ours it opened and which modules it loaded. The rules
# are read and not applied: Great Expectations takes seconds to load and opens no file of ours.
WATCHED = """
import json, sys
from pathlib import Path
opened = set()
def watch(event, given):
    if event == "open" and isinstance(given[0], str):
        opened.add(given[0])
sys.addaudithook(watch)
from expectations import gate
gate.check = lambda frame, suite: gate.rules(suite)[:0]
from pipelines import settings
from pipelines.commands import running
running.run(settings.DataDir(Path(sys.argv[1])))
loaded = [one.__file__ for one in sys.modules.values() if getattr(one, "__file__", None)]
sys.stdout.write(json.dumps([sorted({*opened, *loaded}), sorted({name.split(".")[0] for name in sys.modules})]))
"""


# Reads deliveries: what it read is in the archive, and that is hashed.
READS = {"python-calamine"}


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("identity") / "data"
    rows = [deliveries.result(60, 25), deliveries.result("<5", "<5", doelgroep="zestigplus")]
    deliveries.write(root / "inbox", "Twente", [deliveries.trajectory(budget="na de zomer")], rows)
    return root


@pytest.fixture(scope="module")
def used(data) -> tuple[set[Path], set[str]]:
    """The files of ours that a build uses, below the repository, and the packages that it loads."""
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(data)], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    paths, packages = json.loads(done.stdout)
    below = {Path(one) for one in paths if Path(one).is_relative_to(REPOSITORY)}
    return {
        path.relative_to(REPOSITORY)
        for path in below
        if path.suffix != ".pyc" and ".venv" not in path.parts and path.is_file()
    }, set(packages)


@pytest.fixture
def copied(tmp_path) -> Path:
    """The code and facts at another place, with what Python, editors and desktops leave beside them."""
    for room in identity.ROOMS:
        shutil.copytree(REPOSITORY / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    for litter in ("__pycache__/rules.cpython-311.pyc", ".rules.yml.swp", "rules.yml~", "rules.yml.orig", ".DS_Store"):
        path = tmp_path / "pipelines" / litter
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"litter")
    return tmp_path


def test_a_build_uses_no_file_of_ours_that_the_id_forgets(used):
    hashed = {path.relative_to(REPOSITORY) for path in identity.hashed_files(REPOSITORY)}
    files, _ = used
    assert len(files) > 100 and {path.suffix for path in files} >= {".py", ".sql", ".yml", ".json", ".csv"}
    assert files - hashed == set()


def test_a_changed_byte_in_any_file_that_a_build_uses_changes_the_id(used, copied):
    before = identity.fingerprint(copied)
    files, _ = used
    for path in files:
        content = (copied / path).read_bytes()
        (copied / path).write_bytes(content + b"\n")
        assert identity.fingerprint(copied) != before, path
        (copied / path).write_bytes(content)
    assert identity.fingerprint(copied) == before


def test_a_file_that_comes_or_moves_changes_the_id(copied):
    before = identity.fingerprint(copied)
    checks = copied / "expectations" / "checks"
    moved = next(checks.glob("*.sql")).rename(checks / "another.sql")
    after = identity.fingerprint(copied)
    moved.write_bytes(b"")
    assert len({before, after, identity.fingerprint(copied)}) == 3


def test_the_same_content_elsewhere_has_the_same_id(copied):
    assert identity.fingerprint(copied) == identity.fingerprint(REPOSITORY)


def test_every_library_that_computes_is_in_the_id_with_its_version(used, data, monkeypatch):
    _, packages = used
    named = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8").splitlines()
    ours = {line.split("==")[0].casefold() for line in named if "==" in line}
    names = {one: found for one, found in packages_distributions().items() if one in packages}
    loaded = {name.casefold() for found in names.values() for name in found} & ours
    assert loaded - {name.casefold() for name in identity.LIBRARIES} == READS
    before = inputs(data)
    for library in identity.LIBRARIES:
        newer = {library: f"{version(library)}.1"}
        with monkeypatch.context() as upgraded:
            upgraded.setattr(identity, "version", lambda name, newer=newer: newer.get(name) or version(name))
            assert inputs(data) != before, library


def inputs(data: Path) -> str:
    from pipelines.intake.deliveries.archiving import known

    return identity.inputs_id(data / "archive", known(data / "archive"), None, {})


def test_what_the_archive_holds_is_in_the_id_and_when_it_came_is_not(used, data, tmp_path):
    shutil.copytree(data / "archive", tmp_path / "archive")
    before = inputs(data)
    assert inputs(tmp_path) == before
    (folder,) = (tmp_path / "archive").glob("?" * 64)
    for name in ("arrival.json", "originals/Twente-trajecten.csv"):
        path = folder / name
        path.write_bytes(path.read_bytes().replace(b'"at": "20', b'"at": "19') + b"\n")
        assert inputs(tmp_path) == before
    read = [folder / "receipt.json", folder / "delivery.json", *folder.glob("*/*.parquet")]
    assert len(read) == 8
    for path in read:
        content = path.read_bytes()
        path.write_bytes(content + b"\n")
        assert inputs(tmp_path) != before, path.name
        path.write_bytes(content)
