"""The line over the tabs: whose report this is, whether it can go out, and the ways to paper."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from gui import look
from model.draft import Draft
from model.findings import tally

_SHAPES = {"error": "● ", "warning": "▲ ", "good": "✓ "}


class EditorHeader(QWidget):
    """closed: the clerk wants back to the list."""

    closed = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = QLabel()
        self._title = QLabel()
        self._words = ""
        self._title.setProperty("heading", True)
        self._title.setMinimumWidth(60)
        back = QToolButton()
        back.setText("年报列表")
        back.setIcon(look.icon("chevron-left"))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        back.setProperty("flat", True)
        back.clicked.connect(self.closed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.SPACE)
        line.addWidget(back)
        line.addWidget(self._title, 1)
        line.addWidget(self.verdict)
        for button in (_button(actions["preview"]), _export(actions), _button(actions["print"])):
            line.addWidget(button)

    def show_state(self, draft: Draft) -> None:
        """Say whose report it is and how it stands."""
        unit = draft.report.unit or "（未填单位）"
        self._words = f"{unit} · {draft.report.cover.get('year', '')} 年 · {draft.form.label}"
        self._title.setToolTip(self._words)
        self._elide()
        counted = tally(draft.findings)
        state = "error" if counted.errors else "good" if counted.words == "可以报送" else "warning"
        self.verdict.setText(_SHAPES[state] + counted.words)
        if self.verdict.property("verdict") != state:
            self.verdict.setProperty("verdict", state)
            self.verdict.style().polish(self.verdict)

    def _elide(self) -> None:
        metrics = self._title.fontMetrics()
        self._title.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideMiddle, self._title.width()))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the title as there is room for."""
        super().resizeEvent(event)
        self._elide()


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    menu = action.parent()
    button.setDefaultAction(action)
    action.setParent(menu)  # WORKAROUND PySide6 6.11: the button would own the action, and take it along when it goes
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setText(action.text().rstrip("…"))
    return button


def _export(actions: Mapping[str, QAction]) -> QToolButton:
    """导出 with its formats below."""
    button = QToolButton()
    button.setText("导出")
    button.setIcon(look.icon("download"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions([action for id, action in actions.items() if id.startswith("export_")])
    button.setMenu(menu)
    return button
