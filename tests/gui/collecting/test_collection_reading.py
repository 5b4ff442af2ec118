from __future__ import annotations

from pathlib import Path

import pytest

from gui.collecting.collection_reading import (
    CollectionRequest,
    describe_counts,
    list_lacking,
    read_collection,
)
from model.errors import UnreadableFile
from model.files.progress import Progress
from tests.gui.collecting.invented_state import NAMELESS, OF_LAST_YEAR, STRANGER, invent_state


def test_units_of_the_roster_are_counted_files_beside_them_are_not() -> None:
    state = invent_state(STRANGER, OF_LAST_YEAR, NAMELESS)
    assert describe_counts(state) == "应交 5，已交 4，可以汇总 2；另有 2 个文件看不出是哪个单位的"
    assert [each.unit.name for each in list_lacking(state)] == ["临江县粮食局", "白塔镇", "青石乡"]


def test_without_a_roster_nobody_is_said_to_be_missing() -> None:
    state = invent_state(STRANGER, NAMELESS, has_roster=False)
    assert describe_counts(state).startswith("没有名单，收到 ")
    assert NAMELESS not in state.expected_units


def test_a_new_collection_is_empty_and_a_roster_without_names_is_refused(tmp_path: Path) -> None:
    request = CollectionRequest(tmp_path, "临江县人民政府", 2025)
    assert read_collection(request, Progress()).is_empty
    roster = tmp_path / "名单.txt"
    roster.write_text("\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="单位名称"):
        read_collection(CollectionRequest(tmp_path, "临江县人民政府", 2025, roster=roster), Progress())
