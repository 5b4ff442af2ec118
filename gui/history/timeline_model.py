"""The edits of a draft as rows of a list, newest first: read from the store page by page, as far as one scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.draft.draft_words import describe_day
from model.drafts.edits_in_words import describe_edit
from model.errors import StoreError
from model.form.form import Form
from model.report.edits import Edit
from model.storage.store import Store
from model.storage.summaries import Moment, Version

AnyModelIndex = QModelIndex | QPersistentModelIndex

PAGE_SIZE = 200
"""So many edits are read at a time."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A moment: when, where, how. version: the name of that moment; heading: a day's name, no moment at all."""

    at: datetime
    where: str
    how: str = ""
    moment_id: int = 0
    version: Version | None = None
    is_heading: bool = False


class TimelineModel(QAbstractListModel):
    """What the list view shows. failed carries a sentence where the store cannot be read."""

    read_failed = Signal(str)

    def __init__(self, form: Form, store: Store, draft: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._store = store
        self._draft_id = draft
        self._rows: list[TimelineRow] = []
        self._versions_by_moment: dict[int, list[Version]] = {}
        self._newest_id = self._oldest_id = 0
        self._has_reached_beginning = True

    def load_edits(self) -> None:
        """Read the newest page; a second call reads what came since."""
        try:
            if self._rows:
                self._prepend_edits(self._store.list_moments(self._draft_id, after=self._newest_id))
            else:
                self._load_first_page(self._store.list_moments(self._draft_id, most=PAGE_SIZE))
        except StoreError as error:
            self.read_failed.emit(str(error))

    def row_at(self, index: AnyModelIndex) -> TimelineRow:
        """What stands in a line of the list."""
        return self._rows[index.row()]

    def add_version(self, version: Version) -> None:
        """Show a name that a moment was given just now."""
        self._versions_by_moment.setdefault(version.moment, []).append(version)
        at = next((i for i, r in enumerate(self._rows) if r.moment_id == version.moment and not r.is_heading), None)
        if at is not None:
            self._insert_rows(at, [_build_version_row(version)])

    def drop_version(self, version: Version) -> None:
        """Show it no longer."""
        self._versions_by_moment[version.moment].remove(version)
        at = next(i for i, row in enumerate(self._rows) if row.version == version)
        self._remove_row(at)

    def _load_first_page(self, page: list[Moment]) -> None:
        for version in self._store.list_versions(self._draft_id):
            self._versions_by_moment.setdefault(version.moment, []).append(version)
        self._has_reached_beginning = False
        self._newest_id = page[0].id if page else 0
        self._append_page(page)

    def _append_page(self, page: list[Moment]) -> None:
        if len(page) < PAGE_SIZE:
            self._has_reached_beginning = True
            page = [*page, Moment(self._store.creation_time(self._draft_id), Edit("建立这份草稿", ()), 0)]
        self._oldest_id = page[-1].id
        self._insert_rows(
            len(self._rows), list(self._build_rows(page, self._rows[-1].at.date() if self._rows else None))
        )

    def _prepend_edits(self, fresh: list[Moment]) -> None:
        if not fresh:
            return
        self._newest_id = fresh[0].id
        if self._rows[0].at.date() == fresh[-1].made_at.date():
            self._remove_row(0)
        self._insert_rows(0, list(self._build_rows(fresh, None)))

    def _build_rows(self, moments: Sequence[Moment], day: date | None) -> Iterator[TimelineRow]:
        """A heading for each new day, and before each moment the names it bears."""
        for moment in moments:
            if moment.made_at.date() != day:
                day = moment.made_at.date()
                yield TimelineRow(moment.made_at, describe_day(day, date.today()), is_heading=True)
            yield from (
                _build_version_row(version) for version in reversed(self._versions_by_moment.get(moment.id, []))
            )
            words = describe_edit(self._form, moment.edit)
            yield TimelineRow(moment.made_at, words.subject, words.change, moment.id)

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
        """How many lines were read up to now."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: AnyModelIndex) -> bool:
        """Whether the beginning of the draft was not reached yet."""
        return not parent.isValid() and not self._has_reached_beginning

    def fetchMore(self, parent: AnyModelIndex) -> None:
        """Read the next page."""
        try:
            self._append_page(self._store.list_moments(self._draft_id, before=self._oldest_id, most=PAGE_SIZE))
        except StoreError as error:
            self._has_reached_beginning = True
            self.read_failed.emit(str(error))

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; whole on hovering and, with the time, for a screen reader."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        words = f"{row.where} {row.how}".strip()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words if row.is_heading else f"{row.at:%H:%M} {words}"
        return None

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """A day cannot be chosen."""
        if not index.isValid() or self.row_at(index).is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _build_version_row(version: Version) -> TimelineRow:
    named = f"{version.named_at.month}月{version.named_at.day}日 {version.named_at:%H:%M} 命名"
    return TimelineRow(version.named_at, version.name, named, version.moment, version)
