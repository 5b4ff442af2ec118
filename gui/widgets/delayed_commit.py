"""What is typed into a box until it is stored: pauses, an input method's unfinished characters, undo keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

PAUSE = 500
"""How long typing rests, in milliseconds, before what was typed is stored."""

if TYPE_CHECKING:

    class _Box(QWidget):
        def createStandardContextMenu(self, *at: Any) -> QMenu: ...

else:
    _Box = object

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class Keystrokes(QObject):
    """Stands between a box and the draft. read and write are the box's text; ready says whether a pause may store it.

    settled is emitted with a text that differs from the stored one, when typing has paused or by flush().
    While an input method is composing nothing is stored by a pause and nothing is written into the box: that would
    break the unfinished characters off.
    """

    settled = Signal(str)

    def __init__(
        self,
        box: QWidget,
        read: Callable[[], str],
        write: Callable[[str], None],
        ready: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(box)
        self._read = read
        self._write = write
        self._ready = ready
        self._stored = ""
        self._awaited: str | None = None
        self._composing = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._rest)

    def note(self) -> None:
        """Something was typed: begin to wait for a pause."""
        self._pause.start()

    def show(self, text: str) -> None:
        """Show what is stored; where the text is equal already, cursor and selection stay."""
        if text == self._read():
            self._stored = text
            self._awaited = None
        elif self._composing:
            self._awaited = text
        else:
            self._stored = text
            self._write(text)

    def flush(self) -> None:
        """Store at once what was typed, with the characters an input method is willing to finish."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        self._pause.stop()
        self._store()

    def compose(self, event: QInputMethodEvent, handle: Callable[[QInputMethodEvent], None]) -> None:
        """Let the box handle an input method's event, and show afterwards what had to wait."""
        before = self._read()
        self._composing = bool(event.preeditString())
        handle(event)
        if self._awaited is not None and not self._composing:
            awaited, self._awaited = self._awaited, None
            if self._read() == before:
                self.show(awaited)

    def _rest(self) -> None:
        if self._composing or not self._ready():
            self._pause.start()
        else:
            self._store()

    def _store(self) -> None:
        text = self._read()
        if text != self._stored:
            self._stored = text
            self.settled.emit(text)


class TypedBox(_Box):
    """What boxes to type in have alike; to be named before the box of Qt. keystrokes: made by the box itself."""

    keystrokes: Keystrokes

    def flush(self) -> None:
        """Store at once what was typed."""
        self.keystrokes.flush()

    # Qt's own names from here on.

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, with all that was typed up to now to be undone."""
        if is_history_key(event):
            self.flush()
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know when an input method is composing."""
        self.keystrokes.compose(event, super().inputMethodEvent)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu, but undo belongs to the window."""
        menu = without_history(self.createStandardContextMenu())
        menu.exec(event.globalPos())
        menu.deleteLater()


def is_history_key(event: QEvent) -> bool:
    """Whether an event asks for undo or redo; text boxes claim these keys even with no undo of their own."""
    if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
        return False
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo) or event.keyCombination() == _CTRL_Y


def without_history(menu: QMenu) -> QMenu:
    """A text box's own menu without its undo and redo."""
    for action in menu.actions():
        if action.objectName() in ("edit-undo", "edit-redo"):
            menu.removeAction(action)
    if menu.actions() and menu.actions()[0].isSeparator():
        menu.removeAction(menu.actions()[0])
    return menu
