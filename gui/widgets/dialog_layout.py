"""What our dialogs have alike: their air, and at the foot the deed and 取消."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from gui.style import theme


def build_button_box(dialog: QDialog, deed: str) -> QDialogButtonBox:
    """The buttons that accept a dialog, with the deed's words, and reject it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    accepting = buttons.button(QDialogButtonBox.StandardButton.Ok)
    accepting.setText(deed)
    accepting.setProperty("primary", True)
    buttons.button(QDialogButtonBox.StandardButton.Cancel).setText("取消")
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def build_column_layout(dialog: QDialog) -> QVBoxLayout:
    """The dialog's layout, from above to below."""
    lines = QVBoxLayout(dialog)
    lines.setContentsMargins(*4 * (3 * theme.SPACE,))
    lines.setSpacing(2 * theme.SPACE)
    return lines


def resize_within_screen(window: QWidget, size: QSize) -> None:
    """Give a window of its own this size, or, on a small or much enlarged screen, most of what there is."""
    window.resize(size.boundedTo(window.screen().availableSize() * 0.9))
