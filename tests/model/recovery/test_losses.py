"""What a salvaged draft lacks is counted and placed, against its history and the backup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.recovery.losses import Losses, find_losses
from model.storage.draft_rows import DraftRows
from model.storage.rows import to_json
from model.storage.schema import DRAFT_COLUMNS

COLUMNS = {**dict.fromkeys(DRAFT_COLUMNS), "edition": "2021", "created": "2026-01-12T08:00:00+00:00"}
NATURAL, BUSINESS, FEES = "requests.received.natural", "requests.received.business", "disclosure.fees.amount"


def edit(place: str, before: str | None, after: str | None) -> tuple[str, str, str]:
    return "2026-01-12T09:00:00.000000+00:00", f"填写{place}{after}", to_json([(place, before, after)])


BACKUP = DraftRows(
    COLUMNS,
    ((FEES, "3"), (NATURAL, "4175"), ("overview", "主动公开。")),
    (edit(NATURAL, None, "4175"),),
    last_year="{}",
)
LATER = replace(
    BACKUP,
    entries=((BUSINESS, "2"), (FEES, "3"), (NATURAL, "4176"), ("overview", "主动公开。")),
    edits=(*BACKUP.edits, edit(NATURAL, "4175", "4176"), edit(BUSINESS, None, "2")),
)


@pytest.mark.parametrize("backed_up", [BACKUP, LATER, None])
def test_nothing_is_missing_where_the_entries_are_those_of_the_backup_and_the_edits_since(
    backed_up: DraftRows | None,
) -> None:
    assert find_losses(LATER, backed_up) is None


def test_figures_and_texts_that_the_backup_has_are_missing() -> None:
    salvaged = replace(LATER, entries=LATER.entries[:1])
    assert find_losses(salvaged, BACKUP) == Losses(2, 1, ("一、总体情况", "二、主动公开", "三、申请办理"))


def test_a_figure_that_is_not_what_the_history_says_is_wrong() -> None:
    salvaged = replace(LATER, entries=((BUSINESS, "2"), (FEES, "3"), (NATURAL, "5176"), ("overview", "主动公开。")))
    assert find_losses(salvaged, None) == find_losses(salvaged, BACKUP) == Losses(1, 0, ("三、申请办理",))


def test_a_figure_that_neither_the_backup_nor_an_edit_has_is_wrong() -> None:
    salvaged = replace(LATER, entries=(*LATER.entries, ("remedies.review.upheld", "7")))
    assert find_losses(salvaged, BACKUP) == Losses(1, 0, ("四、复议诉讼",))


def test_edits_and_last_year_that_the_backup_has_are_missing() -> None:
    salvaged = replace(BACKUP, edits=(), last_year=None)
    assert find_losses(salvaged, BACKUP) == Losses(edits=1, last_year=True)


def test_a_figure_that_an_edit_deleted_is_not_missing() -> None:
    salvaged = replace(
        BACKUP, entries=BACKUP.entries[:1] + BACKUP.entries[2:], edits=(*BACKUP.edits, edit(NATURAL, "4175", None))
    )
    assert find_losses(salvaged, BACKUP) is None


def test_a_form_that_is_not_known_has_no_sections() -> None:
    salvaged = replace(BACKUP, columns={**COLUMNS, "edition": "?"}, entries=())
    assert find_losses(salvaged, BACKUP) == Losses(2, 1)
