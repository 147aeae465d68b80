"""The guide and the glossary say what the screen says: its pages, buttons and words. Names, links and commands: test_named.py."""

import re

import pytest

from dashboard import texts
from dashboard.addresses import PATHS
from pipelines import registries
from pipelines.settings import REPOSITORY

DOCS = REPOSITORY / "docs"
GUIDE = (DOCS / "handleiding.md").read_text(encoding="utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text(encoding="utf-8")
STATED = (
    "verdict_same",
    "verdict_unknown",
    "hidden_few_people",
    "hidden_not_within",
    "hidden_below_5",
    "immature",
    "missing",
    "not_applicable",
    "is_partial",
)


@pytest.mark.parametrize("key", PATHS)
def test_the_guide_names_every_page_as_the_navigation_does(key):
    title = texts.text(f"shell.nav_{key}", "nl").replace("’", "'")
    row = next(line for line in GUIDE.splitlines() if line.startswith(f"| {title} |"))
    is_to_come = "coming" in texts.page_texts(key, "nl")
    assert ("moet nog komen" in row) == is_to_come


@pytest.mark.parametrize("name", STATED)
def test_guide_and_glossary_use_the_words_of_the_screen(name):
    assert texts.text(f"compare.{name}", "nl") in GUIDE
    if name != "is_partial":
        assert texts.text(f"compare.{name}", "nl") in GLOSSARY
        assert texts.text(f"compare.{name}", "en") in GLOSSARY


def test_the_guide_names_buttons_as_they_are():
    for key in ("overview.download", "compare.download", "shell.share_openbaar", "shell.share_landelijk"):
        assert f"*{texts.text(key, 'nl')}*" in GUIDE


def test_the_glossary_has_every_count_that_a_region_delivers():
    missing = [measure for measure in registries.measures() if f"`{measure}`" not in GLOSSARY]
    assert missing == []


def test_the_glossary_names_what_stands_in_the_code():
    code = [path for top in ("pipelines", "expectations", "dashboard") for path in (REPOSITORY / top).rglob("*.*")]
    words = {
        word
        for path in code
        if path.suffix in {".py", ".yml", ".sql"}
        for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
    }
    named = {
        name for cell in re.findall(r"\| ([^|]*) \|$", GLOSSARY, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)
    }
    assert len(named) > 70
    assert named - words == set()
