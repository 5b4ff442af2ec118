"""The edits of a draft as rows: days by name, page by page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester

from gui.draft.draft_words import describe_day
from gui.history.timeline_model import PAGE_SIZE, TimelineModel
from model.form import editions
from tests.gui.history.at_timeline import crowded


def test_days_are_named_as_people_do() -> None:
    today = date(2026, 1, 1)
    days = [date(2026, 1, 1), date(2025, 12, 31), date(2025, 11, 3)]
    assert [describe_day(day, today) for day in days] == ["今天 1月1日", "昨天 2025年12月31日", "2025年11月3日"]


def test_edits_are_read_page_by_page_to_the_very_first(qtmodeltester: ModelTester, tmp_path: Path) -> None:
    store, id = crowded(tmp_path, 2 * PAGE_SIZE + 5)
    model = TimelineModel(editions.load_form("2021"), store, id)
    model.load_edits()
    assert model.rowCount() == PAGE_SIZE + 1
    qtmodeltester.check(model)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 2 * PAGE_SIZE + 5 + 2
    moments = [model.row_at(model.index(i)).moment_id for i in range(1, model.rowCount())]
    assert moments == [moment.id for moment in store.list_moments(id)] + [0]
    store.close()
