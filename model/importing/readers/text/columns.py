"""Finds tables in a text whose columns are set apart by runs of blanks, as pdftotext -layout and typists set them.

The columns of such a table are found as those of a table without ruling lines in a PDF: by what stands under what.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from model.importing.document import DocumentRow
from model.importing.readers.pdf.text_lines import TextLine, TextPiece
from model.importing.readers.pdf.unruled_tables import assign_cells, split_prose_and_tables, split_strips
from model.importing.readers.text.pages import SourceLine, measure_width, measure_with_narrow_marks
from model.importing.readers.text.wrapped_headings import join_wrapped_headings
from model.text import clean_line

_COLUMN = 10.0
"""What stands for points: the width of a column, of which a Chinese character takes two."""
_HEIGHT = 2 * _COLUMN
_PITCH = 2 * _HEIGHT
"""Lines so far apart are never taken for two halves of one: a text does not break a figure."""

_PIECE = re.compile(r"[^\s\u3000]+(?:[ \xa0][^\s\u3000]+)*")
"""What stands together: words with single blanks between them."""
_WORD = re.compile(r"[^ \xa0]+")
_FIGURE = re.compile(r"[-－−]?\d[\d,，.]*|[/—－-]+")
_HEADING_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
_PART_OF_HEADING = re.compile(r"[\u4e00-\u9fff]{2,3}")
_ROW_NUMBER = re.compile(r"\d{1,2}[.．、]\D|[（(][一二三四五六七八九十]{1,2}[）)]")
_MIN_FIGURE_ROWS = 2
_MIN_COMMON = 2
"""So many pieces that begin in one column make it a column where others begin."""

Measure = Callable[[str], int]
"""Tells how many columns a text takes."""
_MEASURES: tuple[Measure, ...] = (measure_width, measure_with_narrow_marks, len)

Block = list[SourceLine] | list[DocumentRow]
"""Lines that are no table, or the rows of one."""


def split_tables(lines: Sequence[SourceLine]) -> Iterator[Block]:
    """The lines of a text as runs of lines, and of rows where they are tables in columns."""
    rest: list[SourceLine] = []
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        begin = 0
        for first, last, rows in _find_tables(page):
            rest += join_wrapped_headings(page[begin:first])
            if rest:
                yield rest
            yield rows
            rest, begin = [], last + 1
        rest += join_wrapped_headings(page[begin:])
    if rest:
        yield rest


def _find_tables(page: Sequence[SourceLine]) -> Iterator[tuple[int, int, list[DocumentRow]]]:
    """The tables on a page: the places of the first and last line of each, and its rows."""
    for begin, end in _split_at_tabs(page):
        places = {page[at].number: at for at in range(begin, end)}
        written = [page[at] for at in range(begin, end) if not page[at].is_empty]
        if sum(_may_be_figure_row(line.text) for line in written) < _MIN_FIGURE_ROWS:
            continue
        measured = [line for line in (_measure_line(line, measure_width) for line in written) if line.pieces]
        for is_table, found in split_prose_and_tables(measured):
            if is_table:
                source = [page[places[line.page_number]] for line in found]
                rows = _read_table(source)
                if rows:
                    yield places[source[0].number], places[source[-1].number], rows


def _split_at_tabs(page: Sequence[SourceLine]) -> Iterator[tuple[int, int]]:
    """The runs of lines in which no tab or bar stands, as the places of their first line and behind their last."""
    begin = 0
    for at, line in enumerate(page):
        if "\t" in line.text or "|" in line.text or "│" in line.text:
            yield begin, at
            begin = at + 1
    yield begin, len(page)


def _may_be_figure_row(text: str) -> bool:
    """Whether a line holds a figure among other things, set apart from them by several blanks."""
    pieces = _PIECE.findall(text)
    return len(pieces) > 1 and any(_FIGURE.match(piece) for piece in pieces)


def _read_table(source: Sequence[SourceLine]) -> list[DocumentRow]:
    """The rows of a table; [] where its figures do not stand under each other.

    Some programs count a Chinese character or mark as two columns, others as one: that is right by which the figures of
    all rows stand straightest.
    """
    tables = {measure: [_measure_line(line, measure) for line in source] for measure in _MEASURES}
    measure = min(tables, key=lambda measure: _measure_spread(tables[measure]))
    starts = Counter(round(piece.left / _COLUMN) for line in tables[measure] for piece in line.pieces)
    common = {start for start, count in starts.items() if count >= _MIN_COMMON}
    table = [_measure_line(line, measure, common) for line in source]
    rows: list[DocumentRow] = []
    width_before = 0
    for strip in split_strips(table):
        cells = assign_cells(strip)
        if cells is None or not _is_straight(strip, cells):
            return []
        cells = _join_headings(cells)
        for line, row in zip(strip, cells, strict=True):
            texts = [text and clean_line(text) for text in row]
            location = f"第 {line.page_number} 行"
            rows.append(DocumentRow((*[None] * width_before, *texts), location, is_table=True, is_aligned=True))
        width_before += len(cells[0])
    return rows


def _join_headings(cells: Sequence[tuple[str | None, ...]]) -> list[tuple[str | None, ...]]:
    """The rows, the headings over columns of figures in the last line above the first figures.

    Headings that are broken over lines are joined there; such lines are broken at other places in each column: 社会 |
    总计, then 商业, then 公益, then 企业, then 组织. A heading that stands in several lines alike is one. Left in lines
    of their own, headings would be read line by line, in another order than their columns.
    """
    rows = [list(row) for row in cells]
    count = next((at for at, row in enumerate(rows) if any(text and _FIGURE.fullmatch(text) for text in row)), 0)
    for column in range(len(rows[0])) if count else ():
        texts = [rows[at][column] or "" for at in range(count)]
        places = [at for at, text in enumerate(texts) if _PART_OF_HEADING.fullmatch(text)]
        has_figures = any(_FIGURE.fullmatch(row[column] or "") for row in rows[count:])
        if not places and has_figures:
            places = [at for at, text in enumerate(texts) if text][-1:]
        if places and places[-1] == max(at for at, text in enumerate(texts) if text):
            for at in places:
                rows[at][column] = None
            rows[count - 1][column] = "".join(dict.fromkeys(texts[at] for at in places))
    return [tuple(row) for row in rows]


def _measure_line(line: SourceLine, measure: Measure, starts: Container[int] = ()) -> TextLine:
    """A line with its pieces where they stand; its number is in page_number. starts: the columns where others begin."""
    pieces = []
    columns = _measure_columns(line.text, measure)
    for found in _PIECE.finditer(line.text):
        for begin, end in _split_piece(line.text, found.start(), found.end(), columns, starts):
            pieces.append(TextPiece(line.text[begin:end], columns[begin] * _COLUMN, columns[end] * _COLUMN))
    return TextLine(line.text.strip(), tuple(pieces), -line.number * _PITCH, _HEIGHT, False, line.number)


def _measure_columns(text: str, measure: Measure) -> Sequence[int]:
    """The column where each character of a line begins, and the one behind the last, in time as the line is long."""
    if text.isascii():
        return range(len(text) + 1)
    return [0, *accumulate(map(measure, text))]


def _split_piece(
    text: str, begin: int, end: int, columns: Sequence[int], starts: Container[int]
) -> Iterator[tuple[int, int]]:
    """Where the parts of a piece begin and end in its line: most are whole. columns: where each character begins.

    Words are parts of their own where each is a figure or a short heading (0 0 1, 商业 科研), and where one begins
    where others in the table do, or as the labels of rows do: （三） 4.保护第三方合法权益. Characters that are set
    apart (本 年 增 / 减) are one word.
    """
    words = [(begin + word.start(), begin + word.end()) for word in _WORD.finditer(text[begin:end])]
    texts = [text[first:last] for first, last in words]
    if all(map(_FIGURE.fullmatch, texts)) or all(map(_HEADING_WORD.fullmatch, texts)):
        yield from words
        return
    for (before, behind), (first, last) in pairwise(words):
        if behind - before == last - first == 1:
            continue
        is_start = any(columns[first] + by in starts for by in (-1, 0, 1))
        if is_start or _ROW_NUMBER.match(text, first):
            yield begin, first - 1
            begin = first
    yield begin, end


def _measure_spread(table: Sequence[TextLine]) -> float:
    """How far apart, in all, those figures of the rows stand that stand at the same place in rows of as many."""
    by_count: dict[int, list[list[TextPiece]]] = {}
    for line in table:
        figures = [piece for piece in line.pieces if _FIGURE.fullmatch(piece.text)]
        if figures:
            by_count.setdefault(len(figures), []).append(figures)
    spread = 0.0
    for rows in by_count.values():
        for column in zip(*rows, strict=True):
            lefts, rights = [piece.left for piece in column], [piece.right for piece in column]
            spread += min(max(lefts) - min(lefts), max(rights) - min(rights))
    return spread


def _is_straight(strip: Sequence[TextLine], cells: Sequence[tuple[str | None, ...]]) -> bool:
    """Whether the rows with most figures have them in the same columns, and the others in some of those."""
    places = []
    for row in cells:
        found = {at for at, text in enumerate(row) if text and _FIGURE.fullmatch(text)}
        if found:
            places.append(found)
    fullest = max(places, key=len, default=set())
    return all(found <= fullest for found in places)
