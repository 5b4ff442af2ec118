"""Checks how section one is arranged: its headings, their numbers, what stands under them, its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from model.form.chinese_numerals import parse_chinese_number
from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, name_place

_HEADING_NUMBER = "[（(]\\s*([一二三四五六七八九十]{1,3})\\s*[)）]\\s*[、.．]?"
_AT_LINE_START = re.compile(f"(?m:^)[ \t\u3000]*{_HEADING_NUMBER}")
_AFTER_SENTENCE = re.compile(
    f"(?:(?<=[。；！？])|(?<=(?:问题|不足|情况|措施|改进|整改)[：:]))[ \u3000]*{_HEADING_NUMBER}(?=[\u4e00-\u9fff])"
)
_TITLE_END = re.compile("[。：:，；\n 　]")
_SECTION_NUMBER = re.compile(
    "(?m:^)[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十][部方]|\\d{1,2}[、.．](?!\\d))"
)
_NUMBERED_TWICE = re.compile(
    f"(?m:^)[ \t\u3000]*(?:{_HEADING_NUMBER}\\s*{_HEADING_NUMBER}"
    f"|[（(]([一二三四五六七八九十])[)）]\\s*[一二三四五六七八九十]、"
    "|[一二三四五六七八九十]、\\s*[一二三四五六七八九十]、)"
)
_IS_ABRIDGED = re.compile("[…\\[［【（(]省略|省略[…\\]］】）)]")
"""A text of which somebody left passages out, as in a collection of reports, says nothing about the report."""
_NOTHING = re.compile("[（(]?(?:略|同上|见上|空|暂缺|待补|…+|\\.{3,}|-+|—+|/)?[）)]?[。.；]?")
_TITLE_ENDING = re.compile("(?:的)?(?:基本)?(?:工作)?(?:方面|情况)?$")
_ASPECTS = {
    "主动公开": "主动|公开|公布|发布",
    "依申请公开": "申请",
    "政府信息管理": "信息管理|文件|公开属性|审核|审查|保密|三审|动态调整|清理|目录|归档|更新|台账|管理",
    "政府信息公开平台建设": "平台|网站|媒体|专栏|栏目|公众号|微信|客户端|公报|载体|渠道|专区|大厅|公示栏|查询点|热线",
    "监督保障": "监督|保障|考核|培训|检查|领导|队伍|评议|责任|问责|整改|自查|组织|专责|制度|机制",
}
"""Each of the five aspects of section one, and words by which a text shows that it speaks of it."""
_HEADING_WORDS = {
    "主动公开": "主动公开|公开内容",
    "依申请公开": "申请",
    "政府信息管理": "信息管理|规范管理",
    "政府信息公开平台建设": "平台|网站|载体|渠道",
    "监督保障": "监督|保障|考核|评议",
}
"""Words by which a heading of any wording speaks of each aspect."""
_MIN_OFFICIAL_HEADINGS = 3
_MAX_TITLE = 30
_MAX_BARE_TITLE = 12
_IS_STATEMENT = re.compile("[0-9０-９未没无已共]|全年|本年|收到|均")
"""In a heading that says something by itself: （二）全年没有收到申请."""
_MIN_BODY = 10
"""Characters under a heading that are more than a heading of its own."""
_MIN_WHOLE_TEXT = 200
"""A shorter text is only begun."""
_EDITION_WITHOUT_ASPECTS = "2019"
"""国办公开办函〔2019〕60号 left it to the writers how section one is divided."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading （一）. start, end: its number in the text; number: which it is; title, body: what follows it."""

    start: int
    end: int
    number: int
    title: str
    body: str


@lru_cache(maxsize=8)
def _list_headings(text: str) -> tuple[_Heading, ...]:
    """The headings （一）, （二） of a text that begin lines, or else those that begin sentences."""
    matches = list(_AT_LINE_START.finditer(text))
    if len(matches) < 2:
        by_start = {match.start(1): match for match in (*matches, *_AFTER_SENTENCE.finditer(text))}
        matches = [by_start[start] for start in sorted(by_start)]
    headings = []
    for i, match in enumerate(matches):
        following = matches[i + 1].start() if i + 1 < len(matches) else len(text)
        rest = text[match.end() : following]
        end_of_title = _TITLE_END.search(rest.strip())
        title = rest.strip()[: end_of_title.start() if end_of_title else None]
        body = rest.strip()[len(title) :].strip("。：:，； \u3000\n")
        is_title = len(title) <= _MAX_TITLE
        headings.append(
            _Heading(
                match.start(1) - 1,
                match.end(),
                parse_chinese_number(match[1]) or 0,
                title if is_title else "",
                body if is_title else rest.strip(),
            )
        )
    return tuple(headings)


