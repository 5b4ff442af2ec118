"""Proofreading in the editor: joins the bar, the tables, the list of differences and the store."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.grid.reading_marks import HIDDEN_FIGURE, NO_MARKS, ReadingMarks
from gui.proofreading.differences_panel import DifferencesPanel
from gui.proofreading.proofreading_bar import ProofreadingBar, ReadingStep
from model.errors import StoreError, UnreadableFigure
from model.form.entries import read_typed
from model.form.figures import format_figure
from model.form.form import Cell
from model.proofreading.proofreading import (
    Difference,
    Proofreading,
    find_next_unread,
    list_cells_to_read,
    list_differences,
)

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from model.storage.store import Store


class ProofreadingMode(QObject):
    """The proofreading of the draft in an editor. It is stored with every step once use_store() was called."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._store: Store | None = None
        self._draft_id = 0
        self.proofreading = Proofreading()
        self.bar = ProofreadingBar()
        line = self.bar.entry_line
        line.confirmed.connect(self._confirm)
        line.entered.connect(self._compare)
        line.back_requested.connect(lambda: self._step(-1))
        line.skip_requested.connect(lambda: self._step(1))
        line.take_over_requested.connect(lambda: self._take_over(self.proofreading.position))
        line.leave_requested.connect(self.leave)
        self.bar.choices_changed.connect(self._change_choices)
        self.bar.restart_requested.connect(self._restart)
        editor.open_draft.edit_applied.connect(self._show_edited)

    def use_store(self, store: Store, draft_id: int) -> None:
        """Go on where the store says that one stopped, and store every step from now on."""
        self._store, self._draft_id = store, draft_id
        with suppress(StoreError):  # what cannot be read is read back once more
            self.proofreading = store.load_proofreading(draft_id)

    def start(self) -> None:
        """Show the bar at the cell at which one stopped, or at the next one that was not read."""
        self._editor.commit_now()
        if not self._editor.side_panel.has_page(DifferencesPanel):
            self._add_panel()
        self.bar.show_choices(self.proofreading.is_blind, self.proofreading.reads_totals)
        self.bar.show()
        position = self.proofreading.position
        is_left_open = any(cell.id == position for cell in self._cells) and self._state(position) == "unread"
        if is_left_open:
            self._show_step("")
        else:
            self._go_on("")
        self.bar.entry_line.setFocus()

    def leave(self) -> None:
        """Hide the bar and all marks; where one stopped is kept."""
        self.bar.hide()
        for page in self._editor.table_pages:
            page.model.show_reading(NO_MARKS)
        self._editor.focus_current_page()

    @property
    def _cells(self) -> tuple[Cell, ...]:
        return list_cells_to_read(self._editor.open_draft.draft.form, self.proofreading.reads_totals)

    def _state(self, cell: str) -> str:
        return self.proofreading.state_of(cell, self._editor.open_draft.draft.report)

    def _current_cell(self) -> Cell:
        """The cell at which one is; the first where there is none."""
        cells = self._cells
        return next((cell for cell in cells if cell.id == self.proofreading.position), cells[0])

    def _confirm(self) -> None:
        """Space: the figure on paper is the one that stands in the cell."""
        cell = self._current_cell()
        report = self._editor.open_draft.draft.report
        if cell.id in report.unread:
            self.bar.show_outcome("这一格没有读到，请键入纸上的数。")
        elif self.proofreading.is_blind and self._state(cell.id) == "unread":
            self.bar.show_outcome("盲录时请键入纸上的数，纸上空着的按回车。")
        else:
            self.proofreading = self.proofreading.confirm(cell.id, report)
            self._go_on("")

    def _compare(self, text: str) -> None:
        """Compare what was typed with what stands in the cell, and go on; an empty line confirms unless blind."""
        cell = self._current_cell()
        report = self._editor.open_draft.draft.report
        if not text and not self.proofreading.is_blind and cell.id not in report.unread:
            self._confirm()
            return
        try:
            typed = read_typed(text, cell.kind, cell.unit).figure
        except UnreadableFigure as error:
            self.bar.show_outcome(str(error))
            return
        self.proofreading = self.proofreading.compare(cell.id, typed, report)
        if self._state(cell.id) == "right":
            self._go_on("上一格一致。")
            return
        standing = format_figure(report.stated_or_computed(cell.id)) or "空着"
        self._go_on(f"不同：{cell.name}，这里 {standing}，纸上 {format_figure(typed) or '空着'}。")

    def _go_on(self, outcome: str) -> None:
        """Go to the next cell that was not read; where there is none, tell how it ended and list what differs."""
        report = self._editor.open_draft.draft.report
        following = find_next_unread(self.proofreading, self._cells, report, self.proofreading.position)
        if following is None:
            self._show_end()
        else:
            self._set_position(following.id, outcome)

    def _show_end(self) -> None:
        differences = self._list_differences()
        ending = f"有 {len(differences)} 格与纸上不同，列在右栏" if differences else "都与纸上一致"
        last = differences[0][0] if differences else self._current_cell()
        self._set_position(last.id, f"{len(self._cells)} 格都读过了，{ending}。")
        self._editor.status_message.emit(self.bar.outcome_label.text())
        if differences:
            panel = self._editor.show_side_page(DifferencesPanel)
            panel.list.setFocus()

    def _step(self, by: int) -> None:
        """Go to the cell before (-1) or the next one (1), whatever is with it; stay at the ends."""
        cells = self._cells
        number = cells.index(self._current_cell()) + by
        if 0 <= number < len(cells):
            self._set_position(cells[number].id, "")

    def _set_position(self, cell: str, outcome: str) -> None:
        self.proofreading = replace(self.proofreading, position=cell)
        self._save()
        self._show_step(outcome)

    def _show_step(self, outcome: str) -> None:
        """Show the current cell in the bar and in its table, which comes to the front."""
        editor, draft = self._editor, self._editor.open_draft.draft
        cell, cells = self._current_cell(), self._cells
        section = draft.form.section_of(cell.id)
        editor.tabs.setCurrentIndex(list(editor.pages).index(section))
        self._show_marks()
        for page in editor.table_pages:
            page.view.select_cells((cell.id,))
        state = self._state(cell.id)
        if not outcome and state == "differs":
            typed = format_figure(self.proofreading.differing[cell.id].typed) or "空着"
            outcome = f"上次键入的是 {typed}；Ctrl+回车改成它。"
        figure = format_figure(draft.report.stated_or_computed(cell.id)) or "空着"
        if cell.id in draft.report.unread:
            figure = "没有读到"
        elif self.proofreading.is_blind and state == "unread":
            figure = HIDDEN_FIGURE
        read = sum(self._state(cell.id) != "unread" for cell in cells)
        row = " › ".join((draft.form.tables[cell.table].name, *cell.row.under, cell.row.label))
        column = " › ".join((*cell.column.under, cell.column.label))
        self.bar.show_step(ReadingStep(read, len(cells), row, column, figure, outcome))
        self._editor.side_panel.find_page(DifferencesPanel).show_differences(self._list_differences())

    def _show_marks(self) -> None:
        cells = [cell.id for cell in self._cells]
        states = {cell: self._state(cell) for cell in cells}
        hidden = [cell for cell in cells if states[cell] == "unread"] if self.proofreading.is_blind else []
        marks = ReadingMarks(
            right=frozenset(cell for cell in cells if states[cell] == "right"),
            differing=frozenset(cell for cell in cells if states[cell] == "differs"),
            current=self._current_cell().id,
            hidden=frozenset(hidden),
        )
        for page in self._editor.table_pages:
            page.model.show_reading(marks)

    def _list_differences(self) -> tuple[tuple[Cell, Difference], ...]:
        draft = self._editor.open_draft.draft
        return list_differences(self.proofreading, draft.form, draft.report)

    def _take_over(self, cell: str) -> None:
        """Enter what was typed from the paper, as an edit that can be undone."""
        if self._state(cell) != "differs":
            return
        open_draft = self._editor.open_draft
        if open_draft.draft.form.cells[cell].is_computed:
            words = "总计是自动合计的，请核对它的各格。"
            self.bar.show_outcome(words)
            self._editor.side_panel.find_page(DifferencesPanel).show_problem(words)
            return
        typed = self.proofreading.differing[cell].typed
        name = open_draft.draft.form.name_of(cell)
        if open_draft.enter_values({cell: typed}, f"回读改正 {name} {format_figure(typed) or '清空'}"):
            self.proofreading = self.proofreading.confirm(cell, open_draft.draft.report)
            self._set_position(self.proofreading.position, f"{name} 已改成 {format_figure(typed) or '空着'}。")

    def _keep(self, cell: str) -> None:
        """What stands in the cell is right after all."""
        self.proofreading = self.proofreading.confirm(cell, self._editor.open_draft.draft.report)
        self._set_position(self.proofreading.position, "保留了原来的数。")

    def _change_choices(self) -> None:
        is_blind, reads_totals = self.bar.blind_box.isChecked(), self.bar.totals_box.isChecked()
        self.proofreading = replace(self.proofreading, is_blind=is_blind, reads_totals=reads_totals)
        self._set_position(self._current_cell().id, "")
        self.bar.entry_line.setFocus()

    def _restart(self) -> None:
        self.proofreading = self.proofreading.restart()
        self._set_position(self._cells[0].id, "从第一格读起。")
        self.bar.entry_line.setFocus()

    def _show_edited(self) -> None:
        """Show what an edit changes of it: a cell that was changed was not read."""
        if not self.bar.isHidden():
            self._show_step(self.bar.outcome_label.text())

    def _save(self) -> None:
        if self._store is None or self._store.is_read_only:
            return
        try:
            self._store.save_proofreading(self._draft_id, self.proofreading)
        except StoreError as error:
            self._editor.status_message.emit(f"回读到哪里还没有保存：{error}")

    def _add_panel(self) -> None:
        panel = DifferencesPanel()
        panel.cell_requested.connect(self._show_differing)
        panel.take_over_requested.connect(self._take_over)
        panel.keep_requested.connect(self._keep)
        panel.leave_requested.connect(self.start)
        self._editor.side_panel.add_page(panel, "回读")

    def _show_differing(self, cell: str) -> None:
        """Go to a cell of the list; the focus stays there."""
        self.proofreading = replace(self.proofreading, position=cell)
        self._save()
        self._show_step("")
