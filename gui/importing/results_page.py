"""The files that were imported or checked, in the list's place: a table of them, and each one's findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gui.importing.file_page import FilePage
from gui.importing.results_model import ResultRow
from gui.importing.results_table import ResultsTable
from gui.style import theme
from gui.widgets.buttons import push_button
from model.importing.file_check import CheckedFile


class ResultsPage(QWidget):
    """closed: back to the drafts. wanted: rows of files that are to become drafts. opened: the id of a draft.

    listed: the list is to be written to a file.
    """

    closed = Signal()
    drafts_requested = Signal(object)
    open_requested = Signal(int)
    list_export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ResultsTable()
        self.file_page = FilePage()
        self.title_label = QLabel()
        self.summary_label = QLabel()
        self.count_label = QLabel()
        self.search_box = QLineEdit()
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.open_button = push_button("查看", self._open_selected, "eye")
        self.draft_button = push_button("导入为草稿", self._request_selected, "file-input")
        self.list_button = push_button("导出清单…", self.list_export_requested.emit, "download")
        self._layers = QStackedWidget()
        self._row = 0
        self._build_layout()
        self._connect_signals()

    def show_files(self, title: str, words: str, lines: Sequence[ResultRow]) -> None:
        """Show these files under a title and a sentence on all of them."""
        self.title_label.setText(title)
        self.summary_label.setText(words)
        self.summary_label.setVisible(bool(words))
        self.search_box.clear()
        self.table.show_files(lines)
        self._show_layer(self.table, 0)
        self._update_buttons()

    def refresh_view(self) -> None:
        """Show the file in front as it is now."""
        if self._layers.currentIndex():
            self.file_page.show_file(self.table.results.file_at(self._row))
        self._update_buttons()

    def open_row(self, row: int) -> None:
        """Open the draft that was made from a file; show the findings of one that has none."""
        line = self.table.results.file_at(row)
        if line.draft is not None:
            self.open_requested.emit(line.draft)
            return
        self._row = row
        self._show_layer(self.file_page.view, 1)
        self.file_page.show_file(line)

    def _build_layout(self) -> None:
        self.title_label.setProperty("heading", True)
        for label in (self.summary_label, self.count_label):
            label.setProperty("faint", True)
        self.summary_label.setWordWrap(True)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        self.search_box.setPlaceholderText("查找文件、单位或结论")
        self.search_box.setAccessibleName("查找文件、单位或结论")
        self.search_box.setToolTip("查找文件、单位或结论（Ctrl+F）")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(theme.load_icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.setMaximumWidth(40 * theme.SPACE)
        head, tools = QHBoxLayout(), QHBoxLayout()
        for line in (head, tools):
            line.setSpacing(theme.SPACE)
        head.addWidget(self.back_button)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.list_button)
        tools.addWidget(self.search_box, 1)
        tools.addWidget(self.count_label)
        tools.addStretch()
        tools.addWidget(self.open_button)
        tools.addWidget(self.draft_button)
        table = QWidget()
        lines = QVBoxLayout(table)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.summary_label)
        lines.addLayout(tools)
        lines.addWidget(self.table, 1)
        self._layers.addWidget(table)
        self._layers.addWidget(self.file_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)

    def _connect_signals(self) -> None:
        self.table.open_requested.connect(self.open_row)
        self.table.selection_changed.connect(self._update_buttons)
        self.search_box.textChanged.connect(self._filter_rows)
        self.file_page.closed.connect(self._close_file)
        self.file_page.draft_requested.connect(lambda: self._request_draft(self._row))
        self._add_shortcut("Ctrl+F", self, self._focus_search)
        self._add_shortcut("Escape", self, self._step_back)
        self._add_shortcut("Down", self.search_box, self.table.setFocus)

    def _add_shortcut(self, keys: str, of: QWidget, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), of)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _filter_rows(self, words: str) -> None:
        self.table.set_words(words)
        self._update_buttons()

    def _update_buttons(self) -> None:
        """The buttons that fit the selected files, and how many are shown."""
        rows = self.table.list_selected_rows()
        lines = [self.table.results.file_at(row) for row in rows]
        fresh = [line for line in lines if _can_become_draft(line)]
        self.open_button.setEnabled(len(rows) == 1)
        made = bool(lines) and lines[0].draft is not None
        self.open_button.setText("打开草稿" if made else "查看")
        self.open_button.setIcon(theme.load_icon("folder-open" if made else "eye"))
        self.draft_button.setEnabled(bool(fresh))
        self.draft_button.setVisible(any(_can_become_draft(line) for line in self.table.results.list_files()))
        shown, all = self.table.filtered.rowCount(), self.table.results.rowCount()
        self.count_label.setText(f"共 {all} 个文件" if shown == all else f"找到 {shown} 个，共 {all} 个文件")

    def _open_selected(self) -> None:
        self.open_row(self.table.list_selected_rows()[0])

    def _request_selected(self) -> None:
        self.drafts_requested.emit(self.table.list_selected_rows())

    def _request_draft(self, row: int) -> None:
        """The file in front becomes a draft, or the draft made from it is opened."""
        draft = self.table.results.file_at(row).draft
        if draft is None:
            self.drafts_requested.emit([row])
        else:
            self.open_requested.emit(draft)

    def _focus_search(self) -> None:
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()

    def _step_back(self) -> None:
        """Esc goes one step back: from the findings to the table, from a search to all files, else to the drafts."""
        if self._layers.currentIndex():
            self._close_file()
        elif self.search_box.text():
            self.search_box.clear()
            self.table.setFocus()
        else:
            self.closed.emit()

    def _show_layer(self, first: QWidget, layer: int) -> None:
        """Bring a layer to the front; the keyboard begins in this widget of it."""
        self._layers.setCurrentIndex(layer)
        self.setFocusProxy(first)

    def _close_file(self) -> None:
        self._show_layer(self.table, 0)
        self.table.setFocus()


def _can_become_draft(line: ResultRow) -> bool:
    """Whether a file was read and has not become a draft."""
    return isinstance(line.outcome, CheckedFile) and line.draft is None
