"""Two programs writing to one file at once, for a minute: nothing lost, nothing mixed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from model.storage.store import Store
from tests.model.drafting import RECEIVED, begun
from tests.model.storage.test_store_killed import OTHER, entered, started


@pytest.mark.torture
def test_two_writers_for_a_minute(tmp_path: Path) -> None:
    path = tmp_path / "drafts.db"
    with closing(Store(path)) as store:
        shared, own = begun(store), begun(store)
        jobs = [(shared, RECEIVED), (shared, OTHER), (own, RECEIVED)]
        processes = [started(path, id, cell, 60) for id, cell in jobs]
        said = [[int(word) for word in process.communicate()[0].split()] for process in processes]
        assert [process.returncode for process in processes] == [0, 0, 0]
        for (id, cell), numbers in zip(jobs, said, strict=True):
            assert entered(store.load_history(id), cell) == numbers
            assert store.load_report(id)[0].figures[cell] == numbers[-1]
        assert len(store.load_history(shared)) == len(said[0]) + len(said[1])
        assert len(store.load_history(own)) == len(said[2])
    print(f"\n3 programs, 2 of them in one draft, 60 s: {sum(map(len, said))} edits stored, 0 lost, 0 mixed")
