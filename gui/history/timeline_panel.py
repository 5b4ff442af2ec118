"""The timeline beside the form: lists the edits of a draft, compares any moment with now, and restores it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from gui.draft.draft_history import DraftHistory
from gui.draft.draft_words import describe_draft, describe_moment
from gui.history.draft_chooser import DraftChooser
from gui.history.timeline_delegate import TimelineDelegate
from gui.history.timeline_model import TimelineModel, TimelineRow
from gui.history.version_preview import VersionPreview
from gui.style import theme
from gui.widgets.plain_text import PlainLabel
from model.drafts.comparison import compare_reports
from model.errors import NianbaoError
from model.report.report import Report
from model.storage.summaries import DraftSummary

COMPARE_DELAY_MS = 200
"""Milliseconds from an edit to the update of the comparison that is shown: one update for a run of edits."""


class TimelinePanel(QWidget):
    """The list of edits, and below it a preview of what differs."""

    place_requested = Signal(str)
    """A place of the form the clerk wants to go to."""
    status_message = Signal(str)
    """A sentence for the status bar."""

    def __init__(self, history: DraftHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._other_report: tuple[str, Report] | None = None
        """The other draft that is compared with this one: its name and its report; None while none is."""
        self.model = TimelineModel(history.form, history.store, history.draft_id, self)
        self.view = QListView()
        self.name_edit = QLineEdit()
        self.name_button = QPushButton("给现在命名")
        self.name_button.setEnabled(not history.is_locked)
        self.compare_button = QPushButton("与另一份比较…")
        self.preview = VersionPreview()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.problem_label = PlainLabel()
        self._compare_timer = QTimer(self, interval=COMPARE_DELAY_MS, singleShot=True)
        self._set_up_list()
        self._build_layout()
        self._connect_signals()

    def show_new_edits(self) -> None:
        """Show the edits made since the last call; while the panel is hidden nothing is read."""
        if not self.isVisible():
            return
        self.problem_label.hide()
        self.model.load_edits()
        if self.preview.isVisible():
            self._compare_timer.start()

    def ask_name(self) -> None:
        """Ask for a name for the draft as it is now."""
        self.name_edit.show()
        self.name_edit.setText("送审稿")
        self.name_edit.selectAll()
        self.name_edit.setFocus()

    def ask_other_draft(self) -> None:
        """Ask which other draft to compare with, where there is one."""
        with self._report_errors():
            others = self._history.list_other_drafts()
            if not others:
                self.status_message.emit("还没有别的年报可以比较。")
                return
            chooser = DraftChooser(self.window(), others)
            chooser.draft_chosen.connect(self.compare_with)
            chooser.open()

    def compare_with(self, summary: DraftSummary) -> None:
        """Show how another draft differs from this one."""
        self.view.clearSelection()
        with self._report_errors():
            self._other_report = (describe_draft(summary), self._history.load_other_report(summary))
        self._update_comparison()

    def _set_up_list(self) -> None:
        self.view.setAccessibleName("时间线")
        self.view.setModel(self.model)
        self.view.setItemDelegate(TimelineDelegate(self.view, self.model))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)

    def _build_layout(self) -> None:
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 4)
        self.name_edit.setAccessibleName("这一版的名称")
        self.name_edit.setPlaceholderText("例如 送审稿，按 Enter")
        self.problem_label.setWordWrap(True)
        self.problem_label.setProperty("over", True)
        for widget in (self.name_edit, self.problem_label, self.preview):
            widget.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE // 2)
        for button in (self.name_button, self.compare_button):
            button.setProperty("slim", True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.preview)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(buttons)
        column.addWidget(self.name_edit)
        column.addWidget(self.problem_label)
        column.addWidget(self.splitter, 1)

    def _connect_signals(self) -> None:
        self.model.read_failed.connect(self._show_problem)
        self.view.selectionModel().selectionChanged.connect(self._compare_selection)
        self.name_button.clicked.connect(self.ask_name)
        self.name_edit.returnPressed.connect(self._save_name)
        self.compare_button.clicked.connect(self.ask_other_draft)
        self.preview.restore_requested.connect(self._restore_moment)
        self.preview.drop_name_requested.connect(self._drop_name)
        self.preview.closed.connect(self._close_preview)
        self.preview.place_requested.connect(self.place_requested)
        self._compare_timer.timeout.connect(self._update_comparison)

    def _compare_selection(self) -> None:
        """Compare what is selected in the list instead of another draft; hide the preview where nothing is."""
        self._other_report = None
        self._update_comparison()

    def _update_comparison(self) -> None:
        """Show what differs: between another draft and now, between two selected moments, or between one and now."""
        rows = self._selected_rows()
        with self._report_errors():
            if self._other_report is not None:
                name, report = self._other_report
                self._show_comparison(f"{name} → 这一份", report, self._history.current_report())
            elif len(rows) > 1:
                newer, older = rows
                before = self._history.load_report_at(older.moment_id)
                after = self._history.load_report_at(newer.moment_id)
                self._show_comparison(f"{_describe_row(older)} → {_describe_row(newer)}", before, after)
            elif rows:
                before = self._history.load_report_at(rows[0].moment_id)
                after = self._history.current_report()
                self._show_comparison(f"{_describe_row(rows[0])} → 现在", before, after, rows[0])
            else:
                self.preview.hide()

    def _show_comparison(
        self, caption: str, before: Report, after: Report, past_row: TimelineRow | None = None
    ) -> None:
        """Show the differences of two reports; past_row: the row of the moment that is compared with now, if one is."""
        differences = compare_reports(self._history.form, before, after)
        can_restore = past_row is not None and not self._history.is_locked
        has_name = past_row is not None and past_row.version is not None
        can_drop_name = can_restore and has_name
        self.preview.show_differences(caption, differences, can_restore, can_drop_name)

    def _selected_rows(self) -> list[TimelineRow]:
        """The selected rows, newest first; of more than two, the newest and the oldest."""
        positions = sorted(index.row() for index in self.view.selectedIndexes())
        if len(positions) > 2:
            positions = [positions[0], positions[-1]]
        return [self.model.row_at(self.model.index(position)) for position in positions]

    def _restore_moment(self) -> None:
        """Make the draft what it was at the selected moment, and say so."""
        rows = self._selected_rows()
        if len(rows) != 1:  # an edit may have changed the selection while the button was still there
            return
        row = rows[0]
        with self._report_errors():
            has_changed = self._history.restore_moment(row.moment_id, f"恢复到 {describe_moment(row.at)}")
            if has_changed:
                self.status_message.emit(f"已恢复到 {_describe_row(row)}；不合适可以撤销。")
            else:
                self.status_message.emit("现在就是那时的样子。")

    def _save_name(self) -> None:
        """Give the draft as it is now the name that was typed; an empty one is ignored."""
        name = self.name_edit.text().strip()
        if not name:
            return
        with self._report_errors():
            version = self._history.name_version(name)
            self.model.load_edits()
            self.model.add_version(version)
            self._close_preview()
            self.status_message.emit(f"已命名“{name}”，在时间线里随时可以回来看。")

    def _drop_name(self) -> None:
        """Delete the name of the selected moment; the moment itself stays."""
        rows = self._selected_rows()
        version = rows[0].version if len(rows) == 1 else None
        if version is None:
            return
        with self._report_errors():
            self._history.store.delete_version(version.id)
            self._close_preview()
            self.model.drop_version(version)

    def _close_preview(self) -> None:
        """Hide the preview and the line for a name, and end the comparison."""
        self.name_edit.hide()
        self.view.clearSelection()
        self._compare_selection()  # also where nothing was selected: then no signal ends the one with another draft
        self.view.setFocus()

    @contextmanager
    def _report_errors(self) -> Iterator[None]:
        """Show in the panel what the store could not do in this block."""
        try:
            yield
        except NianbaoError as error:
            self._show_problem(str(error))

    def _show_problem(self, words: str) -> None:
        """Show why something could not be done, until the next edits are shown."""
        self.problem_label.setText(f"▲ {words}")
        self.problem_label.show()

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Read the edits once they are seen, not before."""
        super().showEvent(event)
        self.show_new_edits()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the preview and the line for a name."""
        if event.key() == Qt.Key.Key_Escape and (self.preview.isVisible() or self.name_edit.isVisible()):
            self._close_preview()
        else:
            super().keyPressEvent(event)


def _describe_row(row: TimelineRow) -> str:
    """The name of a version, the time of another moment."""
    return row.version.name if row.version else describe_moment(row.at)
