"""What is done before the first visitor comes: in a process of its own, because it freezes what it loads."""

import subprocess
import sys

from pipelines.settings import REPOSITORY
from tests import release_fixture

PREPARED = """
import gc, sys
from dashboard import release
from dashboard.serving import startup
startup.prepare()
print({modules} <= set(sys.modules), gc.get_freeze_count() > 100_000, len(release._opened))
"""
# What was made already asks for nothing that makes it.
AGAIN = """
from dashboard import viewer
from dashboard.components.compare import comparison_tile, development_tile, funnel_tile, region_table
from dashboard.components.figures import compared, comparison_words
from dashboard.selection import Selection
from pipelines.settings import LANGUAGES
opened = release.open_for(viewer.current(), Selection())
compared.comparison = comparison_words.lead = region_table._row = development_tile._parts = funnel_tile._figure = None
for language in LANGUAGES:
    comparison_tile.make(compared.fetch(opened, Selection(language=language), Selection().indicators[0]))
"""
ROOMS = ("queries", "charts", "components")


def every_module() -> set[str]:
    """Return what stands in the rooms that pages are made with, at any depth."""
    files = [path for room in ROOMS for path in (REPOSITORY / "dashboard" / room).rglob("*.py")]
    parts = [path.relative_to(REPOSITORY).with_suffix("").parts for path in files]
    return {".".join(part[:-1] if part[-1] == "__init__" else part) for part in parts}


def prepared(data, then: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", PREPARED.format(modules=every_module()) + then],
        cwd=REPOSITORY,
        env={"POW_DATA": str(data), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_room_is_loaded_the_release_is_open_and_what_people_see_first_is_made(tmp_path):
    release_fixture.build(tmp_path, ("openbaar",))
    assert prepared(tmp_path, AGAIN) == "True True 1"


def test_every_room_is_loaded_where_there_is_no_release(tmp_path):
    assert prepared(tmp_path) == "True True 0"
