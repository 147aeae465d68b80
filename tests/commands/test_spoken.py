"""The command line's own words are Dutch, or English where that is asked: every verb, its help and its complaints."""

import argparse
import ast
import inspect
import re

import pytest

from dashboard.serving import server
from pipelines import settings
from pipelines.__main__ import VERBS, main
from pipelines.commands import spoken

# What argparse says to who programs with it wrongly, and of files that it would open itself; no user meets these.
TO_PROGRAMMERS = re.compile(r"conflicting|__call__|'required'|mutually|subparser arguments|callable|merge|invalid option|dest=|conflict_|'-' with|\"-\" with|can't open")  # fmt: skip
ENGLISH = (
    "usage",
    "options",
    "positional",
    "argument",
    "show this",
    "required",
    "error",
    "invalid",
    "choose",
    "expected",
)
WRONG = {
    "nothing": ([], "dit ontbreekt nog: OPDRACHT"),
    "no-verb-of-ours": (["runn"], "'runn' kennen we niet. Kies uit: 'sample', "),
    "unknown": (["run", "--fast"], "dit kennen we niet: --fast"),
    "no-value": (["run", "--data"], "bij --data: hier moet één ding achter staan"),
    "no-number": (["sample", "--out", "x", "--seed", "veel"], "bij --seed: 'veel' is geen heel getal"),
    "no-language": (["run", "--language", "fr"], "bij --language: 'fr' kennen we niet. Kies uit: 'nl', 'en'"),
    "language-forgotten": (["run", "--language"], "bij --language: hier moet één ding achter staan"),
    "missing": (["withdraw", "abc"], "dit ontbreekt nog: --reason"),
    "nothing-to-check": (["check"], "dit ontbreekt nog: BESTAND"),
    "half-a-word": (["sample", "--s", "1"], "--s kan meer dan één ding zijn: --scale, --seed"),
    "too-much": (["run", "--json=ja"], "bij --json: hier mag niets achter staan, maar er staat 'ja'"),
}


def told(arguments: list[str], capsys: pytest.CaptureFixture[str], of=main) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        of(arguments)
    return ended.value.code, *capsys.readouterr()


def is_english(text: str) -> list[str]:
    return [word for word in ENGLISH if re.search(rf"\b{word}\b", text)]


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_dutch_and_ends_with_2(case, capsys):
    arguments, sentence = WRONG[case]
    code, _, said = told(arguments, capsys)
    assert code == 2 and sentence in said and said.startswith("gebruik: ") and "--help voor uitleg" in said
    assert is_english(said) == []


@pytest.mark.parametrize("verb", [*sorted(VERBS), None])
def test_help_is_in_one_language(verb, capsys):
    asked = [] if verb is None else [verb]
    _, dutch, _ = told([*asked, "--help"], capsys)
    _, english, _ = told([*asked, "--language", "en", "--help"], capsys)
    assert is_english(dutch) == [] and dutch.startswith("gebruik: ") and "laat deze uitleg zien" in dutch
    assert english.startswith("usage: ") and not re.search(r"\b(gebruik|opties|MAP|BESTAND|uitleg)\b", english)
    options = set(re.findall(r"^  (?:-h, )?(--[a-z-]+|[A-Z]+)(.*)", dutch, re.MULTILINE))
    assert all(re.search(rf"^  (?:-h, )?{name}.*(?:\n?\s{{2,}}\S)", dutch, re.MULTILINE) for name, _ in options)


def test_the_server_of_the_dashboard_speaks_the_same_way(capsys):
    code, _, said = told(["--port", "x"], capsys, server.parse)
    assert code == 2 and "bij --port: 'x' is geen heel getal" in said and is_english(said) == []
    _, dutch, _ = told(["--help"], capsys, server.parse)
    assert is_english(dutch) == [] and "--port NUMMER" in dutch
    assert told(["--help", "--language", "en"], capsys, server.parse)[1].startswith("usage: ")


def test_the_language_may_be_asked_before_or_behind_the_verb(tmp_path, capsys):
    for words in (["--language", "en", "check", "no.csv"], ["check", "--language", "en", "no.csv"]):
        assert main(words) == 2
        assert capsys.readouterr().err.startswith("This file is not there")


def test_every_sentence_that_argparse_has_for_users_is_here_in_both_languages():
    calls = [one for one in ast.walk(ast.parse(inspect.getsource(argparse))) if isinstance(one, ast.Call)]
    looked_up = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id in {"_", "ngettext"}]
    literals = {word.value for one in looked_up for word in one.args[:2] if isinstance(word, ast.Constant)}
    assert len(literals) > 25
    assert {one for one in literals if not TO_PROGRAMMERS.search(one)} - set(spoken.words()) == set()
    for sentence, said in spoken.words().items():
        blanks = [re.findall(r"%\(\w+\)\w|%\w", one) for one in said.values()]
        assert set(said) == set(settings.LANGUAGES) and sorted(blanks[0]) == sorted(blanks[1]), sentence
        assert set(blanks[0]) <= set(re.findall(r"%\(\w+\)\w|%\w", sentence)) | {"%(prog)s"}, sentence


def test_argparse_speaks_its_own_language_again_afterwards():
    with spoken.spoken("nl"):
        assert argparse._("usage: ") == "gebruik: "
    assert argparse._("usage: ") == "usage: "
