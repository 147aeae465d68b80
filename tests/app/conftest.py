"""What tests of pages share: the small release, made once, and a page of it opened as a visitor would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import release_fixture
from tests.app.opening import opened_page


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small release as the one that is shown."""
    monkeypatch.setenv("POW_DATA", str(release_fixture.small()))
    return release_fixture.small()


@pytest.fixture
def visited(small: Path) -> Callable[..., AppTest]:
    """Open a page of the small release by its name, with the parameters of an address; it must not fail."""
    return opened_page
