"""The cover of a report (unit, year, contact, date) from its title, preamble and signature, where plainly stated.

Functions give what they found as cover fields: unit, year, address, postcode, phone, email, website, signed, dated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.form.chinese_numerals import parse_chinese_number, parse_year
from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.labels import normalise_label

_YEAR = r"(20\d{2}|２０[０-９]{2}|二[〇○零Oo][一二三][〇○零Oo一二三四五六七八九])"
_REPORT = r"(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)"
_TITLE = re.compile(rf"^(?:标题[:：])?《?(?P<unit>.*?)(?:关于)?{_YEAR}年?度?(?P<inside>.*?){_REPORT}》?$")
_UNIT_AND_YEAR = re.compile(rf"(?P<unit>[^，。；：、,;:《》（）()\d]{{2,40}}?){_YEAR}年?度?{_REPORT}")
_OPENING_VERB = re.compile(r"^.*?(?:公布|发布|编制|编写|现将|撰写|形成|特将)了?")
_SELF_REFERENCE = re.compile(r"^(?:本|我|全|该)")
_PERIOD = re.compile(rf"{_YEAR}年1月1日")
_DAY = r"20\d{2}\s*年?\s*\d{1,2}\s*月?\s*\d{1,2}\s*日"
"""年 or 月 may be lost: 2021年112日 is taken for a date, which the checks then say is none."""

_DASHED_DATE = re.compile(r"(20\d{2})[-./](\d{1,2})[-./](\d{1,2})")
_CHINESE_DATE = re.compile(rf"{_YEAR}年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日")
_DATE_LINE = re.compile(rf"^[（(]?\s*({_DAY})\s*[）)]?$")
_SIGNATURE = re.compile(rf"^(?P<name>[^，。；：,;:]{{2,30}}?)\s*(?P<date>{_DAY})$")
_PAGE_METADATA = re.compile(
    r"^(标题|发布时间|发布日期|原文链接|来源|信息来源|索引号|字体|浏览次数|发布机构|文号)\s*[:：]"
)
_MAX_NAME_LENGTH = 30
_MAX_TITLE_LENGTH = 40
_MAX_TITLE_LINES = 3
_NOT_IN_TITLE = re.compile(r"[，。；：、,;:>|]")
_MAX_LENGTH_BEHIND = 60
_MAX_LINES_BEHIND = 12
"""Lines that a web page puts behind the date: who edited it, what is attached."""

_PHONE_NUMBER = r"(?:[(（]?\d{3,4}[)）]?\s*[-—－ ]?\s*)?\d{7,8}(?:[-—－转]\d{1,4})?|1\d{10}"
_CONTACT_PATTERNS = {
    "address": r"(?:联系|通[信讯]|办公)?地\s*址\s*(?:为|[:：])\s*([^，,；;。）)\n]+)",
    "postcode": r"(?:邮\s*编|邮政编码)\s*(?:为|[:：])?\s*(\d{6})(?!\d)",
    "phone": r"电\s*话\s*(?:为|[:：])?\s*(" + _PHONE_NUMBER + r")(?!\d)",
    "email": r"([A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,})",
    "website": r"((?:https?://|www\.)[A-Za-z0-9./?=&%_:~#-]+)",
}


def read_cover_field(row: DocumentRow, form: Form) -> tuple[str, str] | None:
    """The id of a cover field and its text where a row holds nothing else: 单位名称 | 临江县水务局; None for others."""
    cells = [cell or "" for cell in row.cells if cell is not None]
    if not row.is_table or not cells or any(cells[2:]):
        return None
    field = next((field for field in form.fields if normalise_label(field.label) == normalise_label(cells[0])), None)
    if field is None:
        return None
    return field.id, cells[1] if len(cells) > 1 else ""


def is_page_metadata(text: str) -> bool:
    """Whether a line is what a web page says about the report: 发布时间：…, 来源：…."""
    return bool(_PAGE_METADATA.match(text))


def is_title(text: str) -> bool:
    """Whether a line is the report's title, or its second half."""
    return len(text) <= 80 and bool(parse_title([text]))


