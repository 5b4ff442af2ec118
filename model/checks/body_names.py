"""Splits the name of a public body into its regions and the rest, and says whether two names are other bodies'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.checks.cover_checks import may_be_same_body
from model.text import remove_blanks

_PREFECTURES = (
    *("延边", "恩施", "湘西", "阿坝", "甘孜", "凉山", "黔南", "楚雄", "红河", "文山", "大理", "德宏", "怒江", "迪庆"),
    *("临夏", "甘南", "海北", "黄南", "果洛", "玉树", "海西", "昌吉", "伊犁", "黔西南", "黔东南", "西双版纳"),
)
"""Autonomous prefectures as people call them, before 州. Other names that end in 州, like 苏州, are a city's."""
_AFTER_PREFECTURE = "|".join(f"(?<={name})" for name in _PREFECTURES)
_REGION = re.compile(
    "(.{1,9}?)(自治区|自治州|自治县|特别行政区|省"
    "|市(?!场|政(?!府|务)|容|民(?!政|宗|族)|级|直|委(?!员)|域)"
    f"|地区|盟|(?:{_AFTER_PREFECTURE})州"
    "|县(?![市级])|区(?![域市县级])|旗(?!县)|镇(?![江市县区])|(?<!城)乡(?![村市县区])|街道|苏木)"
)
_NO_NAMES = re.compile(
    "[全我本各该省市县区镇乡地两城社园景山灾小校矿库街新老特选片牧林农辖汛]"
    "|所辖|市辖|基层|有关|相关|县市|市县|省市|[县市区]直|街镇|各级|部分|周边|全[省市县区]|主城|城乡|兄弟|先进|当地"
    "|中心城"
    "|居民小|老旧小|流域|建设|高新|开发|试验|实验|示范|保护|功能|产业园|工业园|度假|风景|自贸|保税"
)
"""What stands before 区, 县 and so on in words that name no region: 全县, 社区, 开发区."""

_NAMELESS_GOVERNMENT = re.compile(
    "^(?:本)?([省市州县区旗镇乡])(?:人民)?政府(?:办公室|办公厅|办)?|^([省市州县区旗])(?:委|政)办(?:公室)?$"
)
_GOVERNMENT = re.compile("^(?:人民)?(?:政府|管理委员会|管委会|办事处)?$")
_STATE_COUNCIL = "国务院"
_ZONE = re.compile("(?:[新特]|自治)$|(?:开发|高新|实验|试验|示范|合作|保税|自贸|功能|园|管理|保护|风景|度假)")
_OFFICE = re.compile(
    "(?:(?:党政|综合|政府信息公开|政务公开|信息公开|工作|行政|党委|党工委|领导小组|机关)*(?:办公室|办公厅|办|科|处"
    "|股|中心))$"
)
_LEVELS = {"省": 4, "自治区": 4, "市": 3, "自治州": 3, "地区": 3, "盟": 3, "州": 3}
_LEVELS |= dict.fromkeys(("县", "区", "旗", "自治县"), 2) | dict.fromkeys(("镇", "乡", "街道", "苏木"), 1)


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name. regions: those in front of it, outermost first, each with its kind; rest: what follows them."""

    regions: tuple[tuple[str, str], ...]
    rest: str

    @property
    def is_government(self) -> bool:
        """Whether it is the government of its region, or an office of it, and no department."""
        rest = _OFFICE.sub("", self.rest)
        return bool(_GOVERNMENT.fullmatch(rest)) or bool(_GOVERNMENT.fullmatch(self.rest))

    @property
    def is_county(self) -> bool:
        """Whether the innermost region is a county or city district; of other zones some have the powers of a city."""
        if not self.regions:
            return False
        name, kind = self.regions[-1]
        return kind in ("县", "区", "旗") and not _ZONE.search(name)

    @property
    def level(self) -> int:
        """4 for a province, 3 for a city, 2 for a county or district, 1 for a town; 0 where no region is named."""
        return _LEVELS.get(self.regions[-1][1], 0) if self.regions else 0


def split_name(name: str) -> BodyName:
    """The regions in front of a body's name, and what follows them."""
    plain = remove_blanks(name)
    regions: list[tuple[str, str]] = []
    position = 0
    while match := _REGION.match(plain, position):
        if _NO_NAMES.fullmatch(match[1]):
            break
        regions.append((match[1], match[2]))
        position = match.end()
    return BodyName(tuple(regions), plain[position:])


def is_other_body(name: str, unit: str) -> bool:
    """Whether a name can only be another body's than the unit's: of another region, another department or higher."""
    nameless = _NAMELESS_GOVERNMENT.match(name)
    own = split_name(unit)
    if name.startswith(_STATE_COUNCIL) and not unit.startswith(_STATE_COUNCIL):
        return True
    if nameless:
        kind = nameless[1] or nameless[2]
        has_same_kind = own.is_government and bool(own.regions) and own.regions[-1][1].endswith(kind)
        return bool(own.regions) and not has_same_kind
    other = split_name(name)
    if not other.regions or not own.regions:
        return False
    if not _may_be_same_region(other.regions[-1], own.regions[-1]):
        return not _is_branch(unit)
    if own.is_government:
        return False
    if other.is_government:
        return bool(other.rest)
    return not may_be_same_body(other.rest, own.rest) and not may_be_same_body(name, unit)


def _may_be_same_region(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two regions may be one; the name in front of 区 may begin with words of the sentence."""
    if one[1] != other[1]:
        return False
    return one[0].endswith(other[0]) or other[0].endswith(one[0])


def _is_branch(unit: str) -> bool:
    """Whether a body is the branch of one of a larger region, whose name it also bears."""
    return bool(re.search("分局|支队|大队|总队|分中心|派出", unit))
