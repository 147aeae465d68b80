"""The parts of the explanation, and the page that they make with a list of contents beside them."""

import pandas as pd

from dashboard import texts
from dashboard.addresses import EXPLANATION
from dashboard.components.explanation.example_table import example_table
from dashboard.components.explanation.prose import prose
from dashboard.components.explanation.screen_words import screen_words
from dashboard.components.hall import definition_list, markup
from dashboard.components.hall.markup import Markup, element
from dashboard.queries.worked_example import COUNTRY

# Over the whole width; the others stand two beside each other.
WHOLE = ("figures", "screen", "compare", "measured", "lists")


def page(parts: dict[str, Markup], language: str) -> Markup:
    """Return the whole page: the contents, then every part under its title. `parts` goes by name, in order."""
    titles = {name: texts.text(f"explanation.{name}", language) for name in parts}
    links = [element("li", element("a", titles[name], href=f"#{EXPLANATION[name]}")) for name in parts]
    label = texts.text("explanation.contents", language)
    contents = element("nav", element("p", label), element("ul", links), class_="pow-contents", aria_label=label)
    sections = [_section(name, titles[name], content) for name, content in parts.items()]
    return element("div", contents, element("div", sections, class_="pow-parts"), class_="pow-explained")


def _section(name: str, title: str, content: Markup) -> Markup:
    head = element("h2", title, class_="pow-section")
    # The address is that of the part: Streamlit gives headings one of its own.
    look = "pow-whole" if name in WHOLE else None
    return element("section", head, content, id=EXPLANATION[name], class_=look)


def figures(rows: pd.DataFrame, language: str) -> Markup:
    """Return the definitions of all indicators of the release."""
    return markup.join(_note("figures_note", language), definition_list.indicators(rows, language))


def screen(language: str) -> Markup:
    """Return the words that stand in place of a figure or beside it."""
    return markup.join(_note("screen_note", language), screen_words(language))


def compare(example: pd.DataFrame, language: str) -> Markup:
    """Return how regions are compared, with the worked example."""
    words = element("div", text("compare", language), prose(texts.text("explanation.compare_rest", language)))
    return element("div", words, example_table(example, COUNTRY, language), class_="pow-two")


def lists(rows: pd.DataFrame, language: str) -> Markup:
    """Return the words of a delivery, per list."""
    return markup.join(_note("lists_note", language), definition_list.words(rows, language))


def text(name: str, language: str) -> Markup:
    """Return a part that is only running text."""
    return prose(texts.text(f"explanation.{name}_text", language))


def _note(name: str, language: str) -> Markup:
    return element("p", texts.text(f"explanation.{name}", language), class_="pow-note")
