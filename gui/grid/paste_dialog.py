"""Asks before a paste that is not plain: which figure goes where, what cannot be taken, what a dash means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.grid.paste_model import CURRENT_COLUMN, PASTED_COLUMN, PLACE_COLUMN, RESULT_COLUMN, PasteModel
from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.form.figures import Figure
from model.pasting.paste_plan import PastePlan

_COLUMN_WIDTHS = {PLACE_COLUMN: 300, CURRENT_COLUMN: 80, PASTED_COLUMN: 130, RESULT_COLUMN: 90}
_MAX_NOTES = 4
"""So many sentences on what is not pasted are shown; the rest is counted."""
_MIN_REASON_WIDTH = 220
"""What the last column needs, in pixels; on a small screen the first column becomes narrower for it."""
_DIALOG_SIZE = QSize(940, 560)
"""In pixels; fits a screen of 1366 × 768 with its bars."""


class PasteDialog(QDialog):
    """Shows a plan; once accepted, accepted_values() is what to paste. Where something is refused, Enter cancels.

    notes: sentences on what the clipboard holds and does not show, which is not pasted.
    """

    def __init__(self, plan: PastePlan, notes: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._notes = notes
        self.paste_model = PasteModel(plan, self)
        self.view = QTableView()
        self.blank_choice = QRadioButton("空着，以后再填(&K)")
        self.zero_choice = QRadioButton("填 0，确实没有(&L)")
        self.reason_label = PlainLabel()
        self.button_box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.paste_button = self.button_box.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel_button = self.button_box.button(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle("粘贴前请看一眼")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build_layout()
        self._update_paste_button()
        dialog_layout.resize_within_screen(self, _DIALOG_SIZE)

    def accepted_values(self) -> dict[str, Figure | None]:
        """The values to paste, by cell id: those of the plan without the unticked ones."""
        return self._plan.values_to_enter(bool(self.paste_model.dash_as_zero), self.paste_model.unticked_ids)

    def _build_layout(self) -> None:
        summary = PlainLabel(_summarise_plan(self._plan) + _summarise_notes(self._notes))
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
        refused = bool(self._plan.items_in_state("refused"))
        # only now: a button that stands in no dialog yet cannot become its default
        (self.cancel_button if refused else self.paste_button).setDefault(True)
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

    def _build_dash_choice(self) -> QHBoxLayout:
        """The question what a dash means; neither answer is preset, for only the clerk knows."""
        dashes = self._plan.items_in_state("dash")
        marks = "”“".join(dict.fromkeys(item.text for item in dashes))
        line = QHBoxLayout()
        line.addWidget(PlainLabel(f"写着“{marks}”的 {len(dashes)} 格："))
        group = QButtonGroup(self)
        for button, as_zero in ((self.blank_choice, False), (self.zero_choice, True)):
            answer = "填 0" if as_zero else "空着"
            button.setAccessibleName(f"写着“{marks}”的格{answer}")
            button.toggled.connect(lambda is_on, as_zero=as_zero: self._decide_dashes(as_zero) if is_on else None)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _choose_first_focus(self) -> QWidget:
        """The question first; then the list, where something is refused; else the button that pastes."""
        if self._plan.items_in_state("dash"):
            return self.blank_choice
        return self.view if self._plan.items_in_state("refused") else self.paste_button

    def _decide_dashes(self, as_zero: bool) -> None:
        self.paste_model.decide_dashes(as_zero)
        self._update_paste_button()

    def _update_paste_button(self) -> None:
        """Write on the button how many cells it pastes, and below the list why it cannot yet."""
        count = len(self.accepted_values())
        has_open_question = bool(self._plan.items_in_state("dash")) and self.paste_model.dash_as_zero is None
        reason = ""
        if not count:
            reason = "没有可以粘贴的数字。"
        elif has_open_question:
            reason = "请先选横线、斜线的格怎么填：空着，还是填 0。"
        self.paste_button.setText(
            f"粘贴其余 {count} 格" if self._plan.items_in_state("refused") and count else f"粘贴 {count} 格"
        )
        self.paste_button.setEnabled(not reason)
        set_tooltip(self.paste_button, reason)
        self.reason_label.setText(reason)
        self.reason_label.setVisible(bool(reason))

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Make the first column narrower where there is little room; the rows follow as their words wrap."""
        super().showEvent(event)
        needed = sum(_COLUMN_WIDTHS.values()) + _MIN_REASON_WIDTH
        lacking = max(needed - self.view.viewport().width(), 0)
        place_width = _COLUMN_WIDTHS[PLACE_COLUMN]
        self.view.setColumnWidth(PLACE_COLUMN, max(place_width - lacking, place_width // 2))


def _summarise_plan(plan: PastePlan) -> str:
    """The plan in a sentence or two: how many cells of each state."""
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


def _summarise_notes(notes: Sequence[str]) -> str:
    """What the clipboard holds and does not show, a line for each of the first texts."""
    shown = [f"\n{note}" for note in notes[:_MAX_NOTES]]
    if len(notes) > _MAX_NOTES:
        shown.append(f"\n另有 {len(notes) - _MAX_NOTES} 处划去、隐藏或作注的文字，也没有读。")
    return "".join(shown)
