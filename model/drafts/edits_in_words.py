"""The edits of a draft in plain words, and the way back to an earlier moment."""

from __future__ import annotations

from dataclasses import dataclass

from model.drafts.comparison import describe_place, format_value
from model.form.form import Form
from model.report.edits import UNDO_PREFIX, Change, Edit
from model.report.report import PROSE_PLACES, Report, Value, kind_of_place

_MAX_QUOTE = 24


@dataclass(frozen=True, slots=True)
class EditDescription:
    """An edit in words: where something changed, and how."""

    subject: str
    change: str

    @property
    def text(self) -> str:
        """Both on one line."""
        return f"{self.subject} {self.change}".strip()


def describe_edit(form: Form, edit: Edit) -> EditDescription:
    """What an edit did: 表三 本年新收·自然人 / 12 → 15; 粘贴 12 格 / 表三 …; 一、总体情况 / 改了 35 字."""
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
    """The value at another moment of every place that a person can fill."""
    places = [place for place in {**now.values_by_place(), **then.values_by_place()} if not _is_computed(form, place)]
    return {place: then.value_at(place) for place in places}


def _is_computed(form: Form, place: str) -> bool:
    return place in form.cells and form.cells[place].is_computed


def _describe_change(change: Change) -> str:
    before, after = format_value(change.place, change.before), format_value(change.place, change.after)
    if kind_of_place(change.place)[0] in ("figures", "stated_totals"):
        return f"{before or '未填'} → {after or '未填'}"
    if change.place not in PROSE_PLACES:
        return (
            f"{_quote_shortened(before)} → {_quote_shortened(after)}"
            if before and after
            else _quote_shortened(after)
            if after
            else "删去"
        )
    if not (before and after):
        return f"写了 {len(after)} 字" if after else f"删去 {len(before)} 字"
    return f"改了 {_count_altered_letters(before, after)} 字"


def _count_altered_letters(before: str, after: str) -> int:
    """The letters between the ends that two texts have in common."""
    head = _common_prefix_length(before, after)
    tail = _common_prefix_length(before[head:][::-1], after[head:][::-1])
    return max(len(before), len(after)) - head - tail


def _common_prefix_length(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _quote_shortened(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_MAX_QUOTE]}…”" if len(line) > _MAX_QUOTE else f"“{line}”" if line else ""
