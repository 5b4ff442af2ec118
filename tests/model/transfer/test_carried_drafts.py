"""A draft from another computer is stored only where each of its values is one that a draft can have."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from model.errors import UnreadableFile
from model.report.report import Report, Value
from model.storage.draft_rows import DraftRows
from model.storage.store import Store
from model.transfer.carried_drafts import is_sound
from model.transfer.transfer import export_all, import_archive
from tests.drafts import make
from tests.model.drafting import begun, enter, fillings, reopened, somewhere
from tests.model.transfer.repacking import run_sql

AT = "2026-01-12T09:00:00.000000+00:00"


@pytest.fixture
def draft(home: Store) -> DraftRows:
    """A draft that has everything."""
    return home.read_draft(1)


def test_what_this_program_wrote_is_sound(home: Store) -> None:
    assert all(is_sound(draft) for draft in home.read_all_drafts())


@settings(max_examples=10)
@given(fillings("2021"), fillings("2021"))
def test_whatever_is_typed_is_sound(first: dict[str, Value | None], second: dict[str, Value | None]) -> None:
    with somewhere() as path, closing(Store(path)) as store:
        id = begun(store, first)
        draft = reopened(store, id)
        edit = draft.propose_edit({place: value for place, value in second.items() if _can_be_typed(place)}, "填写")
        if edit is not None:
            draft.apply_edit(edit)
        store.set_last_year(id, Report("2021").with_values(first))
        assert is_sound(store.read_draft(id))


def _can_be_typed(place: str) -> bool:
    return place.startswith(("cover.", "note.", "overview", "problems", "other"))


COLUMNS: list[tuple[str, Any]] = [
    ("edition", "1999"),
    ("edition", None),
    ("unit", None),
    ("unit", 5),
    ("unit", "局" * 2000),
    ("year", -1),
    ("year", 10**9),
    ("year", "2025"),
    ("created", None),
    ("created", "junk"),
    ("changed", "junk"),
    ("changed", ""),
    ("changed", "2026-01-12"),
    ("changed", "2026-01-12T09:00:00"),
    ("changed", "0001-01-01T00:00:00.000000+00:00"),
    ("changed", "9999-12-31T23:59:59.999999+00:00"),
    ("deleted", "junk"),
    ("errors", None),
    ("errors", -1),
    ("warnings", 10**12),
    ("unread", "1"),
    ("whence", "elsewhere"),
]


@pytest.mark.parametrize(("column", "value"), COLUMNS)
def test_a_row_of_the_list_that_cannot_be_shown_is_unsound(draft: DraftRows, column: str, value: Any) -> None:
    assert not is_sound(replace(draft, columns={**draft.columns, column: value}))


@pytest.mark.parametrize(
    "entry",
    [
        ("requests.received.natural", "三"),
        ("requests.received.natural", "3 元"),
        ("requests.received.natural", "9" * 5000),
        ("requests.received.martian", "3"),
        ("cover.colour", "蓝"),
        ("", "x"),
        ("overview", "字" * 300_000),
    ],
)
def test_an_entry_that_no_cell_can_have_is_unsound(draft: DraftRows, entry: tuple[str, str]) -> None:
    assert not is_sound(replace(draft, entries=(entry,)))
    assert not is_sound(replace(draft, edits=((AT, "填写", json.dumps([[entry[0], None, entry[1]]])),), versions=()))


@pytest.mark.parametrize(
    "edit",
    [
        ("junk", "填写", "[]"),
        (AT, None, "[]"),
        (AT, "写" * 2000, "[]"),
        (AT, "填写", "junk"),
        (AT, "填写", "{}x"),
        (AT, "填写", "5"),
        (AT, "填写", '["overview"]'),
        (AT, "填写", '[["overview", 5, "x"]]'),
        (AT, "填写", '[[["overview"], null, "x"]]'),
        (AT, "填写", "[" * 100_000),
    ],
)
def test_an_edit_that_cannot_be_shown_is_unsound(draft: DraftRows, edit: tuple[str, Any, str]) -> None:
    assert not is_sound(replace(draft, edits=(edit,), versions=()))


@pytest.mark.parametrize(
    "record", ["junk", "null", "[]", "{}", '{"version": 1, "edition": "2021", "values": {"x": "1"}}']
)
def test_a_record_of_last_year_that_is_none_is_unsound(draft: DraftRows, record: str) -> None:
    assert not is_sound(replace(draft, last_year=record))


@pytest.mark.parametrize("version", [("junk", "送审稿", 0), (AT, None, 0), (AT, "送审稿", 999), (AT, "送审稿", -1)])
def test_a_version_of_no_moment_is_unsound(draft: DraftRows, version: tuple[str, Any, int]) -> None:
    assert not is_sound(replace(draft, versions=(version,)))


def test_a_draft_that_would_break_the_list_is_left_out_and_named(home: Store, away: Store, archive: Path) -> None:
    enter(reopened(home, begun(home)), {"cover.unit": "坏\u202e局"})
    export_all(home.path, archive)
    run_sql(archive, "UPDATE drafts SET changed = 'junk' WHERE unit LIKE '坏%'")
    arrived = import_archive(archive, away)
    assert (len(arrived.new), len(arrived.unsound)) == (2, 1)
    assert "有 1 份里面有读不懂的内容，没有导入（坏\\u202e局）；请升级" in arrived.text
    assert {summary.unit for summary in away.list_summaries()} == {"", make.ENTERED[0]["cover.unit"]}


def test_an_archive_of_nothing_else_is_refused_and_the_list_stays_as_it_was(
    home: Store, away: Store, archive: Path
) -> None:
    export_all(home.path, archive)
    run_sql(archive, "UPDATE drafts SET changed = 'junk'")
    with pytest.raises(UnreadableFile, match="重新导出一份"):
        import_archive(archive, away)
    assert len(away.list_summaries()) == 1


def test_a_draft_that_was_damaged_before_it_was_exported_is_left_out_and_named(
    home: Store, away: Store, archive: Path
) -> None:
    enter(reopened(home, begun(home)), {"cover.unit": "坏局", "requests.received.natural": 4175})
    export_all(home.path, archive)
    run_sql(archive, "UPDATE entries SET value = '5175' WHERE value = '4175'")
    arrived = import_archive(archive, away)
    assert (len(arrived.new), arrived.unsound) == (2, ("坏局",))
    assert "坏局" not in {summary.unit for summary in away.list_summaries()}
