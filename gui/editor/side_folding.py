"""Folds the side panel of an editor while it has nothing to say, and offers to bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui.editor.fold_handle import HANDLE_WIDTH, UnfoldStrip
from gui.style import theme

if TYPE_CHECKING:
    from gui.editor.editor import Editor

CALM_MS = 2000
"""Milliseconds without a finding until the panel is folded: figures are often wrong for a moment while one types."""

_OVERLAP = HANDLE_WIDTH - theme.SPACE
"""Pixels of the strip that lie over the form, beside the margin of the editor."""


class SideFolding(QObject):
    """strip: stands beside the parts of the editor while the side panel is folded."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self.strip = UnfoldStrip(editor)
        self._split_view, self._side_panel = editor.split_view, editor.side_panel
        self._split_view.installEventFilter(self)
        self._findings_panel = editor.findings_panel
        self._open_draft = editor.open_draft
        self._calm_timer = QTimer(self, interval=CALM_MS, singleShot=True)
        self._calm_timer.timeout.connect(self._fold_when_calm)
        self.strip.clicked.connect(lambda: self._split_view.show_side())
        self._split_view.side_shown.connect(self._show_strip)
        self._open_draft.edit_applied.connect(lambda _: self._follow_findings())
        self.strip.hide()

    def fold_if_quiet(self) -> None:
        """Fold the panel at once where it has nothing to say, as when a draft was opened."""
        self._split_view.set_quiet(self._has_nothing_to_say())

    def _has_nothing_to_say(self) -> bool:
        return not self._open_draft.draft.findings and self._side_panel.currentWidget() is self._findings_panel

    def _follow_findings(self) -> None:
        """Bring the panel back at the first finding; fold it some time after the last is gone."""
        if self._has_nothing_to_say():
            self._calm_timer.start()
        else:
            self._calm_timer.stop()
            self._split_view.set_quiet(False)

    def _fold_when_calm(self) -> None:
        """Fold the panel, unless the keyboard is in it: then a little later."""
        focused = QApplication.focusWidget()
        if focused is not None and self._side_panel.isAncestorOf(focused):
            self._calm_timer.start()
        else:
            self.fold_if_quiet()

    def _show_strip(self) -> None:
        self.strip.setVisible(self._side_panel.isHidden() and not self._split_view.is_previewing)
        self._place_strip()

    def _place_strip(self) -> None:
        """Put the strip at the edge of the editor, where it takes no room from the form: most of it is margin."""
        beside = self._split_view.geometry()
        self.strip.setGeometry(beside.right() + 1 - _OVERLAP, beside.top(), HANDLE_WIDTH, beside.height())
        self.strip.raise_()

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the strip anew when the parts of the editor were moved or resized."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place_strip()
        return False
