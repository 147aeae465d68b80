"""A second opinion on names: only where it is installed, only when asked, in a process of its own, and it only points."""

import pytest

from pipelines.free_text import second_opinion
from pipelines.free_text.listing import Text
from pipelines.free_text.second_opinion import NoOpinion, with_second_opinion
from pipelines.protection.texts import key

pytestmark = pytest.mark.slow

READER = """
class Annotation:
    def __init__(self, tag): self.tag = tag
class Document:
    def __init__(self, annotations): self.annotations = annotations
class Deduce:
    def deidentify(self, text):
        {do}
        tags = [tag for word, tag in (("Aya", "persoon"), ("patient", "patient"), ("Almelo", "locatie")) if word in text]
        return Document([Annotation(tag) for tag in tags])
"""
TEXTS = [
    Text(key(said), said, ("lesson",), (), looks_like, None)
    for said, looks_like in (("Almelo", ()), ("Aya werkt.", ()), ("vervoer", ("few",)), ("Een patient", ("name",)))
]


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Give a function that installs a reader of names that does something first."""

    def install(do: str = "pass") -> None:
        (tmp_path / "deduce.py").write_text(READER.format(do=do), encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    return install


def test_what_it_takes_for_people_gets_one_more_sign_and_goes_first(installed):
    installed()
    found = with_second_opinion(TEXTS)
    assert [(one.text, one.looks_like) for one in found] == [
        ("Aya werkt.", ("second",)),
        ("vervoer", ("few",)),
        ("Een patient", ("name", "second")),
        ("Almelo", ()),
    ]


def test_where_it_is_not_installed_it_is_not_asked(monkeypatch):
    monkeypatch.setattr(second_opinion, "PACKAGE", "no_such_package")
    monkeypatch.setattr(second_opinion, "COMMAND", ("false",))
    with pytest.raises(NoOpinion) as none:
        with_second_opinion(TEXTS)
    assert none.value.reason == "not_installed"


@pytest.mark.parametrize("do", ["raise ValueError(text)", "import os; os._exit(3)", "print('{}'); raise SystemExit"])
def test_when_it_fails_there_is_no_opinion_and_nothing_of_a_text_is_told(installed, do, capfd):
    installed(do)
    with pytest.raises(NoOpinion) as none:
        with_second_opinion(TEXTS)
    assert none.value.reason == "no_answer"
    assert "Aya" not in "".join(capfd.readouterr())


def test_an_answer_that_takes_too_long_is_none(installed, monkeypatch):
    installed("import time; time.sleep(60)")
    monkeypatch.setattr(second_opinion, "SECONDS", 3)
    with pytest.raises(NoOpinion):
        with_second_opinion(TEXTS)
