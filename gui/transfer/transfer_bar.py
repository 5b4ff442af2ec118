"""The bar above the list for exporting and importing all drafts: a passphrase, if wanted, and progress."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gui.widgets.buttons import push_button
from gui.widgets.passphrase_form import PassphraseForm
from gui.widgets.plain_text import set_tooltip
from gui.widgets.progress_bar import ProgressBar
from model.files.progress import Progress

_POLL_MS = 100
"""Milliseconds between two looks at how far the worker is."""


class TransferBar(ProgressBar):
    """Shows one of three at a time: the question before an export, the passphrase of a file, work in progress."""

    export_requested = Signal(str)
    """All drafts are to be written with this passphrase; "" for none."""
    open_requested = Signal(str)
    """The file is to be opened with this passphrase."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("导出导入", parent)
        self.encrypt_box = QCheckBox("加密码")
        self.new_passphrase = PassphraseForm(twice=True)
        self.known_passphrase = PassphraseForm(twice=False)
        self.export_button = push_button(
            "选位置，开始导出…", lambda: self.export_requested.emit(self._chosen_passphrase)
        )
        self.open_button = push_button("打开", lambda: self.open_requested.emit(self.known_passphrase.passphrase))
        self.leave_button = push_button("", self.dismiss_bar)
        self._export_widgets = (self.encrypt_box, self.export_button, self.leave_button)
        self._open_widgets = (self.known_passphrase, self.open_button, self.leave_button)
        self._question = ""
        self._poll_timer = QTimer(self, interval=_POLL_MS)
        self._build_layout()

    def ask_export(self, words: str) -> None:
        """Let the clerk choose whether the file gets a passphrase."""
        self.leave_button.setText("不导出")
        self.encrypt_box.setChecked(False)
        self.new_passphrase.clear_passphrase()
        self.show_only(self._export_widgets, words)
        self._enable_buttons()
        self.export_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_passphrase(self, words: str) -> None:
        """Ask for the passphrase of a file."""
        self.leave_button.setText("不导入")
        self.known_passphrase.clear_passphrase()
        self._question = words
        self.show_only(self._open_widgets, words)
        self._enable_buttons()
        self.known_passphrase.passphrase_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject_passphrase(self, words: str) -> None:
        """Ask for the passphrase again, which was wrong."""
        self.show_only(self._open_widgets, self._question)
        self.known_passphrase.show_problem(words)

    def follow_progress(self, words: str, progress: Progress) -> None:
        """Show how far a worker is, until the bar is dismissed or shows something else."""

        def update_bar() -> None:
            self.percent_bar.setRange(0, progress.total)
            self.percent_bar.setValue(progress.done)

        self.show_progress(0, 0, words)
        self._poll_timer.timeout.disconnect()
        self._poll_timer.timeout.connect(update_bar)
        self._poll_timer.start()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stopping(self) -> None:
        """Say that the work ends at its next step."""
        self.message_label.setText("正在停止 …")
        self.cancel_button.setEnabled(False)

    def optional_widgets(self) -> Sequence[QWidget]:
        """The widgets that are not always shown."""
        own_widgets = (
            self.encrypt_box,
            self.new_passphrase,
            self.known_passphrase,
            self.export_button,
            self.open_button,
            self.leave_button,
        )
        return (*super().optional_widgets(), *own_widgets)

    def dismiss_bar(self) -> None:
        """Hide the bar and forget the passphrases typed in it."""
        self.new_passphrase.clear_passphrase()
        self.known_passphrase.clear_passphrase()
        super().dismiss_bar()

    def show_only(self, shown: Sequence[QWidget], words: str) -> None:
        """Show these widgets and no others."""
        self._poll_timer.stop()
        super().show_only(shown, words)

    @property
    def _chosen_passphrase(self) -> str:
        return self.new_passphrase.passphrase if self.encrypt_box.isChecked() else ""

    def _build_layout(self) -> None:
        for button in (self.export_button, self.open_button, self.leave_button):
            self.top_row.addWidget(button)
        for form in (self.encrypt_box, self.new_passphrase, self.known_passphrase):
            self.column_layout.insertWidget(self.column_layout.count() - 2, form)
        set_tooltip(self.encrypt_box, "没有密码的文件，谁拿到都能打开。")
        self.encrypt_box.toggled.connect(self._show_passphrase_form)
        for form in (self.new_passphrase, self.known_passphrase):
            form.passphrase_changed.connect(self._enable_buttons)
        self._poll_timer.timeout.connect(self.update)  # so that there is a connection to be cut

    def _show_passphrase_form(self, is_encrypted: bool) -> None:
        self.new_passphrase.setVisible(is_encrypted)
        self._enable_buttons()
        if is_encrypted:
            self.new_passphrase.passphrase_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enable_buttons(self) -> None:
        """Disable a button while there is a problem with its passphrase, which its tooltip says."""
        export_problem = self.new_passphrase.problem if self.encrypt_box.isChecked() else ""
        for button, problem in (
            (self.export_button, export_problem),
            (self.open_button, self.known_passphrase.problem),
        ):
            button.setEnabled(not problem)
            set_tooltip(button, problem)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a box press 打开 or 开始导出, whichever is shown; the rest as in every bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            button = self.open_button if self.known_passphrase.isVisible() else self.export_button
            button.click()
        else:
            super().keyPressEvent(event)
