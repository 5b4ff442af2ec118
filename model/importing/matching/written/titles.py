"""The title of a report, however worded and broken over lines, and the unit and year it states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.form.chinese_numerals import parse_year
from model.importing.matching.comparable import drop_blanks, fold_characters
from model.importing.matching.written.dates import YEAR
from model.importing.matching.written.unit_names import is_body_name, is_first_part, join_offices, names_region

_MAX_TITLE_LENGTH = 110
_MAX_LINE_LENGTH = 60
_MAX_TITLE_LINES = 5

_SUBJECT = r"(?:政府(?:信息|资讯)公开|政务(?:信息)?公开|(?<!政府)(?<!政务)信息公开)"
_TITLE = re.compile(rf"(?P<head>.*){_SUBJECT}(?P<middle>.{{0,30}}?)(?:报告|年报)(?P<tail>.{{0,30}})")
_YEAR = re.compile(rf"[〔\[(【]?(?<!\d)({YEAR})(?!\d)[〕\])】]?(?:年度|年份|年)?[〕\])】]?(?:年度|度)?")

# What may stand between 政府信息公开 and 报告, and behind 报告
_MIDDLE = re.compile(r"(?:工作|情况|的|年度|年终|年|总结|实施|执行|[()])*")
_TAIL = re.compile(
    r"(?:的|公示|公告|报告|全文|正文|文本|公开|发布|版|年度|[》()〔〕\[\]]"
    r"|\((?:本级|汇总|本机关|全文|公开版|网站?版|公示稿?|正文|草稿?|文字版|图文版|定稿|终稿)\))*"
)
_PREFIX = re.compile(r"^(?:标题|题目)[:：]|^#+")
_OPENING_WORDS = re.compile(r"^(?:《|关于(?:印发|公布|发布|报送|公开)?|公布|发布)+")
_CLOSING_WORDS = re.compile(r"(?:关于|实施|开展|贯彻落实|年度|年|度|的|·|—|-|_)+$")
_NOT_IN_UNIT = re.compile(r"[,，。;；:：、!！?？>＞|《》]|\d[年月日]|^[(（][一二三四五六七八九十\d]")
_SENTENCE_BEGINNING = re.compile(
    r"^(?:根据|按照|依据|依照|遵照|现将?|以下|本(?:报告|年|文|篇)|该|这|请|如[对需]|对[照于]|在|由|为[了贯做进])"
)
_SELF_REFERENCE = re.compile(r"^(?:本|我|全|该|各)(?:[省市县区局委办厅镇乡街院校]|单位|机关|街道)")


@dataclass(frozen=True, slots=True)
class Title:
    """What a title states: the unit as written, without blanks, and the year as four digits; "" for what is missing."""

    unit: str
    year: str


NO_TITLE = Title("", "")
"""What a report without a title states."""


def read_title(lines: Sequence[str]) -> Title | None:
    """What a title states, given as its lines; None where they are no title of a report."""
    plain = _PREFIX.sub("", drop_blanks("".join(lines)))
    folded = fold_characters(plain)
    match = _TITLE.fullmatch(folded) if len(folded) <= _MAX_TITLE_LENGTH else None
    if match is None:
        return None
    rest = [_YEAR.sub("", match[part]) for part in ("middle", "tail")]
    if not _MIDDLE.fullmatch(rest[0]) or not _TAIL.fullmatch(rest[1]):
        return None
    year = next((found[1] for found in _YEAR.finditer(folded)), "")
    unit = _read_unit(plain[: match.end("head")], match["head"])
    if unit is None:
        return None
    return Title(unit, str(parse_year(year)) if year else "")


def _read_unit(head: str, folded: str) -> str | None:
    """The unit in what stands before the title's subject; None where it is no part of a title. folded: the same text.

    The unit stands before the year or behind it, never on both sides.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for year in _YEAR.finditer(folded):
        spans.append((start, year.start()))
        start = year.end()
    spans.append((start, len(folded)))
    names = []
    for begin, end in spans:
        opening = _OPENING_WORDS.match(folded[begin:end])
        begin += opening.end() if opening else 0
        closing = _CLOSING_WORDS.search(folded[begin:end])
        end = begin + closing.start() if closing else end
        if begin < end:
            names.append((begin, end))
    if not names:
        return ""
    begin, end = names[0]
    if len(names) == 1 and _SELF_REFERENCE.match(folded[begin:end]):
        return ""
    if (
        len(names) > 1
        or _NOT_IN_UNIT.search(join_offices(folded[begin:end]))
        or _SENTENCE_BEGINNING.match(folded[begin:end])
    ):
        return None
    return head[begin:end]


def is_title(text: str) -> bool:
    """Whether a line is the report's title, or its second half."""
    return read_title([text]) is not None


def count_title_lines(texts: Sequence[str], at: int) -> int:
    """Over how many lines, from this one on, the report's title stands; 0 where none begins here.

    Lines above the one with the title's own words belong to it where they make up a unit or hold the year.
    """
    if not _may_begin_title(texts[at]):
        return 0
    for count in range(1, min(_MAX_TITLE_LINES, len(texts) - at) + 1):
        lines = texts[at : at + count]
        if not _may_begin_title(lines[-1]):
            return 0
        if read_title(lines) is not None:
            return count if count == 1 or _is_begun_above(lines) else 0
    return 0


def _may_begin_title(text: str) -> bool:
    return 0 < len(text) <= _MAX_LINE_LENGTH + _MAX_LINE_LENGTH and not re.search(r"[，。；]", text)


def _is_begun_above(lines: Sequence[str]) -> bool:
    """Whether a title over several lines begins in the first of them: with the unit, a part of it, or the year."""
    whole, below = read_title(lines), read_title(lines[1:])
    if whole is None:
        return False
    if below is None:
        return True  # the first line ends inside the title's own words or its unit
    if whole.unit == below.unit:
        return whole.year != below.year
    if not is_body_name(whole.unit):
        return False
    return not below.unit or is_first_part(lines[0], below.unit) or _is_office_of(lines)


def _is_office_of(lines: Sequence[str]) -> bool:
    """Whether two lines over a title without a unit are a body and its office, which names no region of its own."""
    is_name_alone = is_body_name(lines[1]) and read_title(lines[2:]) not in (None, read_title(lines[1:]))
    return is_name_alone and is_body_name(lines[0]) and not names_region(lines[1])
