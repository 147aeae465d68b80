"""A button that gives a file. Not here: what is in the file (exports.py), and the head of a table (figure_head.py)."""

from collections.abc import Callable
from typing import Literal

import streamlit as st

Made = str | bytes | Callable[[], bytes]
Weight = Literal["primary", "secondary", "tertiary"]
MIMES = {
    "csv": "text/csv",
    "json": "application/json",
    "txt": "text/plain",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def download(label: str, made: Made, file: str, key: str, weight: Weight = "tertiary") -> None:
    """Draw the button; a function is called when someone asks for the file. Taking it draws nothing anew."""
    mime = MIMES[file.rpartition(".")[2]]
    st.download_button(label, made, file_name=file, mime=mime, on_click="ignore", key=key, type=weight)
