"""Describes the edits of a draft in words, and gives the values that restore an earlier moment."""

from __future__ import annotations

from dataclasses import dataclass

from model.drafts.comparison import UNREAD_TEXT, describe_place, format_value
from model.form.form import Form
from model.report.edits import UNDO_PREFIX, Change, Edit
from model.report.report import PROSE_PLACES, SENDING_PARTS, Report, Value, kind_of_place
from model.text import count_common_start

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
    marks = {key: change for change in edit.changes for kind, key in [kind_of_place(change.place)] if kind == "unread"}
    places = {change.place for change in edit.changes}
    # that a place counts as read, once it has a value, needs no words
    changes = [change for change in edit.changes if change.place in places - {f"unread.{place}" for place in places}]
    is_sending = any(kind_of_place(change.place)[0] == "sendings" for change in changes)
    if not changes or is_sending:
        return EditDescription(undoing + label, "")
    if len(changes) == 1:
        change = changes[0]
        words = _describe_change(change, marks.get(change.place.removeprefix("unread.")))
        return EditDescription(undoing + describe_place(form, change.place), words)
    what = label if any(c.isdigit() for c in label) else f"{label or '改动'} {len(changes)} 处"
    return EditDescription(undoing + what, f"{describe_place(form, changes[0].place)} 等")


def values_to_restore(form: Form, then: Report, now: Report) -> dict[str, Value | None]:
    """The values in the report `then` of every place that a person can fill, to be entered into the report `now`.

    What was sent stays sent, whatever the draft becomes.
    """
    places = [
        place
        for place in {**now.values_by_place(), **then.values_by_place()}
        if not _is_computed(form, place) and kind_of_place(place)[0] not in SENDING_PARTS
    ]
    return {place: then.value_at(place) for place in places}


def _is_computed(form: Form, place: str) -> bool:
    return place in form.cells and form.cells[place].is_computed


def _describe_change(change: Change, mark: Change | None) -> str:
    """How a place changed. mark: the change of what is known of it as unread, in the same edit."""
    before, after = format_value(change.place, change.before), format_value(change.place, change.after)
    kind, _ = kind_of_place(change.place)
    if kind in ("figures", "stated_totals", "unread"):
        if kind == "unread":
            before = after = ""
        before = before or (UNREAD_TEXT if mark and mark.before else "未填")
        after = after or (UNREAD_TEXT if mark and mark.after else "未填")
        return f"{before} → {after}"
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
    head = count_common_start(before, after)
    tail = count_common_start(before[head:][::-1], after[head:][::-1])
    return max(len(before), len(after)) - head - tail


def _quote_shortened(text: str) -> str:
    """The text in quotation marks on one line, cut after _MAX_QUOTE characters; "" for a blank one."""
    line = " ".join(text.split())
    if not line:
        return ""
    return f"“{line[:_MAX_QUOTE]}…”" if len(line) > _MAX_QUOTE else f"“{line}”"
