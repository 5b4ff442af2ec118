"""Finds tables without ruling lines: rows by lines of text with figures, columns by what stands under each other."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.importing.readers.pdf.text_lines import CELL_PADDING, TextLine, TextPiece

_FIGURE = re.compile(r"[-－]?\d(?:[\d,，. ]*\d)?|[/—－-]+")
MAX_COLUMNS = 100
_MAX_LINES_BETWEEN = 14
"""Lines that the longest label takes where its column is three characters wide."""
_MIN_ROWS = 2
_MAX_TITLE_LINES = 2
"""Lines of one piece between two parts of a table, at most: its title, and that of a block."""
_MAX_NEARER_SHARE = 0.8
"""A line nearer to the next than this share of its distance to the one above does not go on with the one above."""
_MAX_PITCH = 1.7
"""The distance between two lines of a cell, at most, in heights of a line."""
_MIN_OVERLAP = 1.0
"""Points; what overlaps by less only touches."""


def split_prose_and_tables(lines: Sequence[TextLine]) -> Iterator[tuple[bool, list[TextLine]]]:
    """Lines as runs of prose (False) and of tables (True), which have figures in pieces of their own."""
    at = 0
    for begin, end in _find_tables(lines):
        if at < begin:
            yield False, list(lines[at:begin])
        yield True, list(lines[begin:end])
        at = end
    if at < len(lines):
        yield False, list(lines[at:])


def split_strips(table: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The parts of a table that have headings of their own: words where figures stood above begin the next strip."""
    strip: list[TextLine] = []
    left_edge: float | None = None  # of the figures in this strip
    for line in table:
        if _is_figure_row(line):
            figures_left = min(piece.left for piece in _select_figures(line))
            left_edge = figures_left if left_edge is None else min(left_edge, figures_left)
        elif left_edge is not None and _has_words_right_of(left_edge - line.size / 2, line):
            yield _rejoin_figures(strip)
            strip, left_edge = [], None
        strip.append(line)
    if strip:
        yield _rejoin_figures(strip)


def _has_words_right_of(edge: float, line: TextLine) -> bool:
    return any(piece.left > edge and not _is_figure(piece) for piece in line.pieces)


def assign_cells(strip: Sequence[TextLine]) -> list[tuple[str | None, ...]] | None:
    """The cells of a strip's lines, column by column, None where nothing stands.

    None instead of all where the pieces are in no columns: one in none, two in one, or a figure in two.
    """
    columns = _find_columns(strip)
    if columns is None:
        return None
    rows = []
    for line in strip:
        row: list[str | None] = [None] * len(columns)
        for piece in line.pieces:
            places = [at for at, column in enumerate(columns) if column.overlaps(piece)]
            if _is_figure(piece) and len(places) > 1:
                return None
            free = [at for at in places if not row[at]]
            if not free:
                return None
            row[free[0]] = piece.text
        rows.append(tuple(row))
    return rows


@dataclass
class _ColumnExtent:
    """How far a column reaches across the page, in points, and what stands in it.

    has_headings: words over the first figures of the strip. has_labels: words beside or below them.
    """

    left: float
    right: float
    has_figures: bool = False
    has_headings: bool = False
    has_labels: bool = False

    def overlaps(self, piece: TextPiece) -> bool:
        """Whether a piece stands in the column, at least partly."""
        return min(self.right, piece.right) - max(self.left, piece.left) > _MIN_OVERLAP

    def include_piece(self, piece: TextPiece, is_over_figures: bool) -> None:
        """Widen the column by a piece. is_over_figures: it stands over the first figures of the strip."""
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        if _is_figure(piece):
            self.has_figures = True
        elif is_over_figures:
            self.has_headings = True
        else:
            self.has_labels = True


