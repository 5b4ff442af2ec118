"""A clerk in a process of its own whose disk fails: says which edits were stored and with which words others were not.

Start it with: python -m tests.torture.stubborn FOLDER
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from model.errors import StoreError
from model.recovery import backups
from model.storage.backup_names import default_folder
from model.storage.store import Store
from tests.model.drafting import RECEIVED, enter, reopened

EDITS = 6


def write(folder: Path) -> None:
    """Enter 1, 2, 3 …, each as a new edit, and back up once; whatever is not stored is said and left."""
    try:
        store = Store(folder / "drafts.db")
        for number in range(1, EDITS + 1):
            try:
                enter(reopened(store, 1), {RECEIVED: number, "overview": f"第{number}稿。" * 2000})
                print(number, flush=True)
            except StoreError as trouble:
                print("!", trouble, flush=True)
        backups.make_backup(store.path, default_folder(store.path), datetime.now(UTC))
        print("backup", flush=True)
        store.close()
    except StoreError as trouble:
        print("!", trouble, flush=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
