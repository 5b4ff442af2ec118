"""What each figure of the tables is called in a sentence: 本年新收, 本年新收·自然人; and which one a typed name means.

All names are made from the labels of the form; none stands for two figures. A total is called like the line that it
adds up: 本年新收 is the 总计 of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from model.form import editions
from model.form.form import Cell, Form, Table
from model.linked_figures.pinyin import match_initials
from model.report.linked_text import join_cells
from model.text import remove_blanks

_SEPARATORS = re.compile('[·・•‧/、，,.()（）“”"-]')
_NUMBERING = re.compile(r"^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)")
"""The numbering in front of a row's label."""
_PLUS = re.compile("[+＋]")
"""Stands between the figures of a sum."""
_MIN_LABEL = 3
"""Shorter labels say too little on their own: 其他, 总计."""


@dataclass(frozen=True, slots=True)
class FigureName:
    """A figure of the tables by its name. cell: the id of its cell; table: what people call its table, 表三.

    keys: every way to type the name, without blanks and separators.
    """

    cell: str
    name: str
    table: str
    keys: tuple[str, ...]


@cache
def list_figure_names(edition: str) -> tuple[FigureName, ...]:
    """The names of all figures of an edition, in the order of the tables. Raises UnknownEdition."""
    form = editions.load_form(edition)
    found: list[FigureName] = []
    for table in form.tables.values():
        for cell in table.cells:
            parts = _name_parts(table, cell)
            found.append(FigureName(cell.id, "·".join(parts), table.name, tuple(_list_keys(table, cell, parts))))
    return tuple(found)


@cache
def _names_by_cell(edition: str) -> dict[str, str]:
    return {name.cell: name.name for name in list_figure_names(edition)}


def name_figure(form: Form, cell: str) -> str:
    """The name of the figure of a cell; "" where the form has no such cell."""
    return _names_by_cell(form.edition).get(cell, "")


def find_by_name(form: Form, typed: str) -> tuple[FigureName, ...]:
    """The figures whose whole name was typed: one, none, or several where the name leaves open which."""
    key = _make_key(typed)
    if not key:
        return ()
    names = list_figure_names(form.edition)
    exact = tuple(name for name in names if _make_key(name.name) == key)
    return exact or tuple(name for name in names if key in name.keys)


def find_sum_by_name(form: Form, typed: str) -> tuple[str, ...]:
    """The cells of figures whose names are joined by +: 予以公开+部分公开; none where one of them is not sure."""
    found = [find_by_name(form, part) for part in _PLUS.split(typed)]
    return tuple(names[0].cell for names in found) if all(len(names) == 1 for names in found) else ()


def search_sums(form: Form, typed: str) -> tuple[tuple[str, str], ...]:
    """What a name that is being typed may mean, the likeliest first: the cells, and what they are called.

    Behind a + the next figure of a sum is looked for, where those before it are sure.
    """
    *before, last = _PLUS.split(typed)
    named = [find_by_name(form, part) for part in before]
    if any(len(names) != 1 for names in named):
        return ()
    first = [names[0] for names in named]
    return tuple(
        (join_cells(one.cell for one in (*first, name)), "＋".join(one.name for one in (*first, name)))
        for name in search_names(form, last)
    )


def search_names(form: Form, typed: str) -> tuple[FigureName, ...]:
    """The figures that what was typed may mean, the likeliest first; all of them where nothing was typed.

    typed: part of a name, parts of it with blanks between them, or the first letters of its pinyin (bnxs).
    """
    names = list_figure_names(form.edition)
    words = [key for word in typed.split() if (key := _make_key(word))]
    if not words:
        return names if not typed.strip() else ()
    whole = "".join(words)
    ranked = [(rank, name) for name in names if (rank := _rank_match(name, words, whole)) is not None]
    return tuple(name for _, name in sorted(ranked, key=lambda pair: (pair[0], "·" in pair[1].name)))


def _rank_match(name: FigureName, words: list[str], whole: str) -> int | None:
    """How well a name fits what was typed, 0 best; None where it does not."""
    shown = _make_key(name.name)
    if whole == shown:
        return 0
    if whole in name.keys:
        return 1
    if shown.startswith(whole):
        return 2
    if any(whole in key for key in name.keys):
        return 3
    if any(all(word in key for word in words) for key in name.keys):
        return 4
    if whole.isascii() and whole.isalpha():
        place = min((at for key in name.keys if (at := match_initials(key, whole)) is not None), default=None)
        if place is not None:
            is_whole = any(len(key) == len(whole) and match_initials(key, whole) == 0 for key in name.keys)
            return 5 if is_whole else 6 if place == 0 else 7
    return None


def _name_parts(table: Table, cell: Cell) -> list[str]:
    """The parts of a figure's name: its row, the headings over its column, its column; not those that say nothing."""
    row = cell.row.short or cell.row.label
    headings = [heading for heading in cell.column.under if len(table.blocks) == 1 and not cell.row.id]
    column = cell.column.short or cell.column.label
    parts = [*([row] if cell.row.id else []), *headings]
    if cell.column.computed or _is_only_column(table, cell):
        return parts
    return [*parts, column]


def _is_only_column(table: Table, cell: Cell) -> bool:
    """Whether the cell's row has no other column, so that the row's name is enough."""
    block = next(block for block in table.blocks if cell.id in {other.id for other in block.cells.values()})
    return len(block.columns) == 1


def _list_keys(table: Table, cell: Cell, parts: list[str]) -> Iterator[str]:
    """Every way to type a figure's name: in either order, with 总计, with the label that the form prints."""
    labels = (cell.column.short or cell.column.label, cell.column.label)
    spoken = [part for part in parts if part != labels[0]]
    ways = ["".join(spoken)]
    if cell.row.id:
        ways.append(_NUMBERING.sub("", cell.row.label))
    elif len(spoken) > 1:
        ways.append("".join(spoken[1:]))
    found: dict[str, None] = {}
    for way in (key for key in map(_make_key, ways) if len(key) >= _MIN_LABEL or key == _make_key("".join(spoken))):
        if cell.column.computed or _is_only_column(table, cell):
            found[way] = None
        for label in map(_make_key, labels):
            found[way + label] = None
            found[label + way] = None
    yield from found


def _make_key(typed: str) -> str:
    """A name as it is compared: without blanks, separators and brackets, half-width, in small letters."""
    return _SEPARATORS.sub("", remove_blanks(typed)).casefold()
