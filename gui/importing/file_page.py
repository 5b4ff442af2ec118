"""One file that was read, in the list's place: its findings in words, and what found no place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.findings.findings_delegate import FindingsDelegate
from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_view import FindingsView
from gui.importing.results_model import ResultRow
from gui.style import theme
from gui.style.status_marks import ERROR_MARK, GOOD_MARK, SHAPE_CHARACTERS
from gui.widgets.buttons import push_button
from gui.widgets.text_list import LEFTOVERS_TITLE, TextList
from model.importing.file_check import CheckedFile


class FilePage(QWidget):
    """closed: back to the table. wanted: the file is to become a draft, or the draft made from it is to be opened."""

    closed = Signal()
    draft_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = push_button("回到清单", self.closed.emit, "chevron-left")
        self.draft_button = push_button("", self.draft_requested.emit, "file-input")
        self.verdict_label = QLabel()
        self.title_label = QLabel()
        self.remark_label = QLabel()
        self.model = FindingsModel(self)
        self.view = FindingsView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        self.no_findings_label = QLabel("没有发现问题。")
        self.leftovers = TextList()
        self.leftovers_title = QLabel()
        self._build_layout()

    def show_file(self, line: ResultRow) -> None:
        """Show this file."""
        judged = line.outcome
        mark, words = line.state
        self.title_label.setText(line.name)
        how = {ERROR_MARK: "error", GOOD_MARK: "good"}.get(mark, "warning")
        self.verdict_label.setProperty("verdict", how)
        self.verdict_label.style().polish(self.verdict_label)
        self.verdict_label.setText(SHAPE_CHARACTERS[how] + (words if isinstance(judged, CheckedFile) else "没有读进来"))
        readable = isinstance(judged, CheckedFile)
        self.draft_button.setVisible(readable)
        self.draft_button.setText("打开草稿" if line.draft is not None else "导入为草稿")
        self.model.update_rows(build_rows(judged.form, judged.findings) if isinstance(judged, CheckedFile) else [])
        pieces = judged.reading.unplaced if isinstance(judged, CheckedFile) else ()
        self.leftovers.show_texts(pieces)
        self.leftovers_title.setText(f"{LEFTOVERS_TITLE}，共 {len(pieces)} 处")
        self.remark_label.setText(_describe_file(line))
        self.view.setVisible(self.model.rowCount() > 0)
        self.no_findings_label.setVisible(readable and not self.model.rowCount())
        for widget in (self.leftovers, self.leftovers_title):
            widget.setVisible(bool(pieces))
        first = self.view if self.model.rowCount() else self.back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.list_open_rows():
            self.view.setCurrentIndex(self.model.index(self.model.list_open_rows()[0]))

    def _build_layout(self) -> None:
        for label in (self.title_label, self.remark_label, self.verdict_label):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.title_label.setProperty("heading", True)
        self.verdict_label.setProperty("verdict", "good")  # Qt gives a label its padding when it is first polished
        self.remark_label.setWordWrap(True)
        self.remark_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE)
        head.addWidget(self.back_button)
        head.addWidget(self.title_label, 1)
        head.addWidget(self.verdict_label)
        head.addWidget(self.draft_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(head)
        lines.addWidget(self.remark_label)
        lines.addWidget(self.no_findings_label)
        lines.addWidget(self.view, 3)
        lines.addWidget(self.leftovers_title)
        lines.addWidget(self.leftovers, 2)
        lines.addStretch(0)


def _describe_file(line: ResultRow) -> str:
    """Whose report it is, how much was read and what it was checked beside; why a file could not be read."""
    if not isinstance(line.outcome, CheckedFile):
        return line.summary
    verdict = line.outcome
    parts = [line.title, verdict.form.label, f"读入 {verdict.figure_count} 格（全表 {len(verdict.form.cells)} 格）"]
    if verdict.last_year_path:
        parts.append(f"已对照上年的“{verdict.last_year_path.name}”")
    return " · ".join(parts) + (f"\n{line.remark}" if line.remark else "")
