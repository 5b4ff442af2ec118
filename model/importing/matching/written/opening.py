"""What stands before the first section: the title, the unit, a date, the preamble, and what a web page puts there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from model.form.chinese_numerals import parse_year
from model.form.form import Form
from model.importing.document import DocumentRow
from model.importing.matching.comparable import drop_blanks, fold_characters
from model.importing.matching.written.contact import is_contact_line
from model.importing.matching.written.cover import read_cover_field
from model.importing.matching.written.dates import YEAR, parse_date
from model.importing.matching.written.site_lines import is_menu, is_sentence, is_site_line, is_web_address
from model.importing.matching.written.titles import NO_TITLE, Title, count_title_lines, is_title, read_title
from model.importing.matching.written.unit_names import are_same_body, clean_name, is_body_name, remove_brackets_around
from model.text import clean_line, split_paragraphs

_MIN_SENTENCE_LENGTH = 50
"""A line of as many characters is running text even without the marks of a sentence."""
_REPORT_WORDS = re.compile(r"本报告|年度报告|条例|统计期限|信息公开|本机关|我[局镇乡县市区街委办]")
_YEAR_LINE = re.compile(rf"[(（〔\[]?({YEAR})(?:年度|年)?[)）〕\]]?(?:年?度)?")
_CONTENTS = re.compile(r"目录|目次|CONTENTS|Contents")
_CONTENTS_ENTRY = re.compile(r".{1,60}?(?:[.…·．‥_]{3,}|[-—－]{3,}|\s{2,})\s*\d{1,3}")
_BEGINNING = re.compile(r"根据|按照|依据|依照|遵照|为[了贯]|本报告|本年度报告|现将|特此|特编")
"""How the first sentence of a preamble begins, where its line ends before any mark."""
_UNFINISHED = re.compile(r"[^。！？；]$")


@dataclass
class Opening:
    """What stands before the first section, sorted.

    title: what the best title states. unit_line: the unit where a line beside the title names it. dated: a date that
    stands there. fields: cover fields in a table, by id. aside: (location, text) of what is no part of the report.
    """

    title: Title = NO_TITLE
    unit_line: str = ""
    dated: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    preamble: list[str] = field(default_factory=list)
    aside: list[tuple[str, str]] = field(default_factory=list)


def read_opening(rows: Sequence[DocumentRow], form: Form, signed: str) -> Opening:
    """Sort the rows before the first section. signed: who signed the report, "" where nobody is found."""
    opening = Opening()
    lines = ["" if _is_row_of_cells(row) else clean_line(row.text) for row in rows]
    titles = dict(_find_titles(lines))
    in_title = {at for start, count in titles.items() for at in range(start, start + count)}
    stated = [read_title(lines[start : start + count]) for start, count in titles.items()]
    opening.title = _combine_titles([title for title in stated if title])
    first_title = min(titles, default=-1)
    first_sentence = _find_first_sentence(lines, in_title, first_title)
    for at, row in enumerate(rows):
        text = lines[at]
        if at in in_title or is_title(text):
            continue
        elif found := read_cover_field(row, form):
            opening.fields[found[0]] = clean_line(found[1])
        elif text == form.name_of("preamble"):
            opening.preamble.clear()
        elif _is_row_of_cells(row) or not re.search(r"\w", text) or _is_aside(text, opening.preamble):
            opening.aside.append((row.location, clean_line(row.text)))
        elif at < first_sentence and first_title >= 0:
            _take_line(opening, row, at > first_title, _stands_beside_title(lines, at, in_title), signed)
        elif at < first_sentence and (date := parse_date(text)):
            opening.dated = opening.dated or date
        elif at < first_sentence and is_menu(text):
            opening.aside.append((row.location, text))
        else:
            opening.preamble += split_paragraphs(row.text)
    opening.aside = [(location, text) for location, text in opening.aside if text]
    return opening


def _find_titles(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each title and the number of its lines."""
    at = 0
    while at < len(lines):
        count = count_title_lines(lines, at)
        if count:
            yield at, count
        at += max(count, 1)


def _combine_titles(titles: Sequence[Title]) -> Title:
    """What the titles of a report state together; the first that names both, or each the first that is named."""
    whole = next((title for title in titles if title.unit and title.year), None)
    if whole:
        return whole
    unit = next((title.unit for title in titles if title.unit), "")
    return Title(unit, next((title.year for title in titles if title.year), ""))


def _find_first_sentence(lines: Sequence[str], in_title: set[int], first_title: int) -> int:
    """The line with which the preamble begins; their number where there is no sentence."""
    for at, text in enumerate(lines):
        if at in in_title or not _is_running_text(text) or is_site_line(text) or is_menu(text):
            continue
        if at > first_title or _REPORT_WORDS.search(text):
            return at
    return len(lines)


def _is_running_text(text: str) -> bool:
    is_long = len(text) >= _MIN_SENTENCE_LENGTH
    return is_long or is_sentence(text) or is_contact_line(text) or bool(_BEGINNING.match(text))


def _is_aside(text: str, preamble: Sequence[str]) -> bool:
    """Whether a line before the first section is of a web page or a table of contents. preamble: so far."""
    if is_web_address(text):
        return not (preamble and _UNFINISHED.search(preamble[-1]))
    return is_site_line(text) or bool(_CONTENTS.fullmatch(drop_blanks(text)) or _CONTENTS_ENTRY.fullmatch(text))


def _take_line(opening: Opening, row: DocumentRow, is_below_title: bool, is_near_title: bool, signed: str) -> None:
    """Sort a line above the preamble that is no title: unit, year, date, or what belongs to the page around it."""
    text = clean_line(row.text)
    year = _YEAR_LINE.fullmatch(drop_blanks(fold_characters(text)))
    date = parse_date(text)
    name = remove_brackets_around(clean_name(text))
    if date and is_below_title:
        opening.dated = opening.dated or date
    elif year and is_near_title:
        opening.title = Title(opening.title.unit, opening.title.year or str(parse_year(year[1])))
    elif is_near_title and _may_be_unit(name, opening, signed):
        opening.unit_line = opening.unit_line or name
    else:
        opening.aside.append((row.location, text))


def _may_be_unit(name: str, opening: Opening, signed: str) -> bool:
    """Whether a line beside the title names the unit: the title's own, who signed, or where neither is known a body."""
    known = opening.title.unit or signed
    return are_same_body(name, known) if known else is_body_name(name)


def _stands_beside_title(lines: Sequence[str], at: int, in_title: set[int]) -> bool:
    """Whether only dates and lines of a page stand between a line and a line of a title."""
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(lines) and place not in in_title and _may_stand_between(lines[place]):
            place += step
        if place in in_title:
            return True
    return False


def _may_stand_between(text: str) -> bool:
    return not text or is_site_line(text) or bool(parse_date(text)) or is_body_name(text)


def _is_row_of_cells(row: DocumentRow) -> bool:
    return row.is_table and not row.only_text
