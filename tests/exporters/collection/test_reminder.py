from __future__ import annotations

from exporters.collection.reminder import list_missing
from model.collecting.collected import CollectedSum, CollectedUnit, RosterUnit, UnitStatus
from model.report.report import Report
from tests.exporters.collection.invented_sum import collect


def of(*units: CollectedUnit) -> CollectedSum:
    return CollectedSum(Report("2021"), units)


def test_who_has_not_sent_who_must_send_again_and_who_must_mend_with_contacts() -> None:
    assert list_missing(collect(3)) == (
        "未交的 1 个单位：\n【临江县人民政府，乡镇】\n1. 白塔镇\n\n"
        "要重报的 1 个单位：\n【乡镇】\n1. 青石乡（赵某 0576-1）：文件加了密码。请取消密码后另存，再报一次\n\n"
        "要改正的 1 个单位：\n【县直】\n1. 临江县粮食局（李某）"
    )


def test_units_of_one_superior_stand_together_and_are_counted_on() -> None:
    units = [("甲镇", "东区"), ("乙局", ""), ("丙镇", "东区")]
    text = list_missing(
        of(*(CollectedUnit(RosterUnit(name, superior=above), UnitStatus.MISSING) for name, above in units))
    )
    assert text == "未交的 3 个单位：\n【东区】\n1. 甲镇\n2. 丙镇\n3. 乙局"


def test_nothing_is_said_where_all_are_in() -> None:
    assert list_missing(of(CollectedUnit(RosterUnit("甲局"), UnitStatus.SUMMED))) == ""


def test_a_name_of_several_lines_stays_on_one() -> None:
    text = list_missing(of(CollectedUnit(RosterUnit("甲\n局\u202e", contact="王\x07某"), UnitStatus.MISSING)))
    assert text.splitlines()[1:] == ["1. 甲局（王某）"]
