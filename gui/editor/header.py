"""The line over the tabs: whose report this is, whether it can go out, and the ways to paper."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from gui.editor.split_view import MIN_SPLIT_WIDTH
from gui.style import theme
from gui.style.status_marks import SHAPE_CHARACTERS
from gui.widgets.buttons import action_button
from model.checks.findings import count_findings
from model.drafts.draft import Draft


class EditorHeader(QWidget):
    """closed: the clerk wants back to the list."""

    close_requested = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict_label = QLabel()
        self._title_label = _TitleLabel()
        back = QToolButton()
        back.setText("年报列表")
        back.setIcon(theme.load_icon("chevron-left"))
        back.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        back.setProperty("flat", True)
        back.clicked.connect(self.close_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.SPACE)
        line.addWidget(back)
        line.addWidget(self._title_label, 1)
        line.addWidget(self.verdict_label)
        self.verdict_label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._output_buttons = (
            action_button(actions["preview"]),
            _make_export_button(actions),
            action_button(actions["print"]),
        )
        for button in self._output_buttons:
            button.setText(button.text().rstrip("…"))
            button.setAccessibleName(button.text())
            line.addWidget(button)

    def show_verdict(self, draft: Draft) -> None:
        """Say whose report it is and how it stands."""
        report = draft.report
        self._title_label.show_title(report.unit or "（未填单位）", report.cover.get("year", ""), draft.form.label)
        counted = count_findings(draft.findings)
        state = "error" if counted.errors else "good" if counted.text == "可以报送" else "warning"
        self.verdict_label.setText(SHAPE_CHARACTERS[state] + counted.text)
        if self.verdict_label.property("verdict") != state:
            self.verdict_label.setProperty("verdict", state)
            self.verdict_label.style().polish(self.verdict_label)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the ways to paper keep their pictures only: the verdict is never cut."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        for button in self._output_buttons:
            narrow = self.width() < MIN_SPLIT_WIDTH
            button.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE) if narrow else theme.BUTTON_ICON_SIZE)


class _TitleLabel(QLabel):
    """As much of the title as there is room for; where the whole is too long, as much of the unit."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = self._full_title = ""
        self.setProperty("heading", True)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_title(self, unit: str, year: str, form: str) -> None:
        """Whose report it is, of which year, in which form."""
        self._unit, self._full_title = unit, f"{unit} · {year} 年 · {form}"
        self.setToolTip(self._full_title)
        self._elide_title()

    def _elide_title(self) -> None:
        metrics, room = self.fontMetrics(), self.width()
        whole = metrics.horizontalAdvance(self._full_title) <= room
        self.setText(self._full_title if whole else metrics.elidedText(self._unit, Qt.TextElideMode.ElideRight, room))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other words."""
        super().resizeEvent(event)
        self._elide_title()


def _make_export_button(actions: Mapping[str, QAction]) -> QToolButton:
    """导出 with its formats below."""
    button = QToolButton()
    button.setText("导出")
    button.setIcon(theme.load_icon("download"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions([action for id, action in actions.items() if id.startswith("export_")])
    button.setMenu(menu)
    return button
