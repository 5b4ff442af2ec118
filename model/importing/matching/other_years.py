"""Tables of another year beside those of the report's own: 2023年数据, 上年同期. None of their figures is taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Literal

from model.importing.matching.explained_labels import names_another_year
from model.importing.matching.labels import LabelIndex
from model.importing.matching.sections import SectionRow
from model.importing.matching.text_tables import is_table_remark
from model.importing.matching.values import is_value

_MAX_CAPTION_LENGTH = 40
_DATE = re.compile(r"20\d\d年\s*\d{1,2}月")
_THIS_YEAR = re.compile(r"本年|今年|本年度|当年")
_WORD = re.compile(r"\S+")
_FIGURE = re.compile(r"[-－−]?\d[\d,，.]*")
_MIN_FIGURES = 2
"""So many figures at the end of a line make it a whole row."""
_NamedBy = Literal["", "caption", "headings"]
_MIN_HEADINGS = 2
"""So many headings of one row that name another year say that the whole table is of that year."""


def find_rows_of_other_years(rows: Sequence[SectionRow], labels: LabelIndex, year: int | None) -> set[int]:
    """The numbers of the rows that stand below a caption or headings of another year, up to the next of this year.

    year: of the report, None where it is not known.
    """
    found: set[int] = set()
    section = ""
    named_by: _NamedBy = ""
    for number, placed in enumerate(rows):
        if placed.section != section or placed.is_heading:
            section, named_by = placed.section, ""
        if section not in labels.form.tables:
            continue
        texts = [cell for cell in placed.row.cells if cell]
        if any(is_value(text) or _ends_with_figures(text) for text in texts):
            if named_by:
                found.add(number)
            continue
        named_by = _find_naming(texts, labels, year, named_by)
    return found


def _ends_with_figures(text: str) -> bool:
    """Whether a line has a whole row in it: 二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1 is no caption.

    A blank between figures may be a thousands separator; before the first there is more than that, or no digit.
    """
    spans = [word.span() for word in _WORD.finditer(text)]
    for count, (start, end) in enumerate(reversed(spans), 1):
        if not _FIGURE.fullmatch(text, start, end):
            return False
        gap_start = spans[-count - 1][1] if count < len(spans) else 0
        is_parted = start - gap_start > 1 or (start > gap_start > 0 and not text[gap_start - 1].isdecimal())
        if count >= _MIN_FIGURES and is_parted:
            return True
    return False


def _find_naming(texts: Sequence[str], labels: LabelIndex, year: int | None, before: _NamedBy) -> _NamedBy:
    """What names another year for the rows below one without figures. before: what does for that row itself."""
    captions = list(_list_captions(texts, labels))
    if any(_names_this_year(text, year) for text in captions):
        return ""
    others = [text for text in captions if names_another_year(text, "")]
    if any(labels.is_column_heading(text) for text in texts):
        return "caption" if before == "caption" else ""
    if len(texts) == 1:
        return "caption" if others else before
    return "headings" if len(others) >= _MIN_HEADINGS else before


def _list_captions(texts: Collection[str], labels: LabelIndex) -> Iterator[str]:
    """Those texts that are short, no sentence, no label of the form and no line of several."""
    for text in texts:
        if len(text) > _MAX_CAPTION_LENGTH or _DATE.search(text) or is_table_remark(text):
            continue
        if not (_is_label(text, labels) or all(_is_label(part, labels) for part in text.split())):
            yield text


def _is_label(text: str, labels: LabelIndex) -> bool:
    return labels.is_label(text) or labels.find_row(text) is not None or labels.is_column_heading(text)


def _names_this_year(text: str, year: int | None) -> bool:
    return bool(_THIS_YEAR.search(text)) or (year is not None and str(year) in text)
