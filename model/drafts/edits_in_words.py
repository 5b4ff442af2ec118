"""Describes the edits of a draft in words, and gives the values that restore an earlier moment."""

from __future__ import annotations

from dataclasses import dataclass

from model.drafts.comparison import describe_place, format_value
from model.form.form import Form
from model.report.edits import UNDO_PREFIX, Change, Edit
from model.report.report import PROSE_PLACES, Report, Value, kind_of_place

_MAX_QUOTE = 24


@dataclass(frozen=True, slots=True)
class EditDescription:
    """An edit in words. subject: the place that changed, or what was done; change: how, or where it begins."""

    subject: str
    change: str

    @property
    def text(self) -> str:
        """Both on one line."""
        return f"{self.subject} {self.change}".strip()


def describe_edit(form: Form, edit: Edit) -> EditDescription:
    """The subject and change of an edit: 表三 本年新收·自然人, 12 → 15; 粘贴 12 格, 表三 … 等; 总体情况, 改了 35 字."""
    undoing = UNDO_PREFIX.strip() + "：" if edit.label.startswith(UNDO_PREFIX) else ""
    label = edit.label.removeprefix(UNDO_PREFIX)
    if not edit.changes:
        return EditDescription(undoing + label, "")
    if len(edit.changes) == 1:
        change = edit.changes[0]
        return EditDescription(undoing + describe_place(form, change.place), _describe_change(change))
    count = len(edit.changes)
    what = label if any(c.isdigit() for c in label) else f"{label or '改动'} {count} 处"
    return EditDescription(undoing + what, f"{describe_place(form, edit.changes[0].place)} 等")


def values_to_restore(form: Form, then: Report, now: Report) -> dict[str, Value | None]:
    """The values in the report `then` of every place that a person can fill, to be entered into the report `now`."""
    places = [place for place in {**now.values_by_place(), **then.values_by_place()} if not _is_computed(form, place)]
    return {place: then.value_at(place) for place in places}


def _is_computed(form: Form, place: str) -> bool:
    return place in form.cells and form.cells[place].is_computed


def _describe_change(change: Change) -> str:
    before, after = format_value(change.place, change.before), format_value(change.place, change.after)
    if kind_of_place(change.place)[0] in ("figures", "stated_totals"):
        return f"{before or '未填'} → {after or '未填'}"
    if change.place not in PROSE_PLACES:
        return _describe_text_change(before, after)
    if not before:
        return f"写了 {len(after)} 字"
    if not after:
        return f"删去 {len(before)} 字"
    return f"改了 {_count_altered_letters(before, after)} 字"


def _describe_text_change(before: str, after: str) -> str:
    """The change of a short text, quoted."""
    if not after:
        return "删去"
    if not before:
        return _quote_shortened(after)
    return f"{_quote_shortened(before)} → {_quote_shortened(after)}"


def _count_altered_letters(before: str, after: str) -> int:
    """How many characters lie between the beginning and the end that two texts have in common."""
    head = _common_prefix_length(before, after)
    tail = _common_prefix_length(before[head:][::-1], after[head:][::-1])
    return max(len(before), len(after)) - head - tail


def _common_prefix_length(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    for length, (character, other_character) in enumerate(zip(one, other, strict=False)):
        if character != other_character:
            return length
    return min(len(one), len(other))


def _quote_shortened(text: str) -> str:
    """The text in quotation marks on one line, cut after _MAX_QUOTE characters; "" for a blank one."""
    line = " ".join(text.split())
    if not line:
        return ""
    return f"“{line[:_MAX_QUOTE]}…”" if len(line) > _MAX_QUOTE else f"“{line}”"
