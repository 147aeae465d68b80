"""What stands around every page: the way to skip it, navigation, language, which release this is, and sharing.

Not here: which pages there are and which release is opened (app.py, visit.py), and what is on a page (app_pages/).
"""

from contextlib import nullcontext
from urllib.parse import urlencode

import streamlit as st

from dashboard import formatting, release, texts, visit
from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import element
from dashboard.selection import Selection
from dashboard.visit import Visit
from pipelines.settings import LANGUAGES, PUBLIC

SHORT_ID = 6


def skip_link(language: str) -> None:
    """Draw the first thing that the keyboard meets: a link to the title of the page, seen only while it has focus."""
    link = element("a", texts.text("shell.skip", language), href=f"#{page.CONTENT}", class_="pow-skip", target="_self")
    markup.show(link)


def navigation_bar(pages: dict[str, st.Page], chosen: str, selection: Selection) -> None:
    """Draw the brand, the links to the pages (which keep the choices) and the switch of language."""
    query = selection.to_query() if selection != Selection() else None
    with st.container(key="pow_nav", horizontal=True, vertical_alignment="center"):
        markup.show(element("span", texts.text("shell.brand", selection.language), class_="pow-brand"))
        for one in pages.values():
            # Only the page one is on is marked: every container is a message more at every choice.
            marked = st.container(key="pow_here", width="content") if one.url_path == chosen else nullcontext()
            with marked:
                st.page_link(one, query_params=query)
        with st.container(key="pow_language", width="content"):
            st.session_state["language"] = selection.language
            st.segmented_control(
                texts.text("shell.language_label", selection.language),
                LANGUAGES,
                key="language",
                format_func=str.upper,
                required=True,
                label_visibility="collapsed",
                on_change=_switch_language,
            )


def _switch_language() -> None:
    visit.remember(visit.chosen().with_(language=st.session_state["language"]))


def release_bar(here: Visit) -> None:
    """Draw which release this is; in yellow when its figures are fictitious."""
    line = here.say(
        "shell.release",
        release=here.opened.id[:SHORT_ID],
        date=formatting.date(here.opened.reference_date, here.language),
        delivered=here.opened.regions_delivered,
    )
    sample = element("strong", here.say("shell.sample") + " ") if here.opened.is_sample else None
    look = "pow-sample" if here.opened.is_sample else "pow-plain"
    markup.show(element("div", sample, line, class_=look, role="note"))
    if here.opened.audience != PUBLIC:
        page.notice(here.say(f"shell.audience_{here.opened.audience}"))


def pinned_bar(here: Visit) -> None:
    """Draw, for a pinned release, that it is one and the way to the newest."""
    if here.selection.release is None:
        return
    try:
        newest = release.current_id()
    except release.ReleaseError:  # a pinned release opens also when the pointer to the newest is gone
        newest = here.opened.id
    key = "shell.pinned_same" if newest == here.opened.id else "shell.pinned"
    words = here.say(key, release=here.opened.id[:SHORT_ID], newest=newest[:SHORT_ID])
    with st.container(key="pow_pinned", horizontal=True, vertical_alignment="center"):
        page.notice(words)
        st.button(
            here.say("shell.to_newest"),
            key="to_newest",
            on_click=visit.remember,
            args=(here.selection.with_(release=None),),
        )


def share(here: Visit, path: str) -> None:
    """Draw the button that gives an address which always shows these figures; whether to pass it on, the file says."""
    query = urlencode(here.selection.with_(release=here.opened.id).to_query() | visit.of_the_page(), safe=",")
    with (
        st.container(key="pow_tools", horizontal=True),
        st.popover(here.say(f"shell.share_{here.opened.audience}"), type="tertiary", key="share"),
    ):
        st.write(here.say(f"shell.share_how_{here.opened.audience}"))
        st.code(f"{_base_address(path)}/{path}?{query}", language=None, wrap_lines=True)


def _base_address(path: str) -> str:
    """Return where this dashboard lives as the browser knows it, from the page at `path` below that."""
    return (st.context.url or "").rstrip("/").removesuffix(path).rstrip("/")
