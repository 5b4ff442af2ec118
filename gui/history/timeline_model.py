"""The edits of a draft as rows of a list, newest first, read from the store page by page as the list is scrolled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from gui.draft.draft_words import describe_day
from gui.widgets.model_index import AnyModelIndex
from gui.widgets.plain_text import make_plain_tooltip
from model.drafts.edits_in_words import describe_edit
from model.errors import StoreError
from model.form.form import Form
from model.report.edits import Edit
from model.storage.store import Store
from model.storage.summaries import Moment, Version

PAGE_SIZE = 200
"""How many edits are read at a time."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """An edit (when, where, how), the name that was given to a moment (version), or the heading of a day."""

    at: datetime
    where: str
    """The place that changed; the name of a version; the name of a day."""
    how: str = ""
    moment_id: int = 0
    """The id of the edit; of a version, that of the edit it names."""
    version: Version | None = None
    is_heading: bool = False


class TimelineModel(QAbstractListModel):
    """The list model of the timeline of one draft."""

    read_failed = Signal(str)
    """Why the store could not be read, in a sentence."""

    def __init__(self, form: Form, store: Store, draft_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._store = store
        self._draft_id = draft_id
        self._rows: list[TimelineRow] = []
        self._versions_by_moment: dict[int, list[Version]] = {}
        self._newest_id = 0
        self._oldest_id = 0
        self._has_reached_beginning = True

    def load_edits(self) -> None:
        """Read the newest page; later calls read the edits made since."""
        try:
            if self._rows:
                self._prepend_edits(self._store.list_moments(self._draft_id, after=self._newest_id))
            else:
                self._load_first_page(self._store.list_moments(self._draft_id, most=PAGE_SIZE))
        except StoreError as error:
            self.read_failed.emit(str(error))

    def row_at(self, index: AnyModelIndex) -> TimelineRow:
        """The row at an index."""
        return self._rows[index.row()]

    def add_version(self, version: Version) -> None:
        """Show a name that was given to a moment just now, above the row of the moment if that was read already."""
        self._versions_by_moment.setdefault(version.moment, []).append(version)
        for position, row in enumerate(self._rows):
            if row.moment_id == version.moment and not row.is_heading:
                self._insert_rows(position, [_build_version_row(version)])
                return

    def drop_version(self, version: Version) -> None:
        """Remove the row of a name that was deleted."""
        self._versions_by_moment[version.moment].remove(version)
        position = next(i for i, row in enumerate(self._rows) if row.version == version)
        self._remove_row(position)

    def _load_first_page(self, page: list[Moment]) -> None:
        for version in self._store.list_versions(self._draft_id):
            self._versions_by_moment.setdefault(version.moment, []).append(version)
        self._has_reached_beginning = False
        self._newest_id = page[0].id if page else 0
        self._append_page(page)

    def _append_page(self, page: list[Moment]) -> None:
        """Add older edits; below the oldest of all, the creation of the draft."""
        if len(page) < PAGE_SIZE:
            self._has_reached_beginning = True
            page = [*page, Moment(self._store.creation_time(self._draft_id), Edit("建立这份草稿", ()), 0)]
        self._oldest_id = page[-1].id
        last_day = self._rows[-1].at.date() if self._rows else None
        self._insert_rows(len(self._rows), list(self._build_rows(page, last_day)))

    def _prepend_edits(self, newer: list[Moment]) -> None:
        """Add newer edits; a heading of the same day moves above them."""
        if not newer:
            return
        self._newest_id = newer[0].id
        if self._rows[0].at.date() == newer[-1].made_at.date():
            self._remove_row(0)
        self._insert_rows(0, list(self._build_rows(newer, None)))

    def _build_rows(self, moments: Sequence[Moment], day: date | None) -> Iterator[TimelineRow]:
        """A heading for each day after `day`, and above each edit the names that were given to it."""
        for moment in moments:
            if moment.made_at.date() != day:
                day = moment.made_at.date()
                yield TimelineRow(moment.made_at, describe_day(day, date.today()), is_heading=True)
            for version in reversed(self._versions_by_moment.get(moment.id, [])):
                yield _build_version_row(version)
            description = describe_edit(self._form, moment.edit)
            yield TimelineRow(moment.made_at, description.subject, description.change, moment.id)

    def _insert_rows(self, at: int, rows: list[TimelineRow]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def _remove_row(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows were read up to now."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyModelIndex) -> bool:
        """Whether there are older edits that were not read yet."""
        return not parent.isValid() and not self._has_reached_beginning

    def fetchMore(self, parent: AnyModelIndex) -> None:
        """Read the next page."""
        try:
            self._append_page(self._store.list_moments(self._draft_id, before=self._oldest_id, most=PAGE_SIZE))
        except StoreError as error:
            self._has_reached_beginning = True
            self.read_failed.emit(str(error))

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a row, also as its tooltip; with the time for a screen reader."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        text = f"{row.where} {row.how}".strip()
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return make_plain_tooltip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text if row.is_heading else f"{row.at:%H:%M} {text}"
        return None

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """Headings of days cannot be selected."""
        if not index.isValid() or self.row_at(index).is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _build_version_row(version: Version) -> TimelineRow:
    at = version.named_at
    return TimelineRow(at, version.name, f"{at.month}月{at.day}日 {at:%H:%M} 命名", version.moment, version)
