"""docs/decisions.md: every decision has a heading and one place in the contents, and personal data a way to the code."""

import re
from collections import Counter

from pipelines.registries.rules import rules
from pipelines.settings import REPOSITORY
from tests.architecture.headings import anchor

PATH = REPOSITORY / "docs" / "decisions.md"
TEXT = PATH.read_text(encoding="utf-8")
HEADINGS = re.findall(r"^## ((\d+)\. .+)$", TEXT, re.MULTILINE)
LINKS = re.findall(r"^- \[(\d+) · (.+?)\]\(#(.+?)\)$", TEXT, re.MULTILINE)
ROWS = re.findall(r"^\| (`.+?) \| .+? \| (.+?) \|$", TEXT, re.MULTILINE)


def test_decisions_are_numbered_on_and_each_stands_once_in_the_contents():
    numbers = [int(number) for _, number in HEADINGS]
    assert numbers == list(range(1, len(numbers) + 1))
    assert Counter(LINKS) == Counter(
        (number, heading.split(". ", 1)[1], anchor(heading)) for heading, number in HEADINGS
    )


def test_every_rule_of_personal_data_has_a_way_to_all_code_that_says_it():
    told = {
        rule: set(re.findall(r"\]\(\.\./(.+?)\)", files))
        for names, files in ROWS
        for rule in re.findall(r"`(\w+)`", names)
    }
    personal = {rule for rule in rules() if rule.startswith("PII_")}
    shown = {rule.shows for rule in rules().values()} - {""}
    assert set(told) >= personal | shown
    assert set(told) - shown <= set(rules())
    code = {
        str(path.relative_to(REPOSITORY)): path.read_text(encoding="utf-8")
        for path in (REPOSITORY / "pipelines" / "intake").rglob("*.py")
    }
    for rule, files in told.items():
        assert files
        assert {path for path, text in code.items() if f'"{rule}"' in text} <= files <= set(code), rule
