"""What the operator fills in beside the data: nothing is fine and said, what is wrong is refused with the remedy."""

import re

import pytest

from pipelines.registries import RegistryError
from pipelines.registries.forms.privacy import Privacy
from pipelines.registries.privacy import filled_in, left_open
from pipelines.release.identity import inputs_id
from pipelines.settings import REPOSITORY, DataDir

WHOLE = """
legal_basis:
  nl: AVG artikel 6, lid 1, onder e
  en: GDPR article 6(1)(e)
controller:
  nl: Stichting Voorbeeld
  en: Example Foundation
contact: privacy@voorbeeld.nl
data_protection_officer: https://voorbeeld.nl/fg
archive_months: 60
releases_months: 24
"""
FIELDS = [
    "legal_basis",
    "controller",
    "contact",
    "data_protection_officer",
    "archive_months",
    "releases_months",
]
# What stands in the file, the field that is named, and what is said of it in Dutch.
WRONG = [
    ("controler: {nl: a, en: b}", "controler", "Bedoelt u controller?"),
    ("controller: Stichting Voorbeeld", "controller", "hier horen velden met elk een naam"),
    ("controller: {nl: Stichting}", "controller.en", "dit veld ontbreekt"),
    ("controller: {nl: Stichting, en: ' '}", "controller.en", "hier staat niets"),
    ("controller: {nl: Stichting, en: Foundation, de: Stiftung}", "controller.de", "dit veld kennen wij niet"),
    ("legal_basis: {nl: 6, en: six}", "legal_basis.nl", "en hier hoort een tekst"),
    ("contact: ''", "contact", "hier staat niets"),
    ("contact: bel ons", "contact", "Schrijf een e-mailadres"),
    ("contact: privacy@voorbeeld", "contact", "Schrijf een e-mailadres"),
    ("contact: '@voorbeeld.nl'", "contact", "Schrijf een e-mailadres"),
    ("contact: een@twee@drie.nl", "contact", "Schrijf een e-mailadres"),
    ("contact: privacy @voorbeeld.nl", "contact", "Schrijf een e-mailadres"),
    ("contact: javascript:alert(1.0)", "contact", "Schrijf een e-mailadres"),
    ("contact: http://voorbeeld.nl", "contact", "Schrijf een e-mailadres"),
    ("data_protection_officer: https://", "data_protection_officer", "Schrijf een e-mailadres"),
    ("data_protection_officer: 12", "data_protection_officer", "en hier hoort een tekst"),
    ("archive_months: '60'", "archive_months", "en hier hoort een geheel getal"),
    ("archive_months: 1.5", "archive_months", "en hier hoort een geheel getal"),
    ("archive_months: true", "archive_months", "en hier hoort een geheel getal"),
    ("releases_months: 0", "releases_months", "Kies >= 1"),
    ("releases_months: 601", "releases_months", "Kies <= 600"),
    ("releases_months: 1\nreleases_months: 2", "releases_months", "dit staat twee keer"),
    ("- contact", None, "hier horen velden met elk een naam"),
    ("false", None, "hier horen velden met elk een naam"),
    ("contact: [", None, "niet te lezen"),
]


@pytest.fixture
def data(tmp_path):
    return DataDir(tmp_path)


def write(data, text):
    data.privacy.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("text", [None, "", "# nog niets\n", "contact:\narchive_months:\n"])
def test_without_a_file_or_with_an_empty_one_everything_is_open(data, text):
    if text is not None:
        write(data, text)
    assert filled_in(data) == Privacy()
    assert left_open(filled_in(data)) == FIELDS


def test_what_is_filled_in_is_no_longer_open_and_the_file_is_read_anew(data):
    write(data, "contact: privacy@voorbeeld.nl\n")
    assert left_open(filled_in(data)) == [name for name in FIELDS if name != "contact"]
    write(data, WHOLE)
    assert left_open(filled_in(data)) == []
    assert filled_in(data).controller.en == "Example Foundation"


@pytest.mark.parametrize(("text", "field", "says"), WRONG)
def test_what_is_wrong_is_told_with_file_field_and_remedy_in_both_languages(data, text, field, says):
    write(data, text)
    with pytest.raises(RegistryError) as refused:
        filled_in(data)
    dutch, english = (refused.value.told(language) for language in ("nl", "en"))
    assert str(data.privacy) in dutch and str(data.privacy) in english
    assert says in dutch
    if field:
        assert f"veld {field}:" in dutch and f"field {field}:" in english


def test_what_cannot_be_opened_is_told(data):
    data.privacy.mkdir()
    with pytest.raises(RegistryError, match="cannot be opened"):
        filled_in(data)


def test_the_example_for_operators_fills_in_every_field(data):
    guide = (REPOSITORY / "docs" / "beheer.md").read_text(encoding="utf-8")
    write(data, re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)[1])
    assert left_open(filled_in(data)) == []


def test_who_is_responsible_makes_no_other_figures(data):
    before = inputs_id(data.archive, {}, None, {})
    write(data, WHOLE)
    assert inputs_id(data.archive, {}, None, {}) == before
