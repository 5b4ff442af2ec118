"""核对已公布的: a report held against what was read from a file that went out, cell by cell and sentence by sentence.

What could not be read there is never called equal: neither a cell, nor a text, nor a total that the file does not show
and that only we computed from its parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from model.checks.unread import list_unread_cells
from model.form.figures import number_of
from model.form.form import Form
from model.report.report import PROSE_PLACES, Report
from model.sent.correction import ABSENT_TEXT, quote_change
from model.sent.place_labels import UNFILLED_TEXT, label_place, write_figure
from model.sent.prose_changes import find_changes, is_same_text, split_pieces

PRINTED_FIELDS = ("unit", "year", "signed", "dated")
"""The fields of the cover that every paper states: in its title and its signature."""

UNREAD_THERE = "没有读到"
"""What stands for what could not be read from the file."""


class Verdict(Enum):
    """What came of comparing one place, in words."""

    DIFFERS = "不同"
    MISSING = "那里没有"
    ADDED = "那里多出"
    UNREAD = "没有读到"


@dataclass(frozen=True, slots=True)
class PublishedDifference:
    """A place that is not certainly the same. ours, theirs: as papers say it."""

    verdict: Verdict
    place: str
    label: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """What came of it. same_cells, same_sentences: how many are the same in the file; leftovers: what of the file
    found no place, in sentences.
    """

    differences: tuple[PublishedDifference, ...]
    same_cells: int
    same_sentences: int
    leftovers: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many places have this verdict."""
        return sum(one.verdict is verdict for one in self.differences)

    @property
    def summary(self) -> str:
        """All of it in one sentence, for the clerk."""
        same = f"{self.same_cells} 格数字、{self.same_sentences} 句文字一致"
        if not self.differences:
            rest = f"；另有 {len(self.leftovers)} 处内容没有放处，请看原件" if self.leftovers else "，没有不同"
            return f"{same}{rest}。"
        counts = [f"{verdict.value} {self.count(verdict)} 处" for verdict in Verdict if self.count(verdict)]
        return f"{'，'.join(counts)}；{same}。"


def compare_published(
    form: Form,
    ours: Report,
    published: Report,
    unseen_totals: Collection[str] = (),
    leftovers: Sequence[str] = (),
    is_draft: bool = False,
) -> PublishedCheck:
    """Compare two reports of one form with computed totals, ours and what was read from the file.

    unseen_totals: cells of totals whose figure the file does not show, so that they were computed only. is_draft: the
    file is a workbook of ours, which like the draft leaves the signature to the unit.
    """
    unseen = {*list_unread_cells(form, published), *unseen_totals}
    differences: list[PublishedDifference] = []
    same_cells = same_sentences = 0
    for place in form.reading_order:
        if place in form.cells:
            found = list(_compare_cell(form, ours, published, place, place in unseen))
            same_cells += not found and ours.printed_figure(place) is not None
        elif place in PROSE_PLACES:
            found, count = _compare_prose(form, ours, published, place)
            same_sentences += count
        else:
            found = list(_compare_field(form, ours, published, place, is_draft))
        differences += found
    return PublishedCheck(tuple(differences), same_cells, same_sentences, tuple(leftovers))


def _compare_cell(
    form: Form, ours: Report, published: Report, cell: str, is_unseen: bool
) -> Iterator[PublishedDifference]:
    label = label_place(form, cell)
    our_figure, blank_mark = ours.printed_figure(cell), published.blank_totals.get(cell)
    their_figure = None if blank_mark else published.stated_or_computed(cell)
    our_text = write_figure(form, cell, our_figure)
    if (is_unseen and cell not in published.stated_totals and not blank_mark) or cell in published.unread:
        words = published.unread.get(cell) or UNREAD_THERE
        yield PublishedDifference(Verdict.UNREAD, cell, label, our_text, words)
        return
    their_text = blank_mark or write_figure(form, cell, their_figure)
    if our_figure is not None and their_figure is not None:
        if number_of(our_figure) != number_of(their_figure) or _unit_of(our_text) != _unit_of(their_text):
            yield PublishedDifference(Verdict.DIFFERS, cell, label, our_text, their_text)
    elif our_figure is not None:
        yield PublishedDifference(Verdict.MISSING, cell, label, our_text, their_text)
    elif their_figure is not None:
        yield PublishedDifference(Verdict.ADDED, cell, label, UNFILLED_TEXT, their_text)


def _unit_of(text: str) -> str:
    """The unit behind a figure: 12 and 12 元 are not the same, nor are 元 and 万元."""
    return text.lstrip("-0123456789.").strip()


def _compare_field(
    form: Form, ours: Report, published: Report, place: str, is_draft: bool
) -> Iterator[PublishedDifference]:
    """The difference in a field of the cover that papers state, if there is one; the scope is on no paper."""
    field = place.partition(".")[2]
    if field not in PRINTED_FIELDS:
        return
    our_text = _print_field(ours, field)
    their_text = _print_field(published, field) if is_draft else published.cover.get(field, "").strip()
    label = label_place(form, place)
    if not their_text and our_text:
        is_unread = place in published.unread
        verdict = Verdict.UNREAD if is_unread else Verdict.MISSING
        yield PublishedDifference(verdict, place, label, our_text, UNREAD_THERE if is_unread else ABSENT_TEXT)
    elif their_text and not our_text:
        yield PublishedDifference(Verdict.ADDED, place, label, UNFILLED_TEXT, their_text)
    elif not is_same_text(our_text, their_text):
        yield PublishedDifference(Verdict.DIFFERS, place, label, our_text, their_text)


def _print_field(report: Report, field: str) -> str:
    """A field as papers state it: where no signature is given, the unit signs."""
    text = report.cover.get(field, "") or (report.unit if field == "signed" else "")
    return text.strip()


def _compare_prose(form: Form, ours: Report, published: Report, place: str) -> tuple[list[PublishedDifference], int]:
    """The sentences that differ, and how many are the same. A text that was not found is one place, unread."""
    label = label_place(form, place)
    our_text, their_text = ours.text_at(place), published.text_at(place)
    pieces = split_pieces(our_text)
    if place in published.unread:
        shown = f"{len(pieces)} 句" if pieces else UNFILLED_TEXT
        return [PublishedDifference(Verdict.UNREAD, place, label, shown, UNREAD_THERE)], 0
    found, changed = [], 0
    for change in find_changes(our_text, their_text):
        our_words, their_words = quote_change(our_text, their_text, change)
        changed += not change.is_addition
        if change.is_addition:
            verdict = Verdict.ADDED
        else:
            verdict = Verdict.MISSING if change.after[0] == change.after[1] else Verdict.DIFFERS
        found.append(PublishedDifference(verdict, place, label, our_words, their_words))
    return found, len(pieces) - changed
