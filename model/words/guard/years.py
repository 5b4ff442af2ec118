"""Finds the year of another report, and days that do not exist or have lost their year or month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from model.form.chinese_numerals import parse_month_or_day, parse_year
from model.words.guard.kinds import (
    ProseText,
    WordExample,
    WordFault,
    WordKind,
    name_place,
    sentence_around,
    split_lines,
)

YEAR = "(20\\d\\d|二[〇○零Oo][〇○零Oo一二三四五六七八九]{2})"
"""A year, in digits or Chinese numerals."""

_ITEM_NUMBER = (
    "(?:[（(][一二三四五六七八九十\\d]{1,3}[)）][、.．]?|[一二三四五六七八九十]{1,3}[、.．]|\\d{1,2}[、.．](?!\\d))"
)
_HEADING = f"(?:{_ITEM_NUMBER}\\s*(?:[^。，；：\\d\n]{{1,24}}[。：]\\s*)?)?"
_ACTORS = "我本全共累县市区镇乡街旗州局委办厅处院未没无收受新主依各政信省开是"
"""What follows the year in a sentence about what was done in it: 2025年，我局; 2025年全年; 2025年收到."""

_OPENING = re.compile(f"{_HEADING}(?:在)?{YEAR}\\s*年(?:度)?(?:里|中|来)?(?:[，,、]|(?=[{_ACTORS}]))")
_BODY_FIRST = re.compile(f"(?:我|本)[\\w]{{1,3}}{YEAR}\\s*年度?(?:的)?(?:政府信息公开|政务公开|信息公开)工作")

_COMPARED = re.compile("同比|相比|较(?:上|去|前|同期|20|二〇)|比(?:上|去|20|二〇)|以来|至今|整改|年报中")
_OTHER_YEAR_IS_MEANT = re.compile("上年|去年|反馈|通报|指出|提出的|被评|荣获|获得|成立|启用|上线|机构改革|历年|连续")
_DONE_IN_THE_YEAR = re.compile("公开|收到|受理|收取|收费|制发|废止|办结|答复|发布|信息处理费")

_TITLE = re.compile(f"{YEAR}\\s*年(?:度)?(?:的)?(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度)?(?:报告|年报|情况)")

# each begins with a character and looks back from there: a pattern that begins by looking back is tried at every place
_FULL_DATE = re.compile("(\\d(?<!\\d\\d)\\d{3})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*日")
_DAY = re.compile("(\\d(?<![\\d.、—-]\\d)\\d?)\\s*月\\s*(\\d{1,2})\\s*日")
_LOST_PARTS = (
    (re.compile("2(?<!\\d2)0\\d\\d(?:1[0-2]|0?[1-9])月\\d{1,2}日?"), "年"),
    (re.compile("\\d(?<![\\d—-]\\d)\\d{3}年\\d{1,2}日(?![内均常])"), "月"),
    (re.compile("\\d(?<![\\d—-]\\d)\\d{3}年日(?=[前止])"), "月份"),
    (re.compile("\\d(?<![\\d—-]\\d)\\d{3}年月(?=[底末]前)"), "月份"),
    (re.compile("\\d(?<![\\d.—-]\\d)\\d?月日(?=[前止])"), "日子"),
    (re.compile("\\d(?<!\\d\\d)\\d{3}年\\d{1,2}月\\d{1,2}(?=[，。；）)]|[至到止起](?!\\d{1,2}日)|$)"), "日"),
    (re.compile("年(?:(?<=[自从至到]年)|(?<=截[至止]年)|(?<=日[至到—-]年))\\d{1,2}月(?:\\d{1,2}日)?"), "年份"),
    (re.compile("月(?:(?<=[自从至到]月)|(?<=年月)|(?<=截[至止]月))\\d{1,2}日"), "月份"),
    (
        re.compile(
            "[年月\\d](?:(?<=年)年\\d{1,2}月|(?<=月)月\\d{1,2}日|(?<=\\d)月\\d{1,2}日日"
            "|(?<=\\d)(?<!\\d\\d)(?:\\d{4,}年\\d{1,2}月|\\d{2}年\\d{1,2}月\\d{1,2}日))"
        ),
        "",
    ),
)
"""Dates that lost a part, with the part; "" where one is there twice or has a digit too many or too few."""

_SMALL_NUMBER = "([0-9一二三四五六七八九十廿]{1,3})"
_DATE = f"{_SMALL_NUMBER}\\s*月\\s*{_SMALL_NUMBER}\\s*日"
_RANGE = re.compile(
    f"(?:{YEAR}\\s*年\\s*)?(?<![0-9]){_DATE}[^，。；0-9一二三四五六七八九十]{{0,8}}?(?:至|到|—|－|-|–|~"
    f"|～)[^，。；0-9一二三四五六七八九十]{{0,6}}(?:{YEAR}\\s*年(?:度)?)?\\s*{_DATE}"
)
_UNTIL = re.compile(f"截[至止]到?\\s*(?:{YEAR}\\s*年\\s*)?{_DATE}")
_IS_PERIOD = re.compile("统计|期限|时限|数据|报告期|时间范围|起止")
_NEW_BODY = re.compile("成立|组建|挂牌|设立|新设|合并|撤销")


def find_other_year(prose: ProseText) -> Iterator[WordFault]:
    """A paragraph about what was done that begins with the year of another report, or a title with such a year."""
    if prose.year is None:
        return
    if prose.place == "preamble":
        yield from _find_other_year_in_title(prose)
        return
    for number, (start, line) in enumerate(split_lines(prose.folded)):
        match = _OPENING.match(line) or (_BODY_FIRST.search(line) if number == 0 else None)
        if match is None:
            continue
        year = parse_year(match[1])
        if _is_other_year(prose, line, match, year, is_first=number == 0):
            at = start + match.start(1)
            words = f"{name_place(prose)}写的是“{match[1]}年”，报告年度是 {prose.year} 年，像是别年的文字，请核对。"
            yield WordFault(at, at + len(match[1]), words)


def _is_other_year(prose: ProseText, line: str, match: re.Match[str], year: int, is_first: bool) -> bool:
    """Whether the year at the beginning of a paragraph should be the report's; is_first: it opens the whole text."""
    if year == prose.year or prose.year is None or abs(year - prose.year) > 20:
        return False
    sentence = sentence_around(line, match.start(1))
    if _says_year(sentence, prose.year) or _COMPARED.search(sentence):
        return False
    if is_first and prose.place != "other":
        return year < prose.year or prose.place == "overview"
    if _OTHER_YEAR_IS_MEANT.search(sentence):
        return False
    return year < prose.year and bool(_DONE_IN_THE_YEAR.search(sentence)) and not _says_year(line, prose.year)


