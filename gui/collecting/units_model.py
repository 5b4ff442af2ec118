"""The units of a collection as the model of a table, and its filter: one row a unit, or a file that is no unit's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt

from exporters.collection.status_words import describe_unit
from gui.collecting.unit_words import STANDINGS, find_standing, name_unit
from gui.style.status_marks import StatusMark
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.checks.cover_checks import parse_date
from model.checks.findings import count_findings
from model.collecting.collected import CollectedUnit
from model.text import to_comparable

HEADINGS = ("单位", "状态", "文件", "送来的时间", "问题")
UNIT, STANDING, FILE, SENT, TROUBLE = range(len(HEADINGS))
"""The numbers of the columns."""

SORT_ROLE = Qt.ItemDataRole.UserRole
"""What a column orders a row by."""


class UnitsModel(QAbstractTableModel):
    """A row for each unit in the order of the roster, then the files that count for none."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._units: list[CollectedUnit] = []
        self._standings: list[StatusMark] = []

    def show_units(self, units: Sequence[CollectedUnit], year: int | None) -> None:
        """Show these units of the collection of a year in place of those before."""
        self.beginResetModel()
        self._units = list(units)
        self._standings = [find_standing(each, year) for each in units]
        self.endResetModel()

    def unit_at(self, row: int) -> CollectedUnit:
        """The unit in a row."""
        return self._units[row]

    def standing_at(self, row: int) -> StatusMark:
        """How the unit in a row stands."""
        return self._standings[row]

    def find_row(self, name: str, file: str) -> int:
        """The row of this unit with this file, else of the unit; 0 where there is none."""
        rows = [row for row, each in enumerate(self._units) if each.unit.name == name]
        return next((row for row in rows if self._units[row].file == file), rows[0] if rows else 0)

    def count_standings(self) -> dict[StatusMark, int]:
        """How many rows stand how, in the order of STANDINGS; what none has is left out."""
        return {mark: count for mark in STANDINGS if (count := self._standings.count(mark))}

    def search_text(self, row: int) -> str:
        """The text of a row in which words are searched."""
        each = self._units[row]
        words = (each.unit.name, *each.unit.other_names, each.unit.superior, each.unit.level, each.file)
        return to_comparable(" ".join((*words, self._standings[row].name, describe_unit(each))))

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._units)

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The five columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        is_name = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return HEADINGS[section] if is_name else None

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tooltip, mark and sort key of a cell."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._describe_cell(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return make_plain_tooltip(self._describe_cell(row, column))
        if role == Qt.ItemDataRole.DecorationRole and column == STANDING:
            return self._standings[row].load_icon()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == UNIT:
            return "，".join(filter(None, (self._describe_cell(row, column) for column in range(len(HEADINGS)))))
        return self._compute_sort_key(row, column) if role == SORT_ROLE else None

    def _describe_cell(self, row: int, column: int) -> str:
        each = self._units[row]
        if column == STANDING:
            return self._standings[row].name
        texts = {UNIT: name_unit(each), FILE: each.file, SENT: each.sent}
        return texts[column] if column in texts else describe_unit(each).removeprefix("还有 ")

    def _compute_sort_key(self, row: int, column: int) -> str | int:
        each = self._units[row]
        if column == STANDING:
            return STANDINGS.index(self._standings[row])
        if column == SENT:
            day = parse_date(each.sent)
            return day.toordinal() if day else 0
        if column == TROUBLE:
            tally = count_findings(each.findings)
            return 1_000_000 * tally.errors + 1_000 * bool(each.trouble) + tally.warnings
        return to_comparable(self._describe_cell(row, column))


class UnitsFilter(QSortFilterProxyModel):
    """Shows only the rows in which each of the searched words stands and that stand as is wanted."""

    def __init__(self, source: UnitsModel) -> None:
        super().__init__(source)
        self._units = source
        self._words: list[str] = []
        self._standing = ""
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)

    def set_words(self, words: str) -> None:
        """Show only the rows in which each of these words, parted by spaces, stands."""
        self._words = to_comparable(words).split()
        self.invalidate()

    def set_standing(self, name: str) -> None:
        """Show only the rows that stand so; "" for all."""
        self._standing = name
        self.invalidate()

    # Qt's own names from here on.

    def filterAcceptsRow(self, row: int, parent: AnyModelIndex) -> bool:
        """Whether a row is shown."""
        if self._standing and self._units.standing_at(row).name != self._standing:
            return False
        text = self._units.search_text(row) if self._words else ""
        return all(word in text for word in self._words)
