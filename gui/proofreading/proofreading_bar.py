"""The bar of proofreading: how far one is, the current cell in large figures, and the line for the second entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from gui.proofreading.second_entry_line import SecondEntryLine
from gui.style import theme
from gui.widgets.buttons import tool_button
from gui.widgets.plain_text import PlainLabel, set_tooltip

_FIGURE_SCALE = 1.8
"""How much larger than other text the current figure is."""
_ENTRY_WIDTH = 28 * theme.SPACE
_MIN_FIGURE_WIDTH = 12 * theme.SPACE
_PROGRESS_WIDTH = 12 * theme.SPACE

CONFIRM_HINT = "空格＝一致，或键入纸上的数"
BLIND_HINT = "键入纸上的数，空着按回车"


@dataclass(frozen=True, slots=True)
class ReadingStep:
    """What the bar shows: read of count cells are done; row and column of the current cell; its figure in words."""

    read: int
    count: int
    row: str
    column: str
    figure: str
    outcome: str = ""
    """What came of the last step, in a sentence; "" for nothing to be said."""


class ProofreadingBar(QFrame):
    """Only tells what was pressed; entry_line has the keys."""

    choices_changed = Signal()
    """totals_box or blind_box was ticked or cleared."""
    restart_requested = Signal()
    """All is to be read once more from the beginning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.entry_line = SecondEntryLine()
        self.entry_line.setAccessibleName("第二次录入")
        self.entry_line.setFixedWidth(_ENTRY_WIDTH)
        self.count_label = PlainLabel()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(_PROGRESS_WIDTH, theme.SPACE // 2)
        self._progress.setAccessibleName("回读进度")
        self.row_label = PlainLabel()
        self._column_label = PlainLabel()
        self._column_label.setProperty("faint", True)
        for label in (self.row_label, self._column_label):
            # a long name is cut rather than make the window wider
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.figure_label = PlainLabel()
        self.figure_label.setMinimumWidth(_MIN_FIGURE_WIDTH)
        self.figure_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.outcome_label = PlainLabel()
        self.outcome_label.setProperty("faint", True)
        self.outcome_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.blind_box = self._make_choice("盲录", "数字先藏起来，每格都照纸键入一遍")
        self.totals_box = self._make_choice("连同总计", "自动合计的格也读")
        self._build_layout()
        self.hide()

    def show_step(self, step: ReadingStep) -> None:
        """Show a step and empty the line for the second entry."""
        self.count_label.setText(f"{step.read}/{step.count}")
        self._progress.setMaximum(step.count)
        self._progress.setValue(step.read)
        for label, text in ((self.row_label, step.row), (self._column_label, step.column)):
            label.setText(text)
            set_tooltip(label, text)
        self.figure_label.setText(step.figure)
        self.outcome_label.setText(step.outcome)
        set_tooltip(self.outcome_label, step.outcome)
        self.entry_line.clear()
        self.entry_line.setPlaceholderText(BLIND_HINT if self.blind_box.isChecked() else CONFIRM_HINT)
        # a screen reader says where one is as the line is read anew
        self.entry_line.setAccessibleDescription(f"{step.row}，{step.column}，{step.figure}。{step.outcome}")

    def show_choices(self, is_blind: bool, reads_totals: bool) -> None:
        """Tick the boxes for what was chosen before, without choices_changed."""
        for box, is_chosen in ((self.blind_box, is_blind), (self.totals_box, reads_totals)):
            box.blockSignals(True)
            box.setChecked(is_chosen)
            box.blockSignals(False)

    def show_outcome(self, words: str) -> None:
        """Say why the step was not taken; what was typed stays."""
        self.outcome_label.setText(words)
        set_tooltip(self.outcome_label, words)
        self.entry_line.setAccessibleDescription(words)

    def _make_choice(self, words: str, tip: str) -> QCheckBox:
        box = QCheckBox(words)
        set_tooltip(box, tip)
        box.toggled.connect(lambda: self.choices_changed.emit())
        return box

    def _build_layout(self) -> None:
        font = self.figure_label.font()
        font.setPointSizeF(font.pointSizeF() * _FIGURE_SCALE)
        font.setBold(True)
        self.figure_label.setFont(font)
        cells = QGridLayout()
        cells.setHorizontalSpacing(2 * theme.SPACE)
        cells.setVerticalSpacing(theme.SPACE // 4)
        cells.addWidget(self.count_label, 0, 0)
        cells.addWidget(self._progress, 1, 0)
        cells.addWidget(self.row_label, 0, 1)
        cells.addWidget(self._column_label, 1, 1)
        cells.addWidget(self.figure_label, 0, 2, 2, 1)
        cells.addWidget(self.entry_line, 0, 3)
        cells.addWidget(self.outcome_label, 1, 3, 1, 2)
        cells.setColumnStretch(1, 1)
        choices = QHBoxLayout()
        choices.setSpacing(theme.SPACE)
        for box in (self.blind_box, self.totals_box):
            choices.addWidget(box)
        buttons: tuple[tuple[str, Callable[[], object]], ...] = (
            ("从头再读", self.restart_requested.emit),
            ("结束", self.entry_line.leave_requested.emit),
        )
        for words, do in buttons:
            choices.addWidget(tool_button(words, do, slim=True))
        cells.addLayout(choices, 0, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        row.addLayout(cells)
