"""The page of one file that was read: its findings, and the contents that no cell of the form could take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.findings.findings_delegate import FindingsDelegate
from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_view import FindingsView
from gui.importing.results_model import ResultRow
from gui.style import theme
from gui.style.status_marks import ERROR_MARK, GOOD_MARK, SHAPE_CHARACTERS
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from gui.widgets.text_list import LEFTOVERS_TITLE, TextList
from model.importing.file_check import CheckedFile


class FilePage(QWidget):
    """Shows one row of the results; stands in the place of their table."""

    closed = Signal()
    """The clerk goes back to the table."""
    draft_requested = Signal()
    """The file is to become a draft, or the draft made from it is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = push_button("回到清单", self.closed.emit, "chevron-left")
        self.draft_button = push_button("", self.draft_requested.emit, "file-input")
        self.verdict_label = PlainLabel()
        self.title_label = PlainLabel()
        self.remark_label = PlainLabel()
        self.model = FindingsModel(self)
        self.view = FindingsView(has_actions=False)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        self.no_findings_label = PlainLabel("没有发现问题。")
        self.leftovers = TextList()
        self.leftovers_title = PlainLabel()
        self._build_layout()

    def show_file(self, file: ResultRow) -> None:
        """Show this file and put the keyboard into its findings."""
        checked = file.outcome if isinstance(file.outcome, CheckedFile) else None
        self.title_label.setText(file.name)
        self.remark_label.setText(_describe_file(file))
        self._show_verdict(file)
        self.draft_button.setVisible(checked is not None)
        self.draft_button.setText("导入为草稿" if file.draft_id is None else "打开草稿")
        self._show_findings(checked)
        self._show_unplaced(() if checked is None else checked.reading.leftovers)

    def _show_verdict(self, file: ResultRow) -> None:
        mark, words = file.state
        verdict = {ERROR_MARK: "error", GOOD_MARK: "good"}.get(mark, "warning")
        if not isinstance(file.outcome, CheckedFile):
            words = "没有读进来"
        self.verdict_label.setProperty("verdict", verdict)
        self.verdict_label.style().polish(self.verdict_label)
        self.verdict_label.setText(SHAPE_CHARACTERS[verdict] + words)

    def _show_findings(self, checked: CheckedFile | None) -> None:
        self.model.update_rows([] if checked is None else build_rows(checked.form, checked.findings))
        has_findings = self.model.rowCount() > 0
        self.view.setVisible(has_findings)
        self.no_findings_label.setVisible(checked is not None and not has_findings)
        first = self.view if has_findings else self.back_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        open_rows = self.model.list_open_rows()
        if open_rows:
            self.view.setCurrentIndex(self.model.index(open_rows[0]))

    def _show_unplaced(self, texts: Sequence[str]) -> None:
        self.leftovers.show_texts(texts)
        self.leftovers_title.setText(f"{LEFTOVERS_TITLE}，共 {len(texts)} 处")
        for widget in (self.leftovers, self.leftovers_title):
            widget.setVisible(bool(texts))

    def _build_layout(self) -> None:
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(head)
        column.addWidget(self.remark_label)
        column.addWidget(self.no_findings_label)
        column.addWidget(self.view, 3)
        column.addWidget(self.leftovers_title)
        column.addWidget(self.leftovers, 2)
        column.addStretch(0)


def _describe_file(file: ResultRow) -> str:
    """Whose report it is, how much was read and what it was checked beside; why a file could not be read."""
    checked = file.outcome
    if not isinstance(checked, CheckedFile):
        return file.summary
    parts = [file.title, checked.form.label, f"读入 {checked.figure_count} 格（全表 {len(checked.form.cells)} 格）"]
    if checked.last_year_path:
        parts.append(f"已对照上年的“{checked.last_year_path.name}”")
    description = " · ".join(parts)
    return f"{description}\n{file.remark}" if file.remark else description
