"""What a clerk may decide about a row of a collection: whose report it is, which one counts, that it counts anyway."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gui.collecting.unit_words import STRANGE, find_standing
from model.collecting.collected import CollectedUnit, UnitStatus
from model.collecting.collection import Collection
from model.collecting.unit_states import COUNTED_ANYWAY
from model.errors import NianbaoError


class DecisionKind(StrEnum):
    """The kinds of decisions; the values are the words of their buttons."""

    ASSIGN = "指定单位…"
    CHOOSE = "改用这一份"
    COUNT = "照样计入"
    WITHDRAW = "不再计入"


@dataclass(frozen=True)
class Decision:
    """What was decided about a row. unit: to which it is assigned, "" for the other kinds."""

    kind: DecisionKind
    row: CollectedUnit
    unit: str = ""


def find_decision(row: CollectedUnit, year: int | None) -> DecisionKind | None:
    """What can be decided about a row of the collection of a year; None where there is nothing to decide."""
    if find_standing(row, year) is STRANGE or (row.status is UnitStatus.UNREADABLE and not row.unit.name):
        return DecisionKind.ASSIGN
    if row.status is UnitStatus.DUPLICATE and row.report is not None:
        return DecisionKind.CHOOSE
    if row.status in (UnitStatus.ERRORS, UnitStatus.INCOMPLETE):
        return DecisionKind.COUNT
    if row.is_summed and row.trouble.endswith(COUNTED_ANYWAY):
        return DecisionKind.WITHDRAW
    return None


def carry_out(collection: Collection, decision: Decision) -> None:
    """Have the collection remember a decision. Raises NianbaoError where it cannot be told which file is meant."""
    row, kind = decision.row, decision.kind
    if kind in (DecisionKind.COUNT, DecisionKind.WITHDRAW):
        collection.count_anyway(row.unit.name, kind is DecisionKind.COUNT)
        return
    same = {
        file.digest: file
        for file in collection.files
        if file.digest and file.name == row.file and (file.reading.report if file.reading else None) == row.report
    }
    if len(same) != 1:
        raise NianbaoError(f"收到的文件里分不清哪个是“{row.file}”。请给文件换个名字，再看一遍。")
    [file] = same.values()
    if kind is DecisionKind.ASSIGN:
        collection.decide_unit(file, decision.unit)
    else:
        collection.choose_file(row.unit.name, file.digest)
