"""What the find bar finds, shown in the pages: every place is filled, the one that was stepped to is selected."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.draft.open_draft import OpenDraft
from gui.editor.find_bar import FindBar
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.editor.pages.table_page import TablePage
from gui.grid import heading_text
from gui.widgets.prose.prose_edit import ProseEdit
from gui.window.pages import DraftPage
from model.report import search


class FoundWords(QObject):
    """Follows the find bar of an editor. pages: those of the sections by the sections' ids."""

    def __init__(
        self, find_bar: FindBar, open_draft: OpenDraft, pages: Mapping[str, object], parent: DraftPage
    ) -> None:
        super().__init__(parent)
        self._open_draft = open_draft
        self._tables = [page for page in pages.values() if isinstance(page, TablePage)]
        self._text_boxes: dict[str, ProseEdit] = {}
        for section, page in pages.items():
            if isinstance(page, ProsePage):
                self._text_boxes[section] = page.text_box
            elif isinstance(page, CoverPage):
                self._text_boxes["preamble"] = page.preamble_box
        self._words = ""
        heading_text.show_found("")  # the editor before may have been closed while it searched
        find_bar.words_changed.connect(self.show_words)
        open_draft.edit_applied.connect(self._show_in_texts)

    def show_words(self, words: str) -> None:
        """Fill all places with these words; "" for none any more."""
        self._words = words
        heading_text.show_found(words)
        for page in self._tables:
            for part in page.view.findChildren(QWidget):  # headings that stay in sight are widgets of their own
                part.update()
        self._show_in_texts()

    def select_hit(self, hit: search.Hit, length: int) -> None:
        """Select the characters of a hit in a text of several paragraphs."""
        box = self._text_boxes.get(hit.place)
        if box is not None:
            box.select_characters(hit.start, length)

    def _show_in_texts(self) -> None:
        draft = self._open_draft.draft
        hits = search.find_hits(draft.form, draft.report, self._words) if self._words else ()
        for place, box in self._text_boxes.items():
            box.show_found([hit.start for hit in hits if hit.place == place], len(self._words))
