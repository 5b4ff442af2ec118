"""What a damaged file still holds comes into the new one, what does not is said; the damaged file stays as it is."""

from __future__ import annotations

import random
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model import backups
from model.report import Report
from model.rules import settle
from model.salvage import Salvage, salvage
from model.store import Store
from tests.model.drafting import FORM, RECEIVED, begun, enter, exact, reopened, somewhere
from tests.model.test_backups import NOW

PAGE = 4096
DRAFTS, EDITS = 4, 30


@cache
def good() -> tuple[bytes, list[Report]]:
    """A sound file with a few drafts and some history, and what it holds."""
    with somewhere() as path, closing(Store(path)) as store:
        for number in range(DRAFTS):
            id = begun(store, {"overview": "政府信息公开" * 300, "cover.unit": f"{number}局", "cover.year": "2025"})
            draft = reopened(store, id)
            for figure in range(EDITS):
                enter(draft, {RECEIVED: figure, "problems": f"第{figure}稿。"})
            store.attach(id, draft.report)
            store.name_version(id, "送审稿")
        reports = [settle(FORM, store.load(card.id)[0]) for card in reversed(store.cards())]
        store.close()
        return path.read_bytes(), reports


def salvaged(path: Path, bad: bytes) -> tuple[Salvage, list[Report], int]:
    """What comes out of bad bytes: the salvage, the reports now in the store, and their edits."""
    damaged = path.with_name("drafts-损坏.db")
    damaged.write_bytes(bad)
    with closing(Store(path)) as store:
        result = salvage(damaged, store, path.parent / backups.FOLDER)
        assert damaged.read_bytes() == bad
        assert len(store.cards()) + len(store.deleted()) == len(result.drafts)
        reports = [settle(FORM, store.load(saved.id)[0]) for saved in result.drafts if saved.id]
        edits = sum(len(store.history(saved.id)) for saved in result.drafts)
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
    assert result.lost == 0
    assert all(saved.whole for saved in result.drafts)
    assert result.words.startswith("从坏文件里救回 4 份草稿。")


def test_what_is_cut_off_is_missing_and_said(tmp_path: Path) -> None:
    data, _ = good()
    result, _, edits = salvaged(tmp_path / "drafts.db", data[: len(data) * 2 // 3])
    assert 0 < edits < DRAFTS * EDITS
    assert any(not saved.whole for saved in result.drafts)
    assert "不完整" in result.words


def test_noise_gives_nothing_and_offers_the_newest_backup(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "drafts.db")) as store:
        begun(store)
    backup = backups.make(tmp_path / "drafts.db", tmp_path / backups.FOLDER, NOW)
    (tmp_path / "drafts.db").unlink()
    result, found, _ = salvaged(tmp_path / "drafts.db", random.Random(3).randbytes(50_000))
    assert found == []
    assert result.backup == backup
    assert "没有读出草稿" in result.words
    assert "有 1 份草稿，可以恢复" in result.words


def test_a_blank_page_within_a_text_leaves_the_rest_of_it_and_is_said(tmp_path: Path) -> None:
    data, _ = good()
    at = data.index("政府信息公开".encode() * 200)
    page = (at // PAGE + 1) * PAGE
    result, found, _ = salvaged(tmp_path / "drafts.db", data[:page] + bytes(PAGE) + data[page + PAGE :])
    torn = [report.prose["overview"] for report in found if report.prose["overview"] != "政府信息公开" * 300]
    assert len(torn) <= 1
    assert all("\0" not in text for text in torn)
    assert result.lost


@settings(max_examples=40)
@given(page=st.integers(0, 40), noise=st.sampled_from([bytes(PAGE), b"\xff" * PAGE, random.Random(4).randbytes(PAGE)]))
def test_any_lost_page_ends_in_words(page: int, noise: bytes) -> None:
    data, _ = good()
    at = page * PAGE % len(data)
    with somewhere() as path:
        result, _, _ = salvaged(path, data[:at] + noise + data[at + PAGE :])
        assert "坏文件" in result.words
