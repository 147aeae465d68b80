"""What tests of pages share: the small release, made once, and a page of it opened as a visitor would."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import release_fixture
from tests.app.opening import opened_page


@pytest.fixture(scope="session")
def small_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small release for both audiences; nobody writes in it."""
    folder = tmp_path_factory.mktemp("small")
    release_fixture.build(folder)
    return folder


@pytest.fixture
def small(small_release: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small release as the one that is shown."""
    monkeypatch.setenv("POW_DATA", str(small_release))
    return small_release


@pytest.fixture
def visited(small: Path) -> Callable[..., AppTest]:
    """Open a page of the small release by its name, with the parameters of an address; it must not fail."""
    return opened_page
