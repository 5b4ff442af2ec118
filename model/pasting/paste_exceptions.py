"""What of a paste the clerk should look at, as a short list: exceptions alike are one entry with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from model.form.figures import format_figure
from model.pasting.paste_plan import PasteItem, PastePlan

ExceptionKind = Literal["refused", "outside", "dash", "doubtful", "overwriting", "total", "understood", "idle"]
"""refused: no figure can be read; outside: there is no cell for it; overwriting: a figure stands in the cell. The
others are states of an item."""

_KINDS: tuple[ExceptionKind, ...] = (
    "refused",
    "outside",
    "dash",
    "doubtful",
    "overwriting",
    "total",
    "understood",
    "idle",
)
"""In the order of the list: what needs attention most comes first."""
_MAX_ALIKE = 3
"""So many exceptions alike are told one by one."""
_MAX_EXAMPLES = 3
"""So many different texts of exceptions alike are quoted."""
_MAX_TEXT_LENGTH = 60
"""Characters of a pasted text that are shown."""
BLANK_TEXT = "（空）"
"""What is written for a pasted blank."""


@dataclass(frozen=True, slots=True)
class PasteException:
    """One entry of the list: one item, or several that are exceptions for the same reason.

    place: the cell's name, or how many cells; text: what was pasted; words: what becomes of it, and why.
    """

    kind: ExceptionKind
    items: tuple[PasteItem, ...]
    place: str
    text: str
    words: str

    @property
    def cell_ids(self) -> tuple[str, ...]:
        """The cells that it is about."""
        return tuple(item.cell.id for item in self.items if item.cell)

    @property
    def can_be_left_out(self) -> bool:
        """Whether it is pasted unless the clerk leaves it out."""
        return all(item.is_pasteable for item in self.items)


def list_exceptions(plan: PastePlan) -> list[PasteException]:
    """The exceptions of a plan, those that need attention most first. An item may be an exception in two ways."""
    alike: dict[tuple[ExceptionKind, str], list[PasteItem]] = {}
    for item in plan.items:
        for kind in _find_kinds(item):
            alike.setdefault((kind, _find_likeness(kind, item)), []).append(item)
    entries: list[PasteException] = []
    for (kind, _), items in alike.items():
        most = 1 if kind == "dash" else _MAX_ALIKE  # what dashes mean is asked once for all of them
        is_short = len(items) <= most or kind in ("refused", "outside")
        entries += [_tell_one(kind, item) for item in items] if is_short else [_tell_many(kind, items)]
    return sorted(entries, key=lambda entry: _KINDS.index(entry.kind))


def _find_kinds(item: PasteItem) -> Iterator[ExceptionKind]:
    if item.state == "refused":
        yield "refused" if item.cell else "outside"
    elif item.state != "plain":
        yield item.state
    if item.is_overwriting:
        yield "overwriting"


def _find_likeness(kind: ExceptionKind, item: PasteItem) -> str:
    """The same text for items of a kind that can be told as one."""
    if kind == "understood":
        return item.notation
    return item.reason if kind == "doubtful" else ""


def _tell_one(kind: ExceptionKind, item: PasteItem) -> PasteException:
    words = item.reason
    if kind == "overwriting":
        change = "会清空" if item.state != "dash" and item.figure is None else "会被替换"
        words = f"原来是 {format_figure(item.current)}，{change}"
    return PasteException(kind, (item,), item.place_name, quote_text(item.text), words)


def _tell_many(kind: ExceptionKind, items: Sequence[PasteItem]) -> PasteException:
    first = items[0]
    words = first.reason
    if kind == "understood":
        words = f"{first.notation}，例如“{first.text}”读作 {format_figure(first.figure)}"
    elif kind == "overwriting":
        cleared = sum(item.state != "dash" and item.figure is None for item in items)
        words = "原来有数，会被替换" + (f"；其中 {cleared} 格会清空" if cleared else "")
    elif kind == "total":
        words = "合计不粘贴，各格相加的和带来的不同"
    place = f"{len(items)} 处" if kind in ("total", "idle") else f"{len(items)} 格"
    return PasteException(kind, tuple(items), place, _quote_examples(item.text for item in items), words)


def _quote_examples(texts: Iterable[str]) -> str:
    different = list(dict.fromkeys(quote_text(text) for text in texts))
    return "、".join(different[:_MAX_EXAMPLES]) + ("…" if len(different) > _MAX_EXAMPLES else "")


def quote_text(text: str) -> str:
    """A pasted text as it is shown: in a line, cut where it is long, and with words for a blank."""
    line = " ".join(text.split())
    return (line[:_MAX_TEXT_LENGTH] + "…" if len(line) > _MAX_TEXT_LENGTH else line) or BLANK_TEXT
