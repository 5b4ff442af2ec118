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

from gui.grid.paste_model import AFTER, COMING, NOW, PLACE, PasteList
from gui.style import theme
from gui.widgets import dialog_layout
from model.form.figures import Figure
from model.pasting.paste_plan import Plan

_WIDTHS = {PLACE: 300, NOW: 80, COMING: 130, AFTER: 90}
_REASON = 220
"""What the last column needs; the first one leaves it that where the screen is small."""
_SIZE = QSize(940, 560)
"""Fits a screen of 1366 × 768 with its bars."""


class PasteDialog(QDialog):
    """values() is what to paste once accepted. Enter pastes only where nothing is refused; Esc leaves all as it is."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.list = PasteList(plan, self)
        self.view = QTableView()
        self.blank = QRadioButton("空着，以后再填(&K)")
        self.zero = QRadioButton("填 0，确实没有(&L)")
        self.reason = QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.paste = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle("粘贴前请看一眼")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._judge()
        dialog_layout.open_wide(self, _SIZE)

    def values(self) -> dict[str, Figure | None]:
        """What the clerk agreed to, by cell id."""
        return self._plan.values(bool(self.list.dash_as_zero), self.list.unticked)

    def _build(self) -> None:
        summary = QLabel(_summary(self._plan))
        summary.setWordWrap(True)
        self.setAccessibleDescription(summary.text())
        self.reason.setProperty("faint", True)
        self.reason.setWordWrap(True)
        self._dress_view()
        self._dress_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.SPACE,))
        layout.setSpacing(theme.SPACE)
        layout.addWidget(summary)
        layout.addWidget(self.view, 1)
        if self._plan.of("dash"):
            layout.addLayout(self._choice())
        layout.addWidget(self.reason)
        layout.addWidget(self.buttons)
        self._first_focus().setFocus()

    def _dress_view(self) -> None:
        view, header = self.view, self.view.horizontalHeader()
        view.setModel(self.list)
        view.setAccessibleName("粘贴预览")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setIconSize(QSize(16, 16))
        view.verticalHeader().hide()
        view.verticalHeader().setMinimumSectionSize(theme.ROW_HEIGHT)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.sectionResized.connect(view.resizeRowsToContents)
        view.setCurrentIndex(self.list.index(0, PLACE))
        view.clearSelection()

    def _dress_buttons(self) -> None:
        self.paste.setText("粘贴")
        self.paste.setProperty("primary", True)
        self.cancel.setText("取消")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.ticked.connect(self._judge)
        refused = bool(self._plan.of("refused"))
        self.paste.setAutoDefault(not refused)
        (self.cancel if refused else self.paste).setDefault(True)

    def _choice(self) -> QHBoxLayout:
        """What a dash means is nobody's to guess: neither answer is preset."""
        marks = "”“".join(dict.fromkeys(item.text for item in self._plan.of("dash")))
        line = QHBoxLayout()
        line.addWidget(QLabel(f"写着“{marks}”的 {len(self._plan.of('dash'))} 格："))
        group = QButtonGroup(self)
        for button, as_zero in ((self.blank, False), (self.zero, True)):
            button.setAccessibleName(f"写着“{marks}”的格" + ("填 0" if as_zero else "空着"))
            button.toggled.connect(lambda on, as_zero=as_zero: self._decide(as_zero) if on else None)
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _first_focus(self) -> QWidget:
        if self._plan.of("dash"):
            return self.blank
        return self.view if self._plan.of("refused") else self.paste

    def _decide(self, as_zero: bool) -> None:
        self.list.decide(as_zero)
        self._judge()

    def _judge(self) -> None:
        """Let the button say what it will paste, or why it cannot yet."""
        count = len(self.values())
        pending = bool(self._plan.of("dash")) and self.list.dash_as_zero is None
        reason = "请先选横线、斜线的格怎么填：空着，还是填 0。" if pending else ""
        if not count:
            reason = "没有可以粘贴的数字。"
        self.paste.setText(f"粘贴其余 {count} 格" if self._plan.of("refused") and count else f"粘贴 {count} 格")
        self.paste.setEnabled(not reason)
        self.paste.setToolTip(reason)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """The columns as wide as there is room for; with each the rows take the height that their words need."""
        super().showEvent(event)
        lacking = max(sum(_WIDTHS.values()) + _REASON - self.view.viewport().width(), 0)
        self.view.setColumnWidth(PLACE, max(_WIDTHS[PLACE] - lacking, _WIDTHS[PLACE] // 2))


def _summary(plan: Plan) -> str:
    """The plan in a sentence or two."""
    counts = (
        (len(plan.of("refused")), "处不能粘贴"),
        (len(plan.of("dash")), "格写的是横线或斜线，要您定"),
        (len(plan.of("understood")), "格读懂后填入，请核对"),
        (len(plan.of("total")), "处合计和算出的不同，合计不粘贴"),
        (plan.agreeing, "处合计和算出的相同"),
        (len(plan.of("plain")), "格照原样填入"),
    )
    where = "按行标题和列标题放到同名的格，与光标在哪里无关。" if plan.guided else ""
    return where + "；".join(f"{count} {words}" for count, words in counts if count) + "。"
