"""Whether who looks has the dark theme: for figures, which cannot follow the style sheet. Colours: theme.py."""

import streamlit as st


def is_dark() -> bool:
    """Return whether this session looks at the dark theme."""
    return st.context.theme.type == "dark"
