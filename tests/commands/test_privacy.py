"""What the command line says of what the operator has to fill in, and that it publishes nothing beside a wrong file."""

import json

import pytest

from pipelines import settings
from pipelines.__main__ import main
from pipelines.commands import running
from tests import deliveries
from tests.registries.test_privacy import FIELDS, WHOLE

pytestmark = pytest.mark.slow
WRONG = "archive_months: altijd\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    data = settings.DataDir(tmp_path_factory.mktemp("privacy"))
    deliveries.write(data.inbox, "Twente", [deliveries.trajectory()], [deliveries.result(60, 25)])
    running.run(data)
    return data


@pytest.fixture
def fill_in(published):
    yield lambda text: published.privacy.write_text(text, encoding="utf-8")
    published.privacy.unlink(missing_ok=True)


def said(capsys, data, *words):
    code = main([*map(str, words), "--data", str(data.root)])
    written = capsys.readouterr()
    return code, written.out, written.err


def test_a_run_says_in_one_line_what_is_open_until_it_is_filled_in(published, fill_in, capsys):
    code, told, _ = said(capsys, published, "run")
    assert code == 0
    (line,) = [one for one in told.splitlines() if str(published.privacy) in one]
    assert line.startswith("Nog niet ingevuld in") and ", ".join(FIELDS) in line
    assert "Not filled in yet in" in said(capsys, published, "run", "--language", "en")[1]
    fill_in("contact: privacy@voorbeeld.nl")
    assert "contact" not in said(capsys, published, "run")[1]
    fill_in(WHOLE)
    assert "ingevuld" not in said(capsys, published, "run")[1]


def test_a_machine_hears_the_same(published, fill_in, capsys):
    assert json.loads(said(capsys, published, "run", "--json")[1])["not_filled_in"] == FIELDS
    fill_in(WHOLE)
    assert json.loads(said(capsys, published, "run", "--json")[1])["not_filled_in"] == []


@pytest.mark.parametrize("words", [("run",), ("build",), ("experiences", "book.txt")])
def test_nothing_is_done_beside_a_wrong_file(published, fill_in, capsys, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.txt").write_text("Twente", encoding="utf-8")
    (published.inbox / "later.csv").write_text("traject;naam\n", encoding="utf-8")
    before = sorted(published.root.rglob("*"))
    fill_in(WRONG)
    code, told, complaint = said(capsys, published, *words)
    published.privacy.unlink()
    assert (code, told) == (1, "")
    assert f"{published.privacy}, veld archive_months:" in complaint and "Er is niets gedaan" in complaint
    assert sorted(published.root.rglob("*")) == before
    (published.inbox / "later.csv").unlink()


def test_what_is_out_can_be_listed_and_taken_back_beside_a_wrong_file(published, fill_in, capsys):
    fill_in(WRONG)
    code, told, _ = said(capsys, published, "releases", "--json")
    assert code == 0
    (release,) = [one["release"] for one in json.loads(told)]
    assert said(capsys, published, "withdraw", release, "--reason", "x")[0] == 0
