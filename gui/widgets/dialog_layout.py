"""What all dialogs have alike: margins, the two buttons at the bottom, and a size that fits the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gui.style import theme


def build_button_box(dialog: QDialog, accept_text: str) -> QDialogButtonBox:
    """A button with a text that accepts a dialog, and 取消 that rejects it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    accept_button = buttons.button(QDialogButtonBox.StandardButton.Ok)
    accept_button.setText(accept_text)
    accept_button.setProperty("primary", True)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def build_column_layout(dialog: QDialog) -> QVBoxLayout:
    """A dialog's layout, from top to bottom."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*4 * (3 * theme.SPACE,))
    column.setSpacing(2 * theme.SPACE)
    return column


def resize_within_screen(window: QWidget, size: QSize) -> None:
    """Give a window a size in pixels, at most nine tenths of the screen."""
    window.resize(size.boundedTo(window.screen().availableSize() * 0.9))
