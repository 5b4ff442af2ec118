"""Where each part of a report begins: headings of the six sections, standing alone or inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.form.form import Form, Section
from model.importing.document import Document, Row
from model.importing.matching.labels import bare, plain

PREAMBLE = "preamble"
"""The part before the first heading; its rows are the title, the preamble and whatever a web page puts there."""

_WORDS: Mapping[str, str] = {
    "overview": "总体情况|总体概况|基本情况|概述",
    "disclosure": "主动公开",
    "requests": "申请",
    "remedies": "行政复议|行政诉讼",
    "problems": "问题|改进|整改",
    "other": "其他|其它",
}
"""What the heading of a section is known by, however it is worded."""

_ENDS = "情况|概况|概述|事项|措施|方向|打算|问题|内容"
_LONGEST_HEADING = 40
_LONGEST_SPACED = 400
"""With the blanks between its characters; what is longer is not looked at."""
_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the section it stands in: PREAMBLE or a section's id. heading: it is that section's heading."""

    row: Row
    section: str
    heading: bool = False


def placed(document: Document, form: Form) -> list[Placed]:
    """Every row with its section, "" where it has none.

    A worksheet named or headed like a tab of ours is that section throughout; beside such, others belong to none.
    """
    sheets = dict(_sheets(document.rows, form))
    if any(section for section in sheets.values()):
        return list(_sheet_by_sheet(document.rows, sheets))
    sections = [section for section in form.sections if section.kind != "cover"]
    standing = {s.id for row in document.rows for s in sections if _heads(row, s, form)}
    missing = [section for section in sections if section.id not in standing]
    rows = [part for row in document.rows for part in _split(row, missing, form)]
    return list(_walk(rows, sections, form))


def _sheets(rows: Sequence[Row], form: Form) -> Iterator[tuple[str, Section | None]]:
    """Which section each worksheet is, by its name, else by the wording of its first line."""
    by_tab = {bare(section.tab): section for section in form.sections}
    by_label = {bare(section.label): section for section in form.sections if section.kind != "cover"}
    for part, group in groupby((row for row in rows if row.part), key=lambda row: row.part):
        first = next((row.alone for row in group if row.text), "")
        yield part, by_tab.get(bare(part)) or by_label.get(bare(first))


def _sheet_by_sheet(rows: Sequence[Row], sheets: Mapping[str, Section | None]) -> Iterator[Placed]:
    part, headed = "", False
    for row in rows:
        if row.part != part:
            part, headed = row.part, False
        section = sheets.get(part)
        if section is None:
            yield Placed(row, "")
            continue
        heading = not headed and bool(row.alone) and bare(row.alone) == bare(section.label)
        headed = headed or bool(row.text)
        yield Placed(row, PREAMBLE if section.kind == "cover" else section.id, heading)


def _walk(rows: Sequence[Row], sections: Sequence[Section], form: Form) -> Iterator[Placed]:
    """Section after section in the order of the form; every worksheet begins anew."""
    for _, group in groupby(rows, key=lambda row: row.part):
        some = list(group)
        headings = _chain(some, sections, form)
        at = PREAMBLE
        for number, row in enumerate(some):
            at = headings.get(number, at)
            yield Placed(row, at, number in headings)


def _chain(rows: Sequence[Row], sections: Sequence[Section], form: Form) -> dict[int, str]:
    """Which rows are headings: the longest chain in the form's order, official wording before variants.

    A list inside a part may be numbered like the parts themselves; it does not fit into the chain.
    """
    best: list[tuple[int, int, tuple[tuple[int, str], ...]]] = [(0, -1, ())]
    for number, row in enumerate(rows):
        for place, section in enumerate(sections):
            if not _heads(row, section, form):
                continue
            weight = 3 if bare(row.alone) == bare(section.label) else 2
            score, _, chain = max((link for link in best if link[1] < place), key=lambda link: link[0])
            best.append((score + weight, place, (*chain, (number, section.id))))
    return dict(max(best, key=lambda link: link[0])[2])


def _heads(row: Row, section: Section, form: Form) -> bool:
    """Whether a row is the heading of a section: its number and its subject, or its whole wording."""
    text = plain(row.alone).lstrip("#*") if len(row.alone) <= _LONGEST_SPACED else ""
    if not text or len(text) > _LONGEST_HEADING:
        return False
    if bare(text) == bare(section.label):
        return True
    if text.endswith(("。", ";", "；")):
        return False
    numeral = _numeral(section, form)
    return bool(re.match(rf"(?:第?{numeral}(?:部分|[、.,:])).*(?:{_WORDS[section.id]})", text)) and _apart(
        text, section
    )


def _apart(text: str, section: Section) -> bool:
    """三、本年度… and 二、上年结转…申请数量 are rows of a table, no headings."""
    return section.kind == "prose" or not re.search(r"数量|办理结果|继续办理|不予|予以", text)


def _numeral(section: Section, form: Form) -> str:
    numbered = [other.id for other in form.sections if other.kind != "cover"]
    return _NUMERALS[numbered.index(section.id)]


def _split(row: Row, missing: Sequence[Section], form: Form) -> Iterator[Row]:
    """A paragraph cut before and after each heading that stands inside it."""
    text = row.alone if not row.table else ""
    cuts: list[tuple[int, int]] = []
    for section in missing if len(text) > _LONGEST_HEADING else ():
        numeral, start = _numeral(section, form), cuts[-1][1] if cuts else 0
        expression = (
            rf"{numeral}、[^。；;，,]{{0,12}}?(?:{_WORDS[section.id]})[^。；;，,]{{0,20}}?(?:{_ENDS})(?![，,、；;])"
        )
        if section.id == "overview":
            expression = rf"{numeral}、\s*(?:{_WORDS[section.id]})(?![，,、；;])"
        for found in re.finditer(expression, text[start:]):
            if _apart(found[0], section):
                cuts.append((start + found.start(), start + found.end()))
                break
    at = 0
    for start, end in cuts:
        yield from (row.saying(part) for part in (text[at:start].strip(), text[start:end]) if part)
        at = end
    rest = text[at:].strip() if cuts else ""
    if rest or not cuts:
        yield row.saying(rest) if cuts else row
