"""The edits of a draft as rows of a list, newest first: read from the store page by page, as far as one scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.draft.draft_words import day_words
from model.drafts.edits_in_words import told
from model.errors import StoreTrouble
from model.form.form import Form
from model.report.edits import Edit
from model.storage.store import Store
from model.storage.summaries import Moment, Version

Index = QModelIndex | QPersistentModelIndex

PAGE = 200
"""So many edits are read at a time."""


@dataclass(frozen=True, slots=True)
class Row:
    """A moment: when, where, how. version: the name of that moment; heading: a day's name, no moment at all."""

    at: datetime
    where: str
    how: str = ""
    moment: int = 0
    version: Version | None = None
    heading: bool = False


class TimelineList(QAbstractListModel):
    """What the list view shows. failed carries a sentence where the store cannot be read."""

    failed = Signal(str)

    def __init__(self, form: Form, store: Store, draft: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._store = store
        self._draft = draft
        self._rows: list[Row] = []
        self._versions: dict[int, list[Version]] = {}
        self._newest = self._oldest = 0
        self._begun = True

    def load(self) -> None:
        """Read the newest page; a second call reads what came since."""
        try:
            if self._rows:
                self._prepend(self._store.moments(self._draft, after=self._newest))
            else:
                self._begin(self._store.moments(self._draft, most=PAGE))
        except StoreTrouble as error:
            self.failed.emit(str(error))

    def row(self, index: Index) -> Row:
        """What stands in a line of the list."""
        return self._rows[index.row()]

    def add_version(self, version: Version) -> None:
        """Show a name that a moment was given just now."""
        self._versions.setdefault(version.moment, []).append(version)
        at = next((i for i, r in enumerate(self._rows) if r.moment == version.moment and not r.heading), None)
        if at is not None:
            self._insert(at, [_named(version)])

    def drop_version(self, version: Version) -> None:
        """Show it no longer."""
        self._versions[version.moment].remove(version)
        at = next(i for i, row in enumerate(self._rows) if row.version == version)
        self._remove(at)

    def _begin(self, page: list[Moment]) -> None:
        for version in self._store.versions(self._draft):
            self._versions.setdefault(version.moment, []).append(version)
        self._begun = False
        self._newest = page[0].id if page else 0
        self._append(page)

    def _append(self, page: list[Moment]) -> None:
        if len(page) < PAGE:
            self._begun = True
            page = [*page, Moment(self._store.begun(self._draft), Edit("建立这份草稿", ()), 0)]
        self._oldest = page[-1].id
        self._insert(len(self._rows), list(self._rows_of(page, self._rows[-1].at.date() if self._rows else None)))

    def _prepend(self, fresh: list[Moment]) -> None:
        if not fresh:
            return
        self._newest = fresh[0].id
        if self._rows[0].at.date() == fresh[-1].at.date():
            self._remove(0)
        self._insert(0, list(self._rows_of(fresh, None)))

    def _rows_of(self, moments: Sequence[Moment], day: date | None) -> Iterator[Row]:
        """A heading for each new day, and before each moment the names it bears."""
        for moment in moments:
            if moment.at.date() != day:
                day = moment.at.date()
                yield Row(moment.at, day_words(day, date.today()), heading=True)
            yield from (_named(version) for version in reversed(self._versions.get(moment.id, [])))
            words = told(self._form, moment.edit)
            yield Row(moment.at, words.where, words.how, moment.id)

    def _insert(self, at: int, rows: list[Row]) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
        self._rows[at:at] = rows
        self.endInsertRows()

    def _remove(self, at: int) -> None:
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    # Qt's own names from here on.

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines were read up to now."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the beginning of the draft was not reached yet."""
        return not parent.isValid() and not self._begun

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        try:
            self._append(self._store.moments(self._draft, before=self._oldest, most=PAGE))
        except StoreTrouble as error:
            self._begun = True
            self.failed.emit(str(error))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; whole on hovering and, with the time, for a screen reader."""
        if not index.isValid():
            return None
        row = self.row(index)
        words = f"{row.where} {row.how}".strip()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words if row.heading else f"{row.at:%H:%M} {words}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A day cannot be chosen."""
        if not index.isValid() or self.row(index).heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _named(version: Version) -> Row:
    named = f"{version.at.month}月{version.at.day}日 {version.at:%H:%M} 命名"
    return Row(version.at, version.name, named, version.moment, version)
