"""Looks, before several drafts are exported, for words in them that must not go out, and asks once about all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from gui.draft.draft_words import format_title
from gui.exporting.batch_bar import BatchBar
from gui.exporting.words_question import describe_findings
from gui.system import background
from gui.widgets.notice_bar import NoticeBar
from model.checks.findings import Finding, list_unpublishable
from model.checks.rules import compute_totals
from model.errors import NianbaoError
from model.form.form import Form
from model.report.report import Report
from model.storage.summaries import DraftSummary

LoadedDraft = tuple[Form, Report, Report | None]
"""A draft's form, the report as entered and last year's."""

_LOOK = "去看看"


class BatchWords(QObject):
    """Goes through drafts, one at a time: it is loaded in the window's thread and checked in a worker.

    notices: where the question is asked. load_draft: gives the draft of an id; raises NianbaoError, and then the export
    will tell why. Nothing is asked twice about the same words.
    """

    passed = Signal()
    """Nothing is in the way, or the clerk wants to export all the same."""
    finding_requested = Signal(int, object)
    """The id of a draft, and a Finding in it whose place the clerk wants to see before anything goes out."""

    def __init__(self, bar: BatchBar, notices: NoticeBar, load_draft: Callable[[int], LoadedDraft]) -> None:
        super().__init__(bar)
        self._bar = bar
        self._notices = notices
        self._load_draft = load_draft
        self._let_pass: set[tuple[int, str, str]] = set()
        self._cards: Sequence[DraftSummary] = ()
        self._position = 0
        self._found: list[tuple[DraftSummary, list[Finding]]] = []

    @property
    def is_running(self) -> bool:
        """Whether drafts are being gone through."""
        return self._position < len(self._cards)

    def look_through(self, cards: Sequence[DraftSummary]) -> None:
        """Go through these drafts; the outcome is told by passed, or asked about in a line.

        Words that must not go out are counted among what is to be explained: a draft without any is passed over.
        """
        if not self.is_running:
            self._cards = [card for card in cards if card.tally.warnings]
            self._position, self._found = 0, []
            self._check_next()

    def cancel(self) -> None:
        """Stop going through the drafts; nothing is exported."""
        if self.is_running:
            self._cards = ()
            self._bar.dismiss_bar()

    def _check_next(self) -> None:
        while self.is_running:
            card = self._cards[self._position]
            self._bar.show_checking(self._position, len(self._cards), format_title(card))
            try:
                loaded = self._load_draft(card.id)
            except NianbaoError:
                self._position += 1
                continue
            background.run_in_background(
                partial(find_unpublishable, *loaded),
                partial(self._take_findings, self._cards, card),
                partial(self._skip_draft, self._cards, card),
                self,
            )
            return
        self._finish()

    def _take_findings(self, cards: Sequence[DraftSummary], card: DraftSummary, findings: list[Finding]) -> None:
        if cards is not self._cards:
            return  # it was cancelled meanwhile
        if any(_name(card, finding) not in self._let_pass for finding in findings):
            self._found.append((card, findings))
        self._position += 1
        self._check_next()

    def _skip_draft(self, cards: Sequence[DraftSummary], card: DraftSummary, reason: str) -> None:
        """Go on without a draft that could not be checked: the export will tell what is wrong with it."""
        self._take_findings(cards, card, [])

    def _finish(self) -> None:
        self._cards = ()
        if not self._found:
            self.passed.emit()
            return
        card, findings = self._found[0]
        words = f"“{format_title(card)}”{describe_findings(findings)}"
        if len(self._found) > 1:
            words = f"{len(self._found)} 份年报的文字里有不宜公开的。{words}"
        answers: dict[str, Callable[[], object]] = {
            _LOOK: lambda: self.finding_requested.emit(card.id, findings[0]),
            "仍要导出": self._export_all_the_same,
            "不导出": self._bar.closed.emit,
        }
        self._bar.hide()
        self._notices.show_message(words, answers, focus=_LOOK)

    def _export_all_the_same(self) -> None:
        self._let_pass.update(_name(card, finding) for card, findings in self._found for finding in findings)
        self.passed.emit()


def find_unpublishable(form: Form, report: Report, last_year: Report | None) -> list[Finding]:
    """The findings about words of a draft that must not go out; report: as it was entered."""
    from model.words.all_findings import gather_findings

    return list_unpublishable(gather_findings(form, compute_totals(form, report), last_year, is_draft=True))


def _name(card: DraftSummary, finding: Finding) -> tuple[int, str, str]:
    return card.id, finding.key, finding.message
