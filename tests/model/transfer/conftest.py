"""The drafts of two computers, and the archive between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.storage.store import Store
from tests.drafts import make
from tests.model.drafting import RECEIVED, begun, enter, reopened


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Store]:
    """A store with a draft that has everything, and a deleted one."""
    (tmp_path / "home").mkdir()
    with closing(Store(tmp_path / "home" / "drafts.db")) as store:
        make.fill(store)
        yield store


@pytest.fixture
def away(tmp_path: Path) -> Iterator[Store]:
    """The store of another computer, with a draft of its own."""
    (tmp_path / "away").mkdir()
    with closing(Store(tmp_path / "away" / "drafts.db")) as store:
        enter(reopened(store, begun(store)), {RECEIVED: 5})
        yield store


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where the archive is to be."""
    return tmp_path / "全部草稿.zip"
