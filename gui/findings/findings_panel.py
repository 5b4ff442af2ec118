"""The panel beside the form: what the checks found, the way to each place, and reasons why a doubt is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from gui.findings.findings_delegate import FindingsDelegate
from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_view import FindingsView
from gui.style import theme
from gui.style.status_marks import GoodSign
from gui.widgets.remark_dialog import RemarkDialog
from model.checks.explanations import is_answerable
from model.checks.findings import Finding
from model.form.form import Form


class FindingsPanel(QWidget):
    """wanted is emitted with a Finding: the clerk wishes to go there; answered with a Finding and its reason or "".

    locked: the draft can only be looked at.
    """

    finding_requested = Signal(object)
    answer_given = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(self)
        self.view = FindingsView()
        self.go_button = QPushButton("去改")
        self.answer_button = QPushButton("说明…")
        self.withdraw_button = QPushButton("撤回说明")
        self._form: Form | None = None
        self._findings: tuple[Finding, ...] = ()
        self._visited_key = ""
        self.is_locked = False
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._build_empty_page())
        self._layers.addWidget(self._build_list_page())
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        self.view.clicked.connect(self._visit_finding)
        self.view.enter_pressed.connect(self._visit_finding)
        self.view.selectionModel().currentChanged.connect(self._update_buttons)
        self.go_button.clicked.connect(lambda: self._visit_finding(self.view.currentIndex()))
        self.answer_button.clicked.connect(self.explain_current)
        self.withdraw_button.clicked.connect(self.withdraw_answer)
        self._update_buttons()
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 4)

    def show_findings(self, form: Form, findings: Sequence[Finding]) -> None:
        """Show these; a finding that was there before keeps its place in sight and its selection."""
        findings = tuple(findings)
        if form is self._form and findings == self._findings:
            return
        self._form, self._findings = form, findings
        anchor = self.view.find_anchor()
        self.model.update_rows(build_rows(form, findings))
        self._layers.setCurrentIndex(int(bool(findings)))
        self.view.restore_anchor(anchor)
        self._update_buttons()

    def step_to_finding(self, direction: int) -> None:
        """Go to the next finding (1) or the one before (-1), round and round.

        Where the visited one was mended, Qt has moved on to its neighbour, which is then the next.
        """
        lines = self.model.list_open_rows()
        if not lines:
            return
        current = self.view.currentIndex()
        if not current.isValid():
            target = lines[0 if direction > 0 else -1]
        elif direction > 0 and self._key_at(current) != self._visited_key:
            target = current.row()
        elif direction > 0:
            target = next((line for line in lines if line > current.row()), lines[0])
        else:
            target = next((line for line in reversed(lines) if line < current.row()), lines[-1])
        self._visit_finding(self.model.index(target))

    def explain_next(self) -> None:
        """Explain the current doubt while it is open, else the first open one; where none is, the current again."""
        finding = self._find_answerable()
        if finding is None or finding.answer:
            lines = (
                i for i in self.model.list_open_rows() if _can_answer(self.model.row_at(self.model.index(i)).finding)
            )
            line = next(lines, None)
            if line is not None:
                self._visit_finding(self.model.index(line))
        self.explain_current()

    def explain_current(self) -> None:
        """Let the clerk write why the current doubt is none."""
        finding = self._find_answerable()
        if finding is None:
            return
        text = finding.answer or finding.former_answer
        box = RemarkDialog(self.window(), "说明", finding.message, text, "为什么是对的，例如：已与台账核对")
        box.remark_written.connect(lambda reason: self.answer_given.emit(finding, reason))
        box.open()

    def withdraw_answer(self) -> None:
        """The doubt is open again."""
        finding = self._find_answerable()
        if finding is not None and finding.answer:
            self.answer_given.emit(finding, "")

    def sizeHint(self) -> QSize:
        """As wide as the panel beside the form should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)

    def _find_answerable(self) -> Finding | None:
        """The current finding if a reason can settle it."""
        index = self.view.currentIndex()
        finding = self.model.row_at(index).finding if index.isValid() else None
        return finding if _can_answer(finding) and not self.is_locked else None

    def _update_buttons(self) -> None:
        """The buttons that fit the current finding."""
        finding = self._find_answerable()
        answered = finding is not None and bool(finding.answer)
        self.go_button.setEnabled(self.view.currentIndex().isValid())
        self.answer_button.setEnabled(finding is not None)
        self.answer_button.setText("改说明…" if answered else "说明…")
        self.withdraw_button.setVisible(answered)

    def _build_list_page(self) -> QWidget:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE // 2)
        for button in (self.go_button, self.answer_button, self.withdraw_button):
            button.setProperty("slim", True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.view, 1)
        lines.addLayout(buttons)
        return page

    def _build_empty_page(self) -> QWidget:
        tick = GoodSign()
        words = QLabel("没有发现问题")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.addStretch(1)
        lines.addWidget(tick)
        lines.addWidget(words)
        lines.addStretch(3)
        return page

    def _key_at(self, index: QModelIndex | QPersistentModelIndex) -> str:
        finding = self.model.row_at(index).finding
        return finding.key if finding else ""

    def _visit_finding(self, index: QModelIndex) -> None:
        finding = self.model.row_at(index).finding
        if finding is not None:
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self._visited_key = finding.key
            self.finding_requested.emit(finding)


def _can_answer(finding: Finding | None) -> bool:
    return finding is not None and is_answerable(finding)
