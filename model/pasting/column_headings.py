"""Column headings pasted along with figures: which column of a block stands where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from model.form.figures import parse_chinese_number
from model.form.form import TableBlock
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.values import is_value
from model.text import half_width

PastedRow = Sequence[str | None]

_FIGURE_START = re.compile(r"[¥+\-−]?\s*\.?\d|#")


def looks_like_figure(text: str, index: LabelIndex) -> bool:
    """Whether a text stands where a figure should, readable or not: 12件, 十五, #REF!; but not 1.属于国家秘密."""
    plain = half_width(text)
    if is_value(text) or parse_chinese_number(plain) is not None:
        return True
    return bool(_FIGURE_START.match(plain)) and not re.search("[年月日]", plain) and not index.find_row(text)


class HeadingCollector:
    """Collects rows of headings; column headings after a row of figures begin anew, as where the next block begins."""

    def __init__(self, index: LabelIndex) -> None:
        self._index = index
        self._heading_rows: list[PastedRow] = []
        self._pending_rows: list[PastedRow] = []
        self._figures_seen = False

    @property
    def width(self) -> int:
        """How many places the widest row of headings has; 0 where there is none."""
        return max((len(row) for row in self._heading_rows), default=0)

    def take_row(self, row: PastedRow) -> bool:
        """Whether a row holds headings and nothing else; it is then kept."""
        texts = [text for text in row if text]
        if not texts or not self._are_headings(texts):
            self._figures_seen = self._figures_seen or bool(texts)
            self._pending_rows = []
            return False
        if not self._figures_seen:
            self._heading_rows.append(row)
        elif any(self._index.is_column_heading(text) for text in texts):
            self._heading_rows, self._pending_rows, self._figures_seen = [*self._pending_rows, row], [], False
        else:
            self._pending_rows.append(row)
        return True

    def map_columns(self, block: TableBlock, row: PastedRow, edge: int = 0) -> Mapping[int, int]:
        """Which column of the block, counted from 0, each cell of a row belongs to; empty where no heading says so.

        Where the headings that are there keep the form's distances, figures between and beside them have their columns
        too, but none left of the edge, where labels stand.
        """
        named = self.find_named_columns(block)
        starts = [sum(column.span for column in block.columns[:number]) for number in range(len(block.columns))]
        firsts = {at - starts[number] for at, number in named.items()}
        first = firsts.pop() if len(firsts) == 1 else len(row)
        beside = {first + start: number for number, start in enumerate(starts) if first + start >= edge}
        cells = {at: text for at, text in enumerate(row) if text is not None}
        return {at: {**beside, **named}[at] for at, text in cells.items() if at in named or (text and at in beside)}

    def find_named_columns(self, block: TableBlock) -> Mapping[int, int]:
        """At which places headings of a block stand, and over which of its columns."""
        lowest = {
            at: (depth, label)
            for depth, row in enumerate(self._heading_rows)
            for at, text in enumerate(row)
            if text and (label := self._index.find_column(text, block))
        }
        official = [normalise_label(column.label) for column in block.columns]
        if [lowest[at][1] for at in sorted(lowest)] == official:
            return {at: number for number, at in enumerate(sorted(lowest))}
        found = {
            at: self._find_column(block, label, self._headings_above(depth, at))
            for at, (depth, label) in lowest.items()
        }
        numbers = list(found.values())
        return {at: number for at, number in found.items() if number is not None and numbers.count(number) == 1}

    def _are_headings(self, texts: Sequence[str]) -> bool:
        """Whether texts name columns, or groups of them or of rows; no figure is among them and no row's label."""
        if any(looks_like_figure(text, self._index) or self._index.find_row(text) for text in texts):
            return False
        return any(self._index.is_column_heading(text) or self._index.is_heading(text) for text in texts)

    def _find_column(self, block: TableBlock, label: str, over: set[str]) -> int | None:
        """The column of this label, by the headings over it where several have the label."""
        found = {
            number: sum(normalise_label(heading) in over for heading in column.under)
            for number, column in enumerate(block.columns)
            if normalise_label(column.label) == label
        }
        best = [number for number, score in found.items() if score == max(found.values())]
        return best[0] if len(best) == 1 else None

    def _headings_above(self, depth: int, at: int) -> set[str]:
        """The headings over a place; a text covers the blank places right of it, as merged cells do."""
        texts = set()
        for row in self._heading_rows[:depth]:
            left = [text for text in row[: at + 1] if text]
            texts |= {normalise_label(left[-1])} if left else set()
        return texts
