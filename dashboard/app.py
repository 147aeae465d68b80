"""The script that Streamlit runs for every address: draws the shell, and runs the chosen page.

Not here: what is opened (visit.py), what the shell looks like (components/around), what is on a page (app_pages/), and
how it is served (serving/).
"""

from pathlib import Path

import streamlit as st

from dashboard import release, texts, visit
from dashboard.addresses import NOT_FOUND, PATHS
from dashboard.components.around import release_state, shell
from dashboard.components.check import check_files
from dashboard.components.hall import page

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


def main() -> None:
    """Draw the shell and run the chosen page."""
    visit.begin()
    language = visit.chosen().language
    pages = navigation(language)
    chosen = st.navigation([*pages.values(), not_found(language)], position="hidden")
    title = f"{chosen.title} – {texts.text('shell.brand', language)}"
    st.set_page_config(page_title=title, page_icon=ICON, layout="wide")
    shell.skip_link(language)
    try:
        here = visit.current()
    except release.ReleaseError as error:
        shell.navigation_bar(pages, chosen.url_path, visit.chosen())
        release_state.show(error, language)
        return
    if here.selection != visit.chosen():  # else the address is right as it is, and Back goes where it was
        visit.remember(here.selection)
    shell.navigation_bar(pages, chosen.url_path, here.selection)
    shell.release_bar(here)
    shell.pinned_bar(here)
    for message in here.messages:
        page.notice(message)
    shell.share(here, chosen.url_path)
    if chosen.url_path != PATHS["check"]:
        check_files.forget()
    chosen.run()


main()