def _says_year(text: str, year: int) -> bool:
    """Whether a text has this year, in digits or Chinese numerals."""
    return any(parse_year(match[1]) == year for match in re.finditer(YEAR, text))


def _find_other_year_in_title(prose: ProseText) -> Iterator[WordFault]:
    titles = list(_TITLE.finditer(prose.folded))
    years = {parse_year(title[1]) for title in titles}
    if titles and prose.year not in years:
        title = titles[0]
        words = f"开头的说明里写的是“{title[1]}年”的报告，报告年度是 {prose.year} 年，请核对。"
        yield WordFault(title.start(1), title.end(1), words)


def find_broken_dates(prose: ProseText) -> Iterator[WordFault]:
    """Days that the calendar does not have, and dates without their year, month or day."""
    text = prose.folded
    for match in _FULL_DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups())
        if not (1 <= month <= 12 and 1 <= day <= monthrange(max(year, 1), month)[1]):
            yield _make_date_fault(prose, match, "没有这一天")
    for match in _DAY.finditer(text):
        month, day = (int(part) for part in match.groups())
        is_part_of_date = text[max(0, match.start() - 2) : match.start()].rstrip().endswith("年")
        if not is_part_of_date and not (1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]):
            yield _make_date_fault(prose, match, "没有这一天")
    for pattern, part in _LOST_PARTS:
        for match in pattern.finditer(text):
            yield _make_date_fault(prose, match, f"像是少了“{part}”" if part else "像是多写或少写了字")


def _make_date_fault(prose: ProseText, match: re.Match[str], why: str) -> WordFault:
    shown = prose.text[max(0, match.start() - 1) : match.end()].strip()
    return WordFault(match.start(), match.end(), f"{name_place(prose)}里的日期“{shown}”{why}，请核对。")


def find_wrong_period(prose: ProseText) -> Iterator[WordFault]:
    """A period that is not 1 January to 31 December, or does not say of which year."""
    text = prose.folded
    for match in _RANGE.finditer(text):
        sentence = sentence_around(text, match.start())
        if not _IS_PERIOD.search(sentence):
            continue
        first_year, month, day, last_year, last_month, last_day = match.groups()
        begins = _parse_day(month, day)
        ends = _parse_day(last_month, last_day)
        if ends != (12, 31):
            yield WordFault(
                match.start(), match.end(), f"开头的说明里统计期限写到{last_month}月{last_day}日，应当到12月31日。"
            )
        elif begins != (1, 1) and not _NEW_BODY.search(text):
            yield WordFault(match.start(), match.end(), f"开头的说明里统计期限从{month}月{day}日写起，应当从1月1日起。")
        elif not first_year and not last_year and "年" not in sentence:
            yield WordFault(match.start(), match.end(), "开头的说明里统计期限没有写是哪一年，请补上年份。")
    for match in _UNTIL.finditer(text):
        _, month, day = match.groups()
        if _IS_PERIOD.search(sentence_around(text, match.start())) and _parse_day(month, day) in _NEAR_YEARS_END:
            yield WordFault(match.start(), match.end(), f"开头的说明里统计期限写到{month}月{day}日，应当到12月31日。")


_NEAR_YEARS_END = {(12, day) for day in range(1, 31)} | {(11, 30), (11, 31)}
"""Days that are 31 December mistyped. 截至 stands before other days too: when a text was written, or last changed."""


def _parse_day(month: str, day: str) -> tuple[int, int]:
    """A month and day of the month as numbers; (0, 0) where they are none."""
    try:
        return parse_month_or_day(month), parse_month_or_day(day)
    except ValueError:
        return 0, 0


KINDS = (
    WordKind(
        "guard.year",
        "warning",
        "段落开头的年份、开头说明里报告名称的年份是报告年度，不是上一份报告的。",
        "{notice}",
        WordExample("2024年，我局认真做好政府信息公开工作。"),
        WordExample("2024年以来，我局持续规范政府信息公开工作。2025年公开信息较2024年增加。"),
        find_other_year,
    ),
    WordKind(
        "guard.date",
        "warning",
        "日期是日历上有的，没有丢年、月、日。",
        "GB/T 15835—2011",
        WordExample("数据统计自20251月1日起。", "preamble"),
        WordExample("3月5日至12日举办开放日，2025年11月30日结束。"),
        find_broken_dates,
    ),
    WordKind(
        "guard.period",
        "warning",
        "统计期限是1月1日至12月31日，写明了年份。",
        "{notice}",
        WordExample("统计期限自2025年1月1日起至2025年12月30日止。", "preamble"),
        WordExample("统计期限为2025年1月1日至12月31日。", "preamble"),
        find_wrong_period,
        ("preamble",),
    ),
)
