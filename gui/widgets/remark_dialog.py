"""A small dialog for a remark of a few lines: why a finding is no mistake, where a figure came from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.plain_text import PlainLabel, set_tooltip
from gui.widgets.prose.prose_edit import normalise_typed_text

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkDialog(QDialog):
    """Asks for a remark. subject: what it is about; text: the former remark; hint: shown while there is no text."""

    remark_written = Signal(str)
    """The accepted text, which may be ""."""

    def __init__(self, parent: QWidget, title: str, subject: str, text: str, hint: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.remark_edit = _RemarkEdit(self)
        self.remark_edit.setPlainText(text)
        self.remark_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.remark_edit.setPlaceholderText(hint)
        self.remark_edit.setAccessibleName(title)
        self.remark_edit.setAccessibleDescription(subject)
        self.remark_edit.setFixedHeight(5 * self.fontMetrics().lineSpacing() + 2 * theme.SPACE)
        subject_label = PlainLabel(subject)
        subject_label.setWordWrap(True)
        self.done_button = QPushButton("确定")
        self.done_button.setProperty("primary", True)
        set_tooltip(self.done_button, "Ctrl+Enter")
        self.done_button.clicked.connect(self.accept)
        cancel_button = QPushButton("取消")
        cancel_button.clicked.connect(self.reject)
        keys_label = PlainLabel("Ctrl+Enter 确定，Esc 取消")
        keys_label.setProperty("faint", True)
        buttons = QHBoxLayout()
        buttons.addWidget(keys_label, 1)
        buttons.addWidget(self.done_button)
        buttons.addWidget(cancel_button)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE)
        column.addWidget(subject_label)
        column.addWidget(self.remark_edit)
        column.addLayout(buttons)
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 2)
        self.remark_edit.setFocus()

    # Qt's own names from here on.

    def accept(self) -> None:
        """Close, and tell the text; an input method is asked to finish what it composes."""
        QGuiApplication.inputMethod().commit()
        self.remark_written.emit(normalise_typed_text(self.remark_edit.toPlainText()).strip())
        super().accept()


class _RemarkEdit(QPlainTextEdit):
    def __init__(self, dialog: RemarkDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setTabChangesFocus(True)

    # Qt's own names from here on.

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have no button look as if Enter pressed it: here Enter begins a new line."""
        super().focusInEvent(event)
        self._dialog.done_button.setDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts; Enter alone begins a new line."""
        if event.key() in _ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._dialog.accept()
        else:
            super().keyPressEvent(event)
