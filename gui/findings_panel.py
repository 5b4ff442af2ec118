"""The panel beside the form: what the checks found, and the way to each place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QStackedLayout, QVBoxLayout, QWidget

from gui import look
from gui.findings_delegate import FindingsDelegate
from gui.findings_list import FindingsList, rows
from gui.marks import GOOD
from model.findings import Finding
from model.form import Form


class FindingsPanel(QWidget):
    """wanted is emitted with a Finding: the clerk wishes to go there."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingsList(self)
        self.view = _View()
        self._form: Form | None = None
        self._findings: tuple[Finding, ...] = ()
        self._visited = ""
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self._nothing())
        self._layers.addWidget(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        self.view.clicked.connect(self._visit)
        self.view.entered_on.connect(self._visit)
        self.setMinimumWidth(look.SIDE_WIDTH * 3 // 4)

    def show_findings(self, form: Form, findings: Sequence[Finding]) -> None:
        """Show these; a finding that was there before keeps its place in sight and its selection."""
        findings = tuple(findings)
        if form is self._form and findings == self._findings:
            return
        self._form, self._findings = form, findings
        anchor = self.view.anchor()
        self.model.show_rows(rows(form, findings))
        self._layers.setCurrentIndex(int(bool(findings)))
        self.view.settle_on(anchor)

    def step(self, direction: int) -> None:
        """Go to the next finding (1) or the one before (-1), round and round.

        Where the visited one was mended, Qt has moved on to its neighbour, which is then the next.
        """
        lines = self.model.walkable()
        if not lines:
            return
        current = self.view.currentIndex()
        if not current.isValid():
            target = lines[0 if direction > 0 else -1]
        elif direction > 0 and self._key(current) != self._visited:
            target = current.row()
        else:
            target = lines[(lines.index(current.row()) + direction) % len(lines)]
        self._visit(self.model.index(target))

    def sizeHint(self) -> QSize:
        """As wide as the panel beside the form should be."""
        return QSize(look.SIDE_WIDTH, 2 * look.SIDE_WIDTH)

    def _nothing(self) -> QWidget:
        tick = QLabel()
        tick.setPixmap(GOOD.icon().pixmap(look.ICON, look.ICON))
        tick.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QLabel("没有发现问题")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.addStretch(1)
        lines.addWidget(tick)
        lines.addWidget(words)
        lines.addStretch(3)
        return page

    def _key(self, index: QModelIndex | QPersistentModelIndex) -> str:
        finding = self.model.row(index).finding
        return finding.key if finding else ""

    def _visit(self, index: QModelIndex) -> None:
        finding = self.model.row(index).finding
        if finding is not None:
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
            self._visited = finding.key
            self.wanted.emit(finding)


Anchor = tuple[QPersistentModelIndex, int]


class _View(QListView):
    """entered_on: Enter was pressed on a line."""

    entered_on = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("检查结果")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def anchor(self) -> Anchor | None:
        """The line at the top and how far it is scrolled out of sight; None at the very top."""
        if not self.verticalScrollBar().value():
            return None
        top = self.indexAt(QPoint(look.SPACE, 1))
        return QPersistentModelIndex(top), self.visualRect(top).top()

    def settle_on(self, anchor: Anchor | None) -> None:
        """Measure the lines anew, and bring the anchor back where it was."""
        self.scheduleDelayedItemsLayout()
        if anchor is not None and anchor[0].isValid():
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.model().index(anchor[0].row(), 0)).top() - anchor[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew in another width; Qt looks at the height only."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the finding; Qt alone would leave it to the platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_on.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
