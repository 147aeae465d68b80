"""The choice of one page in the address, beside what all pages share. Not here: which choices a page has."""

from collections.abc import Collection, Mapping

import streamlit as st


def put(query: Mapping[str, str], parameters: Collection[str]) -> None:
    """Put a choice in the address as the current one; `parameters` are all that the page can say there."""
    now = st.query_params.to_dict()
    then = {name: value for name, value in now.items() if name not in parameters} | dict(query)
    if then != now:
        st.query_params.from_dict(then)
