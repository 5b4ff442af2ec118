"""The files that were imported or checked, in the list's place: a table of them, and each one's findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from gui.importing.file_page import FileFindings
from gui.importing.results_model import Line
from gui.importing.results_table import IntakeTable
from gui.style import theme
from gui.widgets.buttons import push_button
from model.importing.file_check import Verdict


class IntakePage(QWidget):
    """closed: back to the drafts. wanted: rows of files that are to become drafts. opened: the id of a draft.

    listed: the list is to be written to a file.
    """

    closed = Signal()
    wanted = Signal(object)
    opened = Signal(int)
    listed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = IntakeTable()
        self.findings = FileFindings()
        self.title = QLabel()
        self.words = QLabel()
        self.count = QLabel()
        self.search = QLineEdit()
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.look_button = push_button("查看", self._look, "eye")
        self.draft_button = push_button("导入为草稿", self._take_in, "file-input")
        self.list_button = push_button("导出清单…", self.listed.emit, "download")
        self._layers = QStackedWidget()
        self._row = 0
        self._build()
        self._connect()

    def show_lines(self, title: str, words: str, lines: Sequence[Line]) -> None:
        """Show these files under a title and a sentence on all of them."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.search.clear()
        self.table.show_lines(lines)
        self._turn(self.table, 0)
        self._offer()

    def refresh(self) -> None:
        """Show the file in front as it is now."""
        if self._layers.currentIndex():
            self.findings.show_line(self.table.files.line(self._row))
        self._offer()

    def open(self, row: int) -> None:
        """Open the draft that was made from a file; show the findings of one that has none."""
        line = self.table.files.line(row)
        if line.draft is not None:
            self.opened.emit(line.draft)
            return
        self._row = row
        self._turn(self.findings.view, 1)
        self.findings.show_line(line)

    def _build(self) -> None:
        self.title.setProperty("heading", True)
        for label in (self.words, self.count):
            label.setProperty("faint", True)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.search.setPlaceholderText("查找文件、单位或结论")
        self.search.setAccessibleName("查找文件、单位或结论")
        self.search.setToolTip("查找文件、单位或结论（Ctrl+F）")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(40 * theme.SPACE)
        head, tools = QHBoxLayout(), QHBoxLayout()
        for line in (head, tools):
            line.setSpacing(theme.SPACE)
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.list_button)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.count)
        tools.addStretch()
        tools.addWidget(self.look_button)
        tools.addWidget(self.draft_button)
        table = QWidget()
        lines = QVBoxLayout(table)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.words)
        lines.addLayout(tools)
        lines.addWidget(self.table, 1)
        self._layers.addWidget(table)
        self._layers.addWidget(self.findings)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)

    def _connect(self) -> None:
        self.table.opened.connect(self.open)
        self.table.picked.connect(self._offer)
        self.search.textChanged.connect(self._narrow)
        self.findings.closed.connect(self._leave_findings)
        self.findings.wanted.connect(lambda: self._take(self._row))
        self._shortcut("Ctrl+F", self, self._seek)
        self._shortcut("Escape", self, self._leave)
        self._shortcut("Down", self.search, self.table.setFocus)

    def _shortcut(self, keys: str, of: QWidget, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), of)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _narrow(self, words: str) -> None:
        self.table.narrow(words)
        self._offer()

    def _offer(self) -> None:
        """The buttons that fit the selected files, and how many are shown."""
        rows = self.table.selected()
        lines = [self.table.files.line(row) for row in rows]
        fresh = [line for line in lines if _fresh(line)]
        self.look_button.setEnabled(len(rows) == 1)
        made = bool(lines) and lines[0].draft is not None
        self.look_button.setText("打开草稿" if made else "查看")
        self.look_button.setIcon(theme.icon("folder-open" if made else "eye"))
        self.draft_button.setEnabled(bool(fresh))
        self.draft_button.setVisible(any(_fresh(line) for line in self.table.files.lines()))
        shown, all = self.table.shown.rowCount(), self.table.files.rowCount()
        self.count.setText(f"共 {all} 个文件" if shown == all else f"找到 {shown} 个，共 {all} 个文件")

    def _look(self) -> None:
        self.open(self.table.selected()[0])

    def _take_in(self) -> None:
        self.wanted.emit(self.table.selected())

    def _take(self, row: int) -> None:
        """The file in front becomes a draft, or the draft made from it is opened."""
        draft = self.table.files.line(row).draft
        if draft is None:
            self.wanted.emit([row])
        else:
            self.opened.emit(draft)

    def _seek(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _leave(self) -> None:
        """Esc goes one step back: from the findings to the table, from a search to all files, else to the drafts."""
        if self._layers.currentIndex():
            self._leave_findings()
        elif self.search.text():
            self.search.clear()
            self.table.setFocus()
        else:
            self.closed.emit()

    def _turn(self, first: QWidget, layer: int) -> None:
        """Bring a layer to the front; the keyboard begins in this widget of it."""
        self._layers.setCurrentIndex(layer)
        self.setFocusProxy(first)

    def _leave_findings(self) -> None:
        self._turn(self.table, 0)
        self.table.setFocus()


def _fresh(line: Line) -> bool:
    """Whether a file was read and has not become a draft."""
    return isinstance(line.judged, Verdict) and line.draft is None
