"""Tables without ruling lines: rows by the lines figures stand on, columns by what stands under each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.importing.readers.pdf_lines import PADDING, Line, Piece

_FIGURE = re.compile(r"[-－]?\d(?:[\d,，. ]*\d)?|[/—－-]+")
_MOST_BETWEEN = 14
"""Lines that the longest label takes where its column is three characters wide."""
_LEAST_ROWS = 2
_MOST_TITLES = 2
"""So many lines of one piece stand between two parts of a table: its title, and that of a block."""
_NEARER = 0.8
"""A line so much nearer to the next than to the one above does not go on with that."""
_PITCH = 1.7
"""So many times its height below, at most, the next line of a cell stands."""
_NEAR = 1.0
"""Points: what overlaps by less only touches."""


def parts(some: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Lines as runs of prose (False) and tables (True): figures in pieces of their own, under each other."""
    at = 0
    for first, last in _spans(some):
        if at < first:
            yield False, list(some[at:first])
        yield True, list(some[first:last])
        at = last
    if at < len(some):
        yield False, list(some[at:])


def strips(table: Sequence[Line]) -> Iterator[list[Line]]:
    """The parts of a table that have headings of their own."""
    strip: list[Line] = []
    edge: float | None = None
    for line in table:
        if _anchors(line):
            lefts = [piece.left for piece in line.pieces if _is_figure(piece)]
            edge = min(lefts if edge is None else [edge, *lefts])
        elif edge is not None and any(p.left > edge - line.size / 2 and not _is_figure(p) for p in line.pieces):
            yield _whole_figures(strip)
            strip, edge = [], None
        strip.append(line)
    if strip:
        yield _whole_figures(strip)


def cells(strip: Sequence[Line]) -> list[tuple[str | None, ...]] | None:
    """The cells of a strip's lines, None where nothing stands; None for all where its pieces are in no columns."""
    columns = _columns(strip)
    if columns is None:
        return None
    rows = []
    for line in strip:
        row: list[str | None] = [None] * len(columns)
        for piece in line.pieces:
            places = [at for at, column in enumerate(columns) if column.holds(piece)]
            if not places or row[places[0]] or (_is_figure(piece) and len(places) > 1):
                return None
            row[places[0]] = piece.text
        rows.append(tuple(row))
    return rows


@dataclass
class _Column:
    """What stands under each other, and how far that reaches; headings: those over the first figures."""

    left: float
    right: float
    figures: bool = False
    headings: bool = False
    labels: bool = False

    def holds(self, piece: Piece) -> bool:
        return min(self.right, piece.right) - max(self.left, piece.left) > _NEAR

    def take(self, piece: Piece, head: bool) -> None:
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        self.figures = self.figures or _is_figure(piece)
        self.headings = self.headings or (head and not _is_figure(piece))
        self.labels = self.labels or not (head or _is_figure(piece))


def _columns(strip: Sequence[Line]) -> list[_Column] | None:
    """The columns from the left, found from the narrowest piece on; None where figures and headings stand apart."""
    begun = next((at for at, line in enumerate(strip) if _anchors(line)), 0)
    every = [(piece, at < begun) for at, line in enumerate(strip) for piece in line.pieces]
    found: list[_Column] = []
    for piece, head in sorted(every, key=lambda pair: (not _is_figure(pair[0]), pair[0].right - pair[0].left)):
        met = [column for column in found if column.holds(piece)]
        if not met:
            found.append(column := _Column(piece.left, piece.right))
            column.take(piece, head)
        elif len(met) == 1:
            met[0].take(piece, head)
    found.sort(key=lambda column: column.left)
    return _headed(found)


def _headed(columns: list[_Column]) -> list[_Column] | None:
    """Columns in which figures that stand right of their heading, as in a workbook, are put under it."""
    whole: list[_Column] = []
    for column in columns:
        before = whole[-1] if whole else None
        bare = column.figures and not column.headings
        if bare and before and before.headings and not before.figures and not before.labels:
            before.right, before.figures = column.right, True
        else:
            whole.append(column)
    headed = any(column.headings for column in whole)
    lost = any(column.figures and not column.headings for column in whole)
    return None if headed and lost else whole


