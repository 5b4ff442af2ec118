"""A clerk in a process of its own: types 1, 2, 3 … into one cell of a draft, announcing each number once stored.

Start it with: python -m tests.model.storage.writer FILE DRAFT CELL SECONDS
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from model.storage.store import Store
from tests.model.drafting import enter, reopened


def write(path: Path, id: int, cell: str, seconds: float) -> None:
    """Go on counting from what the cell holds until the time is over, or the process is killed."""
    store = Store(path)
    draft = reopened(store, id)
    number = draft.report.figures.get(cell, 0)
    assert isinstance(number, int)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        number += 1
        enter(draft, {cell: number})
        print(number, flush=True)
    store.close()


if __name__ == "__main__":
    file, draft, place, duration = sys.argv[1:]
    write(Path(file), int(draft), place, float(duration))
