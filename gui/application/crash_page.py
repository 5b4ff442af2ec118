"""The page after an error nobody foresaw: what is safe, a report that can be copied, and the way back to work."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from gui.application.crash_report import LOG, report
from gui.style import theme
from gui.style.status_marks import WARNING
from gui.widgets.message_page import CalmPage, paragraph, show_folder
from gui.window.main_window import Window

_KEPT = "填写的内容都已保存，可以接着用。"
_UNKEPT = "有改动还没有存盘，程序会继续试着存；请先不要关窗口。"
_ASK = "如果再次出现，请把下面的报告复制给维护人员。"
_COPIED = "报告已复制，可以粘贴到邮件或聊天里。"


class CrashPage(CalmPage):
    """Tells of one error; of more that follow while it stands, how many."""

    def __init__(self, error: BaseException, kept: bool, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(WARNING, "程序出了意外", f"{_KEPT if kept else _UNKEPT}{_ASK}", parent)
        self._error = error
        self._count = 1
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("出错报告")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setMinimumHeight(6 * theme.ROW_HEIGHT)
        self.tick = QCheckBox("附上出错时的原话（可能带有填写的内容；不勾选，报告里就没有）")
        self.tick.toggled.connect(self._write)
        self.state = paragraph("")
        self.state.hide()
        for widget in (self.text, self.tick, self.state):
            self.body.addWidget(widget, int(widget is self.text))
        self._folder = folder
        self._write()

    @classmethod
    def tell(cls, window: Window, error: BaseException, kept: bool, folder: Path) -> None:
        """Cover the window with a page, or count on the one that is there."""
        page = window.covering
        if isinstance(page, cls):
            page.count()
            return
        page = cls(error, kept, folder)
        window.cover(page)
        answers: dict[str, Callable[[], object]] = {
            "接着用": window.uncover,
            "复制报告": page.copy,
            "打开日志的文件夹": partial(show_folder, folder),
        }
        page.offer(answers, primary="接着用")

    def count(self) -> None:
        """Another error, most likely the same."""
        self._count += 1
        self._say(f"又出了 {self._count - 1} 次意外，都记在日志 {LOG} 里。")

    def copy(self) -> None:
        """The report to the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(_COPIED)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.show()

    def _write(self) -> None:
        self.text.setPlainText(report(self._error, self.tick.isChecked()))
