"""The boxes for a passphrase: once to open a file, twice to lock one; shown on demand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from gui.style import theme

FORGOTTEN = "忘了密码，这个文件谁也打不开，程序也找不回来；这台电脑上的年报不受影响。"
"""What everybody must know before a file is locked."""

_SHORT = 8
"""Characters below which a passphrase is quickly found by trying."""


class PassphraseForm(QWidget):
    """One line of boxes, and below it what there is to say of what was typed. changed: something was."""

    changed = Signal()

    def __init__(self, twice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box, self.again = QLineEdit(), QLineEdit()
        self.show_box = QCheckBox("显示密码")
        self.words = QLabel()
        self._twice = twice
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.clear()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.box.text()

    @property
    def trouble(self) -> str:
        """What is still missing; "" where nothing is."""
        if not self.box.text():
            return "请输入密码。"
        if self._twice and not self.again.text():
            return "请把密码再输一次。"
        return "两次输入的密码不一样。" if self._twice and self.box.text() != self.again.text() else ""

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.box.clear()
        self.again.clear()
        self.show_box.setChecked(False)
        self._advise()

    def complain(self, words: str) -> None:
        """Say what is wrong with the passphrase, ready to have another typed over it."""
        self._say(words, wrong=True)
        self.box.setFocus()
        self.box.selectAll()

    def stack(self) -> None:
        """One box below the other, for a dialog."""
        self._line.setDirection(QBoxLayout.Direction.TopToBottom)
        self.words.setMinimumHeight(2 * self.fontMetrics().lineSpacing())  # what is said there may take two lines
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _build(self) -> None:
        for box, words in ((self.box, "密码"), (self.again, "再输一次密码")):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)
            box.setMinimumWidth(18 * theme.SPACE)
            box.setMaximumWidth(46 * theme.SPACE)
            box.setMinimumHeight(theme.ROW_HEIGHT)
            box.setEchoMode(QLineEdit.EchoMode.Password)
            box.textChanged.connect(self._advise)
            self._line.addWidget(box, 1)
        self._line.addWidget(self.show_box)
        self._line.setSpacing(theme.SPACE)
        self.again.setVisible(self._twice)
        self.show_box.toggled.connect(self._show)
        self.words.setWordWrap(True)
        row = QHBoxLayout()
        row.addLayout(self._line, 2)
        row.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(row)
        lines.addWidget(self.words)

    def _show(self, shown: bool) -> None:
        for box in (self.box, self.again):
            box.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _advise(self) -> None:
        """Say what is missing or unwise, or else what must be known; only a form to lock with has advice to give."""
        text, again = self.box.text(), self.again.text()
        if not self._twice:
            self._say("")
        elif again and not text.startswith(again):
            self._say("两次输入的密码不一样。", wrong=True)
        elif not text.isascii():
            self._say("密码里有汉字或全角字符，别的解压软件可能打不开；最好只用字母、数字和符号。")
        elif text and len(text) < _SHORT:
            self._say(f"密码短了容易被试出来，最好不少于 {_SHORT} 个字。")
        else:
            self._say(FORGOTTEN)
        self.changed.emit()

    def _say(self, words: str, wrong: bool = False) -> None:
        self.words.setText(f"▲ {words}" if wrong else words)
        self.words.setProperty("over", wrong)
        self.words.setProperty("faint", not wrong)
        self.words.style().polish(self.words)
        self.words.setVisible(bool(words))