def _find_columns(strip: Sequence[TextLine]) -> list[_ColumnExtent] | None:
    """The columns of a strip from the left; None where some figures stand under no heading and others do.

    None also for more than MAX_COLUMNS, as each piece is compared with all columns. They are built from the figures,
    then from words, the narrowest first. A piece over several columns widens none.
    """
    first_figures = next((at for at, line in enumerate(strip) if _is_figure_row(line)), 0)
    pieces = [(piece, at < first_figures) for at, line in enumerate(strip) for piece in line.pieces]
    pieces.sort(key=lambda pair: (not _is_figure(pair[0]), pair[0].right - pair[0].left))
    found: list[_ColumnExtent] = []
    for piece, is_over_figures in pieces:
        overlapped = [column for column in found if column.overlaps(piece)]
        if not overlapped:
            overlapped = [_ColumnExtent(piece.left, piece.right)]
            found += overlapped
            if len(found) > MAX_COLUMNS:
                return None
        if len(overlapped) == 1:
            overlapped[0].include_piece(piece, is_over_figures)
    found.sort(key=lambda column: column.left)
    return _merge_headings(found)


def _merge_headings(columns: list[_ColumnExtent]) -> list[_ColumnExtent] | None:
    """The columns, figures that stand right of their heading, as in a workbook, joined with it.

    None where some figures still stand under no heading while other columns have one.
    """
    merged: list[_ColumnExtent] = []
    for column in columns:
        before = merged[-1] if merged else None
        has_only_heading = before and before.has_headings and not before.has_figures and not before.has_labels
        if before and has_only_heading and column.has_figures and not column.has_headings:
            before.right, before.has_figures = column.right, True
        else:
            merged.append(column)
    has_headings = any(column.has_headings for column in merged)
    has_figures_without = any(column.has_figures and not column.has_headings for column in merged)
    return None if has_headings and has_figures_without else merged


def _rejoin_figures(strip: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a strip, in which a figure that was broken over two lines stands whole in the line of its row."""
    joined: list[TextLine] = []
    for at, line in enumerate(strip):
        after = strip[at + 1] if at + 1 < len(strip) else None
        if len(joined) > 1 and _surrounds_row(joined[-2], joined[-1], line):
            above, middle = joined[-2], joined[-1]
            ends = dict(zip(_select_figures(above), _select_figures(line), strict=True))
            pieces = [*middle.pieces, *_extend_pieces(_select_figures(above), ends)]
            pieces.sort(key=lambda piece: piece.left)
            joined[-2] = _without_figures(above)
            joined[-1] = replace(middle, pieces=tuple(pieces))
            line = _without_figures(line)
        elif joined and (ends := _find_continuations(joined[-1], line, after)):
            joined[-1] = replace(joined[-1], pieces=tuple(_extend_pieces(joined[-1].pieces, ends)))
            line = _without_figures(line)
        joined.append(line)
    return [line for line in joined if line.pieces]


def _extend_pieces(pieces: Sequence[TextPiece], ends: Mapping[TextPiece, TextPiece]) -> Iterator[TextPiece]:
    """The pieces, each with its end behind it where it has one."""
    for piece in pieces:
        yield replace(piece, text=piece.text + ends[piece].text) if piece in ends else piece


def _select_figures(line: TextLine) -> list[TextPiece]:
    return [piece for piece in line.pieces if _is_figure(piece)]


def _without_figures(line: TextLine) -> TextLine:
    return replace(line, pieces=tuple(piece for piece in line.pieces if not _is_figure(piece)))


def _surrounds_row(above: TextLine, line: TextLine, below: TextLine) -> bool:
    """Whether figures set in the middle of their cells stand half above and half below a row's line.

    The line itself has other figures, and nothing in the places of those.
    """
    tops, ends = _select_figures(above), _select_figures(below)
    if not tops or len(tops) != len(ends) or not _select_figures(line):
        return False
    if not above.page_number == line.page_number == below.page_number:
        return False
    if above.baseline - line.baseline >= line.size or line.baseline - below.baseline >= line.size:
        return False
    for piece in line.pieces:
        if any(piece.left < top.right and top.left < piece.right for top in tops):
            return False
    return all(_is_aligned(top, end, line.size / 4) for top, end in zip(tops, ends, strict=True))


def _find_continuations(line: TextLine, below: TextLine, after: TextLine | None) -> dict[TextPiece, TextPiece]:
    """The figures of a line that go on in the line below, and what they go on with; empty where it is another row.

    Each figure that goes on fills its column, and others of the line do not go on. after: the line after the one below.
    """
    figures, rests = _select_figures(line), _select_figures(below)
    if not 0 < len(rests) < len(figures) or not _may_continue(line, below, after):
        return {}
    ends = {}
    for rest in rests:
        at = next((at for at, figure in enumerate(figures) if _is_aligned(figure, rest, line.size / 4)), None)
        if at is None or not _fills_column(figures, at):
            return {}
        ends[figures[at]] = rest
    return ends


def _may_continue(line: TextLine, below: TextLine, after: TextLine | None) -> bool:
    """Whether the line below may go on with a line: it stands close to it or, on the next page, holds figures only."""
    if line.page_number != below.page_number:
        return len(_select_figures(below)) == len(below.pieces)
    pitch = line.baseline - below.baseline
    if pitch > _MAX_PITCH * line.size:
        return False
    if after is None or after.page_number != below.page_number:
        return True
    return below.baseline - after.baseline >= pitch * _MAX_NEARER_SHARE


def _fills_column(figures: Sequence[TextPiece], at: int) -> bool:
    """Whether no further digit had room in the column of a figure, which its neighbours' middles tell the width of."""
    middles = [(figure.left + figure.right) / 2 for figure in figures]
    neighbours = [other for other in (at - 1, at + 1) if 0 <= other < len(figures)]
    column_width = min(abs(middles[other] - middles[at]) for other in neighbours)
    width = figures[at].right - figures[at].left
    digit_width = width / len(figures[at].text)
    return column_width - width <= CELL_PADDING + digit_width


def _is_aligned(piece: TextPiece, other: TextPiece, max_distance: float) -> bool:
    """Whether two pieces begin, end or have their middle at nearly the same place, in points."""
    left, right = piece.left - other.left, piece.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) < max_distance


