"""Reads the tables of pages as they are seen: without the rows, cells and columns that a page hides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.markup.form_controls import CONTROL_TAGS
from model.importing.readers.markup.raised_text import read_raised
from model.importing.readers.markup.unseen_text import UNSEEN, is_gone, is_on_own_lines, iter_unseen, read_unseen
from model.importing.readers.merged_cells import MAX_COLUMNS, NO_CELL, CellPlace, SpanningCell, lay_out_places
from model.text import clean_line

_WRAPPED_LINE = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])")
"""A line end between Chinese characters: only the source was wrapped there, nothing is shown."""
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")

TablePlaces = list[tuple[int, list[CellPlace]]]
"""The shown rows of a table: the number of each among them, counted from 1, and its places."""


def collapse_blanks(text: str) -> str:
    """The text with blanks and line ends as a browser shows them: one blank for several."""
    return _BLANKS.sub(" ", _WRAPPED_LINE.sub("", text))


def break_lines(element: etree._Element) -> None:
    """Put br elements in place of the line ends of preformatted text, as a browser shows them. Changes the element."""
    before, *lines = (element.text or "").split("\n")
    element.text = clean_line(before)
    for at, line in enumerate(lines):
        broken = etree.Element("br")
        broken.tail = clean_line(line)  # a page may hold control characters, which no tree takes
        element.insert(at, broken)


def read_lines(element: etree._Element, hidden: HiddenText, location: str) -> list[str]:
    """The lines of a cell that are not blank: its paragraphs, and what br parts. What is not shown goes to hidden."""
    raw_lines: list[str] = [""]
    text_of_fields = ""

    def add_element(inner: etree._Element) -> None:
        nonlocal text_of_fields
        if inner.tag == UNSEEN:
            kind, text = read_unseen(inner)
            raised = read_raised(kind, text, raw_lines[-1])
            raw_lines[-1] += raised
            if not raised:
                hidden.add(kind, text, location)
            return
        if inner.tag in ("pre", "textarea"):
            break_lines(inner)
        is_field = inner.tag in CONTROL_TAGS
        # two fields side by side hold two texts, never one number
        breaks_line = is_on_own_lines(inner) or (is_field and raw_lines[-1].strip() == text_of_fields != "")
        if breaks_line:
            raw_lines.append("")
        raw_lines[-1] += inner.text or ""
        if is_field:
            text_of_fields = raw_lines[-1].strip()
        for child in inner:
            add_element(child)
            raw_lines[-1] += child.tail or ""
        if breaks_line:
            raw_lines.append("")

    add_element(element)
    lines = [clean_line(collapse_blanks(line)) for line in raw_lines]
    return [line for line in lines if line]


@dataclass
class _Row:
    """A row of the page. is_gone: the page hides it; gone_cells: the places, in cells, of the cells it hides."""

    cells: list[SpanningCell]
    is_gone: bool
    gone_cells: frozenset[int]

    def without_gone_cells(self) -> list[SpanningCell]:
        """The cells that the page shows."""
        return [cell for at, cell in enumerate(self.cells) if at not in self.gone_cells]


def read_table(table: etree._Element, hidden: HiddenText, name: str) -> TablePlaces:
    """The shown rows of a table. name: how their location begins: 第 2 张表. What is not shown goes to hidden."""
    rows, shown = [], 0
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        is_hidden = is_gone(row) or _is_spacer(row)
        if is_hidden:
            location = f"{name}第 {shown} 行之后" if shown else f"{name}第 1 行之前"
            texts = [" ".join(text for _, text in iter_unseen(cell)) for cell in cells]
            hidden.add("hidden", " ".join(text for text in texts if text), location)
            read = [_make_cell(cell, "") for cell in cells]
        else:
            shown += 1
            places = [f"{name}第 {shown} 行第 {number} 格" for number in range(1, len(cells) + 1)]
            pairs = zip(cells, places, strict=True)
            read = [_make_cell(cell, "\n".join(read_lines(cell, hidden, place))) for cell, place in pairs]
        gone_cells = frozenset(at for at, cell in enumerate(cells) if is_gone(cell))
        rows.append(_Row(read, is_hidden, gone_cells))
    hidden_columns = _find_hidden_columns(table)
    numbered = list(enumerate(_lay_out_shown(rows, keeps_gone_cells=bool(hidden_columns)), start=1))
    if not hidden_columns:
        return numbered
    return [(n, _drop_columns(places, hidden_columns, hidden, f"{name}第 {n} 行")) for n, places in numbered]


def _is_spacer(row: etree._Element) -> bool:
    """Whether a row of no height is only there to fix the widths of columns, as Office puts one last."""
    return row.get("height") == "0" and not "".join(row.itertext()).strip()


def _lay_out_shown(rows: Sequence[_Row], keeps_gone_cells: bool) -> list[list[CellPlace]]:
    """The places of the shown rows.

    A page may count its hidden rows in the rowspan of a cell above, though a browser does not: the way in which more
    rows are of one length is taken. A hidden cell leaves its place blank where its row needs it for that.
    """
    cells = [row.cells if keeps_gone_cells else row.without_gone_cells() for row in rows]
    if not keeps_gone_cells and any(row.gone_cells for row in rows):
        cells = _restore_needed_cells(rows, cells)
    shown_only = lay_out_places([some for row, some in zip(rows, cells, strict=True) if not row.is_gone])
    if not any(row.is_gone for row in rows):
        return shown_only
    whole = lay_out_places(cells)
    counting_all = [places for row, places in zip(rows, whole, strict=False) if not row.is_gone]
    return counting_all if _count_rows_alike(counting_all) > _count_rows_alike(shown_only) else shown_only


def _restore_needed_cells(rows: Sequence[_Row], cells: Sequence[list[SpanningCell]]) -> list[list[SpanningCell]]:
    """The cells of each row, with blank ones in place of hidden ones where only so the row is as long as whole rows."""
    laid_out = lay_out_places(cells)
    partial = [row.is_gone or bool(row.gone_cells) for row in rows]
    lengths = {len(places) for is_partial, places in zip(partial, laid_out, strict=False) if not is_partial}
    restored = []
    for row, some, places in zip(rows, cells, laid_out, strict=False):
        hidden_width = sum(row.cells[at].columns_spanned for at in row.gone_cells)
        is_needed = len(places) not in lengths and len(places) + hidden_width in lengths
        restored.append(row.cells if is_needed else some)
    return restored


def _count_rows_alike(rows: Sequence[list[CellPlace]]) -> int:
    """How many rows have the most common length, without a place that no cell reaches."""
    lengths = Counter(len(places) for places in rows if NO_CELL not in places)
    return max(lengths.values(), default=0)


def _find_hidden_columns(table: etree._Element) -> frozenset[int]:
    """The columns, counted from 0, whose col or colgroup the page hides, as spreadsheets do."""
    hidden: set[int] = set()
    at = 0
    for part in table.iter("col", "colgroup"):
        if part.tag == "colgroup" and part.find("col") is not None:
            continue
        width = min(read_span(part, "span"), MAX_COLUMNS)
        if is_gone(part):
            hidden.update(range(at, at + width))
        at += width
    return frozenset(hidden)


def _drop_columns(
    places: list[CellPlace], columns: frozenset[int], hidden: HiddenText, location: str
) -> list[CellPlace]:
    """A row without the places of hidden columns; a cell that goes on beyond them is kept."""
    kept: list[CellPlace] = []
    cut: CellPlace | None = None
    for at, place in enumerate(places):
        covered = range(at, at + place.columns_spanned)
        seen = sum(1 for column in covered if column not in columns)
        shown = CellPlace(place.text, seen) if place.columns_spanned else place
        if at not in columns:
            kept.append(cut if cut and not place.columns_spanned else shown)
            cut = None
        elif place.columns_spanned and seen:
            cut = shown
        elif place.columns_spanned:
            hidden.add("hidden", place.text or "", location)
    return kept


def _make_cell(cell: etree._Element, text: str) -> SpanningCell:
    text = "" if is_gone(cell) else text
    return SpanningCell(text, read_span(cell, "colspan"), read_span(cell, "rowspan"))


def read_span(element: etree._Element, name: str) -> int:
    """How many places an element covers, by its attribute colspan, rowspan or span; 1 where that is no number."""
    stated = element.get(name, "1").strip()
    return max(int(stated), 1) if stated.isascii() and stated.isdigit() and len(stated) < 6 else 1
