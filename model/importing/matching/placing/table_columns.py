"""Where the columns of a block stand in the rows of a table, by the headings last seen over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.form.form import TableBlock
from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, normalise_label
from model.importing.matching.placing.column_spans import ColumnPlaces, find_span, widen_columns
from model.importing.matching.values import is_value

_MAX_HEADING_ROWS = 12
"""Rows above a figure that may hold its headings."""


class TableColumns:
    """Is handed the rows of a table that hold no figures, and knows where each block's columns stand below them."""

    def __init__(self, labels: LabelIndex) -> None:
        self._labels = labels
        self._headings: list[DocumentRow] = []
        self._has_ended = False
        self._known_columns: dict[str, tuple[int, ColumnPlaces]] = {}
        self._named_places: dict[int, dict[int, str]] = {}
        """By the identity of a block of the form, what _list_named_places() found in the headings as they are now."""

    def pass_heading(self, row: DocumentRow) -> None:
        """Keep a row that may be a heading; headings of columns below figures begin another table, or another page."""
        if self._has_ended and any(cell and self._labels.is_column_heading(cell) for cell in row.cells):
            self._headings, self._has_ended = [], False
        self._headings = [*self._headings[-_MAX_HEADING_ROWS:], row]
        self._named_places = {}

    def end_headings(self) -> None:
        """Figures stand below the headings passed so far."""
        self._has_ended = True

    def find_foreign_heading(self, at: int) -> str:
        """The heading over a place that the form has not, beside headings of columns: 小计, 备注; "" for none."""
        for row in reversed(self._headings):
            heading = row.cells[at] if at < len(row.cells) else ""
            if not heading or is_value(heading) or self._labels.is_label(heading):
                continue
            if any(cell and self._labels.is_column_heading(cell) for cell in row.cells):
                return heading
        return ""

    def find_columns(self, block: TableBlock, width: int) -> ColumnPlaces | None:
        """Where the block's columns stand, by the headings last seen over them; None where there were none yet.

        width: of the row. A table goes on with the columns of another of the same width, as on its next page, unless
        its own headings stand elsewhere.
        """
        key = f"{block.title} {' '.join(column.label for column in block.columns)}"
        named = self._list_named_places(block)
        columns = self._match_headings(block, named)
        if columns:
            self._known_columns[key] = (width, columns)
            return columns
        known_width, known = self._known_columns.get(key, (0, ()))
        official = [normalise_label(column.label) for column in block.columns]
        is_same = width == known_width and all(
            any(at in places for label, places in zip(official, known, strict=True) if label == named[at])
            for at in named
        )
        return known if is_same else None

    def _list_named_places(self, block: TableBlock) -> dict[int, str]:
        """The lowest heading of the block's columns over each place, normalised."""
        if id(block) in self._named_places:  # asked for every row of a table, though its headings stay the same
            return self._named_places[id(block)]
        lowest: dict[int, str] = {}
        for row in self._headings:
            for at, cell in enumerate(row.cells):
                label = self._labels.find_column(cell, block) if cell else None
                if label:
                    lowest[at] = label
        self._named_places[id(block)] = lowest
        return lowest

    def _match_headings(self, block: TableBlock, lowest: Mapping[int, str]) -> ColumnPlaces | None:
        """The places under whose lowest headings all columns of the block are named, each once or all in order.

        A merged heading may be written over each of its places; totals, which are computed, may be missing.
        """
        seen = set(lowest.values())
        official = [normalise_label(column.label) for column in block.columns]
        places = sorted(lowest)
        if [lowest[at] for at in places] == official:
            ordered = self._order_by_group(block, places)
            return widen_columns(ordered, self._list_spans(block, lowest)) if ordered else None
        by_label = {label: tuple(at for at in places if lowest[at] == label) for label in official}
        has_twins = len(by_label) < len(official)
        if has_twins or not any(by_label.values()) or not all(_stand_together(some) for some in by_label.values()):
            return None
        may_be_missing = list_computed_columns(block) - seen
        if any(not some and label not in may_be_missing for label, some in by_label.items()):
            return None
        return widen_columns([by_label[label] for label in official], self._list_spans(block, lowest))

    def _list_spans(self, block: TableBlock, lowest: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
        """The places that the heading of a block's column covers, by its first."""
        spans: dict[int, tuple[int, ...]] = {}
        for row in self._headings:
            for at, label in lowest.items():
                cell = row.cells[at] if at < len(row.cells) else None
                if cell and self._labels.find_column(cell, block) == label:
                    spans[at] = find_span(row, at, lowest)
        return spans

    def _order_by_group(self, block: TableBlock, places: Sequence[int]) -> ColumnPlaces | None:
        """Where the columns of a block stand, each at one of these places, which their headings name in order.

        Columns may be named alike in every group of columns; then a group's own heading tells which group it is, and
        columns are given in the order of the form's groups. None where the headings of groups stand out of order.
        """
        if len({column.label for column in block.columns}) == len(block.columns):
            return tuple((at,) for at in places)
        groups = list(dict.fromkeys(column.under for column in block.columns if column.under))
        place_of_group, place_of_text = self._locate_headings(block)
        size = len(block.columns) // len(groups)
        number_at = {places[number * size]: number for number in range(len(groups))}
        if sorted(place_of_group.values()) == sorted(number_at):
            ordered: list[tuple[int, ...]] = []
            for group in groups:
                first = number_at[place_of_group[group]] * size
                ordered += [(at,) for at in places[first : first + size]]
            return tuple(ordered)
        for level in range(2):
            labels = [normalise_label(group[level]) for group in groups if len(group) > level]
            found = [place_of_text[label] for label in labels if label in place_of_text]
            if found != sorted(found):
                return None
        return tuple((at,) for at in places)

    def _locate_headings(self, block: TableBlock) -> tuple[dict[tuple[str, ...], int], dict[str, int]]:
        """Where the headings of a block's groups stand, by group; and where any heading stands, by its text."""
        place_of_group: dict[tuple[str, ...], int] = {}
        place_of_text: dict[str, int] = {}
        for row in self._headings:
            for at, cell in enumerate(row.cells):
                text = normalise_label(cell or "")
                place_of_text[text] = at
                group = self._labels.column_groups.get(text)
                if group and group[0] is block:
                    place_of_group[group[1]] = at
        return place_of_group, place_of_text


def _stand_together(places: Sequence[int]) -> bool:
    return not places or places[-1] - places[0] < len(places)


def list_computed_columns(block: TableBlock) -> set[str]:
    """The labels, normalised, of the columns that hold totals."""
    first = block.rows[0].id
    return {normalise_label(column.label) for column in block.columns if block.cells[first, column.id].is_computed}
