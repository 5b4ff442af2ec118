"""The bar for finding figures, labels and words in a draft, and for replacing words in its prose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from gui.draft.open_draft import OpenDraft
from gui.style import theme
from gui.widgets.buttons import tool_button
from gui.widgets.delayed_commit import is_undo_key
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.report import search

_WIDEST_COUNTS = ("第 888 处，共 888 处", "正文里改了 888 处")


class FindBar(QFrame):
    """Searches the open draft; opened by open_bar()."""

    hit_requested = Signal(object, int)
    """The clerk wishes to go to a Hit; carries it and the number of characters that were found there."""
    words_changed = Signal(str)
    """Other words are searched for; "" once the bar is closed."""
    closed = Signal()
    """The bar was closed with Esc or 关闭."""

    def __init__(self, open_draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self._open_draft = open_draft
        self._hit_number = -1
        self._search_start: search.Hit | None = None
        self.search_box = _SearchLine()
        self.replacement_box = _SearchLine()
        self._count_label = PlainLabel()
        for box, words in ((self.search_box, "查找数字、行列名称、正文"), (self.replacement_box, "替换为（只改正文）")):
            box.setPlaceholderText(words)
            box.setAccessibleName(words)
            set_tooltip(box, words)
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
            widget.setHidden(open_draft.is_locked)
        line.addWidget(tool_button("关闭", self.close_bar, slim=True))
        QWidget.setTabOrder(self.search_box, self.replacement_box)
        self.hide()

    def _keep_buttons_in_place(self) -> None:
        """Give the count as much room as it ever needs: the buttons beside it stay where they are while one clicks."""
        widest = max(self.fontMetrics().horizontalAdvance(words) for words in _WIDEST_COUNTS)
        self._count_label.setFixedWidth(widest + theme.SPACE)

    def open_bar(self, start: search.Hit | None = None) -> None:
        """Show the bar with the focus in its search box; the first hit will be the next one from start."""
        self._search_start = start
        self._keep_buttons_in_place()
        self.show()
        self.search_box.setFocus()
        self.search_box.selectAll()
        self._restart_search()

    def close_bar(self) -> None:
        """Hide the bar."""
        self.hide()
        self.words_changed.emit("")
        self.closed.emit()

    def step_to_hit(self, direction: int) -> None:
        """Go to the next hit (1) or the previous one (-1), from the last to the first."""
        hits = self._find_hits()
        is_first_step = self._hit_number < 0
        self._go_to_hit(hits, self._find_first(hits, direction) if is_first_step else self._hit_number + direction)

    def replace_current(self) -> None:
        """Replace the words of the hit that is shown and go to the next; where none is shown yet, only go there."""
        hits, wanted, replacement = self._find_hits(), self.search_box.text(), self.replacement_box.text()
        if not 0 <= self._hit_number < len(hits):
            self.step_to_hit(1)
            return
        hit = hits[self._hit_number]
        text = search.replace_hit(self._open_draft.draft.report, hit, wanted, replacement)
        if text is None:  # a figure or a label
            self.step_to_hit(1)
        elif self._open_draft.enter_values({hit.place: text}, f"替换“{wanted}”"):
            hits = self._find_hits()
            self._go_to_hit(hits, self._find_next_after(hits, hit, len(replacement)))

    def replace_all(self) -> None:
        """Replace the words everywhere in the prose, as one edit."""
        wanted, draft = self.search_box.text(), self._open_draft.draft
        changed = search.replace_in_prose(draft.form, draft.report, wanted, self.replacement_box.text())
        count = search.count_replaceable(draft.form, draft.report, wanted, self.replacement_box.text())
        if changed and self._open_draft.enter_values(dict(changed), f"替换“{wanted}” {count} 处"):
            self._restart_search()
            self._count_label.setText(f"正文里改了 {count} 处")
        else:
            self._count_label.setText("正文里没有")

    def _go_to_hit(self, hits: Sequence[search.Hit], number: int) -> None:
        """Go to the hit of this number; numbers go on from the last hit to the first."""
        if hits:
            self._hit_number = number % len(hits)
            self._search_start = hits[self._hit_number]
            self._count_label.setText(f"第 {self._hit_number + 1} 处，共 {len(hits)} 处")
            self.hit_requested.emit(hits[self._hit_number], len(self.search_box.text()))
        else:
            self._restart_search()

    def _find_next_after(self, hits: Sequence[search.Hit], hit: search.Hit, length: int) -> int:
        """Return the number of the first hit behind the words that replaced hit, 0 where there is none.

        length: how many characters those words have.
        """
        for number in range(self._hit_number, len(hits)):
            if hits[number].place != hit.place or hits[number].start >= hit.start + length:
                return number
        return 0

    def _find_first(self, hits: Sequence[search.Hit], direction: int) -> int:
        """Return the number of the first hit to be shown; it may be -1, for the last."""
        count_before = 0
        if self._search_start is not None:
            count_before = search.count_hits_before(self._open_draft.draft.form, hits, self._search_start)
        return count_before if direction > 0 else count_before - 1

    def _restart_search(self) -> None:
        """Show how many hits there are, and let the next step begin at the place where the search began."""
        self._hit_number = -1
        self.words_changed.emit("" if self.isHidden() else self.search_box.text())
        count = len(self._find_hits())
        nothing_found = "没有找到" if self.search_box.text() else ""
        self._count_label.setText(f"共 {count} 处" if count else nothing_found)

    def _find_hits(self) -> tuple[search.Hit, ...]:
        return search.find_hits(self._open_draft.draft.form, self._open_draft.draft.report, self.search_box.text())

    def _is_replace_key(self, event: QKeyEvent) -> bool:
        return self.replacement_box.hasFocus() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next hit, Shift+Enter to the previous, Enter in the second box replaces; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_replace_key(event):
            self.replace_current()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_to_hit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)


class _SearchLine(QLineEdit):
    """Leaves the keys of undo and redo to the window, so that they undo a replacement in the draft."""

    def event(self, event: QEvent) -> bool:
        """Ignore the keys of undo and redo."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)
