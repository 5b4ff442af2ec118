"""What an import found no place for, or was not sure of: each piece to be read, copied and, at last, put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.text_list import LEFTOVERS_TITLE, TextList
from model.errors import NianbaoError

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from model.storage.store import Store


class UnplacedPanel(QWidget):
    """The leftovers of one draft beside its form. done: the clerk has dealt with them."""

    review_finished = Signal()

    def __init__(self, pieces: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_list = TextList()
        self.text_list.show_texts(pieces)
        words = QLabel(f"{LEFTOVERS_TITLE}，共 {len(pieces)} 处。请对照原文，该填的填到相应的地方。")
        words.setWordWrap(True)
        self.copy_button = push_button(
            "全部复制", lambda: self.text_list.copy_rows(range(self.text_list.count())), "copy"
        )
        self.done_button = push_button("都核对过了", self.review_finished.emit)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE)
        for button in (self.copy_button, self.done_button):
            foot.addWidget(button)
        foot.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        lines.setSpacing(theme.SPACE)
        lines.addWidget(words)
        lines.addWidget(self.text_list, 1)
        lines.addLayout(foot)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the panel beside the form should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)


class UnplacedText:
    """Shows beside one draft after another what its file said that found no place, until the clerk has dealt with it.

    Of a draft that was opened before in this run no more than the panel is shown.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: set[int] = set()

    def show_unplaced(self, editor: Editor, id: int, words: str) -> None:
        """Show beside a draft what found no place, and once, in a line, how its import went or that this is left.

        id: the draft's in the store; words: how its import went, "" where that was told or it came another way.
        """
        pieces = self._store.list_unplaced(id)
        answers: dict[str, Callable[[], object]] = {"知道了": editor.focus_current_page}
        if pieces:
            self._show(editor, id, pieces)
            answers = {"查看…": lambda: editor.show_side_page(UnplacedPanel).text_list.setFocus(), **answers}
            words = words or ("" if id in self._told else f"{LEFTOVERS_TITLE}还有 {len(pieces)} 处，请核对。")
        self._told.add(id)
        if words:
            editor.notice_bar.show_message(words, answers)

    def _show(self, editor: Editor, id: int, pieces: Sequence[str]) -> UnplacedPanel:
        panel = UnplacedPanel(pieces)
        panel.done_button.setDisabled(editor.open_draft.is_locked)
        panel.review_finished.connect(lambda: self._put_away(editor, panel, id, pieces))
        editor.side_panel.add_page(panel, "没找到位置")
        return panel

    def _put_away(self, editor: Editor, panel: UnplacedPanel, id: int, pieces: Sequence[str]) -> None:
        """The clerk has dealt with all of it, and may have been too quick."""

        def bring_back() -> None:
            if self._kept(editor, id, pieces):
                self._show(editor, id, pieces)
                editor.show_side_page(UnplacedPanel).text_list.setFocus()

        if self._kept(editor, id, ()):
            editor.side_panel.remove_page(panel)
            editor.side_panel.setCurrentWidget(editor.findings_panel)
            answers = {"撤销": bring_back, "知道了": editor.focus_current_page}
            editor.notice_bar.show_message(f"{len(pieces)} 处都核对过了，单子已收起。", answers)
            editor.focus_current_page()

    def _kept(self, editor: Editor, id: int, pieces: Sequence[str]) -> bool:
        """Whether the draft now keeps these; if not, the reason is told."""
        try:
            self._store.replace_unplaced(id, pieces)
        except NianbaoError as error:
            editor.notice_bar.show_message(f"没有记下来：{error}", {"知道了": editor.focus_current_page})
            return False
        return True
