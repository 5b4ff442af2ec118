"""Finds another body's name where the reporting body's own should stand, as in a text that was copied."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.checks.body_names import BodyName, is_other_body, split_name
from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, name_place, split_lines
from model.words.guard.years import YEAR

_NAME = "[\u4e00-\u9fff]{2,30}?"
_BODY_ENDING = re.compile("(?:政府|[省市县区镇乡]|街道|办|局|委|会|厅|部|处|室|院|署|社|所|站|中心|总?队|旗|州)$")

_REPORT_OF = re.compile(f"({_NAME})(?:的)?{YEAR}\\s*年(?:度)?(?:的)?(?:政府信息公开|政务公开|信息公开)")
_MADE_BY = re.compile(f"[由经，,。]({_NAME})(?:负责)?(?:组织)?(?:编制|编写|撰写)(?:了|本|《|并|完成|{YEAR}|此|而成|。)")
_CONTACT = re.compile(
    f"(?:请|可|敬请)?(?:直接|及时)?(?:与|和|向|同|联系)({_NAME})(?:进行|取得)?(?:联系|咨询|反映|索取|查询|垂询)"
)
_CONTACT_LABEL = re.compile("(?:联系|咨询)(?:单位|部门|机构)[:：]\\s*([\u4e00-\u9fff]{2,30})")
_OFFICE_AT = re.compile(f"地址[:：][^，；。）)]{{0,40}}?[\\d号楼层厦室]({_NAME}(?:办公室|局|委))(?=[，；。）)])")
_BUDGET_OF = re.compile(f"《({_NAME}){YEAR}\\s*年(?:度)?(?:部门)?(?:预算|决算)")
_DONE_BY = (
    "在|认真|严格|坚持|深入|高度|全面|紧紧|紧扣|积极|按照|根据|围绕|以|政府信息|政务公开|始终|切实|贯彻|持续|不断"
    "|没有|未|无|不存在|收取|主动|依法|聚焦|进一步|扎实|结合|深化|着力|立足|高标准|有序|牢固|共"
)
_OPENING = re.compile(f"(?:{YEAR}\\s*年(?:度)?[，,]?)?(?![在受按])({_NAME})(?={_DONE_BY}|[，,])")
_LEADING_WORDS = re.compile("^.*(?:公布|发布|编制|编写|撰写|形成|制作|现将|特将|兹将|报告是|要求|规定|说明是)")
_VISITED = re.compile("(?:赴|到|与|向|同|和|学习|借鉴|参考|考察|交流|联合|会同|兄弟单位|配合|协助)[^，。；]{0,6}$")
_NO_SINGLE_REGION = re.compile("[全各该本我两辖市县区省所外]$|有关|部分|其他|下属")
_MIN_DEPARTMENT_NAME = 3


def find_other_body(prose: ProseText) -> Iterator[WordFault]:
    """Another body where the report says whose it is, who made it and whom to ask, or as who did the work."""
    if len(prose.unit) < _MIN_DEPARTMENT_NAME:
        return
    found: dict[int, WordFault] = {}
    in_preamble = (_REPORT_OF, _MADE_BY, _CONTACT, _CONTACT_LABEL, _OFFICE_AT)
    for pattern in in_preamble if prose.place == "preamble" else (_BUDGET_OF,):
        for match in pattern.finditer(prose.text):
            if pattern is not _BUDGET_OF and _is_in_title(prose.text, match.start(1)):
                continue
            _add_other_body(prose, match[1], match.start(1), found)
    if prose.place != "preamble":
        first = next(split_lines(prose.text), None)
        opening = _OPENING.match(first[1]) if first else None
        if first and opening and _BODY_ENDING.search(opening[2]) and not _is_own_leadership(opening[2], prose.unit):
            _add_other_body(prose, opening[2], first[0] + opening.start(2), found)
    for fault in _find_same_department_elsewhere(prose):
        found.setdefault(fault.start, fault)
    ends: set[int] = set()
    for fault in found.values():
        if fault.end not in ends:
            yield fault
        ends.add(fault.end)


def _add_other_body(prose: ProseText, words: str, start: int, found: dict[int, WordFault]) -> None:
    """Add a fault for the name at the end of these words, if it is another body's. start: where the words begin."""
    name = _LEADING_WORDS.sub("", words).lstrip("了由是为现将的")
    at = start + len(words) - len(name)
    if len(name) >= 2 and _BODY_ENDING.search(name) and is_other_body(name, prose.unit):
        found.setdefault(at, _make_body_fault(prose, at, at + len(name)))


def _is_in_title(text: str, position: int) -> bool:
    """Whether a position lies in the title of a document: 《县政府办公室关于做好2025年…的通知》."""
    return text.rfind("《", 0, position) > text.rfind("》", 0, position)


def _is_own_leadership(name: str, unit: str) -> bool:
    """Whether a name is that of the party committee or government of the body's own region, which leads the body."""
    other, own = split_name(name), split_name(unit)
    has_same_region = bool(set(other.regions) & set(own.regions))
    return has_same_region and (other.rest.startswith(("委", "党委")) or "政府" in other.rest)


def _find_same_department_elsewhere(prose: ProseText) -> Iterator[WordFault]:
    """The same department of another region of the same level: 龙湾区统计局 in a report of 鹿城区统计局."""
    own = split_name(prose.unit)
    if own.is_government or not own.regions or len(own.rest) < _MIN_DEPARTMENT_NAME:
        return
    for match in re.finditer(f"([\u4e00-\u9fff]{{2,8}})(?={re.escape(own.rest)})", prose.text):
        other = _last_region(match[1])
        if (
            other is None
            or other.level != own.level
            or _VISITED.search(prose.text[max(0, match.start(1) - 20) : match.start(1)] + match[1][:-3])
        ):
            continue
        name, kind = other.regions[-1]
        own_name, own_kind = own.regions[-1]
        is_general = _NO_SINGLE_REGION.search(name)
        if kind == own_kind and not is_general and not name.endswith(own_name) and not own_name.endswith(name):
            end = match.end() + len(own.rest)
            yield _make_body_fault(prose, match.end() - len(kind) - min(len(name), 2), end)


def _last_region(words: str) -> BodyName | None:
    """The region that stands at the end of these words; None where none does."""
    name = split_name(words)
    return name if name.regions and not name.rest else None


def _make_body_fault(prose: ProseText, start: int, end: int) -> WordFault:
    words = f"{name_place(prose)}里写的是“{prose.text[start:end]}”，单位名称是“{prose.unit}”，请核对。"
    return WordFault(start, end, words)


KINDS = (
    WordKind(
        "guard.unit",
        "warning",
        "报告是谁的、由谁编制、向谁咨询、谁做的工作，写的是本单位，不是别的单位或者上级的办公室。",
        "审核要求：单位名称与印章一致",
        WordExample("如有疑问，请与临江县人民政府办公室联系。", "preamble"),
        WordExample("与临江县司法局联合开展培训，到江北县水务局学习交流。"),
        find_other_body,
    ),
)
