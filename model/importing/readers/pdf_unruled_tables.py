"""Tables without ruling lines: rows by the lines figures stand on, columns by what stands under each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.importing.readers.pdf_lines import CELL_PADDING, TextLine, TextPiece

_FIGURE = re.compile(r"[-－]?\d(?:[\d,，. ]*\d)?|[/—－-]+")
_MAX_LINES_BETWEEN = 14
"""Lines that the longest label takes where its column is three characters wide."""
_MIN_ROWS = 2
_MAX_TITLE_LINES = 2
"""So many lines of one piece stand between two parts of a table: its title, and that of a block."""
_MAX_NEARER_SHARE = 0.8
"""A line so much nearer to the next than to the one above does not go on with that."""
_MAX_PITCH = 1.7
"""So many times its height below, at most, the next line of a cell stands."""
_MIN_OVERLAP = 1.0
"""Points: what overlaps by less only touches."""


def split_prose_and_tables(some: Sequence[TextLine]) -> Iterator[tuple[bool, list[TextLine]]]:
    """Lines as runs of prose (False) and tables (True): figures in pieces of their own, under each other."""
    at = 0
    for first, last in _find_tables(some):
        if at < first:
            yield False, list(some[at:first])
        yield True, list(some[first:last])
        at = last
    if at < len(some):
        yield False, list(some[at:])


def split_strips(table: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The parts of a table that have headings of their own."""
    strip: list[TextLine] = []
    edge: float | None = None
    for line in table:
        if _is_figure_row(line):
            lefts = [piece.left for piece in line.pieces if _is_figure(piece)]
            edge = min(lefts if edge is None else [edge, *lefts])
        elif edge is not None and any(p.left > edge - line.size / 2 and not _is_figure(p) for p in line.pieces):
            yield _rejoin_figures(strip)
            strip, edge = [], None
        strip.append(line)
    if strip:
        yield _rejoin_figures(strip)


def assign_cells(strip: Sequence[TextLine]) -> list[tuple[str | None, ...]] | None:
    """The cells of a strip's lines, None where nothing stands; None for all where its pieces are in no columns."""
    columns = _find_columns(strip)
    if columns is None:
        return None
    rows = []
    for line in strip:
        row: list[str | None] = [None] * len(columns)
        for piece in line.pieces:
            places = [at for at, column in enumerate(columns) if column.overlaps(piece)]
            if not places or row[places[0]] or (_is_figure(piece) and len(places) > 1):
                return None
            row[places[0]] = piece.text
        rows.append(tuple(row))
    return rows


@dataclass
class _ColumnExtent:
    """What stands under each other, and how far that reaches; has_headings: some stand over the first figures."""

    left: float
    right: float
    has_figures: bool = False
    has_headings: bool = False
    has_labels: bool = False

    def overlaps(self, piece: TextPiece) -> bool:
        return min(self.right, piece.right) - max(self.left, piece.left) > _MIN_OVERLAP

    def include_piece(self, piece: TextPiece, head: bool) -> None:
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        self.has_figures = self.has_figures or _is_figure(piece)
        self.has_headings = self.has_headings or (head and not _is_figure(piece))
        self.has_labels = self.has_labels or not (head or _is_figure(piece))


def _find_columns(strip: Sequence[TextLine]) -> list[_ColumnExtent] | None:
    """The columns from the left, found from the narrowest piece on; None where figures and headings stand apart."""
    begun = next((at for at, line in enumerate(strip) if _is_figure_row(line)), 0)
    every = [(piece, at < begun) for at, line in enumerate(strip) for piece in line.pieces]
    found: list[_ColumnExtent] = []
    for piece, head in sorted(every, key=lambda pair: (not _is_figure(pair[0]), pair[0].right - pair[0].left)):
        met = [column for column in found if column.overlaps(piece)]
        if not met:
            found.append(column := _ColumnExtent(piece.left, piece.right))
            column.include_piece(piece, head)
        elif len(met) == 1:
            met[0].include_piece(piece, head)
    found.sort(key=lambda column: column.left)
    return _merge_headings(found)


def _merge_headings(columns: list[_ColumnExtent]) -> list[_ColumnExtent] | None:
    """Columns in which figures that stand right of their heading, as in a workbook, are put under it."""
    whole: list[_ColumnExtent] = []
    for column in columns:
        before = whole[-1] if whole else None
        bare = column.has_figures and not column.has_headings
        if bare and before and before.has_headings and not before.has_figures and not before.has_labels:
            before.right, before.has_figures = column.right, True
        else:
            whole.append(column)
    headed = any(column.has_headings for column in whole)
    lost = any(column.has_figures and not column.has_headings for column in whole)
    return None if headed and lost else whole


