"""What an attack on this release found, how far its figures lie from the true ones, and what is not claimed."""

from typing import Any

from dashboard import formatting, texts
from dashboard.components.explanation.prose import prose
from dashboard.components.hall import markup
from dashboard.components.hall.markup import Markup, element
from dashboard.formatting import is_absent

# parts of `small_counts`
OF_SMALL = ("keep_five", "keep_four", "fewer", "exact", "aware_five", "aware_fewer")


def measured(found: Any, language: str) -> Markup:
    """Return the part; `found` is what `queries.protection` gives, None in a file with exact numbers."""
    figures = prose(_say("exact_file", language)) if found is None else _figures(found, language)
    title = element("h3", _say("limits", language), class_="pow-group")
    limits = element("div", title, prose(_say("limits_text", language)))
    return element("div", element("div", figures), limits, class_="pow-two")


def _figures(one: Any, language: str) -> Markup:
    """Return what was tried and the figures that came out, each with of how many it is."""
    regions, small = (formatting.number(value, language) for value in (one.regions, one.small_counts))
    pairs = {name: _part(getattr(one, name), one.small_counts, language) for name in OF_SMALL}
    pairs["shares_withheld"] = _part(one.shares_withheld, one.shares, language)
    if not is_absent(one.mean_error):
        mean, largest = formatting.number(one.mean_error, language, 1), formatting.number(one.largest_error, language)
        pairs["error"] = _say("error_found", language, mean=mean, largest=largest)
    pairs["regions_kept_back"] = formatting.number(one.regions_kept_back, language)
    rows = [element("div", element("dt", _say(name, language)), element("dd", said)) for name, said in pairs.items()]
    tried = prose(_say("tried", language, regions=regions, small=small))
    return markup.join(tried, element("dl", rows, class_="pow-pairs"))


def _part(count: int, whole: int, language: str) -> str:
    """Return `2.950 van 3.044 (96,9%)`; without anything to be part of only the number."""
    number = formatting.number(count, language)
    if not whole:
        return number
    given = {"x": number, "n": formatting.number(whole, language)}
    return _say("part", language, **given, share=formatting.percentage(count / whole, language, 1))


def _say(name: str, language: str, **values: Any) -> str:
    return texts.text(f"explanation.measured_{name}", language, **values)
