"""The tabs of the form, and beside them the side panel, or the preview in its place, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.editor.side_panel import SidePanel
from gui.style import theme

MIN_SPLIT_WIDTH = 100 * theme.SPACE
"""Pixels: below this width the side panel is hidden until it is asked for, and the preview stands alone."""


class SplitView(QSplitter):
    """side_width is the width of the side panel in pixels, preview_share that of the preview in per cent of the whole.

    side_panel is beside the tabs as soon as add_side_panel() was called. make_preview: called when the preview is asked
    for the first time.
    """

    widths_changed = Signal()
    """The clerk moved the line between the two parts: side_width or preview_share is another."""

    def __init__(self, form_tabs: QWidget, side_panel: SidePanel, make_preview: Callable[[], QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.form_tabs = form_tabs
        self.side_panel = side_panel
        self.side_width = theme.SIDE_PANEL_WIDTH
        self.preview_share = 50
        self._make_preview = make_preview
        self._preview: QWidget | None = None
        self._is_narrow = False
        self.addWidget(form_tabs)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._remember_widths)

    def add_side_panel(self) -> None:
        """Put the side panel beside the tabs."""
        self.addWidget(self.side_panel)

    def restore_widths(self, side_width: int, preview_share: int) -> None:
        """Give the parts the widths of an earlier run, in pixels and per cent."""
        self.side_width, self.preview_share = side_width, preview_share
        self._apply_widths()

    @property
    def is_previewing(self) -> bool:
        """Whether the preview is visible."""
        return self._preview is not None and not self._preview.isHidden()

    def show_side(self, yes: bool = True) -> None:
        """Hide the preview, and show the side panel beside the form (yes) or nothing."""
        if self._preview is not None:
            self._preview.hide()
        self.side_panel.setVisible(yes)
        self.form_tabs.show()
        self._apply_widths()

    def toggle_side(self) -> None:
        """Show the side panel where it is hidden, else hide it."""
        self.show_side(self.side_panel.isHidden())

    def toggle_preview(self) -> None:
        """Show the preview in place of the side panel, or hide it again."""
        if self.is_previewing:
            self.show_side(not self._is_narrow)
            return
        if self._preview is None:
            self._preview = self._make_preview()
            self.addWidget(self._preview)
        self.side_panel.hide()
        self._preview.show()
        self.form_tabs.setHidden(self._is_narrow)
        self._apply_widths()

    def _apply_widths(self) -> None:
        """Give the visible parts the widths of side_width or preview_share."""
        if self.is_previewing:
            preview_width = self.width() * self.preview_share // 100
            self.setSizes([self.width() - preview_width, 0, preview_width])
        else:
            self.setSizes([self.width() - self.side_width, self.side_width])

    def _remember_widths(self) -> None:
        if self.is_previewing:
            self.preview_share = round(self.sizes()[2] * 100 / max(self.width(), 1))
        else:
            self.side_width = self.sizes()[1]
        self.widths_changed.emit()

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the side panel, or the form beside the preview, where the view becomes narrow; else show it again."""
        super().resizeEvent(event)
        is_narrow = self.width() < MIN_SPLIT_WIDTH
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            if self.is_previewing:
                self.form_tabs.setHidden(is_narrow)
            else:
                self.side_panel.setVisible(not is_narrow)
        self._apply_widths()
