"""Underlines in a prose text what findings are about, and offers to mend it where the cursor stands in such a place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.draft.open_draft import OpenDraft
from gui.style import theme
from gui.style.status_marks import find_mark
from gui.style.text_marks import TextMark
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.prose.prose_edit import ProseEdit, normalise_typed_text
from model.checks.explanations import is_answerable
from model.checks.findings import MISSING_FIGURE_RULE, Finding
from model.form.figures import Number, format_figure
from model.words.correction import can_correct, correct_prose, find_own_cell

MAX_OFFERS = 2
"""So many figures of the tables are offered for one number."""


class PassageMarks(QObject):
    """The marks of one text box. bar: tells what is wrong where the cursor stands, with buttons; its page places it."""

    explain_requested = Signal(object)
    """A Finding that the clerk wants to explain."""

    def __init__(self, text_box: ProseEdit, open_draft: OpenDraft, place: str) -> None:
        super().__init__(text_box)
        self.bar = NoticeBar()
        self.bar.setAccessibleName("正文检查")
        self._text_box, self._open_draft, self._place = text_box, open_draft, place
        self._findings: list[Finding] = []
        self._shown: Finding | None = None
        self._marked: tuple[str, list[Finding], object] | None = None
        """The text, the findings and the colours that the marks were made of."""
        text_box.cursorPositionChanged.connect(self._show_at_cursor)

    def refresh(self) -> None:
        """Underline what the findings are about now. A text still being typed keeps its marks until it is entered."""
        stored = self._open_draft.draft.report.prose.get(self._place, "")
        findings = self._open_draft.draft.findings
        here = [finding for finding in findings if finding.passage and finding.passage.place == self._place]
        marked = (stored, here, theme.palette())
        if marked == self._marked:
            return
        shown = self._text_box.text()
        if shown != normalise_typed_text(stored):
            return
        # a text from a file may have characters that the box does not show: then nothing stands where it should
        is_shown_whole = len(shown) == len(stored)
        self._findings = [finding for finding in here if is_shown_whole and not finding.answer]
        self._marked = marked
        self._text_box.show_marks([_make_mark(finding) for finding in self._findings])
        self._show_at_cursor()

    def go_to(self, finding: Finding) -> None:
        """Select the words that a finding is about."""
        if finding.passage is not None and finding.passage.place == self._place:
            self._text_box.select_characters(finding.passage.start, len(finding.passage.text))

    def _show_at_cursor(self) -> None:
        """Show the bar for the finding where the cursor stands, and hide it where there is none."""
        index = self._text_box.find_mark_at_cursor()
        finding = self._findings[index] if 0 <= index < len(self._findings) else None
        if finding == self._shown:
            return
        self._shown = finding
        if finding is None:
            self.bar.hide()
            return
        self.bar.show_message(finding.message, self._list_actions(finding))
        # Tab goes from the text to the bar below it, though the buttons are the newest of the page
        for before, after in pairwise((self._text_box, *self.bar.buttons.values())):
            QWidget.setTabOrder(before, after)

    def _list_actions(self, finding: Finding) -> dict[str, Callable[[], object]]:
        """What can be done about a finding, by the words of the button."""
        if self._open_draft.is_locked:
            return {}
        actions: dict[str, Callable[[], object]] = {}
        if can_correct(finding):
            figures = [figure for _, figure in finding.table_figures[:MAX_OFFERS]]
            for figure in figures:
                actions[f"改成 {format_figure(figure)}"] = partial(self._correct, finding, figure)
            # the first is the likeliest: more buttons would be harder to choose from
            cell = find_own_cell(self._open_draft.draft.report, finding, figures[0])
            if cell:
                words = f"改成 {format_figure(figures[0])}，随表变化"
                actions[words] = partial(self._correct, finding, figures[0], cell)
        if is_answerable(finding):
            actions["说明…"] = partial(self._ask_to_explain, finding)
        return actions

    def _correct(self, finding: Finding, figure: Number, cell: str = "") -> None:
        """Write a figure of the tables in place of the number, as one edit that can be undone.

        cell: whose figure it is, if it shall follow the table from now on.
        """
        self._text_box.commit_now()
        self._shown = None
        linked = self._open_draft.draft.report.linked_text(self._place)
        corrected = correct_prose(linked, finding, figure, cell)
        self._open_draft.enter_values({self._place: corrected.stored}, "按表格改正文")
        self._text_box.setFocus()

    def _ask_to_explain(self, finding: Finding) -> None:
        self._shown = None
        self.explain_requested.emit(finding)


def _make_mark(finding: Finding) -> TextMark:
    assert finding.passage is not None
    palette, name = theme.palette(), find_mark(finding).colour
    is_chip = finding.rule == MISSING_FIGURE_RULE  # which is tinted already
    fill = "" if is_chip else getattr(palette, f"{name}_fill", "")
    return TextMark(finding.passage.start, len(finding.passage.text), getattr(palette, name), fill, finding.message)
