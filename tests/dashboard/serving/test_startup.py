"""What is done before the first visitor comes: in a process of its own, because it freezes what it loads."""

import subprocess
import sys

import pytest

from pipelines.settings import REPOSITORY
from tests import release_fixture

PREPARED = """
import gc, sys
from dashboard import release
from dashboard.serving import startup
startup.prepare()
print({modules} <= set(sys.modules), gc.get_freeze_count() > 100_000, len(release._opened))
"""
ROOMS = ("queries", "charts", "components")


def every_module() -> set[str]:
    """Return what stands in the rooms that pages are made with, at any depth."""
    files = [path for room in ROOMS for path in (REPOSITORY / "dashboard" / room).rglob("*.py")]
    parts = [path.relative_to(REPOSITORY).with_suffix("").parts for path in files]
    return {".".join(part[:-1] if part[-1] == "__init__" else part) for part in parts}


def prepared(data) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PREPARED.format(modules=every_module())],
        cwd=REPOSITORY,
        env={"POW_DATA": str(data), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(("has_release", "opened"), [(True, "1"), (False, "0")])
def test_every_room_is_loaded_and_the_release_is_open_where_there_is_one(tmp_path, has_release, opened):
    if has_release:
        release_fixture.build(tmp_path, ("openbaar",))
    assert prepared(tmp_path) == f"True True {opened}"
