"""One file that was read, in the list's place: its findings in words, and what found no place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.findings.findings_delegate import FindingsDelegate
from gui.findings.findings_model import FindingsList, rows
from gui.findings.findings_view import FindingsView
from gui.importing.results_model import Line
from gui.style import theme
from gui.style.status_marks import ERROR, GOOD, SHAPES
from gui.widgets.buttons import push_button
from gui.widgets.text_list import TITLE, Leftovers
from model.importing.file_check import Verdict


class FileFindings(QWidget):
    """closed: back to the table. wanted: the file is to become a draft, or the draft made from it is to be opened."""

    closed = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = push_button("回到清单", self.closed.emit, "chevron-left")
        self.draft_button = push_button("", self.wanted.emit, "file-input")
        self.verdict = QLabel()
        self.title = QLabel()
        self.remark = QLabel()
        self.model = FindingsList(self)
        self.view = FindingsView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        self.nothing = QLabel("没有发现问题。")
        self.leftovers = Leftovers()
        self.leftovers_title = QLabel()
        self._build()

    def show_line(self, line: Line) -> None:
        """Show this file."""
        judged = line.judged
        mark, words = line.state
        self.title.setText(line.name)
        how = {ERROR: "error", GOOD: "good"}.get(mark, "warning")
        self.verdict.setProperty("verdict", how)
        self.verdict.style().polish(self.verdict)
        self.verdict.setText(SHAPES[how] + (words if isinstance(judged, Verdict) else "没有读进来"))
        readable = isinstance(judged, Verdict)
        self.draft_button.setVisible(readable)
        self.draft_button.setText("打开草稿" if line.draft is not None else "导入为草稿")
        self.model.show_rows(rows(judged.form, judged.findings) if isinstance(judged, Verdict) else [])
        pieces = judged.reading.unplaced if isinstance(judged, Verdict) else ()
        self.leftovers.show_pieces(pieces)
        self.leftovers_title.setText(f"{TITLE}，共 {len(pieces)} 处")
        self.remark.setText(_remark(line))
        self.view.setVisible(self.model.rowCount() > 0)
        self.nothing.setVisible(readable and not self.model.rowCount())
        for widget in (self.leftovers, self.leftovers_title):
            widget.setVisible(bool(pieces))
        first = self.view if self.model.rowCount() else self.back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.walkable():
            self.view.setCurrentIndex(self.model.index(self.model.walkable()[0]))

    def _build(self) -> None:
        for label in (self.title, self.remark, self.verdict):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("heading", True)
        self.verdict.setProperty("verdict", "good")  # Qt gives a label its padding when it is first polished
        self.remark.setWordWrap(True)
        self.remark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.verdict)
        head.addWidget(self.draft_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.remark)
        lines.addWidget(self.nothing)
        lines.addWidget(self.view, 3)
        lines.addWidget(self.leftovers_title)
        lines.addWidget(self.leftovers, 2)
        lines.addStretch(0)


def _remark(line: Line) -> str:
    """Whose report it is, how much was read and what it was checked beside; why a file could not be read."""
    if not isinstance(line.judged, Verdict):
        return line.words
    verdict = line.judged
    parts = [line.title, verdict.form.label, f"读入 {verdict.read} 格（全表 {len(verdict.form.cells)} 格）"]
    if verdict.before:
        parts.append(f"已对照上年的“{verdict.before.name}”")
    return " · ".join(parts) + (f"\n{line.remark}" if line.remark else "")
