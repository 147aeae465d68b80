"""What Uitleg says of the release one looks at: the figures of the attack, out of the file itself, and nothing of an exact one."""

import re
from html import unescape

import pytest

from tests.app.opening import opened_page

FIGURES = {
    "regions": 34, "small_counts": 15_210, "keep_five": 14_790, "keep_four": 419, "fewer": 1, "exact": 0,
    "aware_five": 14_100, "aware_fewer": 37,
    "shares": 5_642, "shares_withheld": 391, "mean_error": 1.42, "largest_error": 5, "regions_kept_back": 2,
}  # fmt: skip
SAID = {
    "nl": [
        "Van 34 regio’s heeft deze release 15.210 aantallen",
        "Alle vijf 14.790 van 15.210 (97,2%)",
        "Vier van de vijf 419 van 15.210 (2,8%)",
        "Minder dan vier 1 van 15.210 (0,0%)",
        "Eén, dus precies bekend 0 van 15.210 (0,0%)",
        "Alle vijf, ook voor wie weet welke aantallen klein zijn 14.100 van 15.210 (92,7%)",
        "Minder dan vier, door onze cijfers, voor wie dat weet 37 van 15.210 (0,2%)",
        "Percentages van 20 mensen of meer die zijn weggelaten 391 van 5.642 (6,9%)",
        "gemiddeld 1,4, hoogstens 5 mensen",
        "Regio’s die hierom niet zijn vernieuwd 2",
    ],
    "en": [
        "Of 34 regions this release has 15,210 numbers",
        "All five 14,790 of 15,210 (97.2%)",
        "1.4 people on average, 5 at most",
        "Regions that were not renewed because of this 2",
    ],
}


def measured(**figures: object) -> str:
    """Return the statement that gives the file these figures, whatever the attack on the small release found."""
    columns = ", ".join(f'{value} as "{name}"' for name, value in (FIGURES | figures).items())
    return f"create or replace table protection as select {columns}"


def part(**query):
    found = unescape(" ".join(one.value for one in opened_page("explanation", **query).markdown))
    text = found.split('<section id="aanval"')[1].split("</section>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_figures_are_those_of_the_file_that_one_looks_at(altered, language):
    altered(measured())
    text = part(taal=language)
    for sentence in SAID[language]:
        assert sentence in text


def test_without_any_small_count_nothing_is_divided(altered):
    altered(
        measured(
            small_counts=0,
            keep_five=0,
            keep_four=0,
            fewer=0,
            aware_five=0,
            aware_fewer=0,
            mean_error="null",
            largest_error="null",
        )
    )
    text = part()
    assert "Alle vijf 0 Vier" in text
    assert "gemiddeld" not in text


def test_what_is_not_claimed_stands_beside_it(small):
    text = part()
    for sentence in (
        "Niet dat niemand kan raden",
        "Achter ‘0 tot 5’ zitten vaak echt 0 mensen",
        "differential privacy",
    ):
        assert sentence in text


def test_an_exact_file_says_that_it_is_not_for_everyone(small, monkeypatch):
    monkeypatch.setenv("POW_AUDIENCE", "landelijk")
    text = part()
    assert "Dit bestand heeft exacte aantallen en is alleen voor het ondersteuningsteam." in text
    assert "Alle vijf" not in text
