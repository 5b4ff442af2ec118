"""The manual in a window of its own: contents at the left, the page, a line to search in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.help.manual_view import ManualPage
from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.buttons import tool_button

_SIZE = (1080, 720)
_CONTENTS_WIDTH = 220


class Manual(QWidget):
    """Opens at any heading; Esc closes it, Ctrl+F searches."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("使用手册")
        self.page = ManualPage()
        self.contents = QTreeWidget()
        self.splitter = QSplitter()
        self.line = _Line()
        self.count = QLabel()
        self._at = -1
        self._list_contents()
        self._build()
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self.step)
        self.contents.currentItemChanged.connect(self._turn)
        self.page.verticalScrollBar().valueChanged.connect(self._follow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._begin_search)
        dialog_layout.open_wide(self, QSize(*_SIZE))

    def open_at(self, words: str) -> None:
        """Show the heading of these words, the window in front; KeyError where there is none."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.go(words)
        self.page.setFocus()

    def step(self, direction: int) -> None:
        """To the next place that was found (1) or the one before (-1), round and round."""
        count = self.page.search(self.line.text())
        if count:
            self._at = (self._at + direction) % count if self._at >= 0 else (0 if direction > 0 else count - 1)
            self.page.step(self._at)
            self.count.setText(f"第 {self._at + 1} 处，共 {count} 处")

    def _list_contents(self) -> None:
        """The headings below the title, those of the third level under their own."""
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("目录")
        self.contents.setRootIsDecorated(False)
        above: QTreeWidgetItem | None = None
        for heading in self.page.headings[1:]:
            item = QTreeWidgetItem([heading.words])
            item.setSizeHint(0, QSize(0, theme.ROW_HEIGHT - 2))
            if heading.level == 2 or above is None:
                above = item
                self.contents.addTopLevelItem(item)
            else:
                above.addChild(item)
        self.contents.expandAll()

    def _build(self) -> None:
        self.line.setPlaceholderText("在手册里查找")
        self.line.setAccessibleName("在手册里查找")
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(40 * theme.SPACE)
        self.count.setProperty("faint", True)
        top = QHBoxLayout()
        top.addWidget(self.line, 1)
        top.addWidget(tool_button("上一处", lambda: self.step(-1)))
        top.addWidget(tool_button("下一处", lambda: self.step(1)))
        top.addWidget(self.count)
        top.addStretch(1)
        self.splitter.addWidget(self.contents)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_CONTENTS_WIDTH, _SIZE[0] - _CONTENTS_WIDTH])
        self.splitter.setChildrenCollapsible(False)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(*4 * (theme.SPACE,))
        lines.addLayout(top)
        lines.addWidget(self.splitter, 1)

    def _begin_search(self) -> None:
        self.line.setFocus()
        self.line.selectAll()

    def _search(self, words: str) -> None:
        self._at = -1
        count = self.page.search(words)
        self.count.setText(f"共 {count} 处" if count else "没有找到" if words else "")

    def _turn(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.page.go(item.text(0))

    def _follow(self) -> None:
        """Let the contents show where one reads."""
        found = self.contents.findItems(self.page.here(), Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        self.contents.blockSignals(True)
        if found:
            self.contents.setCurrentItem(found[0])
        self.contents.blockSignals(False)


class _Line(QLineEdit):
    """stepped: Enter was pressed (1), or Shift+Enter (-1)."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
