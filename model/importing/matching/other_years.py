"""Tables of another year beside those of the report's own: 2023年数据, 上年同期. None of their figures is taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from model.importing.matching.explained_labels import names_another_year
from model.importing.matching.labels import LabelIndex
from model.importing.matching.sections import SectionRow
from model.importing.matching.text_tables import is_table_remark
from model.importing.matching.values import is_value

_MAX_CAPTION_LENGTH = 40
_DATE = re.compile(r"20\d\d年\s*\d{1,2}月")
_THIS_YEAR = re.compile(r"本年|今年|本年度|当年")
_MIN_HEADINGS = 2
"""So many headings of one row that name another year say that the whole table is of that year."""


def find_rows_of_other_years(rows: Sequence[SectionRow], labels: LabelIndex, year: int | None) -> set[int]:
    """The numbers of the rows that stand below a caption or headings of another year, up to the next of this year.

    year: of the report, None where it is not known.
    """
    found: set[int] = set()
    section = ""
    is_other_year = False
    for number, placed in enumerate(rows):
        if placed.section != section or placed.is_heading:
            section, is_other_year = placed.section, False
        if section not in labels.form.tables:
            continue
        texts = [cell for cell in placed.row.cells if cell]
        if any(map(is_value, texts)):
            if is_other_year:
                found.add(number)
            continue
        is_other_year = _decide(texts, labels, year, is_other_year)
    return found


def _decide(texts: Sequence[str], labels: LabelIndex, year: int | None, before: bool) -> bool:
    """Whether what follows a row without figures is of another year. before: whether the row itself is."""
    captions = list(_list_captions(texts, labels))
    if any(_names_this_year(text, year) for text in captions):
        return False
    others = [text for text in captions if names_another_year(text, "")]
    has_own_columns = any(labels.is_column_heading(text) for text in texts)
    if len(texts) == 1 or has_own_columns:
        return before or (len(texts) == 1 and bool(others))
    return before or len(others) >= _MIN_HEADINGS


def _list_captions(texts: Collection[str], labels: LabelIndex) -> Iterator[str]:
    """Those texts that are short, no sentence and no label of the form."""
    for text in texts:
        if len(text) > _MAX_CAPTION_LENGTH or _DATE.search(text) or is_table_remark(text):
            continue
        if not (labels.is_label(text) or labels.find_row(text) or labels.is_column_heading(text)):
            yield text


def _names_this_year(text: str, year: int | None) -> bool:
    return bool(_THIS_YEAR.search(text)) or (year is not None and str(year) in text)
