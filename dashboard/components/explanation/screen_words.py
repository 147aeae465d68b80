"""The words that stand in place of a figure or beside it, as the screen writes them, each with what it means."""

from dashboard import texts
from dashboard.charts.marks import SIGNS
from dashboard.components.hall.markup import Markup, element

# What is explained -> the texts of the words. They come from where the screen has them, so they stay the same.
WORDS = {
    "counted": ("explanation.word_counted",),
    "interval": ("explanation.word_interval",),
    "differs": ("compare.verdict_higher_2", "compare.verdict_lower_2"),
    "possibly": ("compare.verdict_higher_1", "compare.verdict_lower_1"),
    "same": ("compare.verdict_same",),
    "unknown_few": ("compare.verdict_unknown_few",),
    "unknown": ("compare.verdict_unknown",),
    "few_people": ("compare.hidden_few_people",),
    "not_within": ("compare.hidden_not_within",),
    "few_regions": ("compare.hidden_few_regions",),
    "below_5": ("compare.hidden_below_5", "compare.hidden_count_below_5"),
    "immature": ("compare.immature",),
    "missing": ("compare.missing",),
    "not_applicable": ("compare.not_applicable",),
    "partial": ("compare.is_partial",),
    "controlled5": ("compare.is_controlled5",),
    "reference": ("explanation.word_reference",),
    "release": ("explanation.word_release",),
}
VERDICT = "compare.verdict_"


def screen_words(language: str) -> Markup:
    """Return the list of words and meanings; a verdict stands behind its sign."""
    pairs = [
        element(
            "div",
            element("dt", [_word(key, language) for key in keys]),
            element("dd", texts.text(f"explanation.says_{name}", language)),
        )
        for name, keys in WORDS.items()
    ]
    return element("dl", pairs, class_="pow-pairs pow-two")


def _word(key: str, language: str) -> Markup:
    sign = SIGNS.get(key.removeprefix(VERDICT)) if key.startswith(VERDICT) else None
    shape = element("span", sign + " ", aria_hidden="true", class_="pow-shape") if sign else None
    return element("span", shape, texts.text(key, language), class_="pow-word")
