"""Holds what is typed in a text field until it is stored: after a pause in typing, and when the field is left.

Who types without a pause is not kept waiting: what was typed is stored at least every two seconds. A pause waits while
an input method composes characters; the undo keys are left to the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

COMMIT_DELAY_MS = 500
"""How long a pause in typing must be, in milliseconds, before what was typed is stored."""

MAX_DELAY_MS = 1500
"""How long, in milliseconds, something typed may stay in the field alone.

A killed program shall lose no more than two seconds: the timer may be late by a twentieth, and writing takes its time.
"""

# CommittingEdit stands before a text field of Qt among the bases of a class: only mypy must be told that it is one
if TYPE_CHECKING:

    class _QtTextWidget(QWidget):
        def createStandardContextMenu(self, *at: Any) -> QMenu: ...

else:
    _QtTextWidget = object

_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class DelayedCommit(QObject):
    """Stands between a text field and the draft.

    read_text and write_text get and set the field's text; may_commit tells whether a pause may store it as it is.
    While an input method is composing, nothing is written into the field, which would break off the unfinished
    characters, and a pause stores nothing, for the word is not yet whole; what stands before it is stored when it has
    waited for MAX_DELAY_MS.
    """

    text_committed = Signal(str)
    """A text that differs from the stored one, after a pause or by commit_now()."""

    def __init__(
        self,
        edit: QWidget,
        read_text: Callable[[], str],
        write_text: Callable[[str], None],
        may_commit: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(edit)
        self._read_text = read_text
        self._write_text = write_text
        self._may_commit = may_commit
        self._stored_text = ""
        self._awaited_text: str | None = None
        """A text to be shown once the input method has finished composing."""
        self._is_composing = False
        self._pause_timer = QTimer(self, interval=COMMIT_DELAY_MS, singleShot=True)
        self._pause_timer.timeout.connect(self._end_pause)
        self._deadline_timer = QTimer(self, interval=MAX_DELAY_MS, singleShot=True)
        self._deadline_timer.timeout.connect(self._end_wait)

    def restart_pause(self) -> None:
        """Wait for a pause anew, since something was typed, but no longer than MAX_DELAY_MS after the first of it."""
        self._pause_timer.start()
        if not self._deadline_timer.isActive():
            self._deadline_timer.start()

    def show_stored(self, text: str) -> None:
        """Show a stored text; where the field has it already, cursor and selection stay."""
        if text == self._read_text():
            self._stored_text = text
            self._awaited_text = None
        elif self._is_composing:
            self._awaited_text = text
        else:
            self._stored_text = text
            self._write_text(text)

    def commit_now(self) -> None:
        """Store at once what was typed; an input method is asked to finish what it composes."""
        if self._is_composing:
            QGuiApplication.inputMethod().commit()
        self._pause_timer.stop()
        self._commit()

    def handle_composition(self, event: QInputMethodEvent, handle: Callable[[QInputMethodEvent], None]) -> None:
        """Let the field handle an input method's event; once it has finished, show a stored text that had to wait."""
        text_before = self._read_text()
        self._is_composing = bool(event.preeditString())
        handle(event)
        if self._awaited_text is not None and not self._is_composing:
            awaited = self._awaited_text
            self._awaited_text = None
            if self._read_text() == text_before:
                self.show_stored(awaited)

    def _end_pause(self) -> None:
        """Store what was typed, or wait for another pause."""
        if self._is_composing or not self._may_commit():
            self._pause_timer.start()
        else:
            self._commit()

    def _end_wait(self) -> None:
        """Store what was typed before the last pause: it has waited long enough."""
        if self._may_commit():
            self._commit()
        else:
            self._deadline_timer.start()

    def _commit(self) -> None:
        self._deadline_timer.stop()
        text = self._read_text()
        if text != self._stored_text:
            self._stored_text = text
            self.text_committed.emit(text)


class CommittingEdit(_QtTextWidget):
    """The base of text fields with a DelayedCommit; to be named before Qt's class among the bases."""

    delayed_commit: DelayedCommit
    """Made by the field itself."""

    def commit_now(self) -> None:
        """Store at once what was typed."""
        self.delayed_commit.commit_now()

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, after storing what was typed, so that it can be undone too."""
        if is_undo_key(event):
            self.commit_now()
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note when an input method is composing."""
        self.delayed_commit.handle_composition(event, super().inputMethodEvent)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show Qt's menu without undo and redo, which belong to the window, and with the field's own actions."""
        menu = remove_undo_actions(self.createStandardContextMenu())
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        menu.exec(event.globalPos())
        menu.deleteLater()


def is_undo_key(event: QEvent) -> bool:
    """Whether an event is a key of undo or redo; Qt's text fields take these keys even with undo switched off."""
    if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo) or event.keyCombination() == _CTRL_Y


def remove_undo_actions(menu: QMenu) -> QMenu:
    """Take undo and redo out of the context menu of a text field; the same menu."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu
