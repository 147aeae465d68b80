"""The yardstick: the barest Streamlit page with one choice and one table, served the way the dashboard is."""

import sys

import pandas as pd
import streamlit as st
import uvicorn


def page() -> None:
    """Draw 36 rows of which one is chosen."""
    names = [f"rij {number}" for number in range(36)]
    chosen = st.selectbox("Rij", names, key="filter_row")
    st.table(pd.DataFrame({"rij": names, "gekozen": [name == chosen for name in names]}))


if st.runtime.exists():  # Streamlit runs this file as `__main__` too
    page()
elif __name__ == "__main__":
    uvicorn.run(st.App(__file__), port=int(sys.argv[-1]), log_level="warning")