def parse_date(text: str) -> str:
    """The date that a line consists of, as 2025年1月8日; "" where the line is something else."""
    plain = _DATE_LINE.match(text)
    if plain:
        return _remove_blanks(plain[1])
    dashed = _DASHED_DATE.fullmatch(text.strip("（）() "))
    if dashed:
        return f"{dashed[1]}年{int(dashed[2])}月{int(dashed[3])}日"
    chinese = _CHINESE_DATE.fullmatch(_remove_blanks(text).strip("（）()"))
    if chinese:
        return f"{parse_year(chinese[1])}年{parse_chinese_number(chinese[2])}月{parse_chinese_number(chinese[3])}日"
    return ""


def parse_title(lines: Sequence[str]) -> dict[str, str]:
    """Unit and year of a title, given as its lines; empty where they are no title."""
    match = _TITLE.match(_remove_blanks("".join(lines)))
    if not match or (match["unit"] and match["inside"]):
        return {}
    return _state_unit_and_year(match["unit"] or match["inside"], match[2])


def count_title_lines(texts: Sequence[str], at: int) -> int:
    """Over how many lines, from this one on, the report's title stands; 0 where none begins here."""
    for count in range(1, min(_MAX_TITLE_LINES, len(texts) - at) + 1):
        lines = texts[at : at + count]
        if not all(line and len(line) <= _MAX_TITLE_LENGTH for line in lines):
            break
        if "unit" not in parse_title(lines):
            continue
        if count == 1:
            return count
        begins_before_unit = not _NOT_IN_TITLE.search(lines[0]) and "unit" not in parse_title(lines[1:])
        if begins_before_unit:
            return count
    return int(is_title(texts[at]))


def parse_preamble(text: str) -> dict[str, str]:
    """Unit, year and contact of a preamble, as far as it states them."""
    without_blanks = _remove_blanks(text)
    stated = {}
    match = _UNIT_AND_YEAR.search(without_blanks)
    if match:
        unit = _OPENING_VERB.sub("", match["unit"])
        stated = _state_unit_and_year("" if _SELF_REFERENCE.match(unit) else unit, match[2])
    period = _PERIOD.search(without_blanks)
    if period:
        stated.setdefault("year", str(parse_year(period[1])))
    for field, expression in _CONTACT_PATTERNS.items():
        found = re.search(expression, text)
        if found:
            stated[field] = found[1].strip()
    return stated


def take_signature(paragraphs: list[str]) -> dict[str, str]:
    """Remove name and date from the end of the last section's paragraphs; the fields signed and dated found there."""
    on_one_line = _SIGNATURE.match(paragraphs[-1]) if paragraphs else None
    if on_one_line:
        paragraphs.pop()
        return {"signed": on_one_line["name"].strip(), "dated": _remove_blanks(on_one_line["date"])}
    if len(paragraphs) > 1 and parse_date(paragraphs[-2]) and _is_name(paragraphs[-1]):
        paragraphs[-2], paragraphs[-1] = paragraphs[-1], paragraphs[-2]  # the date stands over the name
    dated = parse_date(paragraphs[-1]) if paragraphs else ""
    if not dated:
        return {}
    paragraphs.pop()
    stated = {"dated": dated}
    if paragraphs and _is_name(paragraphs[-1]):
        name = paragraphs[-1]
        if len(paragraphs) > 1 or name not in ("无", "无。", "暂无", "没有"):
            stated["signed"] = paragraphs.pop()
    return stated


def take_text_behind_signature(paragraphs: list[str]) -> list[str]:
    """Remove what stands behind the date at the end of the last section: short lines that are no sentences.

    A name alone behind the date is the signature and stays.
    """
    for count in range(1, min(_MAX_LINES_BEHIND, len(paragraphs) - 1) + 1):
        line, behind = paragraphs[-count - 1], paragraphs[-count:]
        if len(behind[0]) > _MAX_LENGTH_BEHIND or "。" in behind[0]:
            return []
        is_signed_below = count == 1 and _is_name(behind[0])
        if (parse_date(line) and not is_signed_below) or _SIGNATURE.match(line):
            del paragraphs[-count:]
            return behind
    return []


def _is_name(text: str) -> bool:
    return len(text) <= _MAX_NAME_LENGTH and not re.search(r"[，。；：！？,;:\d]", text)


def _state_unit_and_year(unit: str, year: str) -> dict[str, str]:
    stated = {"year": str(parse_year(year))}
    return {"unit": unit, **stated} if unit else stated


def _remove_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)
