"""Checks of the cover and the preamble: who reports, for which year, signed by whom and when, and how to reach them.

Each check takes (form, report with totals, last year's report or None), as plausibility.py says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from model.checks.findings import Finding
from model.form import editions
from model.form.chinese_numerals import parse_month_or_day, parse_year
from model.form.form import Form
from model.form.rule_language import Weight
from model.report.report import Report
from model.text import remove_blanks, to_half_width

_MONTH_OR_DAY = "([0-9〇○零元一二三四五六七八九十廿卅]{1,3})"
"""A month or a day of the month, in digits or Chinese numerals; 三十一 has three characters, 元月 is January."""
_DATE_PATTERN = re.compile(
    rf"([0-9〇○零Oo一二三四五六七八九]{{4}})[年./\\。、·—-]{_MONTH_OR_DAY}[月./\\。、·—-]{_MONTH_OR_DAY}[日号]?[。.]?"
)
_COMPACT_DATE = re.compile(r"(20\d\d)([01]\d)([0-3]\d)")
"""As files are named: 20260120."""
_OFFICE_SUFFIX = re.compile(
    "(党工委|党委|党政|综合|政府信息公开|政务公开|工作|领导小组|办公室|办公厅|办|人民政府|政府|办事处|管理委员会|管委会)+$"
)
"""Offices that sign for their body, at the end of its name: 临江县水务局办公室."""
_REGION_END = re.compile("[省县区州旗盟镇]|市(?![场管])|(?<!城)乡(?!村)")
"""Where a region's name may end. 市场, 城市管理, 城乡 and 乡村 are no regions: they say what a body does."""
_BODY_ENDING = re.compile(r"(政府|[省市县区镇乡]|街道|办|局|委|会|厅|部|处|室|院|署|社|所|站|中心|总?队)$")
"""How the names of public bodies end. A signature read from an imported file's last line may be anything else."""
_REPORT_TITLE = re.compile(r"^20\d\d\s*年|20\d\d\s*年度?($|政府信息|政务公开)|年度报告|年报$")

_OPTIONAL_YEAR = r"(?:(20\d\d)年)?"
_PERIOD_PATTERN = re.compile(
    rf"(?:{_OPTIONAL_YEAR}\d{{1,2}}月\d{{1,2}}日[^0-9。]{{0,6}}|截[至止]到?){_OPTIONAL_YEAR}12月31日"
)
"""A period up to 31 December, from a day or with 截至, as a day that stands alone may be that of a law. Between the two
days there may be up to six characters: 零时起至当年."""
_DOCUMENT_NUMBER = r"(20\d\d)[^0-9]{1,2}(\d+)号"
_NOTICE_NUMBER = re.compile(f"公开办函[^0-9]?{_DOCUMENT_NUMBER}")

_CONTACT_PATTERNS = {
    "postcode": (r"\d{6}|^(暂?无|没有)$", "邮编应当是 6 位数字"),
    "phone": (r"\d[\d\s()—-]{3,}", "电话里没有完整的号码"),
    "email": (r"\S\s*(@|#|\(at\))\s*[^@\s]{1,80}\.[^@\s]|^(暂?无|没有)$", "电子邮箱要有 @ 和后面的网址"),
}
"""Cover field → what it must contain, and the words where it does not. # and (at) keep advertisers off a web page."""


