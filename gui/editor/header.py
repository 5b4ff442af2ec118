"""The row above the tabs: whose report this is, whether it can be submitted, buttons for preview, export and print."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from gui.editor.split_view import MIN_SPLIT_WIDTH
from gui.sent.sent_words import name_version
from gui.style import theme
from gui.style.status_marks import SHAPE_CHARACTERS
from gui.widgets.buttons import action_button
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.checks.findings import count_findings
from model.drafts.draft import Draft
from model.report.sendings import find_latest_mark


class EditorHeader(QWidget):
    """actions: the window's, by id; preview, print and the exports stand on buttons here."""

    close_requested = Signal()
    """The clerk wishes to go back to the list of drafts."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict_label = PlainLabel()
        self.sent_label = PlainLabel()
        self.sent_label.setProperty("faint", True)
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
        line.addWidget(self.sent_label)
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
        """Show whose report it is, and what was found in it in all."""
        report = draft.report
        self._title_label.show_title(report.unit or "（未填单位）", report.cover.get("year", ""), draft.form.label)
        mark = find_latest_mark(report)
        self.sent_label.setVisible(mark is not None)
        if mark is not None:
            self.sent_label.setText(f"已报送 {mark.sent_on.month}月{mark.sent_on.day}日")
            set_tooltip(self.sent_label, f"{name_version(mark)}{'，' if mark.note else ''}{mark.note}")
        tally = count_findings(draft.findings)
        verdict = "good" if tally.text == "可以报送" else "warning"
        if tally.errors:
            verdict = "error"
        self.verdict_label.setText(SHAPE_CHARACTERS[verdict] + tally.text)
        if self.verdict_label.property("verdict") != verdict:
            self.verdict_label.setProperty("verdict", verdict)
            self.verdict_label.style().polish(self.verdict_label)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons without text on the buttons where there is little width: the verdict must never be cut."""
        super().resizeEvent(event)
        is_narrow = self.width() < MIN_SPLIT_WIDTH
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        icon_size = QSize(theme.ICON_SIZE, theme.ICON_SIZE) if is_narrow else theme.BUTTON_ICON_SIZE
        for button in self._output_buttons:
            button.setToolButtonStyle(style)
            button.setIconSize(icon_size)


class _TitleLabel(PlainLabel):
    """Shows unit, year and form; where there is no room for all, the unit alone, elided where it must be."""

    def __init__(self) -> None:
        super().__init__()
        self._unit = self._full_title = ""
        self.setProperty("heading", True)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_title(self, unit: str, year: str, form: str) -> None:
        """Show the title of a report; the tooltip holds the whole of it."""
        self._unit, self._full_title = unit, f"{unit} · {year} 年 · {form}"
        set_tooltip(self, self._full_title)
        self._elide_title()

    def _elide_title(self) -> None:
        metrics, available = self.fontMetrics(), self.width()
        if metrics.horizontalAdvance(self._full_title) <= available:
            self.setText(self._full_title)
        else:
            self.setText(metrics.elidedText(self._unit, Qt.TextElideMode.ElideRight, available))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the title as the new width allows."""
        super().resizeEvent(event)
        self._elide_title()


def _make_export_button(actions: Mapping[str, QAction]) -> QToolButton:
    """Return the button 导出, which opens a menu of the formats."""
    button = QToolButton()
    button.setText("导出")
    button.setIcon(theme.load_icon("download"))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    menu.addActions([action for id, action in actions.items() if id.startswith("export_")])
    button.setMenu(menu)
    return button
