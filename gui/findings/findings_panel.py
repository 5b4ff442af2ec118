"""The panel beside the form with the findings of the checks: goes to their places, and takes explanations for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from exporters.content.blocks import CHECK_RECORD_NAME
from gui.findings.finding_menu import build_finding_menu
from gui.findings.findings_delegate import FindingsDelegate
from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_view import FindingsView
from gui.style import theme
from gui.style.status_marks import GoodSign
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from gui.widgets.remark_dialog import RemarkDialog
from model.checks.explanations import is_answerable
from model.checks.findings import BLANK_TOTALS_RULE, HALF_WIDTH_RULE, UNREAD_RULE, Finding
from model.diagnosis.proposals import Proposal
from model.diagnosis.size_slips import SIZE_RULES
from model.form.form import Form

SETTLING_WORDS = {UNREAD_RULE: "都按未填", BLANK_TOTALS_RULE: "按各格相加", HALF_WIDTH_RULE: "全部改成全角"}
"""What the clerk can decide at once about all places of a finding, by its rule: the words on the button."""


class FindingsPanel(QWidget):
    """The list of findings with its buttons, or a page that says that there are none."""

    finding_requested = Signal(object)
    """A Finding whose place the clerk wants to go to."""
    answer_given = Signal(object, str)
    """A Finding and the clerk's explanation of it, "" to take a former one back."""
    diagnosis_requested = Signal(object)
    """A Finding of which the clerk asks what went wrong; the answer is to be given to show_proposals()."""
    settle_requested = Signal(object)
    """A Finding that the clerk settles as its button says (SETTLING_WORDS)."""

    record_requested = Signal()
    """The clerk wants the paper that says what was checked and what came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsModel(self)
        self.view = FindingsView()
        actions = self._actions = self.view.actions_widget
        self.go_button, self.diagnose_button = actions.go_button, actions.diagnose_button
        self.answer_button, self.withdraw_button = actions.answer_button, actions.withdraw_button
        self.settle_button = actions.settle_button
        self.proposal_list = actions.proposal_list
        self._form: Form | None = None
        self._findings: tuple[Finding, ...] = ()
        self._visited_key = ""
        """The key of the finding whose place was gone to last."""
        self.is_locked = False
        """The draft can only be read: nothing can be explained."""
        self.record_button = push_button(CHECK_RECORD_NAME, self.record_requested.emit, slim=True)
        self._layers = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.SPACE)
        column.setSpacing(0)
        column.addLayout(self._layers, 1)  # before its pages: it shows the first, which would be a window of its own
        self._layers.addWidget(self._build_empty_page())
        self._layers.addWidget(self._build_list_page())
        column.addWidget(self.record_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        self.view.clicked.connect(self._visit_finding)
        self.view.enter_pressed.connect(self._visit_finding)
        self.view.menu_requested.connect(self._open_menu)
        self.view.selectionModel().currentChanged.connect(self._update_buttons)
        self.go_button.clicked.connect(lambda: self._visit_finding(self.view.currentIndex()))
        self.answer_button.clicked.connect(self.explain_current)
        self.withdraw_button.clicked.connect(self.withdraw_answer)
        self.settle_button.clicked.connect(self._settle_current)
        self.diagnose_button.clicked.connect(self.diagnose_current)
        self.proposal_list.closed.connect(self.view.setFocus)
        self._update_buttons()
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 4)

    def show_findings(self, form: Form, findings: Sequence[Finding]) -> None:
        """Show these findings; those that were shown before keep their selection and their place on the screen."""
        findings = tuple(findings)
        if form is self._form and findings == self._findings:
            return
        self._form, self._findings = form, findings
        self.proposal_list.clear_proposals()
        anchor = self.view.find_anchor()
        self.model.update_rows(build_rows(form, findings))
        self._layers.setCurrentIndex(int(bool(findings)))
        self.view.restore_anchor(anchor)
        self._select_first()
        self._update_buttons()

    def _select_first(self) -> None:
        """Make the first finding the current row until the clerk chooses another: so its actions are in sight."""
        current = self.view.currentIndex()
        if current.isValid() and (self._visited_key or self.view.hasFocus() or not self.proposal_list.isHidden()):
            return
        first = next(iter(self.model.list_open_rows()), None)
        if first is not None and first != current.row():
            self.view.setCurrentIndex(self.model.index(first))

    def step_to_finding(self, direction: int) -> None:
        """Go to the next finding (1) or the previous one (-1), from the last on to the first and back.

        Where the finding visited last was put right, Qt has made its neighbour the current row: that is the next one.
        """
        open_rows = self.model.list_open_rows()
        if not open_rows:
            return
        current = self.view.currentIndex()
        if not current.isValid():
            target = open_rows[0 if direction > 0 else -1]
        elif direction > 0 and self._key_at(current) != self._visited_key:
            target = current.row()
        elif direction > 0:
            target = next((row for row in open_rows if row > current.row()), open_rows[0])
        else:
            target = next((row for row in reversed(open_rows) if row < current.row()), open_rows[-1])
        self._visit_finding(self.model.index(target))

    @property
    def has_diagnosable(self) -> bool:
        """Whether there is a finding of which can be asked what went wrong."""
        return any(self._can_diagnose(finding) for finding in self._findings)

    def diagnose_current(self) -> None:
        """Ask what went wrong at the current finding, or at the first one of which that can be asked."""
        finding = self._find_current()
        if finding is None or not self._can_diagnose(finding):
            indexes = (self.model.index(row) for row in self.model.list_open_rows())
            first = next((i for i in indexes if self._can_diagnose(self.model.row_at(i).finding)), None)
            if first is None or self.is_locked:
                return
            self._visit_finding(first)
            finding = self.model.row_at(first).finding
        self.diagnosis_requested.emit(finding)

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show what may have gone wrong at the current finding, or that it cannot be told."""
        self.proposal_list.show_proposals(proposals)

    def explain_next(self) -> None:
        """Explain the current finding if it is open, else the first open one; where none is, the current again."""
        finding = self._find_answerable()
        if finding is None or finding.answer:
            indexes = (self.model.index(row) for row in self.model.list_open_rows())
            first = next((index for index in indexes if _can_answer(self.model.row_at(index).finding)), None)
            if first is not None:
                self._visit_finding(first)
        self.explain_current()

    def explain_finding(self, finding: Finding) -> None:
        """Make a finding the current row, and ask the clerk why it is no mistake."""
        row = self.model.find_row(finding.key)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
            self.explain_current()

    def explain_current(self) -> None:
        """Ask the clerk why the current finding is no mistake."""
        finding = self._find_answerable()
        if finding is None:
            return
        text = finding.answer or finding.former_answer
        dialog = RemarkDialog(self.window(), "说明", finding.message, text, "为什么是对的，例如：已与台账核对")
        dialog.remark_written.connect(lambda answer: self.answer_given.emit(finding, answer))
        dialog.open()

    def withdraw_answer(self) -> None:
        """Take the explanation of the current finding back."""
        finding = self._find_answerable()
        if finding is not None and finding.answer:
            self.answer_given.emit(finding, "")

    def _settle_current(self) -> None:
        """Ask to settle the current finding."""
        finding = self._find_current()
        if finding is not None:
            self.settle_requested.emit(finding)

    def _find_current(self) -> Finding | None:
        """The current finding; None for a heading, and where the draft can only be read."""
        index = self.view.currentIndex()
        return self.model.row_at(index).finding if index.isValid() and not self.is_locked else None

    def _find_answerable(self) -> Finding | None:
        """The current finding if it can be explained."""
        finding = self._find_current()
        return finding if _can_answer(finding) else None

    def _can_diagnose(self, finding: Finding | None) -> bool:
        """Whether a finding is about an equation, or the size of a figure, so that a slip may explain it."""
        if finding is None or finding.answer or self._form is None:
            return False
        equations = {rule.id for rule in self._form.rules if rule.relation == "="}
        return finding.rule in equations or finding.rule in SIZE_RULES

    def _update_buttons(self) -> None:
        """Enable and show the buttons that fit the current finding."""
        finding = self._find_answerable()
        is_answered = finding is not None and bool(finding.answer)
        self.go_button.setEnabled(self.view.currentIndex().isValid())
        self.answer_button.setEnabled(finding is not None)
        self.answer_button.setText("改说明…" if is_answered else "说明…")
        self.withdraw_button.setVisible(is_answered)
        current = self._find_current()
        words = SETTLING_WORDS.get(current.rule, "") if current else ""
        self.diagnose_button.setVisible(self._can_diagnose(current))
        self.proposal_list.clear_proposals()
        self.settle_button.setText(words)
        self.settle_button.setVisible(bool(words))

    def _build_list_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, theme.SPACE)
        layout.setSpacing(theme.SPACE)
        layout.addWidget(self.view, 1)
        return page

    def _build_empty_page(self) -> QWidget:
        label = PlainLabel("没有发现问题")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setWordWrap(True)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(GoodSign())
        layout.addWidget(label)
        layout.addStretch(3)
        return page

    def _open_menu(self, index: QModelIndex, at: QPoint) -> None:
        """Open the menu of a finding: what the buttons in its row do with it, and copying its sentence."""
        finding = self.model.row_at(index).finding
        if finding is not None:
            self.view.setCurrentIndex(index)
            build_finding_menu(self.view, self._actions.buttons, finding.message).popup(at)

    def _key_at(self, index: QModelIndex | QPersistentModelIndex) -> str:
        finding = self.model.row_at(index).finding
        return finding.key if finding else ""

    def _visit_finding(self, index: QModelIndex) -> None:
        """Make a finding the current row, and ask to go to its place; nothing for a heading."""
        finding = self.model.row_at(index).finding
        if finding is not None:
            self.view.setCurrentIndex(index)
            self.view.executeDelayedItemsLayout()  # with its actions the row is higher
            self.view.scrollTo(index)
            self._visited_key = finding.key
            self.finding_requested.emit(finding)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the panel beside the form should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)


def _can_answer(finding: Finding | None) -> bool:
    return finding is not None and is_answerable(finding)
