"""What is damaged of a draft is named: by its digest, by its history, in older files by what rows must look like."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.report.report import Report
from model.storage.digests import compute_digest, read_digest
from model.storage.draft_check import Difference, check_draft, find_differences, replay_history
from model.storage.store import Store
from tests.drafts import make
from tests.model.drafting import RECEIVED, begun, enter, reopened


def damage(store: Store, sql: str) -> None:
    store._connection.execute(sql)
    store._connection.commit()


@pytest.fixture
def draft(store: Store) -> int:
    """A draft with a figure and a text that were typed, one that was there from the beginning, and last year's."""
    draft = begun(store, {"cover.unit": "临江县水务局", "requests.carried_in.natural": 2})
    store.set_last_year(draft, Report("2019").with_values({"cover.unit": "临江县水务局"}))
    opened = reopened(store, draft)
    enter(opened, {RECEIVED: 4175})
    enter(opened, {"overview": "主动公开。", "other": "无"})
    enter(opened, {"other": ""})
    return draft


def test_a_draft_as_it_was_written_has_no_damage(store: Store, draft: int) -> None:
    assert check_draft(store._connection, draft) is None


@pytest.mark.parametrize(
    ("sql", "parts", "differences"),
    [
        ("UPDATE entries SET value = '5175' WHERE value = '4175'", "entries", [(RECEIVED, "5175", "4175")]),
        ("DELETE FROM entries WHERE place = 'overview'", "entries", [("overview", None, "主动公开。")]),
        ("INSERT INTO entries VALUES (1, 'other', '无')", "entries", [("other", "无", None)]),
        ("UPDATE entries SET value = '3' WHERE place = 'requests.carried_in.natural'", "entries", []),
        ("UPDATE entries SET value = CAST(x'ff' AS TEXT) WHERE place = 'overview'", "entries",
         [("overview", "\udcff", "主动公开。")]),
        ("UPDATE edits SET changes = replace(changes, '4175', '4\"75')", "edits", []),
        ("UPDATE edits SET changes = replace(changes, '4175', '4176')", "edits", [(RECEIVED, "4175", "4176")]),
        ("UPDATE lasts SET record = replace(record, '临江', '临汪')", "last_year", []),
        ("UPDATE drafts SET unit = CAST(x'ff' AS TEXT)", "own", []),
        ("DELETE FROM drafts WHERE id = 1; ", "own", []),
    ],
)  # fmt: skip
def test_damage_is_located_and_named_where_the_history_can(
    sql: str, parts: str, differences: list[tuple[str, str | None, str | None]], store: Store, draft: int
) -> None:
    store._connection.execute("PRAGMA foreign_keys = OFF")
    damage(store, sql)
    found = check_draft(store._connection, draft)
    assert found is not None
    assert (found.parts, found.has_digest) == (frozenset([parts]), True)
    assert found.differences == tuple(Difference(*difference) for difference in differences)
    assert found.are_figures_sound == (parts == "edits")


def test_without_a_digest_the_history_still_names_what_differs(store: Store, draft: int) -> None:
    damage(store, "DELETE FROM digests")
    found = check_draft(store._connection, draft)
    assert found is not None
    assert (found.has_digest, found.are_figures_sound, found.differences) == (False, False, ())
    damage(store, "UPDATE entries SET value = '5175' WHERE value = '4175'")
    found = check_draft(store._connection, draft)
    assert found is not None
    assert found.differences == (Difference(RECEIVED, "5175", "4175"),)


def test_the_history_is_replayed_in_the_order_of_its_edits_past_those_that_cannot_be_read() -> None:
    edits: list[tuple[object, ...]] = [
        (3, "", "", '[["other", "甲", ""]]'),
        (1, "", "", '[["other", null, "甲"], ["overview", null, "乙"]]'),
        (2, "", "", '[["overview", "乙", "丙'),
        (4, "", "", None),
    ]
    assert replay_history(edits) == {"other": None, "overview": "乙"}
    assert find_differences([("overview", "乙")], edits) == ()


@pytest.mark.parametrize(
    ("sql", "is_found"),
    [
        ("SELECT 1", False),
        ("UPDATE entries SET value = '8' WHERE place = 'requests.received.natural'", True),
        ("UPDATE entries SET value = 'x' WHERE place = 'requests.received.natural'", True),
        ("UPDATE drafts SET changed = '20r6' || substr(changed, 5)", True),
        ("UPDATE drafts SET deleted = 'x' WHERE id = 1", True),
        ("UPDATE drafts SET unit = '云滨县水文占' WHERE id = 1", True),
        ("UPDATE drafts SET year = 2023 WHERE id = 1", True),
        ("UPDATE drafts SET errors = 'x'", True),
        ("UPDATE edits SET changes = substr(changes, 2)", True),
        ("UPDATE edits SET at = 'x'", True),
        ("UPDATE lasts SET record = substr(record, 2)", True),
        ("UPDATE lasts SET record = '[]'", True),
    ],
)
@pytest.mark.parametrize("step", [1, 5])
def test_an_older_file_gives_a_digest_only_to_drafts_that_make_sense(
    step: int, sql: str, is_found: bool, tmp_path: Path
) -> None:
    path = Path(shutil.copy(make.FOLDER / f"{step}.db", tmp_path / "drafts.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)
    with closing(Store(path)) as store:
        [draft] = store._connection.execute("SELECT id FROM drafts WHERE id = 1").fetchone()
        digest = read_digest(store._connection, draft)
        assert (digest is None) == is_found
        assert is_found or digest == compute_digest(store._connection, draft)
