"""The edits of a draft in plain words, and the way back to an earlier moment."""

from __future__ import annotations

from dataclasses import dataclass

from model.drafts.comparison import shown, where
from model.form.form import Form
from model.report.edits import UNDOING, Change, Edit
from model.report.report import PROSE, Report, Value, shelf_of

_LONGEST_QUOTE = 24


@dataclass(frozen=True, slots=True)
class Told:
    """An edit in words: where something changed, and how."""

    where: str
    how: str

    @property
    def words(self) -> str:
        """Both on one line."""
        return f"{self.where} {self.how}".strip()


def told(form: Form, edit: Edit) -> Told:
    """What an edit did: 表三 本年新收·自然人 / 12 → 15; 粘贴 12 格 / 表三 …; 一、总体情况 / 改了 35 字."""
    undoing = UNDOING.strip() + "：" if edit.label.startswith(UNDOING) else ""
    label = edit.label.removeprefix(UNDOING)
    if not edit.changes:
        return Told(undoing + label, "")
    if len(edit.changes) == 1:
        change = edit.changes[0]
        return Told(undoing + where(form, change.place), _how(change))
    count = len(edit.changes)
    what = label if any(c.isdigit() for c in label) else f"{label or '改动'} {count} 处"
    return Told(undoing + what, f"{where(form, edit.changes[0].place)} 等")


def restoring(form: Form, then: Report, now: Report) -> dict[str, Value | None]:
    """The value at another moment of every place that a person can fill."""
    places = [place for place in {**now.places(), **then.places()} if not _computed(form, place)]
    return {place: then.value(place) for place in places}


def _computed(form: Form, place: str) -> bool:
    return place in form.cells and form.cells[place].computed


def _how(change: Change) -> str:
    before, after = shown(change.place, change.before), shown(change.place, change.after)
    if shelf_of(change.place)[0] in ("figures", "claims"):
        return f"{before or '未填'} → {after or '未填'}"
    if change.place not in PROSE:
        return f"{_quoted(before)} → {_quoted(after)}" if before and after else _quoted(after) if after else "删去"
    if not (before and after):
        return f"写了 {len(after)} 字" if after else f"删去 {len(before)} 字"
    return f"改了 {_altered(before, after)} 字"


def _altered(before: str, after: str) -> int:
    """The letters between the ends that two texts have in common."""
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    return max(len(before), len(after)) - head - tail


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"“{line[:_LONGEST_QUOTE]}…”" if len(line) > _LONGEST_QUOTE else f"“{line}”" if line else ""
