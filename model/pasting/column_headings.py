"""Column headings that are pasted together with figures: they tell which column of a block each figure belongs to.

A position is the number of a cell in a pasted row, from 0.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from model.form.chinese_numerals import is_chinese_range, parse_chinese_number
from model.form.entries import MAX_ENTRY_LENGTH
from model.form.form import TableBlock
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.values import is_value
from model.pasting.pasted_values import is_nothing_word
from model.text import to_half_width

PastedRow = Sequence[str | None]
"""The texts of a pasted row: "" for a blank cell, None for a position that a neighbour's span covers."""

_COUNT_WORDS = frozenset(
    ["数", "数量", "数值", "件次", "人次", *"件个宗份次条项", *(f"{word}数" for word in "件个宗份次条项")]
)
"""Words under a heading that say what is counted and not which column it is; as normalise_label() gives them."""

_FIGURE_START = re.compile(r"[¥+\-−]?\s*\.?\d|#")


def looks_like_figure(text: str, index: LabelIndex) -> bool:
    """Whether a text is meant as a figure, readable or not: 12件, 无, #REF!; not 1.属于国家秘密, which is a label."""
    if len(text) > MAX_ENTRY_LENGTH:
        return False
    plain = to_half_width(text)
    if is_value(text) or is_nothing_word(text) or parse_chinese_number(plain) is not None or is_chinese_range(plain):
        return True
    return bool(_FIGURE_START.match(plain)) and not re.search("[年月日季]", plain) and not index.find_row(text)


def find_unknown_headings(rows: Sequence[PastedRow], index: LabelIndex) -> frozenset[int]:
    """The numbers of rows of texts, none of them the form's, right over the figures of the next row: 一季度, 二季度.

    A row with fewer texts than figures below, such as a title, has one of them over a figure at most and is left out.
    """
    found = set()
    for number, (row, next_row) in enumerate(pairwise(rows)):
        texts = {at for at, text in enumerate(row) if text}
        figures = {at for at, text in enumerate(next_row) if text and looks_like_figure(text, index)}
        covered = texts & figures
        if (
            covered
            and (len(covered) > 1 or covered == figures)
            and all(_may_be_heading(row[at], index) for at in texts)
        ):
            found.add(number)
    return frozenset(found)


def _may_be_heading(text: str | None, index: LabelIndex) -> bool:
    """Whether a text is no figure, no row's label and no statement such as 单位：件."""
    is_other = not text or looks_like_figure(text, index) or ":" in to_half_width(text)
    return not is_other and index.find_row(text or "") is None