def _rejoin_figures(strip: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a strip; a figure too long for its column, broken over two lines, stands whole in its row's."""
    whole: list[TextLine] = []
    for at, line in enumerate(strip):
        before = whole[-1] if whole else None
        after = strip[at + 1] if at + 1 < len(strip) else None
        if len(whole) > 1 and _surrounds_row(whole[-2], whole[-1], line):
            above, middle = whole[-2:]
            ends = dict(zip(_select_figures(above), _select_figures(line), strict=True))
            pieces = (*middle.pieces, *_extend_pieces(_select_figures(above), ends))
            whole[-2:] = [_without_figures(above), replace(middle, pieces=tuple(sorted(pieces, key=lambda p: p.left)))]
            line = _without_figures(line)
        elif before and (ends := _find_continuations(before, line, after)):
            whole[-1] = replace(before, pieces=tuple(_extend_pieces(before.pieces, ends)))
            line = _without_figures(line)
        whole.append(line)
    return [line for line in whole if line.pieces]


def _extend_pieces(pieces: Sequence[TextPiece], ends: Mapping[TextPiece, TextPiece]) -> Iterator[TextPiece]:
    return (replace(p, text=p.text + ends[p].text) if p in ends else p for p in pieces)


def _select_figures(line: TextLine) -> list[TextPiece]:
    return [piece for piece in line.pieces if _is_figure(piece)]


def _without_figures(line: TextLine) -> TextLine:
    return replace(line, pieces=tuple(piece for piece in line.pieces if not _is_figure(piece)))


def _surrounds_row(above: TextLine, line: TextLine, below: TextLine) -> bool:
    """Whether figures stand half above and half below a row that has none in their places: set in the middle."""
    tops, ends = _select_figures(above), _select_figures(below)
    if (
        not tops
        or len(tops) != len(ends)
        or not _select_figures(line)
        or not above.page_number == line.page_number == below.page_number
    ):
        return False
    near = above.baseline - line.baseline < line.size and line.baseline - below.baseline < line.size
    free = not any(p.left < top.right and top.left < p.right for p in line.pieces for top in tops)
    return near and free and all(_is_aligned(a, b, line.size / 4) for a, b in zip(tops, ends, strict=True))


def _find_continuations(line: TextLine, below: TextLine, after: TextLine | None) -> dict[TextPiece, TextPiece]:
    """The figures of a line that go on in the next, and with what: each fills its column, and others do not go on."""
    figures, rests = _select_figures(line), _select_figures(below)
    if not 0 < len(rests) < len(figures):
        return {}
    pitch = line.baseline - below.baseline
    nearer = (
        after is not None
        and after.page_number == below.page_number
        and below.baseline - after.baseline < pitch * _MAX_NEARER_SHARE
    )
    if (
        len(rests) < len(below.pieces)
        if line.page_number != below.page_number
        else nearer or pitch > _MAX_PITCH * line.size
    ):
        return {}
    middles = [(figure.left + figure.right) / 2 for figure in figures]
    ends = {}
    for rest in rests:
        at = next((at for at, figure in enumerate(figures) if _is_aligned(figure, rest, line.size / 4)), None)
        if at is None:
            return {}
        room = min(abs(middles[other] - middles[at]) for other in (at - 1, at + 1) if 0 <= other < len(figures))
        wide = figures[at].right - figures[at].left
        if room - wide > CELL_PADDING + wide / len(figures[at].text):
            return {}
        ends[figures[at]] = rest
    return ends


def _is_aligned(piece: TextPiece, other: TextPiece, near: float) -> bool:
    """Whether two pieces begin, end or have their middle at the same place."""
    left, right = piece.left - other.left, piece.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) < near


def _find_tables(some: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end."""
    anchors = [at for at, line in enumerate(some) if _is_figure_row(line)]
    done = 0
    while anchors:
        first = last = anchors.pop(0)
        count = 1
        while anchors and anchors[0] - last <= _MAX_LINES_BETWEEN:
            edge = min(piece.left for piece in some[last].pieces if _is_figure(piece))
            if _holds_prose(some[last + 1 : anchors[0]], edge):
                break
            last, count = anchors.pop(0), count + 1
        if count >= _MIN_ROWS:
            begin = _find_heading_start(some, first, done)
            done = last + 1
            while done < len(some) and _find_continuations(some[last], some[done], None):
                done += 1
            yield begin, done


def _find_heading_start(some: Sequence[TextLine], first: int, done: int) -> int:
    """Where the headings over a table's first figures begin: lines of several pieces, and ends of such."""
    begin = at = first
    while at > done and first - at < _MAX_LINES_BETWEEN:
        at -= 1
        if len(some[at].pieces) > 1:
            begin = at
        elif begin - at > 1:
            break
    return begin


def _is_figure_row(line: TextLine) -> bool:
    """Whether a line holds figures, not only in a sentence: one beside other pieces."""
    return len(line.pieces) > 1 and any(map(_is_figure, line.pieces))


def _is_figure(piece: TextPiece) -> bool:
    return bool(_FIGURE.fullmatch(piece.text))


def _holds_prose(between: Sequence[TextLine], edge: float) -> bool:
    """Whether several lines one after the other are none of a table: of one piece, and reaching under its figures."""
    run = 0
    for line in between:
        run = run + 1 if len(line.pieces) == 1 and line.right > edge else 0
        if run > _MAX_TITLE_LINES:
            return True
    return False
