"""A small box for a remark of a few lines: why a doubt is none, where a figure came from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.prose_edit import normalise_typed_text

_ENTER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RemarkDialog(QDialog):
    """written is emitted with the words, which may be "", once they are accepted. about says what they are for."""

    remark_written = Signal(str)

    def __init__(self, parent: QWidget, title: str, about: str, text: str, hint: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.remark_edit = _RemarkEdit(self)
        self.remark_edit.setPlainText(text)
        self.remark_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.remark_edit.setPlaceholderText(hint)
        self.remark_edit.setAccessibleName(title)
        self.remark_edit.setAccessibleDescription(about)
        self.remark_edit.setFixedHeight(5 * self.fontMetrics().lineSpacing() + 2 * theme.SPACE)
        words = QLabel(about)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.done_button = QPushButton("确定")
        self.done_button.setProperty("primary", True)
        self.done_button.setToolTip("Ctrl+Enter")
        self.done_button.clicked.connect(self.accept)
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        keys = QLabel("Ctrl+Enter 确定，Esc 取消")
        keys.setProperty("faint", True)
        foot = QHBoxLayout()
        foot.addWidget(keys, 1)
        foot.addWidget(self.done_button)
        foot.addWidget(cancel)
        lines = QVBoxLayout(self)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(words)
        lines.addWidget(self.remark_edit)
        lines.addLayout(foot)
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 2)
        self.remark_edit.setFocus()

    def accept(self) -> None:
        """Hand the words over, with the characters an input method is willing to finish."""
        QGuiApplication.inputMethod().commit()
        self.remark_written.emit(normalise_typed_text(self.remark_edit.toPlainText()).strip())
        super().accept()


class _RemarkEdit(QPlainTextEdit):
    def __init__(self, dialog: RemarkDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts; Enter alone begins a new line."""
        if event.key() in _ENTER_KEYS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._dialog.accept()
        else:
            super().keyPressEvent(event)
