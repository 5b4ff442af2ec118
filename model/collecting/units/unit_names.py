"""Names of units made comparable: the same name in another notation, and the same unit named more shortly."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.checks.body_names import split_name
from model.checks.cover_checks import may_be_same_body
from model.text import remove_blanks, to_comparable

_REPORT_WORDS = re.compile(
    r"(?:关于)?(?:20\d\d年?度?)|政府信息公开(?:工作)?|信息公开(?:工作)?|政务公开(?:工作)?|年度报告|工作报告|年报|报告|汇总表?"
    r"|\(.{0,12}\)|^[0-9]+[.、_-]*|[ _.,、()-]"
)
"""What stands in the name of a file beside the unit's."""

_GOVERNMENT = re.compile("^(?:人民)?(?:政府|办事处|管理委员会|管委会)")
_BEFORE_NAME = re.compile(r"(?:^|[^\u4e00-\u9fff]|[省市县区州旗镇乡]|关于|年度?)$")
_BEHIND_NAME = re.compile(
    r"^(?:$|[^\u4e00-\u9fff]|政府信息|信息公开|政务公开|年度|年报|工作报告|报告|关于|汇总|报送|上报|修改|最终|终稿|定稿|的"
    r"|[旧新改](?:$|[^\u4e00-\u9fff]))"
)
_OFFICE = re.compile("^(?:人民)?政府(?:办公室|办公厅|办)$")
_BEFORE_MARKET = re.compile(".{0,9}?[县区](?=市场)")
"""In 临江县市场监督管理局 the words 县市 mean no counties and cities, as split_name() takes them."""
_NAMELESS_REGION = re.compile(
    "^(?:[省州旗](?=.)|县(?![级域])|区(?![级域块])|市(?!场|政(?!府|务)|容|民(?!政|宗|族)|级|直|委(?!员)|域))"
)
"""县 in 县水务局: the kind of a region without its name, which everybody knows in the county."""


Region = tuple[str, str]
"""The name of a region and its kind: 临江, 县."""


def fold_name(name: str) -> str:
    """A name without blanks, half-width, capital and small letters alike: what two notations of it have in common."""
    return to_comparable(remove_blanks(name))


@dataclass(frozen=True, slots=True)
class SplitName:
    """A unit's name: its regions, outermost first, and what follows them without 人民政府.

    A region that only its kind tells of (县水务局) has the name "".
    """

    regions: tuple[Region, ...]
    rest: str

    def is_same_unit(self, other: SplitName) -> bool:
        """Whether two names are the same unit's if no third unit could be meant: region or 人民政府 left out.

        临江县水务局 and 水务局, 临江县人民政府 and 临江县, 城东街道 and 城东街道办事处. Their regions must not differ.
        An office of the government (政府办公室) is another unit than the government: it reports beside it.
        """
        if self.rest != other.rest:
            return False
        fewer, more = sorted((self.regions, other.regions), key=len)
        if not fewer:
            return bool(self.rest)  # a government is named by its region alone, so that its name cannot lack it
        inner = more[len(more) - len(fewer) :]
        return all(_is_same_region(one, another) for one, another in zip(fewer, inner, strict=True))


def split_unit_name(name: str) -> SplitName:
    """The regions in front of a unit's name and what follows them, made comparable."""
    folded = fold_name(name).replace("管委会", "管理委员会")
    market = _BEFORE_MARKET.match(folded)
    end = market.end() if market else len(folded)
    split = split_name(folded[:end])
    regions, rest = split.regions, split.rest + folded[end:]
    nameless = _NAMELESS_REGION.match(rest)
    if nameless and not regions:
        regions, rest = (("", nameless[0]),), rest[1:]
    return SplitName(regions, "政府办公室" if _OFFICE.match(rest) else _GOVERNMENT.sub("", rest))


def _is_same_region(one: Region, other: Region) -> bool:
    """Whether two regions are one; that of which only the kind is told may be any of its kind."""
    return one[1] == other[1] and (one[0] == other[0] or "" in (one[0], other[0]))


def may_be_same_unit(one: str, other: str) -> bool:
    """Whether one name may be the other abbreviated (人社局): a candidate to be offered, never taken unasked."""
    folded, other_folded = fold_name(one), fold_name(other)
    if _is_government(folded) != _is_government(other_folded):
        return False
    return bool(folded and other_folded) and may_be_same_body(folded, other_folded)


def _is_government(name: str) -> bool:
    """Whether a name is a government's or that of its office, whose region every department abbreviates too."""
    return split_unit_name(name).rest in ("", "政府办公室")


def strip_report_words(file_name: str) -> str:
    """What a file's name, without its suffix, says of the unit: without the year and the words for a report."""
    return _REPORT_WORDS.sub("", fold_name(file_name))


def stands_in_file_name(name: str, file_name: str) -> bool:
    """Whether a folded name stands in a folded file name as a whole: 体育局 does not stand in 教育体育局."""
    before, found, behind = file_name.partition(name)
    return bool(found) and bool(_BEFORE_NAME.search(before)) and bool(_BEHIND_NAME.match(behind))
