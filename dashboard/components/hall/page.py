"""The parts every page has: title, lead, headings, text, source line, notices, and nothing to show.

Not here: the bar of the shell (app.py), the filters (filters.py), and sentences: callers pass texts.
"""

from dashboard import formatting
from dashboard.components.hall import markup
from dashboard.components.hall.markup import element
from dashboard.visit import Visit

CONTENT = "inhoud"  # the name of the title in the page, for the link that skips the navigation


def header(key: str, here: Visit, name: str | None = None) -> None:
    """Draw the title of a page, `name` or else text `<key>.title`; in print also release and for whom.

    What was chosen: filters.py.
    """
    date = formatting.date(here.opened.reference_date, here.language)
    release = here.say("shell.printed", release=here.opened.id[:6], date=date)
    title = element("h1", name or here.say(f"{key}.title"), class_="pow-title")
    audience = here.say(f"shell.printed_{here.opened.audience}")
    printed = element("p", release, element("strong", audience), class_="pow-print-only pow-note")
    markup.show(element("div", title, printed, id=CONTENT, tabindex="-1"))


def lead(text: str) -> None:
    """Draw the sentence that says what may be concluded."""
    markup.show(element("p", text, class_="pow-lead"))


def section(title: str, note: str | None = None) -> None:
    """Draw the question that a chart or table answers, and in grey what is drawn."""
    below = element("p", note, class_="pow-note") if note else None
    markup.show(markup.join(element("h2", title, class_="pow-section"), below))


def source_line(text: str) -> None:
    """Draw the line under a chart: source, reference date, rounding."""
    markup.show(element("p", text, class_="pow-note pow-source"))


def on_paper(text: str) -> None:
    """Draw a line that only the printed page has."""
    markup.show(element("p", text, class_="pow-print-only pow-note"))


def nothing_to_show(text: str) -> None:
    """Draw the empty state: what is not there and what to choose instead."""
    markup.show(element("p", text, class_="pow-empty", role="status"))


def notice(text: str) -> None:
    """Draw a short message in the colours of a notice."""
    markup.show(element("p", text, class_="pow-notice", role="status"))


def paragraph(text: str) -> None:
    """Draw running text."""
    markup.show(element("p", text, class_="pow-text"))
