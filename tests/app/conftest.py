"""What tests of pages share: the small release, made once, and a page of it opened as a visitor would."""

import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
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


@pytest.fixture
def altered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Show a copy of the small release in which these statements changed the public file."""

    def alter(*statements: str) -> None:
        shutil.copytree(release_fixture.small(), tmp_path / "data")
        monkeypatch.setenv("POW_DATA", str(tmp_path / "data"))
        (path,) = (tmp_path / "data").glob("releases/*/openbaar.duckdb")
        with duckdb.connect(str(path)) as connection:
            for statement in statements:
                connection.execute(statement)

    return alter
