"""The cover of a report put together from its title, preamble and signature, where plainly stated.

Its fields: unit, year, address, postcode, phone, email, website, signed, dated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.form.chinese_numerals import parse_year
from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.comparable import drop_blanks, fold_characters
from model.importing.matching.labels import normalise_label
from model.importing.matching.written.contact import find_contact
from model.importing.matching.written.dates import YEAR, find_period_year
from model.importing.matching.written.titles import Title, read_title
from model.importing.matching.written.unit_names import is_body_name

_ANNOUNCEMENT = re.compile(
    r"(?:公布|发布|编制|编写|撰写|形成|特将|现将)了?(?P<unit>[^，。；：、,;:《》()]{2,40}?)"
    rf"{YEAR}年?度?(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)"
)
"""How a preamble says whose report it is: 现公布临江县水务局2024年政府信息公开工作年度报告."""
_ANNOUNCED_YEAR = re.compile(
    rf"({YEAR})年?度?(?:政府信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|年报)(?!格式)"
)
_SELF_REFERENCE = re.compile(r"^(?:本|我|全[省市县区]|该)")
_FIRST_MONTHS = re.compile(r"(20\d{2})年[1-6]月")


@dataclass(frozen=True, slots=True)
class CoverSources:
    """What may name the unit and the year, each as the report writes it; blank where there is none.

    title: of the report. unit_line: a line beside the title. page_titles: what the file is called inside. texts: of the
    preamble, and of the first section where there is no preamble. signed and dated: of the signature.
    """

    title: Title
    unit_line: str
    page_titles: Sequence[str]
    preamble: str
    texts: str
    signed: str
    dated: str


def combine_cover(sources: CoverSources) -> tuple[dict[str, str], list[str]]:
    """The cover fields that a report states, and sentences for the clerk about what only the signature tells.

    The title decides. Where it says nothing: for the unit the line beside it, the preamble, the file's own title, the
    signature; for the year the period of the figures, the preamble, the file's own title, the date of the signature.
    """
    named = [title for title in map(_read_page_title, sources.page_titles) if title]
    preamble = drop_blanks(fold_characters(sources.preamble))
    announced_year = _ANNOUNCED_YEAR.search(preamble)
    units = [sources.title.unit, sources.unit_line, _read_announced_unit(sources.preamble)]
    years = [sources.title.year, find_period_year(sources.texts)]
    years += [str(parse_year(announced_year[1]))] if announced_year else []
    unit = next(filter(None, [*units, *(title.unit for title in named)]), "")
    year = next(filter(None, [*years, *(title.year for title in named)]), "")
    notes = []
    if not unit and is_body_name(sources.signed):
        unit = sources.signed
        notes.append(f"标题里没有单位名称，按署名填了“{unit}”，请核对。")
    begun = _FIRST_MONTHS.match(sources.dated)
    if not year and begun:
        year = str(int(begun[1]) - 1)
        notes.append(f"标题和开头的说明里没有年度，按成文日期填了 {year} 年，请核对。")
    stated = {"unit": unit, "year": year, "signed": sources.signed, "dated": sources.dated}
    return {**{field: text for field, text in stated.items() if text}, **find_contact(sources.preamble)}, notes


def find_stated_year(texts: Iterable[str]) -> int | None:
    """The year that the first title, period or announcement among a document's texts states."""
    for text in texts:
        title = read_title([text])
        year = title.year if title else find_period_year(text)
        if year:
            return int(year)
        announced = None if title else _ANNOUNCED_YEAR.search(drop_blanks(fold_characters(text)))
        if announced:
            return parse_year(announced[1])
    return None


def read_cover_field(row: DocumentRow, form: Form) -> tuple[str, str] | None:
    """The id of a cover field and its text where a row holds nothing else: 单位名称 | 临江县水务局; None for others."""
    cells = [cell or "" for cell in row.cells if cell is not None]
    if not row.is_table or not cells or any(cells[2:]):
        return None
    field = next((field for field in form.fields if normalise_label(field.label) == normalise_label(cells[0])), None)
    if field is None:
        return None
    return field.id, cells[1] if len(cells) > 1 else ""


def _read_page_title(text: str) -> Title | None:
    return read_title([text])


def _read_announced_unit(preamble: str) -> str:
    """The unit that a preamble says it reports for; "" where it says 本机关, or where the name may begin elsewhere."""
    plain = drop_blanks(preamble)
    match = _ANNOUNCEMENT.search(fold_characters(plain))
    if match is None:
        return ""
    unit = plain[match.start("unit") : match.end("unit")].removeprefix("了")
    return "" if _SELF_REFERENCE.match(unit) or not is_body_name(unit) else unit
