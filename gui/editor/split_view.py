"""The form, and what stands beside it: the side panel, or the preview in its place, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.editor.side_panel import SidePanel
from gui.style import theme

MIN_SPLIT_WIDTH = 100 * theme.SPACE
"""In less than these pixels two have no room: the panel waits to be asked for, the preview stands alone."""


class SplitView(QSplitter):
    """moved: the clerk gave the parts other widths. side_width is in pixels, preview_share in per cent."""

    widths_changed = Signal()

    def __init__(self, form: QWidget, side: SidePanel, make_preview: Callable[[], QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.form_tabs = form
        self.side_panel = side
        self.side_width = theme.SIDE_PANEL_WIDTH
        self.preview_share = 50
        self._make_preview = make_preview
        self._preview: QWidget | None = None
        self._is_narrow = False
        self.addWidget(form)
        self.addWidget(side)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._remember_widths)

    def restore_widths(self, side_width: int, preview_share: int) -> None:
        """Give the parts widths that were left another day."""
        self.side_width, self.preview_share = side_width, preview_share
        self._apply_widths()

    @property
    def is_previewing(self) -> bool:
        """Whether the preview is open."""
        return self._preview is not None and not self._preview.isHidden()

    def show_side(self, yes: bool = True) -> None:
        """Show the side panel, or nothing, beside the form."""
        if self._preview is not None:
            self._preview.hide()
        self.side_panel.setVisible(yes)
        self.form_tabs.show()
        self._apply_widths()

    def toggle_side(self) -> None:
        """Show the side panel where it is not to be seen, else put it away."""
        self.show_side(self.side_panel.isHidden())

    def toggle_preview(self) -> None:
        """Show the pages in place of the side panel, or put them away; made when first asked for."""
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
        """Give the parts the widths they had."""
        if self.is_previewing:
            preview = self.width() * self.preview_share // 100
            self.setSizes([self.width() - preview, 0, preview])
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
        """Where it becomes narrow the panel goes, where it becomes wide again it comes back."""
        super().resizeEvent(event)
        narrow = self.width() < MIN_SPLIT_WIDTH
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            if self.is_previewing:
                self.form_tabs.setHidden(narrow)
            else:
                self.side_panel.setVisible(not narrow)
        self._apply_widths()