def _whole_figures(strip: Sequence[Line]) -> list[Line]:
    """The lines of a strip; a figure too long for its column, broken over two lines, stands whole in its row's."""
    whole: list[Line] = []
    for at, line in enumerate(strip):
        before = whole[-1] if whole else None
        after = strip[at + 1] if at + 1 < len(strip) else None
        if len(whole) > 1 and _around(whole[-2], whole[-1], line):
            above, middle = whole[-2:]
            ends = dict(zip(_figures(above), _figures(line), strict=True))
            pieces = (*middle.pieces, *_longer(_figures(above), ends))
            whole[-2:] = [_without_figures(above), replace(middle, pieces=tuple(sorted(pieces, key=lambda p: p.left)))]
            line = _without_figures(line)
        elif before and (ends := _ends(before, line, after)):
            whole[-1] = replace(before, pieces=tuple(_longer(before.pieces, ends)))
            line = _without_figures(line)
        whole.append(line)
    return [line for line in whole if line.pieces]


def _longer(pieces: Sequence[Piece], ends: Mapping[Piece, Piece]) -> Iterator[Piece]:
    return (replace(p, text=p.text + ends[p].text) if p in ends else p for p in pieces)


def _figures(line: Line) -> list[Piece]:
    return [piece for piece in line.pieces if _is_figure(piece)]


def _without_figures(line: Line) -> Line:
    return replace(line, pieces=tuple(piece for piece in line.pieces if not _is_figure(piece)))


def _around(above: Line, line: Line, below: Line) -> bool:
    """Whether figures stand half above and half below a row that has none in their places: set in the middle."""
    tops, ends = _figures(above), _figures(below)
    if not tops or len(tops) != len(ends) or not _figures(line) or not above.page == line.page == below.page:
        return False
    near = above.base - line.base < line.size and line.base - below.base < line.size
    free = not any(p.left < top.right and top.left < p.right for p in line.pieces for top in tops)
    return near and free and all(_flush(a, b, line.size / 4) for a, b in zip(tops, ends, strict=True))


def _ends(line: Line, below: Line, after: Line | None) -> dict[Piece, Piece]:
    """The figures of a line that go on in the next, and with what: each fills its column, and others do not go on."""
    figures, rests = _figures(line), _figures(below)
    if not 0 < len(rests) < len(figures):
        return {}
    pitch = line.base - below.base
    nearer = after is not None and after.page == below.page and below.base - after.base < pitch * _NEARER
    if len(rests) < len(below.pieces) if line.page != below.page else nearer or pitch > _PITCH * line.size:
        return {}
    middles = [(figure.left + figure.right) / 2 for figure in figures]
    ends = {}
    for rest in rests:
        at = next((at for at, figure in enumerate(figures) if _flush(figure, rest, line.size / 4)), None)
        if at is None:
            return {}
        room = min(abs(middles[other] - middles[at]) for other in (at - 1, at + 1) if 0 <= other < len(figures))
        wide = figures[at].right - figures[at].left
        if room - wide > PADDING + wide / len(figures[at].text):
            return {}
        ends[figures[at]] = rest
    return ends


def _flush(piece: Piece, other: Piece, near: float) -> bool:
    """Whether two pieces begin, end or have their middle at the same place."""
    left, right = piece.left - other.left, piece.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) < near


def _spans(some: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where tables begin and end."""
    anchors = [at for at, line in enumerate(some) if _anchors(line)]
    done = 0
    while anchors:
        first = last = anchors.pop(0)
        count = 1
        while anchors and anchors[0] - last <= _MOST_BETWEEN:
            edge = min(piece.left for piece in some[last].pieces if _is_figure(piece))
            if _holds_prose(some[last + 1 : anchors[0]], edge):
                break
            last, count = anchors.pop(0), count + 1
        if count >= _LEAST_ROWS:
            begin = _head(some, first, done)
            done = last + 1
            while done < len(some) and _ends(some[last], some[done], None):
                done += 1
            yield begin, done


def _head(some: Sequence[Line], first: int, done: int) -> int:
    """Where the headings over a table's first figures begin: lines of several pieces, and ends of such."""
    begin = at = first
    while at > done and first - at < _MOST_BETWEEN:
        at -= 1
        if len(some[at].pieces) > 1:
            begin = at
        elif begin - at > 1:
            break
    return begin


def _anchors(line: Line) -> bool:
    """Whether a line holds figures, not only in a sentence: one beside other pieces."""
    return len(line.pieces) > 1 and any(map(_is_figure, line.pieces))


def _is_figure(piece: Piece) -> bool:
    return bool(_FIGURE.fullmatch(piece.text))


def _holds_prose(between: Sequence[Line], edge: float) -> bool:
    """Whether several lines one after the other are none of a table: of one piece, and reaching under its figures."""
    run = 0
    for line in between:
        run = run + 1 if len(line.pieces) == 1 and line.right > edge else 0
        if run > _MOST_TITLES:
            return True
    return False
