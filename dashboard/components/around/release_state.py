"""What is shown when there is no page to show: no release yet, a broken one, or a page that failed."""

import logging
import secrets
from urllib.parse import urlparse

import streamlit as st

from dashboard import addresses, texts, visit
from dashboard.addresses import LOOPBACK
from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import element
from dashboard.release import NoReleaseError, ReleaseError

LOG = logging.getLogger(__name__)
COMMANDS = {"make run": "shell.type_run", "make pipeline": "shell.type_pipeline"}


def show(error: ReleaseError, language: str) -> None:
    """Draw that the figures are not there or cannot be opened, and to who runs the dashboard what to type."""
    kind = "no_release" if isinstance(error, NoReleaseError) else "broken"
    markup.show(element("h1", texts.text(f"shell.{kind}_title", language), class_="pow-title"))
    page.lead(texts.text(f"shell.{kind}_lead", language))
    if not _is_on_this_machine():
        page.paragraph(texts.text("shell.wait_for_it", language))
        return
    markup.show(element("p", texts.text("shell.type_this", language)))
    for command, key in COMMANDS.items():
        words = element("span", " " + texts.text(key, language))
        markup.show(element("div", element("code", command), words, class_="pow-command"))
    markup.show(element("p", texts.text("shell.reload_after", language)))


def _is_on_this_machine() -> bool:
    """Tell whether the visitor sits at the computer that runs the dashboard: nobody else can type there."""
    return urlparse(st.context.url or "").hostname in LOOPBACK


def crashed(error: Exception) -> bool:
    """Draw that this page failed, with a number under which the log tells why; True tells Streamlit that it is shown.

    What went wrong stays in the log: it may hold a path, a statement or a value.
    """
    number = secrets.token_hex(3)
    LOG.error("Page failed, reference %s", number, exc_info=error)
    language = visit.chosen().language
    title = element("h1", texts.text("shell.crashed_title", language), class_="pow-title")
    lead = element("p", texts.text("shell.crashed_lead", language), class_="pow-lead")
    told = element("p", texts.text("shell.crashed_reference", language, reference=number), class_="pow-text")
    home = element("a", texts.text("shell.crashed_home", language), href=addresses.link("overview"), target="_self")
    markup.show(element("div", title, lead, told, element("p", home), class_="pow-crashed", role="alert"))
    return True
