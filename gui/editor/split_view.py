"""The tabs of the form, and beside them the side panel, or the preview in its place, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from gui.editor.fold_handle import HANDLE_WIDTH, FoldHandle
from gui.editor.side_panel import SidePanel
from gui.style import theme

MIN_SPLIT_WIDTH = 100 * theme.SPACE
"""Pixels: below this width the side panel is folded until it is asked for, and the preview stands alone."""


class SplitView(QSplitter):
    """side_width is the width of the side panel in pixels, preview_share that of the preview in per cent of the whole.

    side_panel is beside the tabs as soon as add_side_panel() was called. It is folded while the clerk wants it so,
    while it has nothing to say, and where there is little width; asked for, it comes back all the same. make_preview:
    called when the preview is asked for the first time.
    """

    widths_changed = Signal()
    """The clerk moved the line between the two parts: side_width or preview_share is another."""
    side_folded = Signal(bool)
    """The clerk folds the side panel, or brings it back."""
    side_shown = Signal()
    """The side panel appeared or went away, whatever the reason."""

    def __init__(self, form_tabs: QWidget, side_panel: SidePanel, make_preview: Callable[[], QWidget]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.form_tabs = form_tabs
        self.side_panel = side_panel
        self.side_width = theme.SIDE_PANEL_WIDTH
        self.preview_share = 50
        self._make_preview = make_preview
        self._preview: QWidget | None = None
        self._is_narrow = self._is_folded = self._is_quiet = self._is_asked_for = False
        self.setHandleWidth(HANDLE_WIDTH)
        self.addWidget(form_tabs)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._remember_widths)

    def add_side_panel(self) -> None:
        """Put the side panel beside the tabs, unless it is folded."""
        self.addWidget(self.side_panel)
        handle = self.handle(1)
        assert isinstance(handle, FoldHandle)
        handle.show_grip("收起右栏")
        handle.clicked.connect(self.toggle_side)
        self._show_parts()

    def restore_widths(self, side_width: int, preview_share: int) -> None:
        """Give the parts the widths of an earlier run, in pixels and per cent."""
        self.side_width, self.preview_share = side_width, preview_share
        self._apply_widths()

    def restore_fold(self, is_folded: bool) -> None:
        """Fold the side panel, or not, as the clerk left it."""
        self._is_folded = is_folded
        self._show_parts()

    @property
    def is_previewing(self) -> bool:
        """Whether the preview is visible."""
        return self._preview is not None and not self._preview.isHidden()

    @property
    def preview(self) -> QWidget | None:
        """The preview, once it was asked for."""
        return self._preview

    def set_quiet(self, is_quiet: bool) -> None:
        """Fold the side panel, as it has nothing to say now, or bring it back."""
        if is_quiet != self._is_quiet:
            self._is_quiet = is_quiet
            self._is_asked_for = False
            self._show_parts()

    def show_side(self, yes: bool = True) -> None:
        """Hide the preview, and show the side panel beside the form (yes) or nothing."""
        if self._preview is not None:
            self._preview.hide()
        self._is_asked_for = yes
        is_away_anyway = self._is_quiet or self._is_narrow
        is_folded = not yes and not is_away_anyway
        if is_folded != self._is_folded:
            self._is_folded = is_folded
            self.side_folded.emit(is_folded)
        self._show_parts()

    def toggle_side(self) -> None:
        """Show the side panel where it is hidden, else hide it."""
        self.show_side(self.side_panel.isHidden())

    def toggle_preview(self) -> None:
        """Show the preview in place of the side panel, or hide it again."""
        if self.is_previewing:
            assert self._preview is not None
            self._preview.hide()
        elif self._preview is None:
            self._preview = self._make_preview()
            self.addWidget(self._preview)
        else:
            self._preview.show()
        self._show_parts()

    def _show_parts(self) -> None:
        """Show the parts that are to be seen now, in their widths."""
        if self.indexOf(self.side_panel) < 0:
            return  # not added yet: without a parent it would be shown as a window
        is_previewing = self.is_previewing
        is_away = self._is_folded or self._is_quiet or self._is_narrow
        has_side = not is_previewing and (self._is_asked_for or not is_away)
        self.side_panel.setVisible(has_side)
        self.form_tabs.setHidden(is_previewing and self._is_narrow)
        self._apply_widths()
        self.side_shown.emit()

    def _apply_widths(self) -> None:
        """Give the visible parts the widths of side_width or preview_share."""
        room = self.width() - self.handleWidth()
        if self.is_previewing:
            preview_width = self.width() * self.preview_share // 100
            self.setSizes([room - preview_width, 0, preview_width])
        else:
            self.setSizes([room - self.side_width, self.side_width])

    def _remember_widths(self) -> None:
        if self.is_previewing:
            self.preview_share = round(self.sizes()[2] * 100 / max(self.width(), 1))
        else:
            self.side_width = self.sizes()[1]
        self.widths_changed.emit()

    # Qt's own names from here on.

    def createHandle(self) -> QSplitterHandle:
        """A handle that can be clicked."""
        return FoldHandle(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel, or the form beside the preview, where the view becomes narrow; else show it again."""
        super().resizeEvent(event)
        is_narrow = self.width() < MIN_SPLIT_WIDTH
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._is_asked_for = False
            self._show_parts()
        self._apply_widths()
