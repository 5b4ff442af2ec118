"""The page after an unexpected error: whether everything is stored, a report that can be copied, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from gui.application.crash_report import format_report
from gui.style import theme
from gui.style.status_marks import WARNING_MARK
from gui.widgets.message_page import MessagePage, build_paragraph, show_folder
from gui.window.main_window import MainWindow
from model.files.error_log import LOG_NAME

_SAVED_TEXT = "填写的内容都已保存，可以接着用。"
_UNSAVED_TEXT = "有改动还没有保存，程序会继续试着存；请先不要关窗口。"
_ASK_TEXT = "如果再次出现，请按“复制报告”，粘贴给维护人员。"
_COPIED_TEXT = "报告已复制，可以粘贴到邮件或聊天里。"


class CrashPage(MessagePage):
    """Describes one error, and counts those that follow while it is shown.

    all_saved: whether everything that was typed is stored. folder: where the log is.
    """

    def __init__(self, error: BaseException, all_saved: bool, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(WARNING_MARK, "程序出了意外", _describe_saving(all_saved), parent)
        self._error = error
        self._error_count = 1
        self.report_text = QPlainTextEdit()
        self.report_text.setReadOnly(True)
        self.report_text.setTabChangesFocus(True)
        self.report_text.setAccessibleName("出错报告")
        self.report_text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report_text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report_text.setMinimumHeight(6 * theme.ROW_HEIGHT)
        self.report_text.hide()
        self.messages_box = QCheckBox("附上出错时的原话（可能带有填写的内容；不勾选，报告里就没有）")
        self.messages_box.toggled.connect(self._write_report)
        self.state_label = build_paragraph("")
        self.state_label.hide()
        for widget in (self.report_text, self.messages_box, self.state_label):
            self.body_layout.addWidget(widget, int(widget is self.report_text))
        self._folder = folder
        self._write_report()

    @classmethod
    def show_error(cls, window: MainWindow, error: BaseException, all_saved: bool, folder: Path) -> None:
        """Show a page for this error, or count it on the page that is shown."""
        page = window.overlay
        if isinstance(page, cls):
            page.count_another(all_saved)
            return
        page = cls(error, all_saved, folder)
        window.show_overlay(page)
        answers: dict[str, Callable[[], object]] = {
            "接着用": window.hide_overlay,
            "复制报告": page.copy_report,
            "看报告": page.show_report,
            "打开日志的文件夹": partial(show_folder, folder),
        }
        page.show_buttons(answers, primary="接着用")

    def count_another(self, all_saved: bool) -> None:
        """Count one more error, most likely the same; all_saved: whether everything is stored now."""
        self._error_count += 1
        self.message_label.setText(_describe_saving(all_saved))
        self._show_state(f"又出了 {self._error_count - 1} 次意外，都记在日志 {LOG_NAME} 里。")

    def show_report(self) -> None:
        """Show the report, which is for those who maintain the program: names of functions, in English."""
        self.report_text.show()
        self.grow_with_window()
        self.report_text.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy_report(self) -> None:
        """Copy the report to the clipboard."""
        QGuiApplication.clipboard().setText(self.report_text.toPlainText())
        self._show_state(_COPIED_TEXT)

    def _show_state(self, words: str) -> None:
        self.state_label.setText(words)
        self.state_label.show()

    def _write_report(self) -> None:
        self.report_text.setPlainText(format_report(self._error, self.messages_box.isChecked()))


def _describe_saving(all_saved: bool) -> str:
    return f"{_SAVED_TEXT if all_saved else _UNSAVED_TEXT}{_ASK_TEXT}"
