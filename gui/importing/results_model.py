"""The files that were read as the model of a table, and its filter: one row a file, eight columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QIcon

from gui.draft.draft_words import describe_state
from gui.style.status_marks import ERROR_MARK, WARNING_MARK, StatusMark
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.checks.findings import Tally
from model.importing.file_check import CheckedFile, FileResult, UnreadFile
from model.text import to_comparable

HEADINGS = ("文件", "单位", "年度", "读入", "错误", "待说明", "没找到位置", "结论")
FILE, UNIT, YEAR, READ, ERRORS, WARNINGS, UNPLACED, STATE = range(len(HEADINGS))
"""The numbers of the columns."""

SORT_ROLE = Qt.ItemDataRole.UserRole
"""What a column orders a row by."""
SEARCH_ROLE = Qt.ItemDataRole.UserRole + 1
"""The text of a row in which words are searched."""

_COUNT_COLUMNS = (READ, ERRORS, WARNINGS, UNPLACED)


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A file that was read.

    name: what it is called in the list. draft_id: of the draft made from it. remark: what else there is to say of it.
    current_tally: the findings of that draft as it stands now; None as long as it was not changed since the import.
    was_draft: the draft was in the list already, with all that the file says.
    """

    outcome: FileResult
    name: str
    draft_id: int | None = None
    remark: str = ""
    current_tally: Tally | None = None
    was_draft: bool = False

    @property
    def tally(self) -> Tally:
        """The findings, counted; of a file that could not be read, none."""
        if self.current_tally:
            return self.current_tally
        return self.outcome.tally if isinstance(self.outcome, CheckedFile) else Tally()

    @property
    def state(self) -> tuple[StatusMark, str]:
        """A mark for the worst finding and words for all of them; of a file that could not be read, the reason."""
        if isinstance(self.outcome, UnreadFile):
            return ERROR_MARK, self.outcome.reason.removeprefix(f"读不了“{self.outcome.path.name}”：")
        return describe_state(self.tally)

    @property
    def title(self) -> str:
        """Whose report it is: 临江县水务局 2025 年; the file's name where it could not be read."""
        if isinstance(self.outcome, UnreadFile):
            return self.name
        report = self.outcome.reading.report
        unit = report.unit or "未填单位"
        return f"{unit} {report.year} 年" if report.year else unit

    @property
    def summary(self) -> str:
        """The state, last year's report it was checked against, and the remark; or why it could not be read."""
        if isinstance(self.outcome, UnreadFile):
            return self.outcome.reason
        before = f"已对照上年的“{self.outcome.last_year_path.name}”。" if self.outcome.last_year_path else ""
        return f"{self.state[1]}。{before}{self.remark}"


class ResultsModel(QAbstractTableModel):
    """A row for each file, in the order in which they were read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[ResultRow] = []

    def show_files(self, files: Sequence[ResultRow]) -> None:
        """Show these files in place of those before."""
        self.beginResetModel()
        self._files = list(files)
        self.endResetModel()

    def file_at(self, row: int) -> ResultRow:
        """The file in a row."""
        return self._files[row]

    def list_files(self) -> tuple[ResultRow, ...]:
        """All of them."""
        return tuple(self._files)

    def change_file(self, row: int, file: ResultRow) -> None:
        """Put a file in a row anew: a draft was made from it, or that draft was changed."""
        if file != self._files[row]:
            self._files[row] = file
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(HEADINGS) - 1))

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many files there are."""
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The eight columns."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns; over counts they are aligned to the right."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _choose_alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tooltip, mark, alignment and sort key of a cell, and the text of its row for searching."""
        if not index.isValid():
            return None
        file, column = self._files[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _CELL_TEXTS[column](file)
        if role == Qt.ItemDataRole.ToolTipRole:
            return make_plain_tooltip(_describe_cell(file, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == FILE:
            return f"{file.name}，{file.title}，{file.summary}"
        if role == Qt.ItemDataRole.DecorationRole:
            return _choose_icon(file, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _choose_alignment(column)
        if role == SORT_ROLE:
            return _compute_sort_key(file, column)
        return to_comparable(f"{file.name} {file.title} {file.summary}") if role == SEARCH_ROLE else None


class ResultsFilter(QSortFilterProxyModel):
    """Shows only the rows in which each of the searched words stands, ordered by a column."""

    def __init__(self, source: ResultsModel) -> None:
        super().__init__(source)
        self.setSourceModel(source)
        self.setSortRole(SORT_ROLE)
        self._words: list[str] = []

    def set_words(self, words: str) -> None:
        """Show only the rows in which each of these words, parted by spaces, stands."""
        self._words = to_comparable(words).split()
        self.invalidate()

    # Qt's own names from here on.

    def filterAcceptsRow(self, row: int, parent: AnyModelIndex) -> bool:
        """Whether a row is shown."""
        text = str(self.sourceModel().index(row, FILE, parent).data(SEARCH_ROLE))
        return all(word in text for word in self._words)


def _format_count(number: int) -> str:
    return str(number) if number else ""


def _for_checked(describe: Callable[[CheckedFile], str]) -> Callable[[ResultRow], str]:
    """The words for a file that was read; "" for one that could not be."""
    return lambda file: describe(file.outcome) if isinstance(file.outcome, CheckedFile) else ""


_CELL_TEXTS: tuple[Callable[[ResultRow], str], ...] = (
    lambda file: file.name,
    _for_checked(lambda checked: checked.reading.report.unit or "（未填单位）"),
    _for_checked(lambda checked: f"{checked.reading.report.year} 年" if checked.reading.report.year else ""),
    _for_checked(lambda checked: f"{checked.figure_count} 格"),
    lambda file: _format_count(file.tally.errors),
    lambda file: _format_count(file.tally.warnings),
    _for_checked(lambda checked: _format_count(len(checked.reading.leftovers))),
    lambda file: file.state[1],
)
"""The words of each column."""


def _describe_cell(file: ResultRow, column: int) -> str:
    """A cell's tooltip: the whole of what may be cut off in it."""
    if column == FILE:
        return str(file.outcome.path)
    return file.summary if column == STATE else _CELL_TEXTS[column](file)


def _choose_icon(file: ResultRow, column: int) -> QIcon | None:
    if column == STATE:
        return file.state[0].load_icon()
    if column == ERRORS and file.tally.errors:
        return ERROR_MARK.load_icon()
    return WARNING_MARK.load_icon() if column == WARNINGS and file.tally.warnings else None


def _choose_alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _COUNT_COLUMNS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _compute_sort_key(file: ResultRow, column: int) -> int | str:
    """A number or a text by which a column orders the file; files that could not be read come first or last."""
    outcome, tally = file.outcome, file.tally
    if column == STATE:
        worst = 1 if isinstance(outcome, UnreadFile) else tally.errors
        blanks = tally.unread + tally.empty_cells + tally.empty_sections
        return 1_000_000 * worst + 1_000 * blanks + tally.warnings
    if column == ERRORS:
        return tally.errors
    if column == WARNINGS:
        return tally.warnings
    if column in (FILE, UNIT):
        # in this encoding the 3,755 commonest characters stand by their sound, as people look for names
        return _CELL_TEXTS[column](file).encode("gb18030", "replace").decode("latin-1")
    if not isinstance(outcome, CheckedFile):
        return -1
    report = outcome.reading.report
    return {YEAR: report.year or 0, READ: outcome.figure_count, UNPLACED: len(outcome.reading.leftovers)}[column]
