"""The line for finding figures, labels and words, and for replacing words in the prose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.draft.open_draft import Desk
from gui.style import theme
from gui.widgets.buttons import tool_button
from gui.widgets.delayed_commit import is_history_key
from model.report import search


class FindBar(QFrame):
    """wanted carries a Hit and its length: the clerk wishes to go there. closed: Esc or 关闭."""

    wanted = Signal(object, int)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self._desk = desk
        self._at = -1
        self._here: search.Hit | None = None
        self.text = _Line()
        self.by = _Line()
        self._count = QLabel()
        for box, words in ((self.text, "查找数字、行列名称、正文"), (self.by, "替换为（只改正文）")):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)
            box.setToolTip(words)
        self.text.textChanged.connect(self._restart)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        line.addWidget(self.text, 2)
        line.addWidget(tool_button("上一个", lambda: self.step(-1), slim=True))
        line.addWidget(tool_button("下一个", lambda: self.step(1), slim=True))
        line.addWidget(self._count)
        line.addWidget(self.by, 2)
        replacing = (tool_button("替换", self.replace, slim=True), tool_button("全部替换", self.replace_all, slim=True))
        for button in replacing:
            line.addWidget(button)
        for widget in (self.by, *replacing):
            widget.setHidden(desk.locked)
        line.addWidget(tool_button("关闭", self.close_bar, slim=True))
        QWidget.setTabOrder(self.text, self.by)
        self.hide()

    def open_bar(self, here: search.Hit | None = None) -> None:
        """Show the line, ready to type; what is found first is the next from here, where the clerk is."""
        self._here = here
        self.show()
        self.text.setFocus()
        self.text.selectAll()
        self._restart()

    def close_bar(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def step(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) place, round and round."""
        hits = self._hits()
        self._go(hits, self._at + direction if self._at >= 0 else self._first(hits, direction))

    def replace(self) -> None:
        """Replace the words at the place shown and go to the next; where none is shown yet, only go there."""
        hits, wanted, by = self._hits(), self.text.text(), self.by.text()
        if not 0 <= self._at < len(hits):
            self.step(1)
            return
        hit = hits[self._at]
        text = search.replaced_at(self._desk.draft.report, hit, wanted, by)
        if text is None:
            self.step(1)
        elif self._desk.enter({hit.place: text}, f"替换“{wanted}”"):
            hits = self._hits()
            self._go(hits, self._next_after(hits, hit, len(by)))

    def replace_all(self) -> None:
        """Replace the words in all prose, as one edit."""
        wanted, draft = self.text.text(), self._desk.draft
        changed = search.replaced(draft.form, draft.report, wanted, self.by.text())
        count = sum(draft.report.prose[place].count(wanted) for place in changed)
        if changed and self._desk.enter(dict(changed), f"替换“{wanted}” {count} 处"):
            self._restart()
            self._count.setText(f"正文里改了 {count} 处")
        else:
            self._count.setText("正文里没有")

    def _go(self, hits: Sequence[search.Hit], number: int) -> None:
        """Go to the place of this number, counted round and round."""
        if hits:
            self._at = number % len(hits)
            self._here = hits[self._at]
            self._count.setText(f"第 {self._at + 1} 处，共 {len(hits)} 处")
            self.wanted.emit(hits[self._at], len(self.text.text()))
        else:
            self._restart()

    def _next_after(self, hits: Sequence[search.Hit], hit: search.Hit, length: int) -> int:
        """The number of the first place behind the words just put where the hit was, 0 where there is none."""
        here = [
            at
            for at in range(self._at, len(hits))
            if hits[at].place != hit.place or hits[at].start >= hit.start + length
        ]
        return here[0] if here else 0

    def _first(self, hits: Sequence[search.Hit], direction: int) -> int:
        """The number of the first place to be shown, before it is brought into the round."""
        before = search.first_from(self._desk.draft.form, hits, self._here) if self._here else 0
        return before if direction > 0 else before - 1

    def _restart(self) -> None:
        self._at = -1
        count = len(self._hits())
        self._count.setText(f"共 {count} 处" if count else "没有找到" if self.text.text() else "")

    def _hits(self) -> tuple[search.Hit, ...]:
        return search.hits(self._desk.draft.form, self._desk.draft.report, self.text.text())

    def _replaces(self, event: QKeyEvent) -> bool:
        return self.by.hasFocus() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, in the second line Enter replaces; Esc puts the bar away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._replaces(event):
            self.replace()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


class _Line(QLineEdit):
    """Leaves undo and redo to the window, which has to take a replacement back."""

    def event(self, event: QEvent) -> bool:
        """Not these keys."""
        if is_history_key(event):
            event.ignore()
            return False
        return super().event(event)
