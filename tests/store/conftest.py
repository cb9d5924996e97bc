"""A new database for each test, copied from one that was migrated once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.store import Store


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Makes the path of one more empty database."""
    first = tmp_path_factory.mktemp("first") / "story.db"
    Store.open(first).close()
    return lambda: Path(shutil.copy(first, tmp_path_factory.mktemp("copy") / "story.db"))


@pytest.fixture
def store(new_database: Callable[[], Path]) -> Iterator[Store]:
    with Store.open(new_database()) as opened:
        yield opened
