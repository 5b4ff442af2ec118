"""How a unit of a collection stands, in a word with its mark, as the list shows it and is filtered by it."""

from __future__ import annotations

from gui.style.status_marks import ERROR_MARK, GOOD_MARK, UNREAD_MARK, WARNING_MARK, StatusMark
from model.checks.findings import count_findings
from model.collecting.collected import CollectedUnit, UnitStatus
from model.collecting.sent_reports import OWN_SUM

MISSING = StatusMark("circle-dashed", "faint", "未交")
UNREADABLE = StatusMark(ERROR_MARK.shape, ERROR_MARK.colour, "读不了")
INCOMPLETE = StatusMark(UNREAD_MARK.shape, WARNING_MARK.colour, "没读全")
WRONG = StatusMark(ERROR_MARK.shape, ERROR_MARK.colour, "有错误")
DOUBTFUL = StatusMark(WARNING_MARK.shape, WARNING_MARK.colour, "待说明")
SOUND = StatusMark(GOOD_MARK.shape, GOOD_MARK.colour, "可以汇总")
REPLACED = StatusMark("copy", "faint", "重复")
STRANGE = StatusMark("search", WARNING_MARK.colour, "不在名单")
PASSED_OVER = StatusMark("circle-dashed", "faint", "没有计入")

STANDINGS = (MISSING, UNREADABLE, INCOMPLETE, WRONG, DOUBTFUL, SOUND, REPLACED, STRANGE, PASSED_OVER)
"""All of them, in the order in which the list is sorted by them and the filter offers them."""

_BY_STATUS = {
    UnitStatus.MISSING: MISSING,
    UnitStatus.UNREADABLE: UNREADABLE,
    UnitStatus.INCOMPLETE: INCOMPLETE,
    UnitStatus.ERRORS: WRONG,
    UnitStatus.SUMMED: SOUND,
    UnitStatus.DUPLICATE: REPLACED,
    UnitStatus.UNKNOWN: STRANGE,
}

NO_UNIT = "（看不出是哪个单位）"


def find_standing(each: CollectedUnit, year: int | None) -> StatusMark:
    """How a unit or a file stands in the collection of a year. 待说明 is in the sum; it has something to be explained.

    A report of another year, and the office's own sum, are no strangers: they are passed over.
    """
    if each.status is UnitStatus.SUMMED and (each.trouble or count_findings(each.findings).warnings):
        return DOUBTFUL
    is_other_year = each.report is not None and each.report.year not in (None, year)
    if each.status is UnitStatus.UNKNOWN and (is_other_year or each.trouble == OWN_SUM):
        return PASSED_OVER
    return _BY_STATUS[each.status]


def name_unit(each: CollectedUnit) -> str:
    """The unit's name, or that none can be told."""
    return each.unit.name or NO_UNIT
