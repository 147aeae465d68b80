"""Uitleg: definitions from the release, the words of the screen, the worked example, what is and is not decided."""

import re
from html import unescape

import pytest

from dashboard import formatting, texts
from dashboard.components.explanation.prose import prose
from dashboard.components.explanation.screen_words import WORDS
from dashboard.queries.worked_example import worked_example
from pipelines import registries
from pipelines.statistics import behind, wilson


@pytest.fixture
def shown(visited):
    return lambda **query: unescape(" ".join(one.value for one in visited("explanation", **query).markdown))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_figure_of_this_audience_is_defined_under_its_kind(shown, language):
    text = shown(taal=language)
    for one in registries.indicators().values():
        is_public = "openbaar" in one.audiences
        assert (f"<h4>{one.texts['title'][language]}</h4>" in text) == is_public
        if is_public:
            assert all(
                one.texts[part][language] in text for part in ("definition", "why", "method", "caveats", "source")
            )
    kinds = [texts.text(f"explanation.kind_{kind}", language) for kind in ("rate", "count", "amount")]
    assert sorted(kinds, key=text.index) == kinds


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_contents_lead_to_every_part(shown, language):
    text = shown(taal=language)
    contents, parts = text.split('class="pow-parts"')
    addresses = re.findall(r'href="#([\w-]+)"', contents)
    assert addresses == re.findall(r'<section id="([\w-]+)"', parts)
    assert len(addresses) == 10


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_that_stands_for_a_figure_or_verdict_is_explained(shown, language):
    page = texts.page_texts("compare", language)
    stated = re.compile(r"verdict_(higher|lower|same|unknown)|hidden_|(missing|immature|not_applicable)$|is_")
    explained = {key for keys in WORDS.values() for key in keys}
    words = {name for name in page if stated.match(name)}
    assert {page[name] for name in words} <= {texts.text(key, language) for key in explained}
    text = shown(taal=language)
    for name in WORDS:
        assert texts.text(f"explanation.says_{name}", language) in text


def test_the_worked_example_has_one_share_and_three_verdicts(shown):
    example = worked_example()
    assert list(example["value"]) == [0.55, 0.55, 0.55]
    assert list(example["verdict"]) == ["same", "higher_1", "higher_2"]
    rows = shown().split('class="pow-example"')[1].split("</table>")[0].split("<tr")[2:]
    said = [re.sub(r"<[^>]+>", " ", row) for row in rows]
    for words, counted, verdict in zip(
        said,
        ("11 van 20", "55 van 100", "220 van 400"),
        ("geen verschil te zien", "mogelijk hoger", "verschilt: hoger"),
        strict=True,
    ):
        assert counted in words
        assert "55%" in words
        assert verdict in words


def test_the_example_of_a_public_share_is_what_the_statistics_say(shown):
    true = behind(50, 120, "controlled5")
    low, high = true.lowest_pair(), true.highest_pair()
    ends = wilson(*low)[0][0], wilson(*high)[1][0]
    rest = [int((n - x)[0]) for x, n in (high, low)]
    text = shown().split('id="bescherming"')[1]
    assert "50 van 120" in text
    assert f"{low[0][0]:.0f} tot en met {high[0][0]:.0f} mensen" in text
    assert "{} tot en met {} zonder de uitkomst".format(*rest) in text
    assert "van {} tot {}".format(*(formatting.percentage(end, "nl", 1) for end in ends)) in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_stand_per_list_under_a_heading_in_the_order_of_a_delivery(shown, language):
    text = shown(taal=language)
    lists = text.split('class="pow-lists"')[1]
    names = ["kinds", "pillars", "statuses", "continuations", "target_groups", "questions", "subjects", "sharing"]
    titles = [texts.text(f"explanation.list_{name}", language) for name in names]
    assert re.findall(r'<h3 class="pow-group">([^<]+)</h3>', lists)[: len(names)] == titles
    for name in names:
        assert all(f"<dt>{getattr(code, f'name_{language}')}</dt>" in lists for code in registries.code_list(name))


def test_what_a_search_can_do_is_said(shown):
    assert "Een zoekprogramma kan iets missen" in shown()
    assert "A search can miss something" in shown(taal="en")


def test_running_text_becomes_paragraphs_and_lists_and_is_escaped():
    made = prose("Een.\nTwee.\n\n- a\n- <b>\n")
    assert made == '<p class="pow-text">Een. Twee.</p><ul class="pow-text"><li>a</li><li>&lt;b&gt;</li></ul>'
