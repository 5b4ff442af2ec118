"""Makes N.db, the file of drafts after the newest schema step N, to be committed with that step.

Run once when a step is appended to model.migrations.STEPS: python -m tests.drafts.make. Files of earlier steps are
never made anew: they are what programs of that time wrote.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from model.checks.findings import count_findings
from model.checks.rules import compute_totals
from model.drafts.draft import Draft
from model.form import editions
from model.form.figures import Money
from model.report.edits import Edit
from model.report.report import Report
from model.storage.migrations import STEPS
from model.storage.store import Store

FOLDER = Path(__file__).parent

LAST = Report("2019").with_values(
    {
        "cover.unit": "云滨县水文站",
        "cover.year": "2020",
        "requests.carried_out.natural": 2,
        "disclosure.procurement.amount": Money(Decimal("52.10"), "万元"),
    }
)
"""The report of the year before that the draft in each file has beside it."""

ENTERED: tuple[dict[str, int | Decimal | str | None], ...] = (
    {"cover.unit": "云滨县水文站", "cover.year": "2021", "overview": "本年主动公开水情公报。\n第二段里有生僻字𠮷。"},
    {"requests.received.natural": 7, "requests.carried_in.natural": 2, "requests.granted.natural": 9},
    {"requests.carried_out.natural": 0, "disclosure.fees.amount": Decimal("52.150000")},
    {"requests.granted.natural": None, "note.requests.received.natural": "据登记簿"},
)
"""The edits of the draft in each file, in order."""

VERSION = "送审稿"
"""The name of its newest moment, in the files from step 2 on."""


UNPLACED = ("发布时间：2026-01-12", "√")
"""What its import found no place for, in the files from step 3 on."""


def fill(store: Store) -> Draft:
    """Write the one draft that each file holds, and a deleted one."""
    draft = Draft(editions.load_form("2021"), Report("2021"), LAST)
    id = store.create_draft(draft.report, count_findings(draft.findings), LAST, UNPLACED)
    for values in ENTERED:
        edit = draft.propose_edit(values, "填写")
        assert isinstance(edit, Edit)
        draft.apply_edit(edit)
        store.record_edit(id, edit, draft.report, count_findings(draft.findings))
    store.name_version(id, VERSION)
    store.delete_drafts(store.create_draft(compute_totals(editions.load_form("2019"), LAST), count_findings(())))
    return draft


def make(target: Path) -> None:
    """Write the file, whole in itself and in SQLite's plainest mode."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drafts.db"
        store = Store(path)
        fill(store)
        store.close()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM INTO ?", [str(target)])


if __name__ == "__main__":
    newest = FOLDER / f"{len(STEPS)}.db"
    if newest.exists():
        sys.exit(f"{newest.name} is there already: a released step is never altered")
    make(newest)
