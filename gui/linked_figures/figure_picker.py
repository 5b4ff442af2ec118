"""The dialog in which a figure of the tables is looked for and picked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel
from model.form.form import Form
from model.linked_figures.names import FigureName, search_names
from model.linked_figures.shown_figures import describe_value
from model.report.linked_text import join_cells
from model.report.report import Report

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FigurePicker(QDialog):
    """All figures, grouped by table, with their present values; what is typed narrows the list."""

    figure_chosen = Signal(str)
    """The clerk picked a figure, or several for their sum; carries what a link to it names: see join_cells()."""

    def __init__(self, parent: QWidget, form: Form, report: Report) -> None:
        super().__init__(parent)
        self._form, self._report = form, report
        self.setWindowTitle("插入表中的数")
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText("名称或拼音首字母，例如 本年新收、bnxs")
        self.search_box.setAccessibleName("查找表中的数")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("表中的数")
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.buttons = dialog_layout.build_button_box(self, "插入")
        hint = PlainLabel("插入以后，表里的数一改，正文也跟着改。按住 Ctrl 点几个数，插入的是它们的和。")
        hint.setProperty("faint", True)
        column = dialog_layout.build_column_layout(self)
        for widget in (self.search_box, self.tree, hint, self.buttons):
            column.addWidget(widget)
        self.search_box.textChanged.connect(self._show_matches)
        self.search_box.installEventFilter(self)
        self.tree.itemSelectionChanged.connect(self._enable_button)
        self.tree.itemDoubleClicked.connect(lambda item: self.accept() if item.parent() else None)
        self.accepted.connect(self._emit_chosen)
        dialog_layout.resize_within_screen(self, QSize(560, 520))
        self._show_matches("")

    def _show_matches(self, typed: str) -> None:
        """List the figures that fit, the likeliest of them the current one."""
        matches = search_names(self._form, typed)
        found = {name.cell for name in matches}
        best = matches[0].cell if matches else ""
        self.tree.clear()
        for table in self._form.tables.values():
            names = [name for name in search_names(self._form, "") if name.table == table.name and name.cell in found]
            if names:
                self._add_group(table.name, names, best)
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)
        if item := self.tree.currentItem():
            self.tree.scrollToItem(item)
        self._enable_button()

    def _add_group(self, table: str, names: Sequence[FigureName], best: str) -> None:
        group = QTreeWidgetItem([table])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.tree.addTopLevelItem(group)
        for name in names:
            item = QTreeWidgetItem([name.name, describe_value(self._form, self._report, name.cell)])
            item.setData(0, Qt.ItemDataRole.UserRole, name.cell)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            group.addChild(item)
            if name.cell == best:
                self.tree.setCurrentItem(item)

    def _enable_button(self) -> None:
        self.buttons.button(self.buttons.StandardButton.Ok).setEnabled(bool(self._chosen_cell()))

    def _chosen_cell(self) -> str:
        items = sorted(self.tree.selectedItems(), key=lambda item: self.tree.visualItemRect(item).top())
        return join_cells(str(item.data(0, Qt.ItemDataRole.UserRole) or "") for item in items)

    def _emit_chosen(self) -> None:
        if self._chosen_cell():
            self.figure_chosen.emit(self._chosen_cell())

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the search box has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LIST_KEYS:
            self.tree.keyPressEvent(event)
            self._enable_button()
            return True
        return super().eventFilter(watched, event)