def find_empty_headings(prose: ProseText) -> Iterator[WordFault]:
    """Headings （一） under which nothing is written."""
    headings = _list_headings(prose.text)
    if len(headings) < 2 or _IS_ABRIDGED.search(prose.text):
        return
    empty = [h for h in headings if _NOTHING.fullmatch(h.body) and not _IS_STATEMENT.search(h.title)]
    # where all are bare, （一）加强组织领导 is a sentence that says something, not a heading without a text
    has_texts = 2 * sum(len(heading.body) >= _MIN_BODY for heading in headings) >= len(headings)
    empty = [h for h in empty if (has_texts and len(h.title) <= _MAX_BARE_TITLE) or _is_bare_title(h)]
    if empty:
        first = empty[0]
        many = f"等 {len(empty)} 个小标题" if len(empty) > 1 else ""
        words = f"{name_place(prose)}的“{first.title}”{many}下面没有内容，请写上。"
        yield WordFault(first.start, first.end + len(first.title), words)


def _is_bare_title(heading: _Heading) -> bool:
    """Whether a heading is a short title alone, and no sentence that says something by itself."""
    title = heading.title
    is_official = bool(title) and any(aspect in title or title in aspect for aspect in _ASPECTS)
    return not title or is_official or title.endswith(("情况", "方面"))


def find_misnumbered_headings(prose: ProseText) -> Iterator[WordFault]:
    """Headings that are out of order, missing a number, there twice or numbered twice."""
    if _IS_ABRIDGED.search(prose.text):
        return
    for match in _NUMBERED_TWICE.finditer(prose.text):
        shown = match[0].strip()
        words = f"{name_place(prose)}有小标题编了两次号：“{shown}”，请删去一个。"
        yield WordFault(match.end() - len(shown), match.end(), words)
    expected, previous_end = 1, 0
    has_missing = prose.place == "overview" and bool(_list_missing_headings(prose.text))
    for heading in _list_headings(prose.text):
        between = prose.text[previous_end : heading.start]
        if heading.number == expected or _may_be_so(heading.number, expected, between, has_missing):
            expected, previous_end = heading.number + 1, heading.end
            continue
        shown = prose.text[heading.start : heading.end].strip()
        named = f"{name_place(prose)}的小标题“{shown}{heading.title}”"
        words = f"{named}编号不连续，这里应当是第 {expected} 个，请核对。"
        yield WordFault(heading.start, heading.end, words)
        return


def _may_be_so(number: int, expected: int, between: str, has_missing: bool) -> bool:
    """Whether a heading may have another number than the one that is expected.

    between: the text between the heading before and this one. has_missing: a heading that lacks is told already.
    """
    if number == 1:
        # problems and improvements are numbered each for themselves
        return expected > 2 or bool(_SECTION_NUMBER.search(between))
    # the heading in between may stand inside a line
    inside = any((parse_chinese_number(match[1]) or 0) >= expected for match in re.finditer(_HEADING_NUMBER, between))
    return number > expected and (has_missing or inside)


def find_missing_headings(prose: ProseText) -> Iterator[WordFault]:
    """One of the five headings that the form wants, where the others are there."""
    missing = _list_missing_headings(prose.text)
    if missing:
        listed = "、".join(f"“{aspect}”" for aspect in missing)
        yield WordFault(0, 0, f"第一部分少了小标题{listed}，请补上。")


@lru_cache(maxsize=8)
def _list_missing_headings(text: str) -> tuple[str, ...]:
    titles = [_TITLE_ENDING.sub("", heading.title) for heading in _list_headings(text)]
    official = {aspect for title in titles if (aspect := _match_aspect(title))}
    # a heading of the writer's own may stand for the missing one
    is_whole = len(titles) >= len(_ASPECTS)
    if len(official) < _MIN_OFFICIAL_HEADINGS or is_whole or _IS_ABRIDGED.search(text):
        return ()
    return tuple(aspect for aspect in _ASPECTS if not _has_heading(text, aspect))


