"""Which lines may be the heading of a section, however it is numbered and worded, and how surely."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from model.form.form import Section
from model.importing.matching.comparable import fold_characters
from model.importing.matching.labels import normalise_characters, normalise_label

Level = Literal["section", "（一）", "1."]
"""How a heading is numbered: 一、 or 第一部分 or not at all, which sections are; or like a subheading."""

MAX_HEADING_LENGTH = 40
_MAX_SPACED_LENGTH = 400
"""Characters of a heading with the blanks between them; what is longer is not looked at."""

# How sure a line is a heading; a chain of headings adds these up
OFFICIAL_AND_NUMBERED = 5
OFFICIAL = 4
VARIANT_AND_NUMBERED = 3
VARIANT = 1

NUMERALS = "一二三四五六七八九十"
_NUMBERINGS: Mapping[Level, re.Pattern[str]] = {
    "section": re.compile(
        r"(?:第([一二三四五六七八九十\d])(?:部分|章|[、.,:])|([一二三四五六七八九十])[、.,:;])[、.,:]?"
    ),
    "（一）": re.compile(r"\(([一二三四五六七八九十])\)[、.,:]?"),
    "1.": re.compile(r"(\d)[、.,:](?!\d)"),
}
SUBJECTS: Mapping[str, str] = {
    "overview": "总体情况|总体概况|总体工作|基本情况|概况|概述|工作情况|开展情况",
    "disclosure": "主动公开",
    "requests": "申请",
    "remedies": "行政复议|行政诉讼|复议|诉讼",
    "problems": "问题|不足|困难|改进|整改",
    "other": "其他|其它|需要报告|需要说明",
}
"""By section, a regular expression for the words that its numbered heading has however it is worded."""

_AND = "(?:和|及|与|以及)"
_TABLE = "(?:统计)?表?"
_UNNUMBERED: Mapping[str, str] = {
    "overview": "(?:政府信息公开)?(?:工作)?(?:总体|基本)(?:工作)?(?:情况|概况)|(?:工作)?概述",
    "disclosure": f"(?:政府)?(?:信息)?主动公开(?:政府)?(?:信息)?(?:工作)?情况{_TABLE}",
    "requests": f"(?:收到|受理)?{_AND}?(?:处理|办理)?(?:政府信息)?(?:依申请公开|公开申请|信息公开申请)(?:政府信息)?"
    f"(?:的?(?:办理|处理))?情况{_TABLE}",
    "remedies": f"(?:因?政府信息公开)?(?:工作)?(?:被申请|提起)?行政复议{_AND}?(?:被?提起)?行政诉讼的?(?:情况)?{_TABLE}",
    "problems": f"(?:政府信息公开)?(?:工作)?中?存在的?(?:主要)?(?:困难|问题|不足)(?:{_AND}?(?:困难|问题|不足))?"
    f"{_AND}(?:下一步)?的?(?:改进|整改)(?:的?(?:情况|措施|打算|方向|意见|建议|工作))?",
    "other": "(?:需要?)?(?:报告|说明)?的?其[他它](?:需要?)?(?:报告|说明)?的?(?:有关)?(?:事项|情况)",
}
"""By section, the words of a heading without a number that is not worded as the form has it, without punctuation."""

_TABLE_LABELS = re.compile(r"数量|办理结果|继续办理|不予|予以")
"""Words of the rows of a table that are numbered as sections are: 二、上年结转政府信息公开申请数量."""
_HEADING_ENDINGS = "情况|概况|概述|事项|措施|方向|打算|问题|内容|工作|表|部分|不足|改进|建议|其他|其它|困难|说明"
_HEADING_END = re.compile(rf"(?:{_HEADING_ENDINGS})$")
_CONTINUATION = re.compile(r"\s*(?:[，,、；;”》）)和及与以]|[（(](?![一二三四五六七八九十\d])|统计表|表)")
"""What goes on a heading, or names it in a sentence: 一、总体情况，二、主动公开政府信息情况."""
_REMARK = re.compile(r"(?<=.{4})\([^()]{1,12}\)$")
"""What may stand in brackets behind a heading: （单位：件）."""
_AROUND_HEADING = "#*【】[]《》<>"
_MAX_NUMBERING_LENGTH = 8
_PAGE_NUMBER = re.compile(r"[\s.…·．‥_\-—－]*\d{1,3}\s*")


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """A line read as a section's heading. weight: how sure; level: how it is numbered; length: of the heading in it."""

    weight: int
    level: Level
    length: int


@lru_cache(8192)  # every line is asked about for each section, and twice
def read_heading(text: str, section: Section, number: int) -> HeadingReading | None:
    """A line as the heading of a section with this number, counted from 1; None where it is none.

    The first sentence of the section may follow the heading in the same line.
    """
    text = text[:_MAX_SPACED_LENGTH]
    whole = _rate(text, section, number)
    if whole is None or whole.weight not in (OFFICIAL_AND_NUMBERED, OFFICIAL):
        for end in _find_ends(text, section):
            head = _rate(text[:end], section, number)
            if head is not None and head.weight in (OFFICIAL_AND_NUMBERED, VARIANT_AND_NUMBERED):
                return head
    return whole


def is_official(text: str, section: Section) -> bool:
    """Whether a line is a section's heading as the form words it, numbered or not."""
    return len(text) <= _MAX_SPACED_LENGTH and normalise_label(text) == normalise_label(section.label)


def is_label_of_table(text: str) -> bool:
    """Whether a line with a section's number and subject is the label of a table's row: 二、上年结转…申请数量."""
    return bool(_TABLE_LABELS.search(text))


def is_page_number(text: str) -> bool:
    """Whether a text is what a table of contents has behind a heading: the number of its page, and dots before it."""
    return bool(_PAGE_NUMBER.fullmatch(text))


def _rate(text: str, section: Section, number: int) -> HeadingReading | None:
    """How sure a line consists of the heading of a section, and how it is numbered; None where it does not."""
    plain = _REMARK.sub("", normalise_characters(text).strip(_AROUND_HEADING).rstrip(":."))
    if not plain or len(plain) > MAX_HEADING_LENGTH or plain.endswith((";", "。", ",")):
        return None
    plain = re.sub(r"^[—–-]+、", "一、", plain)
    level, stated, words = _split_numbering(plain)
    official = normalise_label(section.label)
    if normalise_label(words) == official or plain == NUMERALS[number - 1] + official:
        weight = OFFICIAL_AND_NUMBERED if stated == number else OFFICIAL
        return HeadingReading(weight, level, len(text)) if level == "section" or stated == number else None
    if section.kind == "table" and is_label_of_table(plain):
        return None
    if not stated:
        is_variant = re.fullmatch(_UNNUMBERED[section.id], normalise_label(words))
        return HeadingReading(VARIANT, level, len(text)) if is_variant else None
    has_subject = stated == number and re.search(SUBJECTS[section.id], words)
    is_wording = has_subject and not re.search(r"[。;]|[,:]\S", words)
    return HeadingReading(VARIANT_AND_NUMBERED, level, len(text)) if is_wording else None


def _split_numbering(plain: str) -> tuple[Level, int, str]:
    """How a line is numbered, its number, 0 for none, and its words."""
    for level, pattern in _NUMBERINGS.items():
        match = pattern.match(plain)
        if match:
            numeral = next(group for group in match.groups() if group)
            return level, int(numeral) if numeral.isdigit() else NUMERALS.index(numeral) + 1, plain[match.end() :]
    return "section", 0, plain


def _find_ends(text: str, section: Section) -> list[int]:
    """Where a heading may end inside a line: where its official wording does, or at a mark or blank behind it."""
    ends = []
    words = re.sub(r"\W|^.、", "", section.label)
    official = re.search(r"[\s、，,]*".join(words), fold_characters(text))
    if official and official.start() <= _MAX_NUMBERING_LENGTH and not _CONTINUATION.match(text, official.end()):
        ends.append(official.end())
    for mark in re.finditer(r"[。：:]|(?<=\S)\s+(?=\S)|(?=(?:无|没有|暂无)[。.]?$)", text[: MAX_HEADING_LENGTH + 5]):
        head, rest = text[: mark.start()], text[mark.end() :].strip()
        is_blank = bool(mark[0]) and not mark[0].strip()
        is_parted = not is_blank or re.search(r"[。，；]|^(?:无|没有|暂无)", rest)
        if rest and is_parted and _HEADING_END.search(head):
            ends.append(mark.start())
    return ends
