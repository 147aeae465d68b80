"""The shell of the dashboard: navigation, the bars above a page, the choice of language and release, then the page.

Not here: what is on a page (app_pages/), and how it is served (server.py).
"""

from urllib.parse import urlencode

import streamlit as st

from dashboard import filters, formatting, offer, release, texts, viewer
from dashboard.addresses import PATHS
from dashboard.components import check_files, markup, page, release_state
from dashboard.components.markup import element
from dashboard.release import OpenedRelease
from dashboard.selection import LANGUAGES, Selection

SHORT_ID = 6


def navigation(language: str) -> dict[str, st.Page]:
    """Return the pages by key, with titles in `language`."""
    return {
        key: st.Page(
            f"app_pages/{key}.py",
            title=texts.text(f"shell.nav_{key}", language),
            url_path=path or None,
            default=not path,
        )
        for key, path in PATHS.items()
    }


def navigation_bar(pages: dict[str, st.Page], chosen: str, selection: Selection) -> None:
    """Draw the brand, the links to the pages (which keep the choices) and the switch of language."""
    query = selection.to_query() if selection != Selection() else None
    with st.container(key="pow_nav", horizontal=True, vertical_alignment="center"):
        markup.show(element("span", texts.text("shell.brand", selection.language), class_="pow-brand"))
        for one in pages.values():
            with st.container(key="pow_here" if one.url_path == chosen else f"pow_to_{one.url_path}", width="content"):
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
    filters.remember(filters.current_selection().with_(language=st.session_state["language"]))


def open_release(selection: Selection) -> tuple[OpenedRelease, Selection, list[str]]:
    """Open the release of the selection; a choice or release that is not here falls back, and a message says so."""
    messages = []
    language = selection.language
    try:
        opened = release.open_for(viewer.current(), selection)
    except release.UnknownReleaseError:
        if selection.release is None:
            raise
        messages.append(texts.text("shell.unknown_release", language, release=selection.release))
        selection = selection.with_(release=None)
        opened = release.open_for(viewer.current(), selection)
    accepted, lost = offer.of(opened, language).accept(selection)
    if lost:
        messages.append(texts.text("shell.fallback", language, values=", ".join(lost)))
    return opened, accepted, messages


def release_bar(opened: OpenedRelease, language: str) -> None:
    """Draw which release this is; in yellow when its figures are fictitious."""
    line = texts.text(
        "shell.release",
        language,
        release=opened.id[:SHORT_ID],
        date=formatting.date(opened.reference_date, language),
        delivered=opened.regions_delivered,
    )
    sample = element("strong", texts.text("shell.sample", language) + " ") if opened.is_sample else None
    look = "pow-sample" if opened.is_sample else "pow-plain"
    markup.show(element("div", sample, line, class_=look, role="note"))
    if opened.audience != viewer.PUBLIC:
        page.notice(texts.text(f"shell.audience_{opened.audience}", language))


def pinned_bar(opened: OpenedRelease, selection: Selection) -> None:
    """Draw, for a pinned release, that it is one and the way to the newest."""
    if selection.release is None:
        return
    try:
        newest = release.current_id()
    except release.ReleaseError:  # a pinned release opens also when the pointer to the newest is gone
        newest = opened.id
    key = "shell.pinned_same" if newest == opened.id else "shell.pinned"
    words = texts.text(key, selection.language, release=opened.id[:SHORT_ID], newest=newest[:SHORT_ID])
    with st.container(key="pow_pinned", horizontal=True, vertical_alignment="center"):
        page.notice(words)
        st.button(
            texts.text("shell.to_newest", selection.language),
            key="to_newest",
            on_click=filters.remember,
            args=(selection.with_(release=None),),
        )


def share(opened: OpenedRelease, selection: Selection, path: str) -> None:
    """Draw the button that gives an address which always shows these figures."""
    query = urlencode(selection.with_(release=opened.id).to_query() | filters.of_the_page(), safe=",")
    address = f"{base_address()}/{path}?{query}"
    with (
        st.container(key="pow_tools", horizontal=True),
        st.popover(texts.text("shell.share", selection.language), type="tertiary", key="share"),
    ):
        st.write(texts.text("shell.share_how", selection.language))
        st.code(address, language=None, wrap_lines=True)


def base_address() -> str:
    """Return scheme and host of this dashboard as the browser knows them."""
    return "/".join((st.context.url or "").split("/")[:3])


def main() -> None:
    """Draw the shell and run the chosen page."""
    selection = filters.current_selection()
    language = selection.language
    st.set_page_config(page_title=texts.text("shell.product", language), layout="wide")
    page.style_sheet()
    pages = navigation(language)
    chosen = st.navigation(list(pages.values()), position="hidden")
    try:
        opened, selection, messages = open_release(selection)
    except release.ReleaseError as error:
        navigation_bar(pages, chosen.url_path, selection)
        release_state.show(error, language)
        return
    if selection != Selection() or st.query_params.to_dict():
        filters.remember(selection)
    navigation_bar(pages, chosen.url_path, selection)
    release_bar(opened, language)
    pinned_bar(opened, selection)
    for message in messages:
        page.notice(message)
    share(opened, selection, chosen.url_path)
    if chosen.url_path != PATHS["check"]:
        check_files.forget()
    chosen.run()


main()