def _has_heading(text: str, aspect: str) -> bool:
    """Whether a line or sentence begins with words of an aspect, as a heading of any wording does."""
    return bool(re.search(f"(?m:^|(?<=[。；）)]))[^。，；\n]{{0,12}}(?:{_HEADING_WORDS[aspect]})", text))


def _match_aspect(title: str) -> str:
    """The aspect that a heading names exactly, but for 政府, 公开 and 建设 before or behind it; "" for none."""
    plain = re.sub("^(?:政府信息)?(?:公开)?|(?:体系|机制)?(?:建设)?$", "", title)
    for aspect in _ASPECTS:
        if title == aspect or (plain and plain == re.sub("^(?:政府信息)?(?:公开)?|(?:建设)?$", "", aspect)):
            return aspect
    return ""


def find_missing_aspects(prose: ProseText) -> Iterator[WordFault]:
    """One of the five aspects of which a text with headings of its own says nothing."""
    if (
        len(prose.text) < _MIN_WHOLE_TEXT
        or prose.edition == _EDITION_WITHOUT_ASPECTS
        or _IS_ABRIDGED.search(prose.text)
        or bool(_list_missing_headings(prose.text))
    ):
        return
    missing = [aspect for aspect, words in _ASPECTS.items() if not re.search(words, prose.text)]
    if missing:
        listed = "、".join(f"“{aspect}”" for aspect in missing)
        yield WordFault(0, 0, f"第一部分好像没有写到{listed}；格式要求分五个方面写，请核对。")


def find_long_overview(prose: ProseText) -> Iterator[WordFault]:
    """More characters than the form suggests."""
    most = prose.form.section_by_id(prose.place).most
    count = len("".join(prose.text.split()))
    if most and count > most:
        yield WordFault(0, 0, f"第一部分写了 {count} 字；格式建议原则上不超过 {most} 字，可以再精简一些。")


_FIVE = (
    "（一）主动公开。公开水质信息。\n（二）依申请公开。办结申请。\n（三）政府信息管理。清理文件。\n"
    "（四）政府信息公开平台建设。改版专栏。\n（五）监督保障。开展培训。"
)

KINDS = (
    WordKind(
        "guard.empty_heading",
        "warning",
        "小标题下面有内容。",
        "{notice} 一、总体情况",
        WordExample("（一）主动公开。\n（二）依申请公开。"),
        WordExample(_FIVE),
        find_empty_headings,
        ("overview", "problems"),
    ),
    WordKind(
        "guard.numbering",
        "warning",
        "小标题的编号连续，没有跳号、重号。",
        "GB/T 9704—2012 7.3.3",
        WordExample(_FIVE.replace("（三）", "（二）")),
        WordExample("（一）主动公开。按条例第二十条第（十）项公开。\n（二）依申请公开。办结申请。"),
        find_misnumbered_headings,
        ("overview", "problems", "other"),
    ),
    WordKind(
        "guard.headings",
        "warning",
        "第一部分的五个小标题齐全。",
        "{notice} 一、总体情况",
        WordExample(_FIVE.replace("（三）政府信息管理。清理文件。\n", "")),
        WordExample(_FIVE),
        find_missing_headings,
        ("overview",),
    ),
    WordKind(
        "guard.aspects",
        "hint",
        "第一部分自拟小标题的，五个方面也都写到。",
        "{notice} 一、总体情况",
        WordExample("我局公开水情，改版网站专栏，清理文件，答复申请，更新及时。" * 9),
        WordExample("我局公开水情，答复申请，改版网站专栏，加强培训和监督，管理好规范性文件。" * 7),
        find_missing_aspects,
        ("overview",),
    ),
    WordKind(
        "guard.length",
        "hint",
        "第一部分原则上不超过 1000 字。",
        "{notice} 一、总体情况",
        WordExample("我局主动公开水情水质，答复申请，清理文件，改版网站专栏，加强培训和监督。" * 30),
        WordExample("我局主动公开水情水质，答复申请，清理文件，改版网站专栏，加强培训和监督。"),
        find_long_overview,
        ("overview",),
    ),
)
