"""Files that were read as rows of a table: 文件, 单位, 年度, 读入, 错误, 待说明, 没找到位置, 结论."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from gui.draft.draft_words import plain, state
from gui.style.status_marks import ERROR, WARNING, Mark
from model.checks.findings import Tally
from model.importing.file_check import Judged, Unread, Verdict

HEADINGS = ("文件", "单位", "年度", "读入", "错误", "待说明", "没找到位置", "结论")
FILE, UNIT, YEAR, READ, ERRORS, WARNINGS, UNPLACED, STATE = range(len(HEADINGS))

SORT = Qt.ItemDataRole.UserRole
WORDS = Qt.ItemDataRole.UserRole + 1
"""What a row is ordered by, and what words are searched in."""

_COUNTS = (READ, ERRORS, WARNINGS, UNPLACED)

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A file that was read. name: what it is called in the list. draft: the id of the draft made from it.

    remark: what else there is to say of it. now: how its draft stands now, where it has been changed since.
    """

    judged: Judged
    name: str
    draft: int | None = None
    remark: str = ""
    now: Tally | None = None

    @property
    def tally(self) -> Tally:
        """The findings, counted; of a file that could not be read, none."""
        return self.now or (self.judged.tally if isinstance(self.judged, Verdict) else Tally())

    @property
    def state(self) -> tuple[Mark, str]:
        """The worst of the file as a mark, and all of it in words; why it could not be read."""
        if isinstance(self.judged, Unread):
            return ERROR, self.judged.words.removeprefix(f"读不了“{self.judged.file.name}”：")
        return state(self.tally)

    @property
    def title(self) -> str:
        """Whose report it is: 临江县水务局 2025 年; the file's name where it could not be read."""
        if isinstance(self.judged, Unread):
            return self.name
        report = self.judged.reading.report
        return f"{report.unit or '未填单位'} {report.year} 年" if report.year else report.unit or "未填单位"

    @property
    def words(self) -> str:
        """All there is to say at a glance: why it could not be read, what it was checked beside, the remark."""
        if isinstance(self.judged, Unread):
            return self.judged.words
        before = f"已对照上年的“{self.judged.before.name}”。" if self.judged.before else ""
        return f"{self.state[1]}。{before}{self.remark}"


class IntakeList(QAbstractTableModel):
    """What the table shows: a line for each file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def line(self, row: int) -> Line:
        """The file in a row."""
        return self._lines[row]

    def lines(self) -> tuple[Line, ...]:
        """All of them."""
        return tuple(self._lines)

    def change(self, row: int, **what: Any) -> None:
        """Put something new into a line: the draft made from it, or how that draft stands."""
        line = replace(self._lines[row], **what)
        if line != self._lines[row]:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many files there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The eight columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names; counts stand right."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; shapes stand before what is wrong, and long words are whole in the tooltip."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[column](line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(line.judged.file) if column == FILE else line.words if column == STATE else _TEXTS[column](line)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == FILE:
            return f"{line.name}，{line.title}，{line.words}"
        if role == Qt.ItemDataRole.DecorationRole:
            return _icon(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == SORT:
            return _sorted_by(line, column)
        return plain(f"{line.name} {line.title} {line.words}") if role == WORDS else None


class Narrowed(QSortFilterProxyModel):
    """The lines that hold each of some words, in the order of a column."""

    def __init__(self, source: IntakeList) -> None:
        super().__init__(source)
        self.setSourceModel(source)
        self.setSortRole(SORT)
        self._words: list[str] = []

    def narrow(self, words: str) -> None:
        """Show only the lines in which each of these words stands."""
        self._words = plain(words).split()
        self.invalidate()

    # Qt's own names from here on.

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a line is shown."""
        text = str(self.sourceModel().index(row, FILE, parent).data(WORDS))
        return all(word in text for word in self._words)


def _count(number: int) -> str:
    return str(number) if number else ""


def _of(what: Callable[[Verdict], str]) -> Callable[[Line], str]:
    return lambda line: what(line.judged) if isinstance(line.judged, Verdict) else ""


_TEXTS: tuple[Callable[[Line], str], ...] = (
    lambda line: line.name,
    _of(lambda verdict: verdict.reading.report.unit or "（未填单位）"),
    _of(lambda verdict: f"{verdict.reading.report.year} 年" if verdict.reading.report.year else ""),
    _of(lambda verdict: f"{verdict.read} 格"),
    lambda line: _count(line.tally.errors),
    lambda line: _count(line.tally.warnings),
    _of(lambda verdict: _count(len(verdict.reading.unplaced))),
    lambda line: line.state[1],
)


def _icon(line: Line, column: int) -> Any:
    if column == STATE:
        return line.state[0].icon()
    if column == ERRORS and line.tally.errors:
        return ERROR.icon()
    return WARNING.icon() if column == WARNINGS and line.tally.warnings else None


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _COUNTS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _sorted_by(line: Line, column: int) -> Any:
    """A number or a text that orders a column; common characters stand by their sound in this encoding."""
    judged = line.judged
    if column == STATE:
        return 1_000_000 * (isinstance(judged, Unread) or line.tally.errors) + 1_000 * _open(line) + line.tally.warnings
    if column in (ERRORS, WARNINGS):
        return line.tally.errors if column == ERRORS else line.tally.warnings
    if isinstance(judged, Verdict) and column in (YEAR, READ, UNPLACED):
        report = judged.reading.report
        return {YEAR: report.year or 0, READ: judged.read, UNPLACED: len(judged.reading.unplaced)}[column]
    return _TEXTS[column](line).encode("gb18030", "replace").decode("latin-1") if column in (FILE, UNIT) else -1


def _open(line: Line) -> int:
    return line.tally.unfilled + line.tally.unwritten
