"""Uitleg says who answers for the data: every field open until the operator filled it in, and no other way around."""

import re
from html import unescape

import pytest

from dashboard import texts
from dashboard.serving import server
from pipelines.registries.forms.privacy import Privacy
from pipelines.settings import DataDir
from tests import release_fixture
from tests.app.opening import opened_page
from tests.registries.test_privacy import FIELDS, WHOLE

OPEN = {"nl": "nog niet ingevuld", "en": "not filled in yet"}


@pytest.fixture
def data(tmp_path, monkeypatch):
    release_fixture.build(tmp_path, ("openbaar",))
    monkeypatch.setenv("POW_DATA", str(tmp_path))
    return DataDir(tmp_path)


def part(**query):
    text = " ".join(one.value for one in opened_page("explanation", **query).markdown)
    return text.split('id="verantwoordelijk"')[1].split("</section>")[0]


def stated(**query):
    """Return what is said of every field, in the order of the page."""
    return [unescape(one) for one in re.findall(r"<dd>(.*?)</dd>", part(**query))]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_is_open_until_it_is_filled_in(data, language):
    assert stated(taal=language) == [f"<em>{OPEN[language]}</em>"] * len(FIELDS)
    text = part(taal=language)
    for name in FIELDS:
        assert f"<dt>{texts.text(f'explanation.answerable_{name}', language)}</dt>" in unescape(text)
    data.privacy.write_text("contact: privacy@voorbeeld.nl\n", encoding="utf-8")
    said = dict(zip(FIELDS, stated(taal=language), strict=True))
    assert 'href="mailto:privacy@voorbeeld.nl"' in said.pop("contact")
    assert set(said.values()) == {f"<em>{OPEN[language]}</em>"}


def test_what_is_filled_in_is_shown_in_the_language_of_the_screen(data):
    data.privacy.write_text(WHOLE, encoding="utf-8")
    dutch, english = stated(), stated(taal="en")
    assert dutch[:2] == ["AVG artikel 6, lid 1, onder e", "Stichting Voorbeeld"]
    assert english[:2] == ["GDPR article 6(1)(e)", "Example Foundation"]
    assert dutch[3] == '<a href="https://voorbeeld.nl/fg">https://voorbeeld.nl/fg</a>'
    assert (dutch[4:], english[4:]) == (["60 maanden", "24 maanden"], ["60 months", "24 months"])


def test_what_is_filled_in_is_text_and_never_markup(data):
    data.privacy.write_text(
        "controller: {nl: 'A & B < C <', en: '*x*'}\narchive_months: 1\n"
        "data_protection_officer: 'https://voorbeeld.nl/\"><img/onerror=1>'\n",
        encoding="utf-8",
    )
    raw = part()
    assert "A &amp; B &lt; C &lt;" in raw and "<img" not in raw
    assert stated()[4] == "1 maand"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_cannot_be_read_is_open_and_said(data, language):
    unread = texts.text("explanation.answerable_unread", language)
    assert unread not in part(taal=language)
    data.privacy.write_text(WHOLE + "archive_months: altijd\n", encoding="utf-8")
    assert unread in part(taal=language)
    assert stated(taal=language) == [f"<em>{OPEN[language]}</em>"] * len(FIELDS)


def test_a_server_does_not_start_beside_a_wrong_file(data, capsys):
    data.privacy.write_text("contact: bel ons\n", encoding="utf-8")
    assert server.main(["--data", str(data.root), "--port", "0"]) == 1
    assert f"{data.privacy}, veld contact:" in capsys.readouterr().err


def test_every_field_of_the_form_is_shown():
    assert list(Privacy.model_fields) == FIELDS