def _find_tables(lines: Sequence[TextLine]) -> Iterator[tuple[int, int]]:
    """The first line of each table, and the line after its last, by number."""
    figure_rows = deque(number for number, line in enumerate(lines) if _is_figure_row(line))
    end = 0
    while figure_rows:
        first = last = figure_rows.popleft()
        count = 1
        while figure_rows and figure_rows[0] - last <= _MAX_LINES_BETWEEN:
            left_edge = min(piece.left for piece in _select_figures(lines[last]))
            if _holds_prose(lines[last + 1 : figure_rows[0]], left_edge):
                break
            last = figure_rows.popleft()
            count += 1
        if count >= _MIN_ROWS:
            begin = _find_heading_start(lines, first, end)
            end = last + 1
            while end < len(lines) and _find_continuations(lines[last], lines[end], None):
                end += 1
            yield begin, end


def _find_heading_start(lines: Sequence[TextLine], first: int, table_end: int) -> int:
    """The first line of the headings over a table: of several pieces, or between such.

    first: the line of its first figures. table_end: the line after the table before.
    """
    begin = at = first
    while at > table_end and first - at < _MAX_LINES_BETWEEN:
        at -= 1
        if len(lines[at].pieces) > 1:
            begin = at
        elif begin - at > 1:
            break
    return begin


def _is_figure_row(line: TextLine) -> bool:
    """Whether a line holds a figure as a piece of its own beside other pieces."""
    return len(line.pieces) > 1 and any(map(_is_figure, line.pieces))


def _is_figure(piece: TextPiece) -> bool:
    return bool(_FIGURE.fullmatch(piece.text))


def _holds_prose(between: Sequence[TextLine], edge: float) -> bool:
    """Whether several lines one after the other are of one piece and reach right of the edge where figures begin."""
    count = 0
    for line in between:
        count = count + 1 if len(line.pieces) == 1 and line.right > edge else 0
        if count > _MAX_TITLE_LINES:
            return True
    return False
