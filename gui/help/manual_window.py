"""The window of the manual: contents at the left, the page, a box to search in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.help.manual_view import ManualView
from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.buttons import tool_button
from gui.widgets.plain_text import PlainLabel

_SIZE = (1080, 720)
_CONTENTS_WIDTH = 220


class ManualWindow(QWidget):
    """Opens at any heading; Esc closes it, Ctrl+F searches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("使用手册")
        self.manual_view = ManualView()
        self.contents = QTreeWidget()
        self.splitter = QSplitter()
        self.search_box = _SearchBox()
        self.count_label = PlainLabel()
        self._match_number = -1  # of the place shown, from 0; -1 before one is
        self._list_contents()
        self._build_layout()
        self.search_box.textChanged.connect(self._search_words)
        self.search_box.stepped.connect(self.step_match)
        self.contents.currentItemChanged.connect(self._go_to_item)
        self.manual_view.verticalScrollBar().valueChanged.connect(self._follow_scrolling)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._begin_search)
        dialog_layout.resize_within_screen(self, QSize(*_SIZE))

    def open_at(self, words: str) -> None:
        """Bring the window to the front and show the heading of these words. Raises KeyError where there is none."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.manual_view.go_to_heading(words)
        self.manual_view.setFocus()

    def step_match(self, direction: int) -> None:
        """Show the next place that was found (1) or the one before (-1); after the last comes the first."""
        count = self.manual_view.search_words(self.search_box.text())
        if not count:
            return
        if self._match_number >= 0:
            self._match_number = (self._match_number + direction) % count
        else:
            self._match_number = 0 if direction > 0 else count - 1
        self.manual_view.show_match(self._match_number)
        self.count_label.setText(f"第 {self._match_number + 1} 处，共 {count} 处")

    def _list_contents(self) -> None:
        """List the headings below the title, those of the third level under their own."""
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("目录")
        self.contents.setRootIsDecorated(False)
        above: QTreeWidgetItem | None = None
        for heading in self.manual_view.headings[1:]:
            item = QTreeWidgetItem([heading.words])
            item.setSizeHint(0, QSize(0, theme.ROW_HEIGHT - 2))
            if heading.level == 2 or above is None:
                above = item
                self.contents.addTopLevelItem(item)
            else:
                above.addChild(item)
        self.contents.expandAll()

    def _build_layout(self) -> None:
        self.search_box.setPlaceholderText("在手册里查找")
        self.search_box.setAccessibleName("在手册里查找")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.setMaximumWidth(40 * theme.SPACE)
        self.count_label.setProperty("faint", True)
        top = QHBoxLayout()
        top.addWidget(self.search_box, 1)
        top.addWidget(tool_button("上一处", lambda: self.step_match(-1)))
        top.addWidget(tool_button("下一处", lambda: self.step_match(1)))
        top.addWidget(self.count_label)
        top.addStretch(1)
        self.splitter.addWidget(self.contents)
        self.splitter.addWidget(self.manual_view)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_CONTENTS_WIDTH, _SIZE[0] - _CONTENTS_WIDTH])
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, theme.SPACE)
        column.addLayout(top)
        column.addWidget(self.splitter, 1)

    def _begin_search(self) -> None:
        self.search_box.setFocus()
        self.search_box.selectAll()

    def _search_words(self, words: str) -> None:
        self._match_number = -1
        count = self.manual_view.search_words(words)
        if not words:
            self.count_label.setText("")
        else:
            self.count_label.setText(f"共 {count} 处" if count else "没有找到")

    def _go_to_item(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.manual_view.go_to_heading(item.text(0))

    def _follow_scrolling(self) -> None:
        """Select in the contents the heading under which the page stands."""
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = self.contents.findItems(self.manual_view.current_heading(), flags)
        self.contents.blockSignals(True)
        if found:
            self.contents.setCurrentItem(found[0])
        self.contents.blockSignals(False)


class _SearchBox(QLineEdit):
    """The box for words to search for."""

    stepped = Signal(int)
    """Enter was pressed: on to the next match (1), or with Shift to the one before (-1)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the next match, Shift+Enter to the one before."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if with_shift else 1)
        else:
            super().keyPressEvent(event)
