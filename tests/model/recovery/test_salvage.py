"""What a damaged file still holds can be had, that not all is there is said, and the damaged file stays as it is.

Covers model/recovery/damaged_database.py and model/recovery/found_drafts.py too.
"""

from __future__ import annotations

import dataclasses
import random
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.recovery.salvage import SalvagedDrafts, salvage_drafts
from model.report.report import Report
from model.storage.draft_rows import BACKED_UP
from model.storage.migrations import STEPS
from model.storage.store import Store
from tests.drafts import make
from tests.examples import examples
from tests.model.drafting import FORM, RECEIVED, begun, enter, exact, reopened, somewhere

PAGE = 4096
DRAFTS, EDITS = 4, 30
PIECES = ("发布时间：2026-01-12", "√", "没有找到位置的一段。" * 600)


@cache
def good() -> tuple[bytes, list[Report]]:
    """A sound file with a few drafts and some history, and what it holds."""
    with somewhere() as path, closing(Store(path)) as store:
        for number in range(DRAFTS):
            id = begun(store, {"overview": "政府信息公开" * 300, "cover.unit": f"{number}局", "cover.year": "2025"})
            draft = reopened(store, id)
            for figure in range(EDITS):
                enter(draft, {RECEIVED: figure, "problems": f"第{figure}稿。"})
            store.set_last_year(id, draft.report)
            store.name_version(id, "送审稿")
            store.replace_unplaced(id, PIECES)
        reports = [compute_totals(FORM, store.load_report(card.id)[0]) for card in reversed(store.list_summaries())]
        store.close()
        return path.read_bytes(), reports


def salvaged(path: Path, bad: bytes) -> tuple[SalvagedDrafts, list[Report], int]:
    """What comes out of bad bytes: the reading, the reports then in the store, and their edits."""
    damaged = path.with_name("drafts-损坏.db")
    damaged.write_bytes(bad)
    with closing(Store(path)) as store:
        result = salvage_drafts(damaged)
        assert damaged.read_bytes() == bad
        ids = store.add_drafts(result.drafts)
        assert len(store.list_summaries()) + len(store.list_deleted()) == len(result.drafts)
        reports = [compute_totals(FORM, store.load_report(id)[0]) for id in ids]
        edits = sum(len(store.load_history(id)) for id in ids)
    return result, reports, edits


@pytest.mark.parametrize("what", ["nothing is wrong", "no first page", "a free list that is none", "half a page more"])
def test_a_file_with_all_its_rows_gives_all_of_them(tmp_path: Path, what: str) -> None:
    data, reports = good()
    bad = {
        "nothing is wrong": data,
        "no first page": random.Random(1).randbytes(PAGE) + data[PAGE:],
        "a free list that is none": data[:32] + b"\0\0\1\0\0\0\0\1" + data[40:],
        "half a page more": data + b"x" * 2000,
    }[what]
    result, found, edits = salvaged(tmp_path / "drafts.db", bad)
    assert [exact(report) for report in found] == [exact(report) for report in reports]
    assert edits == DRAFTS * EDITS
    assert (result.lost_rows, result.whole) == (0, (True,) * DRAFTS)
    assert [bundle.unplaced for bundle in result.drafts] == [PIECES] * DRAFTS


def test_a_file_read_twice_gives_the_same_drafts_and_the_store_takes_them_once(tmp_path: Path) -> None:
    """A program killed before it noted that a damaged file is dealt with comes to it again."""
    data, _ = good()
    damaged = tmp_path / "drafts-损坏.db"
    damaged.write_bytes(data[:PAGE] + bytes(2 * PAGE) + data[3 * PAGE :])
    with closing(Store(tmp_path / "drafts.db")) as store:
        ids = store.add_drafts(salvage_drafts(damaged).drafts)
        assert ids
        assert store.add_drafts(salvage_drafts(damaged).drafts) == ids


@pytest.mark.parametrize("step", range(1, len(STEPS) + 1))
def test_a_damaged_file_of_an_older_program_lacks_nothing_that_came_later(tmp_path: Path, step: int) -> None:
    data = (make.FOLDER / f"{step}.db").read_bytes()
    result, found, _ = salvaged(tmp_path / "drafts.db", data[:32] + b"\0\0\1\0\0\0\0\1" + data[40:])
    assert (len(found), result.lost_rows, result.whole) == (2, 0, (True, True))
    assert result.drafts[0].unplaced == (() if step < 3 else make.UNPLACED)


def test_which_of_two_states_a_draft_is_is_salvaged_too(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "old.db")) as store:
        begun(store)
        [bundle] = store.read_all_drafts()
        store.add_drafts([dataclasses.replace(bundle.with_origin(BACKED_UP), unplaced=PIECES)])
    result, _, _ = salvaged(tmp_path / "drafts.db", (tmp_path / "old.db").read_bytes())
    assert [bundle.columns["whence"] for bundle in result.drafts] == ["", BACKED_UP]


def test_what_is_cut_off_is_missing_and_said(tmp_path: Path) -> None:
    data, _ = good()
    result, _, edits = salvaged(tmp_path / "drafts.db", data[: len(data) * 2 // 3])
    assert 0 < edits < DRAFTS * EDITS
    assert not all(result.whole)


def test_noise_gives_nothing(tmp_path: Path) -> None:
    result, found, _ = salvaged(tmp_path / "drafts.db", random.Random(3).randbytes(50_000))
    assert (result.drafts, found) == ((), [])


@settings(max_examples=examples(15))
@given(page=st.integers(0, 40), noise=st.sampled_from([bytes(PAGE), b"\xff" * PAGE, random.Random(4).randbytes(PAGE)]))
def test_any_lost_page_leaves_something(page: int, noise: bytes) -> None:
    data, _ = good()
    at = page * PAGE % len(data)
    with somewhere() as path:
        _, found, _ = salvaged(path, data[:at] + noise + data[at + PAGE :])
        assert found
