"""What the tests of the store share: drafts tied to a store, and values of every kind for every place."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from model.checks.findings import count_findings
from model.checks.rules import compute_totals
from model.drafts.draft import Draft
from model.form import editions
from model.form.figures import MAX_DIGITS, Figure, Money
from model.form.form import Cell
from model.report.report import PROSE_PLACES, Report, Value
from model.report.report_json import to_record
from model.storage.store import Store

FORM = editions.load_form("2021")
RECEIVED = "requests.received.natural"
"""The cell that tests type into when any will do."""

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    ["𠮷田", "\x00\x01\x1b\x7f", "甲\r\n乙", "'; --"]
)
KEYS = ("requests.opening:natural", "figures.jump:requests.received.natural", "other.fees")
"""Keys of doubts."""
LARGEST = 10**MAX_DIGITS - 1
COUNTS = st.integers(0, LARGEST)
AMOUNTS = COUNTS | st.decimals(0, 10**9 - 1, places=6) | st.just(Decimal("52.10"))
MONEY = st.builds(Money, AMOUNTS, st.sampled_from(["", "元", "万元", "亿元"]))


def figures(cell: Cell) -> st.SearchStrategy[Figure]:
    """Any figure that can stand in a cell."""
    kinds: dict[str, st.SearchStrategy[Figure]] = {
        "count": COUNTS,
        "amount": AMOUNTS,
        "signed": st.integers(-LARGEST, LARGEST),
        "money": MONEY,
    }
    return kinds[cell.kind]


def values(edition: str) -> dict[str, st.SearchStrategy[Value]]:
    """For each place of an edition that a person can fill, any value it may hold."""
    form = editions.load_form(edition)
    cells = [cell for cell in form.cells.values() if not cell.is_computed]
    return {
        **{cell.id: figures(cell) for cell in cells},
        **{f"claim.{cell.id}": figures(cell) for cell in form.cells.values() if cell.is_computed},
        **{f"blank.{cell.id}": TEXTS for cell in form.cells.values() if cell.is_computed},
        **{f"note.{cell.id}": TEXTS for cell in cells},
        **{f"unread.{place}": TEXTS for place in (*[cell.id for cell in cells], "overview", "cover.unit")},
        **{f"cover.{field.id}": TEXTS for field in form.fields},
        **{f"answer.{key}": TEXTS | TEXTS.map(lambda text: f"1 2\n{text}") for key in KEYS},
        **dict.fromkeys(PROSE_PLACES, TEXTS),
    }


@st.composite
def fillings(draw: st.DrawFn, edition: str) -> dict[str, Value | None]:
    """Values, or nothing, for some places of an edition."""
    known = values(edition)
    places = draw(st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=12, unique=True))
    return {place: draw(st.none() | known[place]) for place in places}


@contextmanager
def somewhere() -> Iterator[Path]:
    """A file in a folder of its own, for each example of hypothesis."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "drafts.db"


def exact(report: Report) -> dict[str, Any]:
    """A report by the texts of its values: 52.1 and 52.10 are two."""
    return to_record(report)


def reopened(store: Store, id: int) -> Draft:
    """A stored draft, open for writing; each edit is recorded when made."""
    report, last = store.load_report(id)
    draft = Draft(editions.load_form(report.edition), report, last)
    draft.add_listener(
        lambda applied: void(store.record_edit(id, applied.edit, draft.report, count_findings(draft.findings)))
    )
    return draft


def void(_: object) -> None:
    """Nothing, whatever was answered."""


def begun(store: Store, values: Mapping[str, Value | None] | None = None, edition: str = "2021") -> int:
    """The id of a new draft with these values."""
    draft = Draft(editions.load_form(edition), Report(edition).with_values(values or {}))
    return store.create_draft(draft.report, count_findings(draft.findings))


def enter(draft: Draft, values: Mapping[str, Value | None], label: str = "填写") -> None:
    """Make one edit, if these values change anything."""
    edit = draft.propose_edit(values, label)
    if edit:
        draft.apply_edit(edit)


def kept(store: Store, id: int) -> Report:
    """The stored report with its totals."""
    report, _ = store.load_report(id)
    return compute_totals(editions.load_form(report.edition), report)
