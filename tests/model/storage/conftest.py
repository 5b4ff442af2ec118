"""A new store for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.storage.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file of drafts is to be."""
    return tmp_path / "drafts.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store."""
    with closing(Store(path)) as store:
        yield store
