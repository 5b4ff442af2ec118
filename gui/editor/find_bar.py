"""The line for finding figures, labels and words, and for replacing words in the prose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from gui.draft.open_draft import OpenDraft
from gui.style import theme
from gui.widgets.buttons import tool_button
from gui.widgets.delayed_commit import is_undo_key
from model.report import search


class FindBar(QFrame):
    """wanted carries a Hit and its length: the clerk wishes to go there. closed: Esc or 关闭."""

    hit_requested = Signal(object, int)
    closed = Signal()

    def __init__(self, desk: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self._open_draft = desk
        self._hit_number = -1
        self._search_start: search.Hit | None = None
        self.search_box = _SearchLine()
        self.replacement_box = _SearchLine()
        self._count_label = QLabel()
        for box, words in ((self.search_box, "查找数字、行列名称、正文"), (self.replacement_box, "替换为（只改正文）")):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)
            box.setToolTip(words)
        self.search_box.textChanged.connect(self._restart_search)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        line.addWidget(self.search_box, 2)
        line.addWidget(tool_button("上一个", lambda: self.step_to_hit(-1), slim=True))
        line.addWidget(tool_button("下一个", lambda: self.step_to_hit(1), slim=True))
        line.addWidget(self._count_label)
        line.addWidget(self.replacement_box, 2)
        replacing = (
            tool_button("替换", self.replace_current, slim=True),
            tool_button("全部替换", self.replace_all, slim=True),
        )
        for button in replacing:
            line.addWidget(button)
        for widget in (self.replacement_box, *replacing):
            widget.setHidden(desk.is_locked)
        line.addWidget(tool_button("关闭", self.close_bar, slim=True))
        QWidget.setTabOrder(self.search_box, self.replacement_box)
        self.hide()

    def open_bar(self, here: search.Hit | None = None) -> None:
        """Show the line, ready to type; what is found first is the next from here, where the clerk is."""
        self._search_start = here
        self.show()
        self.search_box.setFocus()
        self.search_box.selectAll()
        self._restart_search()

    def close_bar(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def step_to_hit(self, direction: int) -> None:
        """Go to the next (1) or the previous (-1) place, round and round."""
        hits = self._find_hits()
        self._go_to_hit(
            hits, self._hit_number + direction if self._hit_number >= 0 else self._find_first(hits, direction)
        )

    def replace_current(self) -> None:
        """Replace the words at the place shown and go to the next; where none is shown yet, only go there."""
        hits, wanted, by = self._find_hits(), self.search_box.text(), self.replacement_box.text()
        if not 0 <= self._hit_number < len(hits):
            self.step_to_hit(1)
            return
        hit = hits[self._hit_number]
        text = search.replace_hit(self._open_draft.draft.report, hit, wanted, by)
        if text is None:
            self.step_to_hit(1)
        elif self._open_draft.enter_values({hit.place: text}, f"替换“{wanted}”"):
            hits = self._find_hits()
            self._go_to_hit(hits, self._find_next_after(hits, hit, len(by)))

    def replace_all(self) -> None:
        """Replace the words in all prose, as one edit."""
        wanted, draft = self.search_box.text(), self._open_draft.draft
        changed = search.replace_in_prose(draft.form, draft.report, wanted, self.replacement_box.text())
        count = sum(draft.report.prose[place].count(wanted) for place in changed)
        if changed and self._open_draft.enter_values(dict(changed), f"替换“{wanted}” {count} 处"):
            self._restart_search()
            self._count_label.setText(f"正文里改了 {count} 处")
        else:
            self._count_label.setText("正文里没有")

    def _go_to_hit(self, hits: Sequence[search.Hit], number: int) -> None:
        """Go to the place of this number, counted round and round."""
        if hits:
            self._hit_number = number % len(hits)
            self._search_start = hits[self._hit_number]
            self._count_label.setText(f"第 {self._hit_number + 1} 处，共 {len(hits)} 处")
            self.hit_requested.emit(hits[self._hit_number], len(self.search_box.text()))
        else:
            self._restart_search()

    def _find_next_after(self, hits: Sequence[search.Hit], hit: search.Hit, length: int) -> int:
        """The number of the first place behind the words just put where the hit was, 0 where there is none."""
        here = [
            at
            for at in range(self._hit_number, len(hits))
            if hits[at].place != hit.place or hits[at].start >= hit.start + length
        ]
        return here[0] if here else 0

    def _find_first(self, hits: Sequence[search.Hit], direction: int) -> int:
        """The number of the first place to be shown, before it is brought into the round."""
        before = (
            search.count_hits_before(self._open_draft.draft.form, hits, self._search_start) if self._search_start else 0
        )
        return before if direction > 0 else before - 1

    def _restart_search(self) -> None:
        self._hit_number = -1
        count = len(self._find_hits())
        self._count_label.setText(f"共 {count} 处" if count else "没有找到" if self.search_box.text() else "")

    def _find_hits(self) -> tuple[search.Hit, ...]:
        return search.find_hits(self._open_draft.draft.form, self._open_draft.draft.report, self.search_box.text())

    def _is_replace_key(self, event: QKeyEvent) -> bool:
        return self.replacement_box.hasFocus() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, in the second line Enter replaces; Esc puts the bar away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_replace_key(event):
            self.replace_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_to_hit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


class _SearchLine(QLineEdit):
    """Leaves undo and redo to the window, which has to take a replacement back."""

    def event(self, event: QEvent) -> bool:
        """Not these keys."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)
