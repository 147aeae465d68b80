"""What all tests share: patience with a slow machine, a fixed choice of examples where CI runs, what is made once.

They share a key too: the same deliveries are rounded alike in every data folder that does not ask for another.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from pipelines.release.publications import KEY_VARIABLE
from tests import once, rounded, workers

settings.register_profile("shared", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "shared")


@pytest.fixture(scope="session", autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    own = tmp_path_factory.getbasetemp()
    once.PLACE = own if worker_id == "master" else own.parent
    with pytest.MonkeyPatch.context() as patch, rounded.remembered():
        patch.setenv(KEY_VARIABLE, "of the tests")
        yield


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their mark
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    workers.mark_and_sort(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> workers.ByFileOrWorld:
    return workers.ByFileOrWorld(config, log)
