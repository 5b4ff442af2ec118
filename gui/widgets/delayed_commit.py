"""What is typed into a box until it is stored: pauses, an input method's unfinished characters, undo keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

COMMIT_DELAY_MS = 500
"""How long typing rests, in milliseconds, before what was typed is stored."""

if TYPE_CHECKING:

    class _QtTextWidget(QWidget):
        def createStandardContextMenu(self, *at: Any) -> QMenu: ...

else:
    _QtTextWidget = object

_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class DelayedCommit(QObject):
    """Stands between a box and the draft. read and write are the box's text; ready says whether a pause may store it.

    settled is emitted with a text that differs from the stored one, when typing has paused or by flush().
    While an input method is composing nothing is stored by a pause and nothing is written into the box: that would
    break the unfinished characters off.
    """

    text_committed = Signal(str)

    def __init__(
        self,
        box: QWidget,
        read: Callable[[], str],
        write: Callable[[str], None],
        ready: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(box)
        self._read_text = read
        self._write_text = write
        self._may_commit = ready
        self._stored_text = ""
        self._awaited_text: str | None = None
        self._is_composing = False
        self._pause_timer = QTimer(self)
        self._pause_timer.setSingleShot(True)
        self._pause_timer.setInterval(COMMIT_DELAY_MS)
        self._pause_timer.timeout.connect(self._end_pause)

    def restart_pause(self) -> None:
        """Something was typed: begin to wait for a pause."""
        self._pause_timer.start()

    def show_stored(self, text: str) -> None:
        """Show what is stored; where the text is equal already, cursor and selection stay."""
        if text == self._read_text():
            self._stored_text = text
            self._awaited_text = None
        elif self._is_composing:
            self._awaited_text = text
        else:
            self._stored_text = text
            self._write_text(text)

    def commit_now(self) -> None:
        """Store at once what was typed, with the characters an input method is willing to finish."""
        if self._is_composing:
            QGuiApplication.inputMethod().commit()
        self._pause_timer.stop()
        self._commit()

    def handle_composition(self, event: QInputMethodEvent, handle: Callable[[QInputMethodEvent], None]) -> None:
        """Let the box handle an input method's event, and show afterwards what had to wait."""
        before = self._read_text()
        self._is_composing = bool(event.preeditString())
        handle(event)
        if self._awaited_text is not None and not self._is_composing:
            awaited, self._awaited_text = self._awaited_text, None
            if self._read_text() == before:
                self.show_stored(awaited)

    def _end_pause(self) -> None:
        if self._is_composing or not self._may_commit():
            self._pause_timer.start()
        else:
            self._commit()

    def _commit(self) -> None:
        text = self._read_text()
        if text != self._stored_text:
            self._stored_text = text
            self.text_committed.emit(text)


class CommittingEdit(_QtTextWidget):
    """What boxes to type in have alike; to be named before the box of Qt. keystrokes: made by the box itself."""

    delayed_commit: DelayedCommit

    def commit_now(self) -> None:
        """Store at once what was typed."""
        self.delayed_commit.commit_now()

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, with all that was typed up to now to be undone."""
        if is_undo_key(event):
            self.commit_now()
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know when an input method is composing."""
        self.delayed_commit.handle_composition(event, super().inputMethodEvent)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, but undo belongs to the window."""
        menu = remove_undo_actions(self.createStandardContextMenu())
        menu.exec(event.globalPos())
        menu.deleteLater()


def is_undo_key(event: QEvent) -> bool:
    """Whether an event asks for undo or redo; text boxes claim these keys even with no undo of their own."""
    if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo) or event.keyCombination() == _CTRL_Y


def remove_undo_actions(menu: QMenu) -> QMenu:
    """A text box's own menu without its undo and redo."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu
