"""A dialog to choose the unit whose report a file is, with a line that narrows the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget

from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel


class UnitChooser(QDialog):
    """Lists the names of units. file: what the unit is asked of."""

    unit_chosen = Signal(str)
    """The name of the chosen unit."""

    def __init__(self, parent: QWidget, file: str, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("指定单位")
        question = PlainLabel(f"“{file}”是哪个单位的报告？")
        question.setWordWrap(True)
        self.filter_edit = QLineEdit()
        self.filter_edit.setPlaceholderText("输入单位查找")
        self.filter_edit.setAccessibleName("查找单位")
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(QStringListModel(list(names), self))
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName("单位")
        self.view.setModel(self._filtered)
        column = dialog_layout.build_column_layout(self)
        for widget in (question, self.filter_edit, self.view):
            column.addWidget(widget)
        column.addWidget(dialog_layout.build_button_box(self, "就是它"))
        dialog_layout.resize_within_screen(self, QSize(2 * theme.SIDE_PANEL_WIDTH, theme.SIDE_PANEL_WIDTH * 3 // 2))
        self.filter_edit.textChanged.connect(self._narrow)
        self._narrow("")
        self.filter_edit.setFocus()

    def _narrow(self, text: str) -> None:
        """Show the units whose name has this part; the first becomes the current one, none as long as nothing is typed.

        Enter alone must not make a file the report of whoever is first in the roster.
        """
        self._filtered.setFilterFixedString(text.strip())
        first = self._filtered.index(0, 0, QModelIndex())
        self.view.setCurrentIndex(first if text.strip() else QModelIndex())

    # Qt's own names from here on.

    def accept(self) -> None:
        """Close, and tell the chosen unit; nothing where none is shown."""
        index = self.view.currentIndex()
        if index.isValid():
            name = str(index.data())
            super().accept()
            self.unit_chosen.emit(name)
