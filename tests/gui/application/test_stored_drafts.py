"""Drafts put into the store and taken out: checked once, and read back only where the file may have changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gui.application.stored_drafts import StoredDrafts
from model.checks.rules import check_report
from model.drafts.draft import Draft
from model.form import editions
from model.importing.file_check import CheckedFile, check_file
from model.storage.store import Store
from tests.model.drafting import enter, reopened
from tests.reports import balanced

FORM = editions.load_form("2021")
RECEIVED = "requests.received.natural"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "drafts.db")) as store:
        yield store


def reads(store: Store) -> list[str]:
    """The statements that read entries from now on."""
    found: list[str] = []
    store._connection.set_trace_callback(lambda sql: found.append(sql) if "FROM entries" in sql else None)
    return found


def test_a_draft_just_added_is_opened_without_being_read_back(store: Store) -> None:
    drafts, report = StoredDrafts(store), balanced()
    draft_id = drafts.add_draft(report, None)
    statements = reads(store)
    draft = drafts.load_draft(draft_id)
    assert statements == []
    reread = drafts.load_draft(draft_id)
    assert len(statements) == 1
    assert (draft.report, draft.findings, draft.last_year) == (reread.report, reread.findings, reread.last_year)


def test_a_draft_that_was_changed_after_it_was_added_is_read_back(store: Store) -> None:
    drafts = StoredDrafts(store)
    draft_id = drafts.add_draft(balanced(), None)
    with closing(Store(store.path)) as another_program:
        enter(reopened(another_program, draft_id), {RECEIVED: 4175})
    assert drafts.load_draft(draft_id).report.figures[RECEIVED] == 4175


def test_a_draft_of_that_id_in_another_file_is_read_from_there(store: Store) -> None:
    drafts = StoredDrafts(store)
    draft_id = drafts.add_draft(balanced(), None)
    store.reopen()
    statements = reads(store)
    drafts.load_draft(draft_id)
    assert len(statements) == 1


def test_what_the_check_of_a_file_found_is_taken_over(store: Store, tmp_path: Path) -> None:
    import exporters

    path = tmp_path / "a.xlsx"
    exporters.write_report(FORM, balanced().with_values({RECEIVED: 4175}), path)
    checked = check_file(path)
    assert isinstance(checked, CheckedFile)
    drafts = StoredDrafts(store)
    reading = checked.reading
    draft_id = drafts.add_draft(reading.report, reading.last_year_report, reading.unplaced, checked.findings)
    draft = drafts.load_draft(draft_id)
    assert draft.findings is checked.findings
    assert draft.findings == check_report(FORM, draft.report, draft.last_year)


def test_a_draft_of_the_year_before_has_the_report_checked_beside_it(store: Store) -> None:
    drafts = StoredDrafts(store)
    before = balanced().with_values({"cover.year": "2024"})
    drafts.add_draft(before, None)
    report = balanced().with_values({"cover.year": "2025"})
    alone = Draft(FORM, report).findings
    draft = drafts.load_draft(drafts.add_draft(report, None, (), alone))
    assert draft.last_year is not None
    assert draft.findings == check_report(FORM, draft.report, draft.last_year) != alone
