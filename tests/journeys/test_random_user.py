"""Whatever a clerk does, in whatever order: window, draft and store agree."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.editor.pages.prose_page import ProsePage
from gui.editor.pages.table_page import TablePage
from gui.history.timeline_panel import TimelinePanel
from gui.window.main_window import MainWindow
from model.checks.explanations import is_answerable
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, format_figure
from model.storage.store import Store
from tests.examples import examples
from tests.reports import balanced, entries

PROSE = st.sampled_from(["preamble", "overview", "problems", "other"])
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=30)


class RandomUser(RuleBasedStateMachine):
    """Types, pastes, notes, answers, looks back, undoes, redoes, closes and reopens."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.window = MainWindow(StartPage())
        self.window.show()
        self.program = Application(self.window, Store(Path(self.folder.name) / "drafts.db"), Path(self.folder.name))

    @initialize(edition=st.sampled_from(editions.list_editions()))
    def begin(self, edition: str) -> None:
        """A new draft."""
        self.program.open_new_draft(balanced(edition), None)

    @rule(data=st.data())
    def type_a_figure(self, data: st.DataObject) -> None:
        """Into any cell that is not locked."""
        desk = self.program.editor.open_draft
        cell, figure = data.draw(entries(desk.draft.form))
        self.program.editor.go_to(cell)
        page = self.program.editor.current_table_page
        assert page
        page.model.setData(page.model.index_of(cell), figure)
        assert str(desk.draft.report.value_at(cell)) == str(figure)

    @rule(data=st.data(), count=st.integers(2, 12))
    def paste_a_block(self, data: st.DataObject, count: int) -> None:
        """Many cells in one edit."""
        desk = self.program.editor.open_draft
        values: dict[str, Figure | None] = dict(data.draw(st.lists(entries(desk.draft.form), max_size=count)))
        desk.enter_values(dict(values), "粘贴")

    @rule(place=PROSE, text=TEXT)
    def write(self, place: str, text: str) -> None:
        """A paragraph."""
        self.program.editor.open_draft.enter_values({place: text}, "正文")

    @rule(data=st.data(), text=TEXT)
    def note(self, data: st.DataObject, text: str) -> None:
        """A remark on any cell, totals too."""
        desk = self.program.editor.open_draft
        desk.enter_values({f"note.{data.draw(st.sampled_from(sorted(desk.draft.form.cells)))}": text}, "备注")

    @rule(data=st.data(), text=TEXT)
    def answer(self, data: st.DataObject, text: str) -> None:
        """A reason for a doubt, or none any more."""
        doubts = [finding for finding in self.program.editor.open_draft.draft.findings if is_answerable(finding)]
        if doubts:
            finding = data.draw(st.sampled_from(doubts))
            self.program.editor.findings_panel.answer_given.emit(finding, text)
            again = next(f for f in self.program.editor.open_draft.draft.findings if f.key == finding.key)
            assert again.answer == text.strip()

    @rule(data=st.data())
    def look_back(self, data: st.DataObject) -> None:
        """Choose any line of the timeline, and restore it if it can be restored."""
        panel = self.program.editor.show_side_page(TimelinePanel)
        panel.show_new_edits()
        line = panel.model.index(data.draw(st.integers(1, panel.model.rowCount() - 1)))
        # not QListView.setCurrentIndex, which would add to the selection while a key is held
        panel.view.selectionModel().setCurrentIndex(line, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if panel.preview.restore_button.isEnabled() and data.draw(st.booleans()):
            (card,) = self.program.store.list_summaries()
            row = panel.model.row_at(panel.view.currentIndex())
            then = self.program.store.report_at(card.id, row.moment_id)
            panel.preview.restore_button.click()
            draft = self.program.editor.open_draft.draft
            assert draft.report == compute_totals(draft.form, then)

    @rule()
    def name(self) -> None:
        """The present moment."""
        panel = self.program.editor.show_side_page(TimelinePanel)
        panel.ask_name()
        panel.name_edit.returnPressed.emit()

    @rule()
    def undo(self) -> None:
        """Ctrl+Z."""
        self.program.editor.undo()

    @rule()
    def redo(self) -> None:
        """Ctrl+Y."""
        self.program.editor.redo()

    @rule()
    def reopen(self) -> None:
        """Close the draft and open it again from the list."""
        (card,) = self.program.store.list_summaries()
        self.program.close_draft()
        self.program.open_draft(card.id)

    @invariant()
    def window_draft_and_store_agree(self) -> None:
        """After every step."""
        if self.program.session is None:
            return
        draft = self.program.editor.open_draft.draft
        (card,) = self.program.store.list_summaries()
        stored, _ = self.program.store.load_report(card.id)
        assert compute_totals(draft.form, stored) == draft.report
        for id, page in self.program.editor.pages.items():
            if isinstance(page, TablePage):
                shown = {c: page.model.data(page.model.index_of(c)) for c in page.model.sheet.tiles_by_cell}
                assert shown == {c: format_figure(draft.report.figures.get(c)) for c in shown}
            elif isinstance(page, ProsePage):
                assert page.text_box.toPlainText() == draft.report.prose.get(id, "")

    def teardown(self) -> None:
        """Close everything."""
        self.window.close()
        self.folder.cleanup()


def test_window_draft_and_store_agree_whatever_a_clerk_does(qtbot: QtBot) -> None:
    run_state_machine_as_test(
        RandomUser,
        settings=settings(max_examples=examples(5), stateful_step_count=30, suppress_health_check=list(HealthCheck)),
    )
