"""A look before a paste that had to be understood: what goes where, what cannot be taken, what a dash shall mean."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.grid.paste_model import CURRENT_COLUMN, PASTED_COLUMN, PLACE_COLUMN, RESULT_COLUMN, PasteModel
from gui.style import theme
from gui.widgets import dialog_layout
from model.form.figures import Figure
from model.pasting.paste_plan import PastePlan

_COLUMN_WIDTHS = {PLACE_COLUMN: 300, CURRENT_COLUMN: 80, PASTED_COLUMN: 130, RESULT_COLUMN: 90}
_MIN_REASON_WIDTH = 220
"""What the last column needs; the first one leaves it that where the screen is small."""
_DIALOG_SIZE = QSize(940, 560)
"""Fits a screen of 1366 × 768 with its bars."""


class PasteDialog(QDialog):
    """values() is what to paste once accepted. Enter pastes only where nothing is refused; Esc leaves all as it is."""

    def __init__(self, plan: PastePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.paste_model = PasteModel(plan, self)
        self.view = QTableView()
        self.blank_choice = QRadioButton("空着，以后再填(&K)")
        self.zero_choice = QRadioButton("填 0，确实没有(&L)")
        self.reason_label = QLabel()
        self.button_box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.paste_button = self.button_box.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel_button = self.button_box.button(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle("粘贴前请看一眼")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build_layout()
        self._update_paste_button()
        dialog_layout.resize_within_screen(self, _DIALOG_SIZE)

    def accepted_values(self) -> dict[str, Figure | None]:
        """What the clerk agreed to, by cell id."""
        return self._plan.values_to_enter(bool(self.paste_model.dash_as_zero), self.paste_model.unticked_ids)

    def _build_layout(self) -> None:
        summary = QLabel(_summarise_plan(self._plan))
        summary.setWordWrap(True)
        self.setAccessibleDescription(summary.text())
        self.reason_label.setProperty("faint", True)
        self.reason_label.setWordWrap(True)
        self._set_up_view()
        self._set_up_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.SPACE,))
        layout.setSpacing(theme.SPACE)
        layout.addWidget(summary)
        layout.addWidget(self.view, 1)
        if self._plan.items_in_state("dash"):
            layout.addLayout(self._build_dash_choice())
        layout.addWidget(self.reason_label)
        layout.addWidget(self.button_box)
        self._choose_first_focus().setFocus()

    def _set_up_view(self) -> None:
        view, header = self.view, self.view.horizontalHeader()
        view.setModel(self.paste_model)
        view.setAccessibleName("粘贴预览")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setIconSize(QSize(16, 16))
        view.verticalHeader().hide()
        view.verticalHeader().setMinimumSectionSize(theme.ROW_HEIGHT)
        for column, width in _COLUMN_WIDTHS.items():
            view.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.sectionResized.connect(view.resizeRowsToContents)
        view.setCurrentIndex(self.paste_model.index(0, PLACE_COLUMN))
        view.clearSelection()

    def _set_up_buttons(self) -> None:
        self.paste_button.setText("粘贴")
        self.paste_button.setProperty("primary", True)
        self.cancel_button.setText("取消")
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        self.paste_model.ticks_changed.connect(self._update_paste_button)
        refused = bool(self._plan.items_in_state("refused"))
        self.paste_button.setAutoDefault(not refused)
        (self.cancel_button if refused else self.paste_button).setDefault(True)

    def _build_dash_choice(self) -> QHBoxLayout:
        """What a dash means is nobody's to guess: neither answer is preset."""
        marks = "”“".join(dict.fromkeys(item.text for item in self._plan.items_in_state("dash")))
        line = QHBoxLayout()
        line.addWidget(QLabel(f"写着“{marks}”的 {len(self._plan.items_in_state('dash'))} 格："))
        group = QButtonGroup(self)
        for button, as_zero in ((self.blank_choice, False), (self.zero_choice, True)):
            button.setAccessibleName(f"写着“{marks}”的格" + ("填 0" if as_zero else "空着"))
            button.toggled.connect(lambda on, as_zero=as_zero: self._decide_dashes(as_zero) if on else None)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _choose_first_focus(self) -> QWidget:
        if self._plan.items_in_state("dash"):
            return self.blank_choice
        return self.view if self._plan.items_in_state("refused") else self.paste_button

    def _decide_dashes(self, as_zero: bool) -> None:
        self.paste_model.decide_dashes(as_zero)
        self._update_paste_button()

    def _update_paste_button(self) -> None:
        """Let the button say what it will paste, or why it cannot yet."""
        count = len(self.accepted_values())
        pending = bool(self._plan.items_in_state("dash")) and self.paste_model.dash_as_zero is None
        reason = "请先选横线、斜线的格怎么填：空着，还是填 0。" if pending else ""
        if not count:
            reason = "没有可以粘贴的数字。"
        self.paste_button.setText(
            f"粘贴其余 {count} 格" if self._plan.items_in_state("refused") and count else f"粘贴 {count} 格"
        )
        self.paste_button.setEnabled(not reason)
        self.paste_button.setToolTip(reason)
        self.reason_label.setText(reason)
        self.reason_label.setVisible(bool(reason))

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """The columns as wide as there is room for; with each the rows take the height that their words need."""
        super().showEvent(event)
        lacking = max(sum(_COLUMN_WIDTHS.values()) + _MIN_REASON_WIDTH - self.view.viewport().width(), 0)
        self.view.setColumnWidth(
            PLACE_COLUMN, max(_COLUMN_WIDTHS[PLACE_COLUMN] - lacking, _COLUMN_WIDTHS[PLACE_COLUMN] // 2)
        )


def _summarise_plan(plan: PastePlan) -> str:
    """The plan in a sentence or two."""
    counts = (
        (len(plan.items_in_state("refused")), "处不能粘贴"),
        (len(plan.items_in_state("dash")), "格写的是横线或斜线，要您定"),
        (len(plan.items_in_state("understood")), "格读懂后填入，请核对"),
        (len(plan.items_in_state("total")), "处合计和算出的不同，合计不粘贴"),
        (plan.agreeing_totals, "处合计和算出的相同"),
        (len(plan.items_in_state("plain")), "格照原样填入"),
    )
    where = "按行标题和列标题放到同名的格，与光标在哪里无关。" if plan.is_guided else ""
    return where + "；".join(f"{count} {words}" for count, words in counts if count) + "。"
