"""The README tells the truth: its commands exist and its map shows rooms that are there."""

import re
import subprocess

import pytest

from pipelines.__main__ import VERBS
from pipelines.settings import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_every_make_command_exists():
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", README)) <= targets
    listed = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    for name in ("setup", "sample", "pipeline", "run", "test", "check", "format", "bench", "clean"):
        assert re.search(rf"^{name}\s", listed, re.MULTILINE)


@pytest.mark.parametrize("verb", re.findall(r"-m pipelines ([a-z]+)", README))
def test_every_verb_exists(verb):
    assert verb in VERBS


@pytest.mark.parametrize(
    "path", re.findall(r"`((?:pipelines|dashboard|expectations|data|docs|tests)/[\w/.]*)`", README)
)
def test_every_room_and_file_exists(path):
    assert (REPOSITORY / path).exists()


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_link_and_picture_leads_somewhere(link):
    assert (REPOSITORY / link).exists()
