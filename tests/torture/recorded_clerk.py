"""A clerk whose calls to the system are recorded: works on a file of drafts and says after each deed what is stored.

Start it with: python -m tests.torture.recorded_clerk FOLDER SEED DEEDS [share]
"""

from __future__ import annotations

import hashlib
import os
import random
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from model.files import data_folder
from model.recovery import backups
from model.report.report import Value
from model.storage.backup_names import default_folder
from model.storage.store import Store
from tests.model.drafting import FORM, begun, enter, reopened, void

SAID = "said"
"""The file in the folder to which it writes a line after each deed."""

MORNING = datetime(2026, 1, 12, 8, tzinfo=UTC)
FIGURES = [cell.id for cell in FORM.entry_cells if cell.kind == "count"]


def describe_drafts(store: Store) -> str:
    """What tells all that is stored of all drafts from every other state."""
    assert store.check_drafts() == {}
    drafts = sorted(map(repr, store.read_all_drafts()))
    return f"{len(drafts)}:{hashlib.sha256(repr(drafts).encode()).hexdigest()[:32]}"


class RecordedClerk:
    """Does deeds at random in a folder."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._chance = chance
        self._store = Store(folder / "drafts.db")
        self._said = os.open(folder / SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._hours = 0
        self._say("new")

    def work(self, count: int) -> None:
        """Begin two drafts, do so many deeds, and close."""
        for _ in range(2):
            begun(self._store, {"overview": "主动公开。" * 300})
            self._say("begin")
        deeds: dict[Callable[[], object], int] = {
            self._enter_figure: 12,
            self._paste_figures: 4,
            self._write_prose: 6,
            self._name_version: 2,
            self._set_last_year: 1,
            self._replace_unplaced: 1,
            self._delete: 1,
            self._undelete: 1,
            self._copy_draft: 1,
            self._store.checkpoint: 3,
            self._reopen: 2,
            self._back_up: 1,
            self._restore: 1,
        }
        for deed in self._chance.choices(list(deeds), list(deeds.values()), k=count):
            deed()
            self._say(deed.__name__)
        self._store.close()

    def _say(self, deed: str) -> None:
        os.write(self._said, f"{describe_drafts(self._store)} {deed}\n".encode())

    def _enter(self, values: dict[str, Value | None]) -> None:
        enter(reopened(self._store, self._some_draft()), values)

    def _some_draft(self) -> int:
        return self._chance.choice(self._store.list_summaries()).id

    def _enter_figure(self) -> None:
        self._enter({self._chance.choice(FIGURES): self._chance.randrange(1000)})

    def _paste_figures(self) -> None:
        self._enter({cell: self._chance.randrange(1000) for cell in self._chance.sample(FIGURES, 12)})

    def _write_prose(self) -> None:
        self._enter({"problems": f"第{self._chance.random()}稿。" * self._chance.randrange(1, 600)})

    def _name_version(self) -> None:
        self._store.name_version(self._some_draft(), "送审稿")

    def _set_last_year(self) -> None:
        self._store.set_last_year(self._some_draft(), self._store.load_report(self._some_draft())[0])

    def _replace_unplaced(self) -> None:
        self._store.replace_unplaced(self._some_draft(), ["没有找到位置的一段。" * self._chance.randrange(200)])

    def _delete(self) -> None:
        if len(self._store.list_summaries()) > 1:
            self._store.delete_drafts(self._some_draft())

    def _undelete(self) -> None:
        self._store.undelete_drafts(*[summary.id for _, summary in self._store.list_deleted()][:1])

    def _copy_draft(self) -> None:
        if len(self._store.list_summaries()) < 6:
            self._store.duplicate_draft(self._some_draft())

    def _reopen(self) -> None:
        self._store.reopen()

    def _back_up(self) -> None:
        self._hours += 1
        path = self._store.path
        void(backups.make_backup(path, default_folder(path), MORNING + timedelta(hours=self._hours)))

    def _restore(self) -> None:
        path = self._store.path
        self._hours += 1
        newest = backups.find_newest_intact(default_folder(path))
        if newest:
            self._store.close()
            backups.restore_backup(newest, path, MORNING + timedelta(hours=self._hours))
            self._store.reopen()


def main(folder: str, seed: str, count: str, place: str = "") -> None:
    """See the module; share: the folder is taken for one on a network share."""
    if place == "share":
        data_folder.LOCAL_FILE_SYSTEMS = frozenset()
    RecordedClerk(Path(folder), random.Random(int(seed))).work(int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
