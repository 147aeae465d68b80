"""The button that gives a file."""

import pytest
import streamlit as st

from dashboard.components.hall.download import MIMES, download


@pytest.mark.parametrize("ending", MIMES)
def test_a_file_is_called_what_it_is_and_taking_it_draws_nothing_anew(monkeypatch, ending):
    drawn = {}
    monkeypatch.setattr(st, "download_button", lambda *said, **how: drawn.update(how, said=said))
    download("Download", b"made", f"regio.v2.{ending}", "key")
    assert drawn == {
        "said": ("Download", b"made"),
        "file_name": f"regio.v2.{ending}",
        "mime": MIMES[ending],
        "on_click": "ignore",
        "key": "key",
        "type": "tertiary",
    }
