"""One draft that is open: edits enter by one door, can be undone, and are refused where it may only be looked at."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import READ_ONLY_MESSAGE, OpenDraft
from model.drafts.draft import Draft
from model.errors import LockedCell, UnknownPlace
from model.report.report import Report
from tests.model.drafting import FORM, RECEIVED


@pytest.fixture
def draft() -> Draft:
    """A blank draft."""
    return Draft(FORM, Report("2021"))


def test_an_edit_is_told_and_can_be_undone_and_redone(qtbot: QtBot, draft: Draft) -> None:
    open_draft = OpenDraft(draft)
    with qtbot.waitSignal(open_draft.edit_applied):
        assert open_draft.enter_values({RECEIVED: 5}, "填写")
    assert open_draft.undo_stack.undoText() == "填写"
    with qtbot.waitSignal(open_draft.edit_applied):
        open_draft.undo_stack.undo()
    assert RECEIVED not in draft.report.figures
    open_draft.undo_stack.redo()
    assert draft.report.figures[RECEIVED] == 5


def test_what_stands_there_already_is_no_edit(qtbot: QtBot, draft: Draft) -> None:
    open_draft = OpenDraft(draft)
    open_draft.enter_values({RECEIVED: 5}, "填写")
    with qtbot.assertNotEmitted(open_draft.edit_applied):
        assert not open_draft.enter_values({RECEIVED: 5}, "又填写")
    assert open_draft.undo_stack.count() == 1


def test_a_draft_that_may_only_be_looked_at_takes_nothing_and_says_so(qtbot: QtBot, draft: Draft) -> None:
    open_draft = OpenDraft(draft, locked=True)
    with qtbot.waitSignal(open_draft.edit_refused) as told:
        assert not open_draft.enter_values({RECEIVED: 5}, "填写")
    assert told.args == [READ_ONLY_MESSAGE]
    assert draft.report == Report("2021")
    assert open_draft.undo_stack.count() == 0


def test_totals_and_places_that_are_none_are_refused(draft: Draft) -> None:
    open_draft = OpenDraft(draft)
    with pytest.raises(LockedCell):
        open_draft.enter_values({"requests.received.total": 5}, "填写")
    with pytest.raises(UnknownPlace):
        open_draft.enter_values({"requests.received.nobody": 5}, "填写")
    assert open_draft.undo_stack.count() == 0
