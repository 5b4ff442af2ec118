"""The page of files that were imported or checked: a table of them, or the findings of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gui.importing.file_page import FilePage
from gui.importing.results_model import ResultRow
from gui.importing.results_table import ResultsTable
from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.importing.file_check import CheckedFile


class ResultsPage(QWidget):
    """Two layers: the table with its search, and the page of one file. Changes nothing itself."""

    closed = Signal()
    """The clerk goes back to the list of drafts."""
    drafts_requested = Signal(object)
    """The files in these rows, a list of numbers, are to become drafts."""
    open_requested = Signal(int)
    """The draft of this id is to be opened."""
    list_export_requested = Signal()
    """The table is to be written to a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = ResultsTable()
        self.file_page = FilePage()
        self.title_label = PlainLabel()
        self.summary_label = PlainLabel()
        self.count_label = PlainLabel()
        self.search_box = QLineEdit()
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.open_button = push_button("查看", self._open_selected, "eye")
        self.draft_button = push_button("导入为草稿", self._request_selected, "file-input")
        self.list_button = push_button("导出清单…", self.list_export_requested.emit, "download")
        self._layers = QStackedWidget()
        self._row = 0  # of the file whose findings are shown
        self._build_layout()
        self._connect_signals()

    def show_files(self, title: str, summary: str, files: Sequence[ResultRow]) -> None:
        """Show these files under a title and a sentence on all of them."""
        self.title_label.setText(title)
        self.summary_label.setText(summary)
        self.summary_label.setVisible(bool(summary))
        self.search_box.clear()
        self.table.show_files(files)
        self._show_layer(self.table, 0)
        self._update_buttons()

    def refresh_view(self) -> None:
        """Show the findings and the buttons anew after rows were changed."""
        if self._layers.currentIndex():
            self.file_page.show_file(self.table.results.file_at(self._row))
        self._update_buttons()

    def open_row(self, row: int) -> None:
        """Open the draft that was made from a file; show the findings of one that has none."""
        file = self.table.results.file_at(row)
        if file.draft_id is not None:
            self.open_requested.emit(file.draft_id)
            return
        self._row = row
        self._show_layer(self.file_page.view, 1)
        self.file_page.show_file(file)

    def _build_layout(self) -> None:
        self.title_label.setProperty("heading", True)
        for label in (self.summary_label, self.count_label):
            label.setProperty("faint", True)
        self.summary_label.setWordWrap(True)
        self.search_box.setPlaceholderText("查找文件、单位或结论")
        self.search_box.setAccessibleName("查找文件、单位或结论")
        set_tooltip(self.search_box, "查找文件、单位或结论（Ctrl+F）")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(theme.load_icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.setMaximumWidth(40 * theme.SPACE)
        head, tools = QHBoxLayout(), QHBoxLayout()
        for row in (head, tools):
            row.setSpacing(theme.SPACE)
        head.addWidget(self.back_button)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.list_button)
        tools.addWidget(self.search_box, 1)
        tools.addWidget(self.count_label)
        tools.addStretch()
        tools.addWidget(self.open_button)
        tools.addWidget(self.draft_button)
        table_layer = QWidget()
        column = QVBoxLayout(table_layer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(head)
        column.addWidget(self.summary_label)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._layers.addWidget(table_layer)
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

    def _add_shortcut(self, keys: str, widget: QWidget, do: Callable[[], object]) -> None:
        """Keys that do something while the keyboard is in this widget."""
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _filter_rows(self, words: str) -> None:
        self.table.set_words(words)
        self._update_buttons()

    def _update_buttons(self) -> None:
        """Enable the buttons that fit the selected files, and show how many files there are."""
        results = self.table.results
        selected = [results.file_at(row) for row in self.table.list_selected_rows()]
        has_draft = bool(selected) and selected[0].draft_id is not None
        self.open_button.setEnabled(len(selected) == 1)
        self.open_button.setText("打开草稿" if has_draft else "查看")
        self.open_button.setIcon(theme.load_icon("folder-open" if has_draft else "eye"))
        self.draft_button.setEnabled(any(_can_become_draft(file) for file in selected))
        self.draft_button.setVisible(any(_can_become_draft(file) for file in results.list_files()))
        shown, total = self.table.filtered.rowCount(), results.rowCount()
        self.count_label.setText(f"共 {total} 个文件" if shown == total else f"找到 {shown} 个，共 {total} 个文件")

    def _open_selected(self) -> None:
        self.open_row(self.table.list_selected_rows()[0])

    def _request_selected(self) -> None:
        self.drafts_requested.emit(self.table.list_selected_rows())

    def _request_draft(self, row: int) -> None:
        """Ask for a draft of the file in this row, or for opening the one made from it."""
        draft_id = self.table.results.file_at(row).draft_id
        if draft_id is None:
            self.drafts_requested.emit([row])
        else:
            self.open_requested.emit(draft_id)

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
        """Bring a layer to the front; the keyboard goes to this widget of it first."""
        self._layers.setCurrentIndex(layer)
        self.setFocusProxy(first)

    def _close_file(self) -> None:
        self._show_layer(self.table, 0)
        self.table.setFocus()


def _can_become_draft(file: ResultRow) -> bool:
    """Whether a file was read and has not become a draft."""
    return isinstance(file.outcome, CheckedFile) and file.draft_id is None
