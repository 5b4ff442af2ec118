"""The panel 查找命令 over the window: a search line and the commands of the menus that fit what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QLineEdit,
    QMainWindow,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from gui.style import theme
from gui.widgets.plain_text import PlainLabel, set_item_tooltip
from gui.window.menu_commands import MenuCommand, list_commands, search_commands

MAX_ROWS = 12
"""So many commands are in sight at once; the list scrolls."""
_MAX_WIDTH = 640
"""In pixels."""
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_NOTHING_FOUND = "没有找到这样的命令。可以打名称里的字，也可以打拼音首字母。"
_NOTHING_ENABLED = "灰色的命令现在用不了：有的要先打开一份年报，有的要先到表格或者正文里。"
_KEEPING_REASONS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The focus comes back by itself after another program or the context menu of the search line had it."""


class CommandPanel(QFrame):
    """Shown by open_panel(). A command is carried out after the focus went back to where it was before.

    What was carried out is remembered while the program runs, and never stored.
    """

    def __init__(self, window: QMainWindow, own_action: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._own_action = own_action
        self._commands: list[MenuCommand] = []
        self._recent_actions: list[QAction] = []
        self._focus_before: list[QWidget] = []
        self.setObjectName("commands")
        self.setAccessibleName("查找命令")
        self.search_box = QLineEdit()
        self.search_box.setPlaceholderText("命令的名称或拼音首字母，例如 粘贴、zt")
        self.search_box.setAccessibleName("查找命令")
        self.command_list = QTreeWidget()
        self.command_list.setAccessibleName("命令")
        self.hint_label = PlainLabel()
        self.hint_label.setProperty("faint", True)
        self.hint_label.setWordWrap(True)
        self._prepare_list()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(*4 * (theme.SPACE,))
        column.setSpacing(theme.SPACE)
        for widget in (self.search_box, self.command_list, self.hint_label):
            column.addWidget(widget)
        self.search_box.textChanged.connect(self._show_matches)
        self.search_box.installEventFilter(self)
        window.installEventFilter(self)
        self.command_list.itemClicked.connect(self._run_item)
        self.hide()

    def open_panel(self) -> None:
        """Show the panel with nothing typed yet, and all commands in it."""
        if self.isHidden():
            self._focus_before = _list_with_parents(QApplication.focusWidget() or self._window.focusWidget())
        self._commands = [c for c in list_commands(self._window.menuBar()) if c.action is not self._own_action]
        self.show()  # before the rows are measured: only then the style sheet decides on their height
        self.raise_()
        self.search_box.clear()
        self._show_matches("")
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self) -> None:
        """Hide the panel, with the focus where it was before."""
        self.hide()
        for widget in self._focus_before:
            if isValid(widget) and widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _prepare_list(self) -> None:
        listed = self.command_list
        listed.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        listed.setColumnCount(3)
        listed.setHeaderHidden(True)
        listed.setRootIsDecorated(False)
        listed.setUniformRowHeights(True)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = listed.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def _show_matches(self, typed: str) -> None:
        """List the commands that fit; the first that can be carried out is the current one."""
        found = search_commands(self._commands, typed, self._recent_actions)
        self.command_list.clear()
        for command in found:
            self.command_list.addTopLevelItem(_make_item(command))
        can_run = [row for row, command in enumerate(found) if command.is_enabled]
        if can_run:
            self.command_list.setCurrentIndex(self.command_list.model().index(can_run[0], 0))
        self.hint_label.setText(_NOTHING_ENABLED if found else _NOTHING_FOUND)
        self.hint_label.setVisible(not can_run)
        self.command_list.setVisible(bool(found))
        self._place()

    def _place(self) -> None:
        """Stand below the menu bar, in the middle, as high as the rows need and the window allows."""
        window = self._window
        top = window.menuBar().height() + theme.SPACE
        width = min(_MAX_WIDTH, window.width() - 4 * theme.SPACE)
        rows = min(self.command_list.topLevelItemCount(), MAX_ROWS)
        row_height = max(self.command_list.sizeHintForRow(0), 1)
        room = window.height() - top - self.search_box.sizeHint().height() - 6 * theme.SPACE
        rows = max(1, min(rows, room // row_height))
        self.command_list.setFixedHeight(rows * row_height + 2 * self.command_list.frameWidth())
        self.setFixedWidth(width)
        self._column.activate()
        wraps = self._column.hasHeightForWidth()
        height = self._column.heightForWidth(width) if wraps else self.sizeHint().height()
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def _run_item(self, item: QTreeWidgetItem | None) -> None:
        """Carry out the command of a row; nothing happens at a grey one."""
        if item is None or item.isDisabled():
            return
        action: QAction = item.data(0, Qt.ItemDataRole.UserRole)
        self.close_panel()
        if isValid(action):
            self._recent_actions = [action, *(other for other in self._recent_actions if other is not action)]
            action.trigger()

    def _leave(self, event: QFocusEvent) -> None:
        """Hide as the focus goes elsewhere in the window; it stays there."""
        if event.reason() not in _KEEPING_REASONS:
            self.hide()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter carries out, Esc closes; the panel stays in the middle of its window."""
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._leave(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _LIST_KEYS:
                self.command_list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run_item(self.command_list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        return super().eventFilter(watched, event)


def _list_with_parents(widget: QWidget | None) -> list[QWidget]:
    """A widget and those around it: where an open cell is closed meanwhile, the focus goes back to its table."""
    found: list[QWidget] = []
    while widget is not None:
        found.append(widget)
        widget = widget.parentWidget()
    return found


def _make_item(command: MenuCommand) -> QTreeWidgetItem:
    is_chosen = command.action.isCheckable() and command.action.isChecked()
    name = f"{command.name} ✓" if is_chosen else command.name
    item = QTreeWidgetItem([name, command.path, command.shortcut])
    item.setData(0, Qt.ItemDataRole.UserRole, command.action)
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    set_item_tooltip(item, 0, name)
    item.setDisabled(not command.is_enabled)
    palette = theme.palette()
    for column, colour in enumerate((palette.ink, palette.faint, palette.ink)):
        item.setForeground(column, QColor(colour if command.is_enabled else palette.off))
    spoken = "，".join(words for words in (name, command.path, command.shortcut) if words)
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken if command.is_enabled else f"{spoken}，现在用不了")
    return item
