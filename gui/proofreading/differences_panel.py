"""The list of cells in which the draft and the paper differ, a page of the side panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from model.form.figures import Figure, format_figure
from model.form.form import Cell
from model.proofreading.proofreading import Difference

_CELL_ROLE = Qt.ItemDataRole.UserRole


class DifferencesPanel(QWidget):
    """Only tells what was pressed: Enter takes the second entry over, Delete keeps the first, Esc goes back."""

    cell_requested = Signal(str)
    """The clerk wishes to see a cell; carries its id."""
    take_over_requested = Signal(str)
    """What was typed from the paper shall stand in the cell with this id."""
    keep_requested = Signal(str)
    """What stands in the cell with this id is right."""
    leave_requested = Signal()
    """The clerk wishes to read on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary_label = PlainLabel()
        self.summary_label.setWordWrap(True)
        self.list = _DifferenceList()
        self.list.setAccessibleName("与纸上不同的格")
        self.list.currentItemChanged.connect(self._request_cell)
        self.list.key_pressed.connect(self._handle_key)
        self.take_over_button = push_button("改成纸上的数", lambda: self._tell(self.take_over_requested), slim=True)
        self.keep_button = push_button("保留原来的数", lambda: self._tell(self.keep_requested), slim=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE)
        for button in (self.take_over_button, self.keep_button):
            foot.addWidget(button)
        foot.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(self.summary_label)
        lines.addWidget(self.list, 1)
        lines.addLayout(foot)
        self.show_differences(())

    def show_differences(self, differences: Sequence[tuple[Cell, Difference]]) -> None:
        """List these cells with what stands in them and what was typed; the current row stays where it was."""
        row = max(self.list.currentRow(), 0)
        self.list.blockSignals(True)
        self.list.clear()
        for cell, difference in differences:
            standing, typed = _describe_figure(difference.standing), _describe_figure(difference.typed)
            item = QListWidgetItem(f"{cell.name}\n这里 {standing} · 纸上 {typed}")
            item.setData(_CELL_ROLE, cell.id)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(differences) - 1))
        self.list.blockSignals(False)
        self.summary_label.setText(
            f"与纸上不同的有 {len(differences)} 格。回车：改成纸上的数；Delete：保留原来的数；Esc：回到回读。"
            if differences
            else "目前没有与纸上不同的格。"
        )
        for button in (self.take_over_button, self.keep_button):
            button.setEnabled(bool(differences))

    def show_problem(self, words: str) -> None:
        """Say why something was not done."""
        self.summary_label.setText(words)

    def _request_cell(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.list.hasFocus():
            self.cell_requested.emit(str(item.data(_CELL_ROLE)))

    def _tell(self, signal: object) -> None:
        """Emit a signal with the id of the current row's cell, and keep the focus in the list."""
        item = self.list.currentItem()
        if item is not None:
            signal.emit(str(item.data(_CELL_ROLE)))  # type: ignore[attr-defined]
        self.list.setFocus()

    def _handle_key(self, key: int) -> None:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.take_over_requested)
        elif key == Qt.Key.Key_Delete:
            self._tell(self.keep_requested)
        else:
            self.leave_requested.emit()

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the side panel should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)


class _DifferenceList(QListWidget):
    """Tells of the keys that decide about a row."""

    key_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("leftovers")
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Delete and Esc are told; all else moves in the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Escape):
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)


def _describe_figure(figure: Figure | None) -> str:
    return format_figure(figure) or "空着"
