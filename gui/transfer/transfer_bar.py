"""The bar in the page for carrying all drafts out and in: a passphrase if wanted, how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gui.widgets.buttons import push_button
from gui.widgets.passphrase_form import PassphraseForm
from gui.widgets.progress_bar import ErrandBar
from model.files.progress import Errand

_LOOK = 100
"""Milliseconds between two looks at how far the work is."""


class TravelBar(ErrandBar):
    """One of three at a time: what is to be written, a passphrase to open with, work in progress.

    go: write, with passphrase; opened: read, with passphrase. "" where none is wanted.
    """

    go = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("导出导入", parent)
        self.lock = QCheckBox("加密码")
        self.new = PassphraseForm(twice=True)
        self.known = PassphraseForm(twice=False)
        self.go_button = push_button("选位置，开始导出…", lambda: self.go.emit(self._wanted))
        self.open_button = push_button("打开", lambda: self.opened.emit(self.known.passphrase))
        self.leave_button = push_button("", self.put_away)
        self._asking = (self.lock, self.go_button, self.leave_button)
        self._unlocking = (self.known, self.open_button, self.leave_button)
        self._question = ""
        self._clock = QTimer(self, interval=_LOOK)
        self._build()

    def ask(self, words: str) -> None:
        """Let the clerk choose whether to lock what is written."""
        self.leave_button.setText("不导出")
        self.lock.setChecked(False)
        self.new.clear()
        self.turn(self._asking, words)
        self._judge()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_passphrase(self, words: str) -> None:
        """Ask what opens a locked file."""
        self.leave_button.setText("不导入")
        self.known.clear()
        self._question = words
        self.turn(self._unlocking, words)
        self._judge()
        self.known.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, words: str) -> None:
        """Back to the passphrase, which was wrong."""
        self.turn(self._unlocking, self._question)
        self.known.complain(words)

    def show_errand(self, words: str, errand: Errand) -> None:
        """Say how far the work is until put away or another state is shown."""

        def tell() -> None:
            self.progress.setRange(0, errand.all)
            self.progress.setValue(errand.done)

        self.show_progress(0, 0, words)
        self._clock.timeout.disconnect()
        self._clock.timeout.connect(tell)
        self._clock.start()
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stopping(self) -> None:
        """Say that the work ends at its next step."""
        self.words.setText("正在停止 …")
        self.cancel_button.setEnabled(False)

    def parts(self) -> Sequence[QWidget]:
        """All that is shown now and then."""
        mine = (self.lock, self.new, self.known, self.go_button, self.open_button, self.leave_button)
        return (*super().parts(), *mine)

    def put_away(self) -> None:
        """Hide, forget what was typed, and tell."""
        self.new.clear()
        self.known.clear()
        super().put_away()

    def turn(self, shown: Sequence[QWidget], words: str) -> None:
        """Show these widgets and no others."""
        self._clock.stop()
        super().turn(shown, words)

    @property
    def _wanted(self) -> str:
        return self.new.passphrase if self.lock.isChecked() else ""

    def _build(self) -> None:
        for button in (self.go_button, self.open_button, self.leave_button):
            self.head.addWidget(button)
        for form in (self.lock, self.new, self.known):
            self.lines.insertWidget(self.lines.count() - 2, form)
        self.lock.setToolTip("没有密码的文件，谁拿到都能打开。")
        self.lock.toggled.connect(self._lock)
        for form in (self.new, self.known):
            form.changed.connect(self._judge)
        self._clock.timeout.connect(self.update)

    def _lock(self, wanted: bool) -> None:
        self.new.setVisible(wanted)
        self._judge()
        if wanted:
            self.new.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _judge(self) -> None:
        for button, trouble in (
            (self.go_button, self.new.trouble if self.lock.isChecked() else ""),
            (self.open_button, self.known.trouble),
        ):
            button.setEnabled(not trouble)
            button.setToolTip(trouble)

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a box presses the button of its state, where that can be pressed; the rest as in every bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), QLineEdit):
            (self.open_button if self.known.isVisible() else self.go_button).click()
        else:
            super().keyPressEvent(event)
