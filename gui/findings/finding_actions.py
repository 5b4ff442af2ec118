"""What can be done about the finding that is selected: buttons inside its row, and below them what may be wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.findings.proposal_list import QUESTION, ProposalList
from gui.style import theme

TEXT_LEFT = 4 * theme.SPACE
"""Where the text of a finding begins in its row, right of its mark, in pixels."""
_BUTTON_PADDING = 6
"""From the frame of a button to its words, in pixels, as window.qss says."""


class FindingActions(QWidget):
    """Stands at the lower edge of the row. The buttons are shown and enabled by the panel that they belong to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.go_button = QPushButton("去改")
        self.diagnose_button = QPushButton(QUESTION)
        self.answer_button = QPushButton("说明…")
        self.withdraw_button = QPushButton("撤回说明")
        self.settle_button = QPushButton()
        self.proposal_list = ProposalList()
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in self.buttons:
            button.setProperty("link", True)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self._lines = QVBoxLayout(self)
        # the words of the buttons stand in line with the text, not their frames
        self._lines.setContentsMargins(TEXT_LEFT - _BUTTON_PADDING, 0, theme.SPACE, theme.SPACE // 2)
        self.proposal_list.indent(_BUTTON_PADDING)
        self._lines.setSpacing(theme.SPACE // 2)
        self._lines.addLayout(row)
        self._lines.addWidget(self.proposal_list)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """All buttons, also those that are hidden, in their order."""
        return self.go_button, self.diagnose_button, self.answer_button, self.withdraw_button, self.settle_button

    def measure_height(self, width: int) -> int:
        """The height in pixels that is needed in a row of this width."""
        margins = self._lines.contentsMargins()
        height = margins.top() + self.go_button.sizeHint().height() + margins.bottom()
        if not self.proposal_list.isHidden():
            list_width = width - margins.left() - margins.right()
            height += self._lines.spacing() + self.proposal_list.fit_height(list_width)
        return height
