"""Offers sentences made from the tables for one prose section, and puts the one that is taken in at the cursor."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from gui.draft.open_draft import OpenDraft
from gui.widgets.plain_text import set_tooltip
from gui.widgets.prose.prose_edit import ProseEdit
from gui.wording.sentence_dialog import SentenceDialog
from gui.wording.text_insertion import find_cursor, insert_at_cursor
from model.form.figures import Number
from model.form.form import Form, Section
from model.linked_figures.shown_figures import word_figure
from model.report.linked_text import read_stored_text, write_link
from model.words.sentences import find_heading

if TYPE_CHECKING:
    from model.wording.offered_sentences import OfferedSentence

OFFER_LABEL = "由表生成语句"
"""What the edit is called."""

_BLANK = re.compile("〔[^〔〕]*〕")
"""What the tables do not have stands in such brackets, for the clerk to fill in."""


class SentenceOffers(QObject):
    """Belongs to the page of a prose section. button: opens the list; the page places it."""

    def __init__(self, section: Section, text_box: ProseEdit, open_draft: OpenDraft) -> None:
        super().__init__(text_box)
        self._section, self._text_box, self._open_draft = section, text_box, open_draft
        self.button = QPushButton(f"{OFFER_LABEL}…")
        self.button.setProperty("flat", True)
        self.button.setAccessibleName(OFFER_LABEL)
        set_tooltip(self.button, "Ctrl+G")
        self.button.clicked.connect(self.open_list)
        self.button.setEnabled(not open_draft.is_locked)
        if not self.has_wordings:
            self.button.hide()  # to show a button that no page has placed yet would make a window of it

    @property
    def has_wordings(self) -> bool:
        """Whether there is anything to be said of the tables in this section."""
        from model.wording.wordings import load_wordings

        return any(wording.section == self._section.id for wording in load_wordings().wordings)

    def open_list(self) -> None:
        """Show the sentences; the one that is taken is put in at the cursor."""
        from model.wording.offered_sentences import list_offered_sentences

        self._text_box.commit_now()
        draft = self._open_draft.draft
        offer = list_offered_sentences(draft.form, draft.report, self._section.id, _write_linked)
        linked: dict[str, str] = {}
        sentences: dict[str, OfferedSentence] = {}
        for sentence in offer.sentences:
            text = read_stored_text(sentence.text, partial(word_figure, draft.form, draft.report)).text
            linked.setdefault(text, sentence.text)
            sentences.setdefault(text, replace(sentence, text=text))
        heading = find_heading(self._text_box.text(), find_cursor(self._text_box))
        dialog = SentenceDialog(
            tuple(sentences.values()), heading, describe_missing(draft.form, offer.missing), self._text_box.window()
        )
        dialog.sentence_chosen.connect(lambda sentence: self._insert(sentence.text, linked[sentence.text]))
        dialog.finished.connect(lambda _: self._text_box.setFocus())
        dialog.open()

    def _insert(self, text: str, linked: str) -> None:
        """Put a sentence in. linked: the same as a stored text, in which the figures follow the tables."""
        start = find_cursor(self._text_box)
        if not insert_at_cursor(self._text_box, self._open_draft, self._section.id, linked, OFFER_LABEL):
            return
        blank = _BLANK.search(text)
        if blank:
            self._text_box.select_characters(start + blank.start(), len(blank[0]))


def _write_linked(cells: tuple[str, ...], number: Number) -> str:
    """A figure as a link to the cells that it adds up."""
    return write_link(*cells)


def describe_missing(form: Form, missing: tuple[str, ...]) -> str:
    """One line that says what is to be filled in for more sentences; "" for nothing."""
    entries = [place for place in missing if place not in form.cells or not form.cells[place].is_computed]
    if not missing:
        return ""
    if not entries:
        return "表里的总计与各格之和不一致，改好后会有更多语句。"
    more = f" 等 {len(entries)} 处" if len(entries) > 1 else ""
    return f"先填好“{form.name_of(entries[0])}”{more}，会有更多语句。"
