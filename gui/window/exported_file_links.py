"""Two buttons in the status bar after an export: open the file that was written, or its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import tool_button
from gui.widgets.plain_text import set_tooltip


class ExportedFileLinks(QWidget):
    """Shown by offer_file(); the window hides it with all else in its status bar that is about the open draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = Path()  # the exported file, once offer_file() has named it
        self.open_button = tool_button("打开文件", lambda: self._open_path(self._path))
        self.folder_button = tool_button("打开文件夹", lambda: self._open_path(self._path.parent))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, theme.SPACE, 0)
        line.setSpacing(theme.SPACE // 2)
        for button in (self.open_button, self.folder_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            line.addWidget(button)
        self.setFixedHeight(self.fontMetrics().height() + 2)  # the status bar must not become higher

    def offer_file(self, path: Path) -> None:
        """Show the buttons for a file that was just written."""
        self._path = path
        set_tooltip(self.open_button, f"打开 {path.name}")
        set_tooltip(self.folder_button, f"打开文件夹 {path.parent}")
        self.show()

    def _open_path(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
