"""What all tests share: patience with a slow machine, a fixed choice of examples where CI runs, what is made once."""

import os

import pytest
from hypothesis import settings

from tests import once

settings.register_profile("shared", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "shared")


@pytest.fixture(scope="session", autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    own = tmp_path_factory.getbasetemp()
    once.PLACE = own if worker_id == "master" else own.parent
