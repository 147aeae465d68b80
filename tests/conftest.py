"""What all tests share: patience with a slow machine, a fixed choice of examples where CI runs, what is made once."""

import os
from typing import Any

import pytest
from hypothesis import settings

from tests import once, workers

settings.register_profile("shared", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "shared")


@pytest.fixture(scope="session", autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    own = tmp_path_factory.getbasetemp()
    once.PLACE = own if worker_id == "master" else own.parent


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their mark
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    workers.mark_and_sort(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> workers.ByFileOrWorld:
    return workers.ByFileOrWorld(config, log)
