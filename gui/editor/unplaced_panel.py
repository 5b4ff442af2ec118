"""The texts of an imported file for which no place was found, or not for sure: read, copied and checked off here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from gui.widgets.text_list import LEFTOVERS_TITLE, TextList
from model.errors import NianbaoError

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from model.storage.store import Store


class UnplacedPanel(QWidget):
    """A page of the side panel that lists the unplaced texts of one draft."""

    review_finished = Signal()
    """The clerk says that all of them are dealt with."""

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_list = TextList()
        self.text_list.show_texts(texts)
        explanation = PlainLabel(f"{LEFTOVERS_TITLE}，共 {len(texts)} 处。请对照原文，该填的填到相应的地方。")
        explanation.setWordWrap(True)
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
        lines.addWidget(explanation)
        lines.addWidget(self.text_list, 1)
        lines.addLayout(foot)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the side panel should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)


class UnplacedController:
    """Adds the panel to the editor of one draft after another, as long as the draft has unplaced texts.

    Of a draft that was opened before in this run of the program the panel is shown, but no message.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._announced_ids: set[int] = set()

    def show_unplaced(self, editor: Editor, draft_id: int, import_message: str) -> None:
        """Add the panel where the draft has unplaced texts, and show a message about them or about the import.

        import_message: how the draft's import went, "" where that has been told or the draft was not imported.
        """
        texts = self._store.list_unplaced(draft_id)
        message = import_message
        answers: dict[str, Callable[[], object]] = {"知道了": editor.focus_current_page}
        if texts:
            self._add_panel(editor, draft_id, texts)
            answers = {"查看…": lambda: editor.show_side_page(UnplacedPanel).text_list.setFocus(), **answers}
            if not message and draft_id not in self._announced_ids:
                message = f"{LEFTOVERS_TITLE}还有 {len(texts)} 处，请核对。"
        self._announced_ids.add(draft_id)
        if message:
            editor.notice_bar.show_message(message, answers)

    def _add_panel(self, editor: Editor, draft_id: int, texts: Sequence[str]) -> UnplacedPanel:
        panel = UnplacedPanel(texts)
        panel.done_button.setDisabled(editor.open_draft.is_locked)
        panel.review_finished.connect(lambda: self._remove_panel(editor, panel, draft_id, texts))
        editor.side_panel.add_page(panel, "没找到位置")
        return panel

    def _remove_panel(self, editor: Editor, panel: UnplacedPanel, draft_id: int, texts: Sequence[str]) -> None:
        """Delete the texts and the panel, and offer to bring them back."""

        def bring_back() -> None:
            if self._store_texts(editor, draft_id, texts):
                self._add_panel(editor, draft_id, texts)
                editor.show_side_page(UnplacedPanel).text_list.setFocus()

        if self._store_texts(editor, draft_id, ()):
            editor.side_panel.remove_page(panel)
            editor.side_panel.setCurrentWidget(editor.findings_panel)
            answers = {"撤销": bring_back, "知道了": editor.focus_current_page}
            editor.notice_bar.show_message(f"{len(texts)} 处都核对过了，单子已收起。", answers)
            editor.focus_current_page()

    def _store_texts(self, editor: Editor, draft_id: int, texts: Sequence[str]) -> bool:
        """Store the unplaced texts of a draft; return False, and show the reason, where that failed."""
        try:
            self._store.replace_unplaced(draft_id, texts)
        except NianbaoError as error:
            editor.notice_bar.show_message(f"没有记下来：{error}", {"知道了": editor.focus_current_page})
            return False
        return True
