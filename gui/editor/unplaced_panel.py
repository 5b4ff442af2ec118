"""What an import found no place for, or was not sure of: each piece to be read, copied and, at last, put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.text_list import TITLE, Leftovers
from model.errors import NianbaoError

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from model.storage.store import Store


class LeftoversPanel(QWidget):
    """The leftovers of one draft beside its form. done: the clerk has dealt with them."""

    done = Signal()

    def __init__(self, pieces: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = Leftovers()
        self.list.show_pieces(pieces)
        words = QLabel(f"{TITLE}，共 {len(pieces)} 处。请对照原文，该填的填到相应的地方。")
        words.setWordWrap(True)
        self.copy_button = push_button("全部复制", lambda: self.list.copy_pieces(range(self.list.count())), "copy")
        self.done_button = push_button("都核对过了", self.done.emit)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE)
        for button in (self.copy_button, self.done_button):
            foot.addWidget(button)
        foot.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(words)
        lines.addWidget(self.list, 1)
        lines.addLayout(foot)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the panel beside the form should be."""
        return QSize(theme.SIDE_WIDTH, 2 * theme.SIDE_WIDTH)


class UnplacedText:
    """Shows beside one draft after another what its file said that found no place, until the clerk has dealt with it.

    Of a draft that was opened before in this run no more than the panel is shown.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: set[int] = set()

    def accompany(self, editor: Editor, id: int, words: str) -> None:
        """Show beside a draft what found no place, and once, in a line, how its import went or that this is left.

        id: the draft's in the store; words: how its import went, "" where that was told or it came another way.
        """
        pieces = self._store.unplaced(id)
        answers: dict[str, Callable[[], object]] = {"知道了": editor.focus_page}
        if pieces:
            self._show(editor, id, pieces)
            answers = {"查看…": lambda: editor.bring(LeftoversPanel).list.setFocus(), **answers}
            words = words or ("" if id in self._told else f"{TITLE}还有 {len(pieces)} 处，请核对。")
        self._told.add(id)
        if words:
            editor.notices.say(words, answers)

    def _show(self, editor: Editor, id: int, pieces: Sequence[str]) -> LeftoversPanel:
        panel = LeftoversPanel(pieces)
        panel.done_button.setDisabled(editor.desk.locked)
        panel.done.connect(lambda: self._put_away(editor, panel, id, pieces))
        editor.side.add(panel, "没找到位置")
        return panel

    def _put_away(self, editor: Editor, panel: LeftoversPanel, id: int, pieces: Sequence[str]) -> None:
        """The clerk has dealt with all of it, and may have been too quick."""

        def bring_back() -> None:
            if self._kept(editor, id, pieces):
                self._show(editor, id, pieces)
                editor.bring(LeftoversPanel).list.setFocus()

        if self._kept(editor, id, ()):
            editor.side.drop(panel)
            editor.side.setCurrentWidget(editor.findings)
            answers = {"撤销": bring_back, "知道了": editor.focus_page}
            editor.notices.say(f"{len(pieces)} 处都核对过了，单子已收起。", answers)
            editor.focus_page()

    def _kept(self, editor: Editor, id: int, pieces: Sequence[str]) -> bool:
        """Whether the draft now keeps these; if not, the reason is told."""
        try:
            self._store.keep_unplaced(id, pieces)
        except NianbaoError as error:
            editor.notices.say(f"没有记下来：{error}", {"知道了": editor.focus_page})
            return False
        return True