class HeadingCollector:
    """Collects the pasted rows of headings; headings after a row of figures are another block's and replace them.

    unknown_headings: the numbers of rows that are headings although the form knows none of their texts.
    """

    def __init__(self, index: LabelIndex, unknown_headings: Collection[int] = ()) -> None:
        self._index = index
        self._unknown_headings = unknown_headings
        self._heading_rows: list[PastedRow] = []
        self._pending_rows: list[PastedRow] = []
        self._figures_seen = False

    @property
    def width(self) -> int:
        """How many positions the widest row of headings has; 0 without any."""
        return max((len(row) for row in self._heading_rows), default=0)

    def take_row(self, row: PastedRow, number: int) -> bool:
        """Collect a row if it holds headings and nothing else; returns whether it does. number: of the row, from 0."""
        texts = [text for text in row if text]
        is_unknown = number in self._unknown_headings
        if not texts or not (is_unknown or self._are_headings(texts)):
            self._figures_seen = self._figures_seen or bool(texts)
            self._pending_rows = []
            return False
        if not self._figures_seen:
            self._heading_rows.append(row)
        elif is_unknown or any(self._index.is_column_heading(text) for text in texts):
            self._heading_rows = [*self._pending_rows, row]
            self._pending_rows = []
            self._figures_seen = False
        else:
            self._pending_rows.append(row)
        return True

    def map_columns(self, block: TableBlock, row: PastedRow, edge: int = 0) -> Mapping[int, int]:
        """By position, the number of the block's column that each text of a row belongs to, as the headings say.

        Where the headings that are there have the form's distances, texts between and beside them have columns too; but
        none under a heading that the block does not have, and none left of the position `edge`, where labels stand.
        """
        named = self.find_named_columns(block)
        by_distance = self._columns_by_distance(block, named, edge)
        found = {}
        for at, text in enumerate(row):
            if text is None:
                continue
            if at in named:
                found[at] = named[at]
            elif text and at in by_distance and not self.find_foreign_heading(block, at):
                found[at] = by_distance[at]
        return found

    def _columns_by_distance(self, block: TableBlock, named: Mapping[int, int], edge: int) -> Mapping[int, int]:
        """By position, the columns' numbers, where all named columns agree on where the first column stands."""
        starts = [sum(column.span for column in block.columns[:number]) for number in range(len(block.columns))]
        first_positions = {at - starts[number] for at, number in named.items()}
        if len(first_positions) != 1:
            return {}
        first = first_positions.pop()
        return {first + start: number for number, start in enumerate(starts) if first + start >= edge}

    def find_named_columns(self, block: TableBlock) -> Mapping[int, int]:
        """By position, the numbers of the block's columns whose headings stand there."""
        lowest: dict[int, tuple[int, str]] = {}
        for depth, row in enumerate(self._heading_rows):
            for at, text in enumerate(row):
                label = self._index.find_column(text, block) if text else None
                if label and not self.find_foreign_heading(block, at):
                    lowest[at] = depth, label
        official = [normalise_label(column.label) for column in block.columns]
        if [lowest[at][1] for at in sorted(lowest)] == official:
            return {at: number for number, at in enumerate(sorted(lowest))}
        found = {}
        for at, (depth, label) in lowest.items():
            found[at] = self._find_column(block, label, self._headings_above(depth, at))
        numbers = list(found.values())
        return {at: number for at, number in found.items() if number is not None and numbers.count(number) == 1}

    def find_foreign_heading(self, block: TableBlock, at: int) -> str:
        """The lowest heading over a position, where it is none of the block's columns; "" where it is, or without any.

        A row with a single text is a title, and words that only say what is counted (件数) are no heading of their own.
        """
        for row in reversed(self._heading_rows):
            text = _find_text_over(row, at)
            if text and self._index.find_column(text, block):
                return ""
            is_title = self.width > 1 and sum(map(bool, row)) == 1
            if text and not is_title and normalise_label(text) not in _COUNT_WORDS:
                return text
        return ""

    def has_foreign_headings(self, block: TableBlock, row: PastedRow) -> bool:
        """Whether a figure of the row stands under a heading that the block does not have."""
        figures = (at for at, text in enumerate(row) if text and looks_like_figure(text, self._index))
        return any(self.find_foreign_heading(block, at) for at in figures)

    def explain_unplaced(self, block: TableBlock, at: int) -> str:
        """Why a text at a position has no cell, for the clerk."""
        heading = self.find_foreign_heading(block, at)
        if not heading:
            return "上面没有认得的列标题"
        return f"上面的列标题“{heading}”不在这张表里，不知道放进哪一列；要放，请只复制数字"

    def _are_headings(self, texts: Sequence[str]) -> bool:
        """Whether one of the texts is a heading of columns or of a group, and none is a figure or a row's label."""
        if any(looks_like_figure(text, self._index) or self._index.find_row(text) for text in texts):
            return False
        return any(self._index.is_column_heading(text) or self._index.is_heading(text) for text in texts)

    def _find_column(self, block: TableBlock, label: str, over: set[str]) -> int | None:
        """The number of the column of this label; of several the one whose headings match best those over the text."""
        scores = {}
        for number, column in enumerate(block.columns):
            if normalise_label(column.label) == label:
                scores[number] = sum(normalise_label(heading) in over for heading in column.under)
        best = [number for number, score in scores.items() if score == max(scores.values())]
        return best[0] if len(best) == 1 else None

    def _headings_above(self, depth: int, at: int) -> set[str]:
        """The headings over a position, normalised; a text covers blank positions right of it, as merged cells do."""
        headings = set()
        for row in self._heading_rows[:depth]:
            texts = [text for text in row[: at + 1] if text]
            if texts:
                headings.add(normalise_label(texts[-1]))
        return headings


def _find_text_over(row: PastedRow, at: int) -> str:
    """The text of a row of headings over a position, also that of a merged cell which covers it; "" for none."""
    while 0 < at < len(row) and row[at] is None:
        at -= 1
    return (row[at] or "") if at < len(row) else ""
