"""What is shown when there is no page to show: no release yet, a broken one, or a page that failed."""

from dashboard import filters, texts
from dashboard.components import markup, page
from dashboard.components.markup import element
from dashboard.release import NoReleaseError, ReleaseError

COMMANDS = {"make run": "shell.type_run", "make pipeline": "shell.type_pipeline"}


def show(error: ReleaseError, language: str) -> None:
    """Draw that the figures are not there or cannot be opened, and what to type."""
    kind = "no_release" if isinstance(error, NoReleaseError) else "broken"
    markup.show(element("h1", texts.text(f"shell.{kind}_title", language), class_="pow-title"))
    page.lead(texts.text(f"shell.{kind}_lead", language))
    markup.show(element("p", texts.text("shell.type_this", language)))
    for command, key in COMMANDS.items():
        words = element("span", " " + texts.text(key, language))
        markup.show(element("div", element("code", command), words, class_="pow-command"))
    markup.show(element("p", texts.text("shell.reload_after", language)))


def crashed(_error: Exception) -> bool:
    """Draw that this page failed, without details; True tells Streamlit that it has been shown."""
    language = filters.current_selection().language
    markup.show(element("h1", texts.text("shell.crashed_title", language), class_="pow-title"))
    page.lead(texts.text("shell.crashed_lead", language))
    return True
