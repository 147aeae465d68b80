"""The files that someone tries: chosen, checked, kept in this session only, and forgotten when the page is left.

The uploader of Streamlit speaks English; its words are taken from the texts through styles/check.css. After each
choice it is replaced by an empty one, so that its list of files, with words that nothing can change, never stays.
Not here: what is shown of the outcome (check_result.py).
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import texts
from dashboard.components.hall import markup, page
from dashboard.components.hall.markup import element
from dashboard.trying import MOST_BYTES, MOST_FILES, Checked, CheckingError, desk

TRIED, ROUND = "check_tried", "check_round"
MEGABYTES = MOST_BYTES // 1_000_000


@dataclass(frozen=True)
class Tried:
    """What came of one try: the files, and the deliveries that they are or the name of what kept us from judging."""

    files: list[tuple[str, bytes]]
    deliveries: list[Checked]
    error: str | None = None


def limits() -> dict[str, int]:
    """Return the limits of a try, for sentences."""
    return {"megabytes": MEGABYTES, "files": MOST_FILES}


def tried() -> Tried | None:
    """Return the last try of this session, if there is one."""
    found: Tried | None = st.session_state.get(TRIED)
    return found


def forget() -> None:
    """Let go of the files and what came of them."""
    st.session_state.pop(TRIED, None)


def choose(language: str, counting: dict[str, dict[str, Any]]) -> None:
    """Draw the place for files. What is chosen is checked at once; the page is then drawn again with the outcome.

    `counting` has the delivery that counts per region now.
    """
    desk.open()
    with st.container(key=f"pow_upload_{language}"):
        st.html(f"<style>{_words(language)}</style>")
        chosen = st.file_uploader(
            texts.text("check.upload", language),
            accept_multiple_files=True,
            key=f"check_files_{st.session_state.get(ROUND, 0)}",
            max_upload_size=MEGABYTES,
        )
        how = element("p", texts.text("check.upload_how", language, **limits()), class_="pow-note")
        markup.show(how)
        st.button(
            texts.text("check.start_over", language), key="check_start_over", type="tertiary", on_click=_start_over
        )
    if chosen:
        files = [(one.name, one.getvalue()) for one in chosen]
        _release([one.file_id for one in chosen])
        _try(files, counting, language)


def _release(file_ids: list[str]) -> None:
    """Make Streamlit forget the files, which it otherwise keeps as long as the session lives."""
    context = get_script_run_ctx()
    if context is not None and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        for file_id in file_ids:
            context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=file_id)


def _start_over() -> None:
    forget()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _try(files: list[tuple[str, bytes]], counting: dict[str, dict[str, Any]], language: str) -> None:
    forget()
    with st.spinner(texts.text("check.busy", language)):
        try:
            deliveries = desk.check(files, counting)
            st.session_state[TRIED] = Tried(_that_may_go_back(files, deliveries), deliveries)
        except CheckingError as error:
            st.session_state[TRIED] = Tried([], [], type(error).__name__)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.rerun()


def _that_may_go_back(files: list[tuple[str, bytes]], deliveries: list[Checked]) -> list[tuple[str, bytes]]:
    """Return the files of which a workbook with findings may be made; the others are let go of at once."""
    kept = {file["sha256"] for one in deliveries if one.may_be_marked for file in one.receipt["files"]}
    return [file for file in files if sha256(file[1]).hexdigest() in kept]


def say_error(found: Tried, language: str) -> None:
    """Draw why nothing was judged, and what to do."""
    with st.container(key="pow_check_error"):
        page.notice(texts.text(f"check.error_{found.error}", language, **limits()))


def _words(language: str) -> str:
    """Return the words of the uploader as variables of the style sheet."""
    name = "choose_other" if tried() else "choose"
    said = {"choose": name, "drop": "drop", "too-large": "too_large_one"}
    pairs = (f"--words-{one}:{_quoted(texts.text(f'check.{key}', language, **limits()))}" for one, key in said.items())
    return f".st-key-pow_upload_{language}{{{';'.join(pairs)}}}"


def _quoted(text: str) -> str:
    """Return text as a string of a style sheet."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
