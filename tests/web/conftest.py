"""One server of the example for all who only read, another for each who writes."""

import shutil
from collections.abc import Iterator

import pytest

from tests.web.served import EXAMPLE, Client, Served, example, serving


@pytest.fixture(scope="session")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The example, for tests that change nothing."""
    with serving(example(tmp_path_factory.mktemp("web") / "shown")) as served:
        yield served


@pytest.fixture
def reader(shown: Served) -> Client:
    return shown.visitor()


@pytest.fixture(scope="session")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(example(tmp_path_factory.mktemp("web") / "used")) as served:
        yield served


@pytest.fixture
def served(used: Served) -> Served:
    """The example, for a test that writes: its files are as they were, the server goes on."""
    for file in (EXAMPLE / "plans").iterdir():
        shutil.copy(file, used.folder / "plans")
    return used
