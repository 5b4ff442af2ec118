"""The fields for a passphrase: one to open an encrypted file, two to encrypt one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.plain_text import PlainLabel

FORGOTTEN_WARNING = "忘了密码，这个文件谁也打不开，程序也找不回来；这台电脑上的年报不受影响。"
"""What everybody must know before a file is encrypted."""

_MIN_ADVISED_LENGTH = 12
"""A passphrase with fewer characters is quickly found by trying; advice only, not a rule."""


class PassphraseForm(QWidget):
    """A row of fields, and below it advice on what was typed. twice: with a second field to repeat it in."""

    passphrase_changed = Signal()

    def __init__(self, twice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase_edit = QLineEdit()
        self.repeat_edit = QLineEdit()
        self.show_check_box = QCheckBox("显示密码")
        self.advice_label = PlainLabel()
        self._asks_twice = twice
        self._edit_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build_layout()
        self.clear_passphrase()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.passphrase_edit.text()

    @property
    def problem(self) -> str:
        """What is still missing or wrong, in a sentence; "" where the passphrase can be used."""
        if not self.passphrase_edit.text():
            return "请输入密码。"
        if self._asks_twice and not self.repeat_edit.text():
            return "请把密码再输一次。"
        if self._asks_twice and self.passphrase_edit.text() != self.repeat_edit.text():
            return "两次输入的密码不一样。"
        return ""

    def clear_passphrase(self) -> None:
        """Clear the fields, and hide again what is typed in them."""
        self.passphrase_edit.clear()
        self.repeat_edit.clear()
        self.show_check_box.setChecked(False)
        self._show_advice()

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the passphrase, and select it so that another can be typed over it."""
        self._set_advice(text, is_problem=True)
        self.passphrase_edit.setFocus()
        self.passphrase_edit.selectAll()

    def stack_edits(self) -> None:
        """Put one field below the other, for a narrow dialog."""
        self._edit_row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.advice_label.setMinimumHeight(
            2 * self.fontMetrics().lineSpacing()
        )  # so that the dialog need not grow: advice takes up to two lines
        self.advice_label.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _build_layout(self) -> None:
        for edit, name in ((self.passphrase_edit, "密码"), (self.repeat_edit, "再输一次密码")):
            edit.setPlaceholderText(name)
            edit.setAccessibleName(name)
            edit.setMinimumWidth(18 * theme.SPACE)
            edit.setMaximumWidth(46 * theme.SPACE)
            edit.setMinimumHeight(theme.ROW_HEIGHT)
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            edit.textChanged.connect(self._show_advice)
            self._edit_row.addWidget(edit, 1)
        self._edit_row.addWidget(self.show_check_box)
        self._edit_row.setSpacing(theme.SPACE)
        self.repeat_edit.setVisible(self._asks_twice)
        self.show_check_box.toggled.connect(self._show_characters)
        self.advice_label.setWordWrap(True)
        row = QHBoxLayout()
        row.addLayout(self._edit_row, 2)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(row)
        column.addWidget(self.advice_label)

    def _show_characters(self, shown: bool) -> None:
        for edit in (self.passphrase_edit, self.repeat_edit):
            edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _show_advice(self) -> None:
        """Say what is wrong or unwise, or else what must be known; a form that opens a file has no advice."""
        text, again = self.passphrase_edit.text(), self.repeat_edit.text()
        if not self._asks_twice:
            self._set_advice("")
        elif again and not text.startswith(again):
            self._set_advice("两次输入的密码不一样。", is_problem=True)
        elif not text.isascii():
            self._set_advice("密码里有汉字或全角字符，别的解压软件可能打不开；最好只用字母、数字和符号。")
        elif text and len(text) < _MIN_ADVISED_LENGTH:
            self._set_advice(f"密码短了容易被试出来，最好不少于 {_MIN_ADVISED_LENGTH} 个字。")
        else:
            self._set_advice(FORGOTTEN_WARNING)
        self.passphrase_changed.emit()

    def _set_advice(self, text: str, is_problem: bool = False) -> None:
        self.advice_label.setText(f"▲ {text}" if is_problem else text)
        self.advice_label.setProperty("over", is_problem)
        self.advice_label.setProperty("faint", not is_problem)
        self.advice_label.style().polish(self.advice_label)
        self.advice_label.setVisible(bool(text))
