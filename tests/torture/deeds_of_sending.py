"""The deed of marking drafts as sent: what it does, and what must be true however it ended."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from model.report.sendings import find_latest_mark, read_sending, sending_values
from model.storage.store import Store
from tests.model.drafting import RECEIVED, enter, kept, reopened

NOW = datetime(2026, 1, 28, tzinfo=UTC)
AFTERWARDS = "报送以后。"


def send(path: Path) -> None:
    """Mark every draft in a file as sent, and edit it after."""
    with closing(Store(path)) as store:
        for card in store.list_summaries():
            draft = reopened(store, card.id)
            enter(draft, sending_values(draft.report, date(2026, 1, 28), "网上填报", NOW), "标为已报送")
            enter(draft, {"other": AFTERWARDS})


def check_sent_or_not(path: Path) -> None:
    """Of each draft the mark, the frozen version and the day in the list are all there, or none; no edit without."""
    with closing(Store(path)) as store:
        days = store.list_sent_days()
        for card in store.list_summaries():
            report = kept(store, card.id)
            mark = find_latest_mark(report)
            assert (mark is not None) == (card.id in days) == bool(report.frozen_reports)
            if mark is None:
                assert "other" not in report.prose
                continue
            sending = read_sending(report, mark)
            assert sending is not None
            assert sending.report.figures[RECEIVED] == report.figures[RECEIVED]
            assert "other" not in sending.report.prose