def check_unit_name(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The body's name is there, and is not the report's title: year and 报告 are added to it when it is printed."""
    if not report.unit.strip():
        if "cover.unit" in report.unread:
            return
        yield _make_finding("cover.unit", "unit", "封面：单位名称未填。")
    elif _REPORT_TITLE.search(report.unit):
        yield _make_finding(
            "cover.unit", "unit", f"封面：单位名称“{report.unit}”里不用写年份和报告的名称，标题会自动带上。"
        )


def check_year(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The year is one, and the form is the edition for it; many still use the tables of 2019 by mistake."""
    if report.year is None:
        if "cover.year" in report.unread and not report.cover.get("year"):
            return
        yield _make_finding("cover.year", "year", "封面：报告年度未填，或者不是年份。")
    elif report.year < editions.FIRST_REPORT_YEAR:
        words = f"封面：报告年度是 {report.year}；这种格式从 {editions.FIRST_REPORT_YEAR} 年的报告开始用，请核对年度。"
        yield _make_finding("cover.year", "year", words)
    elif (due := editions.edition_for(report.year)) != form.edition:
        words = f"{report.year} 年的报告应当用 {due} 格式，现在是 {form.label}；请核对年度，或者另建一份 {due} 格式的。"
        yield _make_finding("cover.edition", "year", words, citation=editions.load_form(due).notice)


def check_date(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The date is one, lies in the year after the report's, and has Arabic figures without leading zeros."""
    text = report.cover.get("dated", "").strip()
    if not text:
        return
    day = parse_date(text)
    if day is None:
        yield _make_finding(
            "cover.dated", "dated", f"封面：成文日期“{text}”看不出是哪一天，请写成 2026年1月12日 这样。"
        )
    elif report.year and not (day >= date(report.year, 12, 31) and day.year <= report.year + 1):
        words = f"封面：成文日期是 {day.year} 年，报告的是 {report.year} 年；年报一般在第二年年初写成，请核对年份。"
        yield _make_finding(
            "cover.dated", "dated", words, citation="《政府信息公开条例》第四十九条", beside=("cover.year",)
        )
    elif plain := propose_date(text):
        words = f"封面：成文日期写的是“{text}”，规范的写法是“{plain}”。"
        yield _make_finding("cover.dated", "dated", words, "hint", "GB/T 9704—2012 7.3.5")


def parse_date(text: str) -> date | None:
    """The day that a date in any usual notation means (2026-1-12, 二〇二六年一月十二日); None where it is no date."""
    plain = remove_blanks(text).strip("()")
    match = _DATE_PATTERN.fullmatch(plain) or _COMPACT_DATE.fullmatch(plain)
    if not match:
        return None
    month = 1 if match[2] == "元" else parse_month_or_day(match[2])
    try:
        return date(parse_year(match[1]), month, parse_month_or_day(match[3]))
    except ValueError:
        return None


def propose_date(text: str) -> str:
    """The same day in the form that GB/T 9704—2012 7.3.5 wants, 2026年1月12日; "" where it has it, or is no date."""
    day = parse_date(text)
    if day is None:
        return ""
    plain = f"{day.year}年{day.month}月{day.day}日"
    return plain if "".join(text.split()) != plain else ""


def check_signature(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The report is signed by the body it is from: another's name shows that the text was copied."""
    name = report.cover.get("signed", "").strip()
    if _BODY_ENDING.search(name) and report.unit.strip() and not may_be_same_body(name, report.unit):
        words = f"封面：署名是“{name}”，单位名称是“{report.unit}”，两处不一样，请核对。"
        yield _make_finding("cover.signed", "signed", words, beside=("cover.unit",))


def may_be_same_body(one: str, other: str) -> bool:
    """Whether two names may be the same body's: one is the other in full, shortened, or an office of it.

    Where a text holds several names, beside each other or in brackets, the first of either may be any of the other.
    """
    whole, *names = _split_names(one)
    other_whole, *other_names = _split_names(other)
    pairs = [(whole, other_whole), *product(names[:1], other_names), *product(names, other_names[:1])]
    return any(_may_be_same_name(name, other_name) for name, other_name in pairs)


def _split_names(text: str) -> list[str]:
    """The whole text, and then each name in it, without the offices that sign for their body."""
    plain = remove_blanks(text)
    names = (_OFFICE_SUFFIX.sub("", name) for name in re.split("[(),、;/]", plain))
    return [_OFFICE_SUFFIX.sub("", plain), *(name for name in names if name)]


def _may_be_same_name(one: str, other: str) -> bool:
    """Whether one abbreviates the other, as a whole, or in region and rest each for itself.

    温州市鹿城区人社局 is longer than 鹿城区人力资源和社会保障局 in its region and shorter in the rest.
    """
    if _is_abbreviation(one, other):
        return True
    for end, other_end in product(_find_region_ends(one), _find_region_ends(other)):
        if _is_abbreviation(one[:end], other[:other_end]) and _is_abbreviation(one[end:], other[other_end:]):
            return True
    return False


def _find_region_ends(name: str) -> list[int]:
    """The positions at which the region in front of a name may end, with something behind it."""
    return [match.end() for match in _REGION_END.finditer(name) if match.end() < len(name)]


def _is_abbreviation(one: str, other: str) -> bool:
    """Whether one of them is the other with characters left out."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(character in rest for character in short)


def check_contact_details(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """Post code, telephone and e-mail address are complete."""
    for field, (pattern, words) in _CONTACT_PATTERNS.items():
        text = to_half_width(report.cover.get(field, ""))
        if text and not re.search(pattern, text):
            yield _make_finding(f"cover.{field}", field, f"封面：{words}，现在写的是“{text}”。")


def check_stated_period(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The period that the preamble states is in the report's year, not in that of the report it was copied from."""
    text = remove_blanks(report.text_at("preamble"))
    stated = [{int(year) for year in match.groups() if year} for match in _PERIOD_PATTERN.finditer(text)]
    others = set().union(*stated) - {report.year}
    if report.year and others and {report.year} not in stated:
        words = f"开头的说明里统计期限写的是 {min(others)} 年，报告年度是 {report.year} 年，请核对。"
        yield Finding("preamble.period", "warning", ("preamble",), words, min(others), report.year)


def check_scope(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """A draft says whose figures it has, once it has any. A published page does not state it, so this is no CHECK."""
    if report.figures and not report.cover.get("scope", "").strip():
        words = "封面：统计范围还没有选，是本机关的数，还是本级政府汇总的数？"
        yield _make_finding("cover.scope", "scope", words, "hint")


def check_cited_notice(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
    """The preamble cites the notice that prescribes this edition of the form, not only that of another edition."""
    text = remove_blanks(report.text_at("preamble"))
    # the second of two notices may be cited by its number alone
    if set(re.findall(_DOCUMENT_NUMBER, text)) & set(re.findall(_DOCUMENT_NUMBER, form.notice)):
        return
    for notice in (editions.load_form(edition).notice for edition in editions.list_editions()):
        if set(_NOTICE_NUMBER.findall(text)) & set(_NOTICE_NUMBER.findall(notice)):
            words = f"开头的说明里引用的是{notice}；{form.label}依据的是{form.notice}，请核对。"
            yield Finding("preamble.basis", "warning", ("preamble",), words, citation=form.notice)
            return


def _make_finding(
    rule: str, field: str, words: str, weight: Weight = "warning", citation: str = "", beside: tuple[str, ...] = ()
) -> Finding:
    """A finding at a field of the cover. beside: further places it is about, whose values an explanation depends on."""
    place = f"cover.{field}"
    return Finding(rule, weight, (place, *beside), words, case=place, citation=citation)


CHECKS = (
    check_unit_name,
    check_year,
    check_date,
    check_signature,
    check_contact_details,
    check_stated_period,
    check_cited_notice,
)
