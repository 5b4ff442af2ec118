"""Files that were read as rows of a table: 文件, 单位, 年度, 读入, 错误, 待说明, 没找到位置, 结论."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from gui.draft.draft_words import describe_state, normalise_for_search
from gui.style.status_marks import ERROR_MARK, WARNING_MARK, StatusMark
from model.checks.findings import Tally
from model.importing.file_check import CheckedFile, FileResult, UnreadFile

HEADINGS = ("文件", "单位", "年度", "读入", "错误", "待说明", "没找到位置", "结论")
FILE, UNIT, YEAR, READ, ERRORS, WARNINGS, UNPLACED, STATE = range(len(HEADINGS))

SORT_ROLE = Qt.ItemDataRole.UserRole
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 1
"""What a row is ordered by, and what words are searched in."""

_COUNT_COLUMNS = (READ, ERRORS, WARNINGS, UNPLACED)

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A file that was read. name: what it is called in the list. draft: the id of the draft made from it.

    remark: what else there is to say of it. now: how its draft stands now, where it has been changed since.
    """

    outcome: FileResult
    name: str
    draft: int | None = None
    remark: str = ""
    now: Tally | None = None

    @property
    def tally(self) -> Tally:
        """The findings, counted; of a file that could not be read, none."""
        return self.now or (self.outcome.tally if isinstance(self.outcome, CheckedFile) else Tally())

    @property
    def state(self) -> tuple[StatusMark, str]:
        """The worst of the file as a mark, and all of it in words; why it could not be read."""
        if isinstance(self.outcome, UnreadFile):
            return ERROR_MARK, self.outcome.reason.removeprefix(f"读不了“{self.outcome.path.name}”：")
        return describe_state(self.tally)

    @property
    def title(self) -> str:
        """Whose report it is: 临江县水务局 2025 年; the file's name where it could not be read."""
        if isinstance(self.outcome, UnreadFile):
            return self.name
        report = self.outcome.reading.report
        return f"{report.unit or '未填单位'} {report.year} 年" if report.year else report.unit or "未填单位"

    @property
    def summary(self) -> str:
        """All there is to say at a glance: why it could not be read, what it was checked beside, the remark."""
        if isinstance(self.outcome, UnreadFile):
            return self.outcome.reason
        before = f"已对照上年的“{self.outcome.last_year_path.name}”。" if self.outcome.last_year_path else ""
        return f"{self.state[1]}。{before}{self.remark}"


class ResultsModel(QAbstractTableModel):
    """What the table shows: a line for each file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[ResultRow] = []

    def show_files(self, lines: Sequence[ResultRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._files = list(lines)
        self.endResetModel()

    def file_at(self, row: int) -> ResultRow:
        """The file in a row."""
        return self._files[row]

    def list_files(self) -> tuple[ResultRow, ...]:
        """All of them."""
        return tuple(self._files)

    def change_file(self, row: int, **what: Any) -> None:
        """Put something new into a line: the draft made from it, or how that draft stands."""
        line = replace(self._files[row], **what)
        if line != self._files[row]:
            self._files[row] = line
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The eight columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' names; counts stand right."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _choose_alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell; shapes stand before what is wrong, and long words are whole in the tooltip."""
        if not index.isValid():
            return None
        line, column = self._files[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELL_TEXTS[column](line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                str(line.outcome.path)
                if column == FILE
                else line.summary
                if column == STATE
                else _CELL_TEXTS[column](line)
            )
        if role == Qt.ItemDataRole.AccessibleTextRole and column == FILE:
            return f"{line.name}，{line.title}，{line.summary}"
        if role == Qt.ItemDataRole.DecorationRole:
            return _choose_icon(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _choose_alignment(column)
        if role == SORT_ROLE:
            return _compute_sort_key(line, column)
        return normalise_for_search(f"{line.name} {line.title} {line.summary}") if role == SEARCH_ROLE else None


class ResultsFilter(QSortFilterProxyModel):
    """The lines that hold each of some words, in the order of a column."""

    def __init__(self, source: ResultsModel) -> None:
        super().__init__(source)
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)
        self._words: list[str] = []

    def set_words(self, words: str) -> None:
        """Show only the lines in which each of these words stands."""
        self._words = normalise_for_search(words).split()
        self.invalidate()

    # Qt's own names from here on.

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:
        """Whether a line is shown."""
        text = str(self.sourceModel().index(row, FILE, parent).data(SEARCH_ROLE))
        return all(word in text for word in self._words)


def _format_count(number: int) -> str:
    return str(number) if number else ""


def _for_verdict(what: Callable[[CheckedFile], str]) -> Callable[[ResultRow], str]:
    return lambda line: what(line.outcome) if isinstance(line.outcome, CheckedFile) else ""


_CELL_TEXTS: tuple[Callable[[ResultRow], str], ...] = (
    lambda line: line.name,
    _for_verdict(lambda verdict: verdict.reading.report.unit or "（未填单位）"),
    _for_verdict(lambda verdict: f"{verdict.reading.report.year} 年" if verdict.reading.report.year else ""),
    _for_verdict(lambda verdict: f"{verdict.figure_count} 格"),
    lambda line: _format_count(line.tally.errors),
    lambda line: _format_count(line.tally.warnings),
    _for_verdict(lambda verdict: _format_count(len(verdict.reading.unplaced))),
    lambda line: line.state[1],
)


def _choose_icon(line: ResultRow, column: int) -> Any:
    if column == STATE:
        return line.state[0].load_icon()
    if column == ERRORS and line.tally.errors:
        return ERROR_MARK.load_icon()
    return WARNING_MARK.load_icon() if column == WARNINGS and line.tally.warnings else None


def _choose_alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _COUNT_COLUMNS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _compute_sort_key(line: ResultRow, column: int) -> Any:
    """A number or a text that orders a column; common characters stand by their sound in this encoding."""
    judged = line.outcome
    if column == STATE:
        return (
            1_000_000 * (isinstance(judged, UnreadFile) or line.tally.errors)
            + 1_000 * _count_blanks(line)
            + line.tally.warnings
        )
    if column in (ERRORS, WARNINGS):
        return line.tally.errors if column == ERRORS else line.tally.warnings
    if isinstance(judged, CheckedFile) and column in (YEAR, READ, UNPLACED):
        report = judged.reading.report
        return {YEAR: report.year or 0, READ: judged.figure_count, UNPLACED: len(judged.reading.unplaced)}[column]
    return _CELL_TEXTS[column](line).encode("gb18030", "replace").decode("latin-1") if column in (FILE, UNIT) else -1


def _count_blanks(line: ResultRow) -> int:
    return line.tally.empty_cells + line.tally.empty_sections
