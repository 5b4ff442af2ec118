"""The bar in the page for exporting several drafts: which formats, how far, and what was not written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import look

KINDS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".html": "网页"}
"""What people call the formats; another one goes by its suffix."""
_LINES_OF_TROUBLE = 4


class BatchBar(QFrame):
    """One of three at a time: formats to choose, work in progress, the outcome. It decides nothing."""

    go = Signal()
    cancelled = Signal()
    folder_wanted = Signal()
    closed = Signal()

    def __init__(self, suffixes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.kinds = {suffix: QCheckBox(KINDS.get(suffix, suffix)) for suffix in suffixes}
        self.mark = QCheckBox("有错误的印上“草稿”")
        self.progress = QProgressBar()
        self.trouble = QPlainTextEdit()
        self.go_button = self._button("选文件夹，开始导出…", self.go.emit)
        self.leave_button = self._button("不导出", self._close)
        self.cancel_button = self._button("取消", self.cancelled.emit)
        self.folder_button = self._button("打开文件夹", self.folder_wanted.emit)
        self.close_button = self._button("知道了", self._close)
        self._asking = (*self.kinds.values(), self.go_button, self.leave_button)
        self._running = (self.progress, self.cancel_button)
        self._told = (self.folder_button, self.close_button)
        self._build()
        self.hide()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The suffixes of the formats that are ticked."""
        return tuple(suffix for suffix, box in self.kinds.items() if box.isChecked())

    @property
    def marks(self) -> bool:
        """Whether the pages of reports that have errors shall say so."""
        return self.mark.isChecked()

    def ask(self, words: str, wrong: bool) -> None:
        """Let the formats be chosen and, where some are wrong, whether to say so on their pages."""
        self._turn((*self._asking, self.mark) if wrong else self._asking, words)
        self._judge()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, of: int, name: str) -> None:
        """Say which draft is being written, after done others."""
        self._turn(self._running, f"正在导出 {done + 1} / {of}：{name}")
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self.cancel_button.setEnabled(True)

    def show_stopping(self) -> None:
        """Say that the file being written will be the last."""
        self.words.setText("正在停止，写完手上这个文件 …")
        self.cancel_button.setEnabled(False)

    def show_outcome(self, words: str, troubles: Sequence[str]) -> None:
        """Say how it went; each of the troubles is a line of a list."""
        self._turn(self._told, words)
        self.trouble.setPlainText("\n".join(troubles))
        room = max(self.window().height() // 10, look.ROW_HEIGHT)
        self.trouble.setFixedHeight(min(_LINES_OF_TROUBLE * self.fontMetrics().lineSpacing() + 3 * look.SPACE, room))
        self.trouble.setVisible(bool(troubles))

    def _build(self) -> None:
        self.kinds.get(".pdf", next(iter(self.kinds.values()))).setChecked(True)
        for box in self.kinds.values():
            box.toggled.connect(self._judge)
        self.mark.setChecked(True)
        self.mark.setToolTip("印在 PDF 每一页上，并写明还有几处错误")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(look.SPACE)
        self.progress.setAccessibleName("导出进度")
        self.trouble.setReadOnly(True)
        self.trouble.setTabChangesFocus(True)
        self.trouble.setAccessibleName("没有导出的文件和需要留意的地方")
        head, kinds = QHBoxLayout(), QHBoxLayout()
        for line in (head, kinds):
            line.setSpacing(look.SPACE)
        head.addWidget(self.words, 1)
        for button in (self.go_button, self.leave_button, self.cancel_button, self.folder_button, self.close_button):
            head.addWidget(button)
        for box in self.kinds.values():
            kinds.addWidget(box)
        kinds.addStretch()
        kinds.addWidget(self.mark)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(2 * look.SPACE, look.SPACE, look.SPACE, look.SPACE)
        lines.setSpacing(look.SPACE)
        lines.addLayout(head)
        lines.addLayout(kinds)
        lines.addWidget(self.progress)
        lines.addWidget(self.trouble)

    def _button(self, words: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: do())
        return button

    def _turn(self, shown: Sequence[QWidget], words: str) -> None:
        for widget in (*self._asking, self.mark, *self._running, *self._told, self.trouble):
            widget.setVisible(widget in shown)
        self.words.setText(words)
        self.setAccessibleName(words)
        self.show()

    def _judge(self) -> None:
        self.go_button.setEnabled(bool(self.chosen))
        self.go_button.setToolTip("" if self.chosen else "请至少选一种格式。")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus; Esc puts the bar away unless there is work in progress."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.cancel_button.isHidden():
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
