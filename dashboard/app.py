"""The script that Streamlit runs for every address: opens the release, draws the shell, and runs the chosen page.

Not here: what the shell looks like (components/around/shell.py), what is on a page (app_pages/), how it is
served (serving/server.py).
"""

from pathlib import Path

import streamlit as st

from dashboard import asked, filters, offer, release, texts, viewer
from dashboard.addresses import NOT_FOUND, PATHS
from dashboard.components.around import release_state, shell
from dashboard.components.check import check_files
from dashboard.components.hall import page
from dashboard.release import OpenedRelease
from dashboard.selection import Selection

ICON = str(Path(__file__).parent / "assets" / "icon.svg")


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


def not_found(language: str) -> st.Page:
    """Return the page for an address that does not exist; the server leads there (serving/responses.py)."""
    title = texts.text("not_found.title", language)
    return st.Page("app_pages/not_found.py", title=title, url_path=NOT_FOUND, visibility="hidden")


def open_release(selection: Selection) -> tuple[OpenedRelease, Selection, list[str]]:
    """Open the release of the selection; a choice or release that is not here falls back, and a message says so."""
    messages = []
    language = selection.language
    try:
        opened = release.open_for(viewer.current(), selection)
    except release.UnknownReleaseError:
        if selection.release is None:
            raise
        messages.append(texts.text("shell.unknown_release", language, release=asked.shortened([selection.release])))
        selection = selection.with_(release=None)
        opened = release.open_for(viewer.current(), selection)
    accepted, fell_away = offer.of(opened, language).accept(selection)
    why = [asked.lost(opened, field, value, language) for field, value in fell_away]
    return opened, accepted, [*messages, *asked.messages(why, opened, language)]


def main() -> None:
    """Draw the shell and run the chosen page."""
    selection = filters.current_selection()
    language = selection.language
    pages = navigation(language)
    chosen = st.navigation([*pages.values(), not_found(language)], position="hidden")
    title = f"{chosen.title} – {texts.text('shell.brand', language)}"
    st.set_page_config(page_title=title, page_icon=ICON, layout="wide")
    shell.skip_link(language)
    try:
        opened, selection, messages = open_release(selection)
    except release.ReleaseError as error:
        shell.navigation_bar(pages, chosen.url_path, selection)
        release_state.show(error, language)
        return
    if selection != filters.current_selection():  # else the address is right as it is, and Back goes where it was
        filters.remember(selection)
    shell.navigation_bar(pages, chosen.url_path, selection)
    shell.release_bar(opened, language)
    shell.pinned_bar(opened, selection)
    for message in messages:
        page.notice(message)
    shell.share(opened, selection, chosen.url_path)
    if chosen.url_path != PATHS["check"]:
        check_files.forget()
    chosen.run()


main()
