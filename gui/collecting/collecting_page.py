"""The page of a collection: it begins with whose it is, and then shows the units; a bar above tells and asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gui.collecting.begin_layer import BeginLayer
from gui.collecting.collection_reading import CollectionState
from gui.collecting.units_layer import UnitsLayer
from gui.style import theme
from gui.widgets.notice_bar import NoticeBar

PAGE_NAME = "汇总各单位的报告"


class CollectingPage(QWidget):
    """Two layers, of which one is shown; changes nothing itself."""

    closed = Signal()
    """The clerk goes back to the list of drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(PAGE_NAME)
        self.bar = NoticeBar()
        self.begin, self.units = BeginLayer(), UnitsLayer()
        self._layers = QStackedWidget()
        for layer in (self.begin, self.units):
            self._layers.addWidget(layer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.bar)
        column.addWidget(self._layers, 1)
        for part in (self.begin, self.units):
            part.closed.connect(self.closed)
        escape = QShortcut(QKeySequence("Escape"), self.begin)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_begin(self) -> None:
        """Show what a collection begins with."""
        self._layers.setCurrentWidget(self.begin)
        self.begin.focus_first()

    def show_state(self, state: CollectionState) -> None:
        """Show what a collection comes to; where there is nothing in it yet, what it begins with."""
        if state.is_empty:
            self.show_begin()
            return
        self.units.show_state(state)
        if self._layers.currentWidget() is not self.units:
            self._layers.setCurrentWidget(self.units)
            self.units.table.setFocus()

    def focus_useful_part(self) -> None:
        """Put the keyboard where the clerk goes on."""
        if self._layers.currentWidget() is self.begin:
            self.begin.focus_first()
        else:
            self.units.table.setFocus()

    def tell(self, words: str) -> None:
        """Say something above the layers."""
        self.bar.show_message(words, {"知道了": self.focus_useful_part})
