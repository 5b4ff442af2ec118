"""更正说明: what differs in a report from a version that was sent, with the clerk's reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from model.form.editions import load_form
from model.form.form import Form
from model.report.report import PROSE_PLACES, Report
from model.report.sendings import Sending, SendingMark, list_marks, read_sending, reason_place
from model.sent.place_labels import label_place, write_figure
from model.sent.prose_changes import ProseChange, find_changes, split_pieces

FOLLOWS_TEXT = "随所含各项改变"
"""The reason for a total that differs because its parts do, where the clerk gives no other."""

ABSENT_TEXT = "（无）"
"""What stands for a sentence or a field of the cover where there is none."""


@dataclass(frozen=True, slots=True)
class CorrectionItem:
    """A place that differs. place: where it is edited; key: where its reason stands; before, after: as papers say it.

    reason: what the clerk wrote, "" for nothing. is_computed: it is a total.
    """

    place: str
    key: str
    label: str
    before: str
    after: str
    reason: str = ""
    is_computed: bool = False

    @property
    def printed_reason(self) -> str:
        """The reason as the paper has it."""
        return self.reason or (FOLLOWS_TEXT if self.is_computed else "")


@dataclass(frozen=True, slots=True)
class Correction:
    """What differs from a version. next_mark: the version that followed it, None where it is compared with the draft.

    layout_count: how many prose texts differ in blanks, line ends or the width of characters alone.
    """

    sending: Sending
    next_mark: SendingMark | None
    items: tuple[CorrectionItem, ...]
    layout_count: int = 0

    @property
    def missing_reasons(self) -> int:
        """How many items have no reason yet."""
        return sum(not item.printed_reason for item in self.items)


def make_correction(form: Form, report: Report, mark: SendingMark) -> Correction | None:
    """How a report with computed totals, or the version sent after that of the mark, differs from that version.

    None where the version cannot be read or is of another form.
    """
    sending = read_sending(report, mark)
    if sending is None or sending.report.edition != form.edition:
        return None
    following = next((one for one in list_marks(report) if one.number > mark.number and not one.is_withdrawn), None)
    later = read_sending(report, following) if following else None
    now = later.report if later else report
    items = list_items(form, sending.report, now, mark.number, report)
    prose_places = [place for place in PROSE_PLACES if sending.report.text_at(place) != now.text_at(place)]
    layout_count = sum(not find_changes(sending.report.text_at(place), now.text_at(place)) for place in prose_places)
    return Correction(sending, later.mark if later else None, tuple(items), layout_count)


def make_newest_correction(report: Report) -> Correction | None:
    """How the report differs from the newest version that counts as sent; None where there is none."""
    marks = [mark for mark in list_marks(report) if not mark.is_withdrawn]
    return make_correction(load_form(report.edition), report, marks[-1]) if marks else None


def list_items(form: Form, before: Report, now: Report, number: int, reasons: Report) -> Iterator[CorrectionItem]:
    """What differs between two reports, in the order of the form.

    number: of the version before; reasons: the report that holds the reasons for what differs from it.
    """
    for place in form.reading_order:
        if place in form.cells:
            yield from _compare_cell(form, before, now, number, reasons, place)
        elif place in PROSE_PLACES:
            yield from _compare_prose(form, before, now, number, reasons, place)
        else:
            yield from _compare_field(form, before, now, number, reasons, place)


def _compare_cell(
    form: Form, before: Report, now: Report, number: int, reasons: Report, cell: str
) -> Iterator[CorrectionItem]:
    old = write_figure(form, cell, before.printed_figure(cell))
    new = write_figure(form, cell, now.printed_figure(cell))
    if old != new:
        key = reason_place(number, cell)
        is_computed = form.cells[cell].is_computed
        yield CorrectionItem(cell, key, label_place(form, cell), old, new, _find_reason(reasons, key), is_computed)


def _compare_field(
    form: Form, before: Report, now: Report, number: int, reasons: Report, place: str
) -> Iterator[CorrectionItem]:
    old, new = (str(report.value_at(place) or "").strip() or ABSENT_TEXT for report in (before, now))
    if old != new:
        key = reason_place(number, place)
        yield CorrectionItem(place, key, label_place(form, place), old, new, _find_reason(reasons, key))


def _compare_prose(
    form: Form, before: Report, now: Report, number: int, reasons: Report, place: str
) -> Iterator[CorrectionItem]:
    old, new = before.text_at(place), now.text_at(place)
    for change in find_changes(old, new):
        key = reason_place(number, f"{place}.{change.key}")
        old_words, new_words = quote_change(old, new, change)
        label = f"{label_place(form, place)}：第 {change.number} 句"
        if change.is_addition:
            label += "之后" if change.number else ""
            label = label.replace("第 0 句", "开头")
        yield CorrectionItem(place, key, label, old_words, new_words, _find_reason(reasons, key))


def _find_reason(reasons: Report, place: str) -> str:
    return str(reasons.value_at(place) or "")


def quote_change(before: str, after: str, change: ProseChange) -> tuple[str, str]:
    """The words of a change in either text, ABSENT_TEXT for none, without the lines before and behind that agree.

    A heading has no full stop, so that it belongs to the sentence below it.
    """
    old, new = before[slice(*change.before)].strip(), after[slice(*change.after)].strip()
    old_lines, new_lines = old.split("\n"), new.split("\n")
    while len(old_lines) > 1 and len(new_lines) > 1 and _is_same_line(old_lines[0], new_lines[0]):
        del old_lines[0], new_lines[0]
    while len(old_lines) > 1 and len(new_lines) > 1 and _is_same_line(old_lines[-1], new_lines[-1]):
        del old_lines[-1], new_lines[-1]
    return "\n".join(old_lines).strip() or ABSENT_TEXT, "\n".join(new_lines).strip() or ABSENT_TEXT


def _is_same_line(one: str, other: str) -> bool:
    return [piece.key for piece in split_pieces(one)] == [piece.key for piece in split_pieces(other)]
