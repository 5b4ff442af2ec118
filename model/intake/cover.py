"""Who reports, for which year, and how to reach them: from title, preamble and signature, where plainly stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.form import Form
from model.intake.document import Row
from model.intake.labels import bare

_YEAR = r"(20\d{2}|２０[０-９]{2})"
_REPORT = r"(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?报告"
_TITLE = re.compile(rf"^(?:标题[:：])?(?P<unit>.*?){_YEAR}年?度?{_REPORT}$")
_NAMED = re.compile(rf"(?P<unit>[^，。；：、,;:《》（）()\d]{{2,40}}?){_YEAR}年?度?{_REPORT}")
_OPENED = re.compile(r"^.*?(?:公布|发布|编制|编写|现将|撰写|形成|特将)了?")
_ONESELF = re.compile(r"^(?:本|我|全|该)")
_PERIOD = re.compile(rf"{_YEAR}年1月1日")
_DATE = re.compile(r"^[（(]?\s*(20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*[）)]?$")
_SIGNED = re.compile(r"^(?P<name>[^，。；：,;:]{2,30}?)\s*(?P<date>20\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)$")
_META = re.compile(r"^(标题|发布时间|发布日期|原文链接|来源|信息来源|索引号|字体|浏览次数|发布机构|文号)\s*[:：]")
_LONGEST_NAME = 30

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
    return bool(_TITLE.match(_squeezed(text))) and len(text) <= 80


def date_in(text: str) -> str:
    """The date a line consists of, without blanks and brackets; "" where it is something else."""
    match = _DATE.match(text)
    return _squeezed(match[1]) if match else ""


def from_title(lines: Sequence[str]) -> dict[str, str]:
    """Unit and year of a title in one or two lines."""
    match = _TITLE.match(_squeezed("".join(lines)))
    return _named(match["unit"], match[2]) if match else {}


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
        stated.setdefault("year", period[1])
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
    dated = date_in(paragraphs[-1]) if paragraphs else ""
    if not dated:
        return {}
    paragraphs.pop()
    stated = {"dated": dated}
    if paragraphs and len(paragraphs[-1]) <= _LONGEST_NAME and not re.search(r"[，。；：！？,;:]", paragraphs[-1]):
        name = paragraphs[-1]
        if len(paragraphs) > 1 or name not in ("无", "无。", "暂无", "没有"):
            stated["signed"] = paragraphs.pop()
    return stated


def _named(unit: str, year: str) -> dict[str, str]:
    stated = {"year": str(int(year))}
    return {"unit": unit, **stated} if unit else stated


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)
