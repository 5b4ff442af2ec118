"""Who reports, for which year, and how to reach them: from title, preamble and signature, where plainly stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.form.figures import chinese_number, year_number
from model.form.form import Form
from model.importing.document import Row
from model.importing.matching.labels import bare

_YEAR = r"(20\d{2}|２０[０-９]{2}|二[〇○零Oo][一二三][〇○零Oo一二三四五六七八九])"
_REPORT = r"(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)"
_TITLE = re.compile(rf"^(?:标题[:：])?《?(?P<unit>.*?)(?:关于)?{_YEAR}年?度?(?P<inside>.*?){_REPORT}》?$")
_NAMED = re.compile(rf"(?P<unit>[^，。；：、,;:《》（）()\d]{{2,40}}?){_YEAR}年?度?{_REPORT}")
_OPENED = re.compile(r"^.*?(?:公布|发布|编制|编写|现将|撰写|形成|特将)了?")
_ONESELF = re.compile(r"^(?:本|我|全|该)")
_PERIOD = re.compile(rf"{_YEAR}年1月1日")
_DAY = r"20\d{2}\s*年?\s*\d{1,2}\s*月?\s*\d{1,2}\s*日"
"""年 or 月 may be lost: 2021年112日 is a date to be mended, which the checks say, not a sentence."""

_DASHED = re.compile(r"(20\d{2})[-./](\d{1,2})[-./](\d{1,2})")
_WRITTEN = re.compile(rf"{_YEAR}年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日")
_DATE = re.compile(rf"^[（(]?\s*({_DAY})\s*[）)]?$")
_SIGNED = re.compile(rf"^(?P<name>[^，。；：,;:]{{2,30}}?)\s*(?P<date>{_DAY})$")
_META = re.compile(r"^(标题|发布时间|发布日期|原文链接|来源|信息来源|索引号|字体|浏览次数|发布机构|文号)\s*[:：]")
_LONGEST_NAME = 30
_LONGEST_TITLE = 40
_MOST_TITLE_LINES = 3
_NO_TITLE = re.compile(r"[，。；：、,;:>|]")
_LONGEST_BEHIND = 60
_MOST_BEHIND = 12
"""Lines that a web page or a form puts behind the date: who edited it, what is attached."""

_DIALLED = r"(?:[(（]?\d{3,4}[)）]?\s*[-—－ ]?\s*)?\d{7,8}(?:[-—－转]\d{1,4})?|1\d{10}"
_CONTACT = {
    "address": r"(?:联系|通[信讯]|办公)?地\s*址\s*(?:为|[:：])\s*([^，,；;。）)\n]+)",
    "postcode": r"(?:邮\s*编|邮政编码)\s*(?:为|[:：])?\s*(\d{6})(?!\d)",
    "phone": r"电\s*话\s*(?:为|[:：])?\s*(" + _DIALLED + r")(?!\d)",
    "email": r"([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})",
    "website": r"((?:https?://|www\.)[A-Za-z0-9./?=&%_:~#-]+)",
}


def labelled(row: Row, form: Form) -> tuple[str, str] | None:
    """A cover field and its text where a row says nothing but that: 单位名称 | 临江县水务局."""
    cells = [cell or "" for cell in row.cells if cell is not None]
    if not row.table or not cells or any(cells[2:]):
        return None
    field = next((field for field in form.fields if bare(field.label) == bare(cells[0])), None)
    return (field.id, cells[1] if len(cells) > 1 else "") if field else None


def is_meta(text: str) -> bool:
    """Whether a line is what a web page says about the report: 发布时间：…"""
    return bool(_META.match(text))


def is_title(text: str) -> bool:
    """Whether a line is the report's title, or its second half."""
    return len(text) <= 80 and bool(from_title([text]))


def date_in(text: str) -> str:
    """The date a line consists of, without blanks and brackets; "" where it is something else."""
    match = _DATE.match(text)
    if match:
        return _squeezed(match[1])
    dashed, written = _DASHED.fullmatch(text.strip("（）() ")), _WRITTEN.fullmatch(_squeezed(text).strip("（）()"))
    if dashed:
        return f"{dashed[1]}年{int(dashed[2])}月{int(dashed[3])}日"
    if written:
        return f"{year_number(written[1])}年{chinese_number(written[2])}月{chinese_number(written[3])}日"
    return ""


def from_title(lines: Sequence[str]) -> dict[str, str]:
    """Unit and year of a title in one or two lines."""
    match = _TITLE.match(_squeezed("".join(lines)))
    if not match or (match["unit"] and match["inside"]):
        return {}
    return _named(match["unit"] or match["inside"], match[2])


def title_lines(texts: Sequence[str], at: int) -> int:
    """Over how many lines, from this one on, the report's title stands; 0 where none begins here."""
    for count in range(1, min(_MOST_TITLE_LINES, len(texts) - at) + 1):
        lines = texts[at : at + count]
        if not all(line and len(line) <= _LONGEST_TITLE for line in lines):
            break
        joins = not _NO_TITLE.search(lines[0]) and "unit" not in from_title(lines[1:])
        if "unit" in from_title(lines) and (count == 1 or joins):
            return count
    return int(is_title(texts[at]))


def from_preamble(text: str) -> dict[str, str]:
    """Unit, year and contact of a preamble."""
    squeezed = _squeezed(text)
    stated = {}
    match = _NAMED.search(squeezed)
    if match:
        unit = _OPENED.sub("", match["unit"])
        stated = _named("" if _ONESELF.match(unit) else unit, match[2])
    period = _PERIOD.search(squeezed)
    if period:
        stated.setdefault("year", str(year_number(period[1])))
    for field, expression in _CONTACT.items():
        found = re.search(expression, text)
        if found:
            stated[field] = found[1].strip()
    return stated


def take_signature(paragraphs: list[str]) -> dict[str, str]:
    """Take name and date from the end of the last section's paragraphs, if they stand there."""
    together = _SIGNED.match(paragraphs[-1]) if paragraphs else None
    if together:
        paragraphs.pop()
        return {"signed": together["name"].strip(), "dated": _squeezed(together["date"])}
    if len(paragraphs) > 1 and date_in(paragraphs[-2]) and _is_name(paragraphs[-1]):
        paragraphs[-2:] = paragraphs[:-3:-1]
    dated = date_in(paragraphs[-1]) if paragraphs else ""
    if not dated:
        return {}
    paragraphs.pop()
    stated = {"dated": dated}
    if paragraphs and _is_name(paragraphs[-1]):
        name = paragraphs[-1]
        if len(paragraphs) > 1 or name not in ("无", "无。", "暂无", "没有"):
            stated["signed"] = paragraphs.pop()
    return stated


def behind_signature(paragraphs: list[str]) -> list[str]:
    """Take what stands behind name and date at the end of the last section: short lines that are no sentences."""
    for back in range(1, min(_MOST_BEHIND, len(paragraphs) - 1) + 1):
        at = len(paragraphs) - 1 - back
        behind = paragraphs[at + 1 :]
        if len(behind[0]) > _LONGEST_BEHIND or "。" in behind[0]:
            return []
        if (date_in(paragraphs[at]) and not (back == 1 and _is_name(behind[0]))) or _SIGNED.match(paragraphs[at]):
            del paragraphs[at + 1 :]
            return behind
    return []


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and not re.search(r"[，。；：！？,;:\d]", text)


def _named(unit: str, year: str) -> dict[str, str]:
    stated = {"year": str(year_number(year))}
    return {"unit": unit, **stated} if unit else stated


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
