from __future__ import annotations

from exporters.collection.status_words import (
    STATUS_WORDS,
    count_statuses,
    describe_unit,
    list_expected_units,
)
from model.collecting.collected import UnitStatus
from tests.exporters.collection.invented_sum import collect


def test_every_state_has_a_word() -> None:
    assert STATUS_WORDS.keys() == set(UnitStatus)
    assert len(set(STATUS_WORDS.values())) == len(UnitStatus)


def test_files_that_belong_to_no_unit_are_not_expected() -> None:
    units = collect(2).units
    assert len(list_expected_units(units)) == 5
    assert count_statuses(units)[UnitStatus.UNKNOWN] == 1


def test_a_unit_is_described_by_its_trouble_and_its_findings() -> None:
    said = {unit.unit.name: describe_unit(unit) for unit in collect(1).units}
    assert said["临江县第1局"] == ""
    assert said["青石乡"] == "文件加了密码。请取消密码后另存，再报一次"
    assert said["临江县粮食局"].startswith("还有 2 处错误")
