"""A link from one page to another that keeps what was chosen. Not here: the navigation of the shell (app.py)."""

from pathlib import Path

import streamlit as st

from dashboard.addresses import PATHS
from dashboard.selection import Selection

FOLDER = Path(__file__).parents[2] / "app_pages"


def page_link(key: str, label: str, selection: Selection) -> None:
    """Draw the link to page `key` (addresses.py); what it opens is `selection`."""
    target = st.Page(FOLDER / f"{key}.py", url_path=PATHS[key], default=not PATHS[key])
    with st.container(key=f"pow_way_{key}"):
        st.page_link(target, label=label, query_params=selection.to_query())
