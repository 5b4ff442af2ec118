"""A prose text with figures that follow the tables: how it is stored, and the plain text that people read.

A stored text holds the id of a cell, or the ids of several with + between them for their sum, between two characters of
Unicode made for annotations, U+FFF9 and U+FFFB. Nobody can type them, and every text that is read from a file or pasted
loses them (remove_invisible() of model/text.py): no brace or bracket that a clerk writes is ever taken for a link. The
figure itself is not stored, so that it cannot be out of date. Texts stored before there were links are stored texts
too, and so are two of them joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

_START, _SEPARATOR, _END = "\ufff9", "\ufffa", "\ufffb"
_CELL = "[a-z0-9_]+(?:\\.[a-z0-9_]+)+"
_LINK = re.compile(f"{_START}({_CELL}(?:\\+{_CELL})*){_END}")
_SUM = "+"
_MARKS = re.compile(f"[{_START}{_SEPARATOR}{_END}]")


@dataclass(frozen=True, slots=True)
class FigureLink:
    """Characters of a text that show the figure of a cell. start, length: where they stand.

    cell: its id; of the sum of several cells their ids with + between them, as the form's rules write it.
    """

    start: int
    length: int
    cell: str

    @property
    def end(self) -> int:
        """The position behind the figure."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class LinkedText:
    """A text as people read it, and where in it figures of tables stand, in the order of the text."""

    text: str = ""
    links: tuple[FigureLink, ...] = ()

    @property
    def stored(self) -> str:
        """The text as it is stored; read_stored_text() reads it back."""
        return "".join(write_link(cell) if cell else text for text, cell in self.list_pieces())

    def show(self, word_figure: Callable[[str], str]) -> LinkedText:
        """The same text with the figures as they are now. word_figure: the words for the figure of a cell id."""
        return _join_pieces((word_figure(cell) if cell else text, cell) for text, cell in self.list_pieces())

    def replace_range(self, start: int, end: int, by: LinkedText) -> LinkedText:
        """The text with another one in place of a range; a figure of which the range has a part is replaced whole."""
        for link in self.links:
            if link.start < end and start < link.end:
                start, end = min(start, link.start), max(end, link.end)
        moved = start + len(by.text) - end
        links = (
            *(link for link in self.links if link.end <= start),
            *(replace(link, start=link.start + start) for link in by.links),
            *(replace(link, start=link.start + moved) for link in self.links if link.start >= end),
        )
        return LinkedText(self.text[:start] + by.text + self.text[end:], links)

    def map_words(self, change: Callable[[str], str]) -> LinkedText:
        """The text with its words changed by a function, piece by piece between the figures."""
        return _join_pieces((text if cell else change(text), cell) for text, cell in self.list_pieces())

    def cut(self, start: int, end: int) -> LinkedText:
        """What stands from one position to another; a figure of which only a part stands there is plain text."""
        inside = tuple(
            replace(link, start=link.start - start) for link in self.links if start <= link.start and link.end <= end
        )
        return LinkedText(self.text[start:end], inside)

    def list_pieces(self) -> Iterator[tuple[str, str]]:
        """The pieces of the text, each with the id of the cell whose figure it is, "" for words."""
        position = 0
        for link in self.links:
            yield self.text[position : link.start], ""
            yield self.text[link.start : link.end], link.cell
            position = link.end
        yield self.text[position:], ""

    def is_linked(self, start: int, end: int) -> bool:
        """Whether any character of a range belongs to a figure of a table."""
        return any(link.start < end and start < link.end for link in self.links)


def write_link(*cells: str) -> str:
    """The stored text of one linked figure, to be joined with other stored texts. cells: the ids that it adds up."""
    return f"{_START}{join_cells(cells)}{_END}"


def join_cells(cells: Iterable[str]) -> str:
    """What a link to the sum of these cells names."""
    return _SUM.join(cells)


def split_cells(linked: str) -> tuple[str, ...]:
    """The ids of the cells that a link adds up: one, or several."""
    return tuple(linked.split(_SUM))


def read_stored_text(stored: str, word_figure: Callable[[str], str]) -> LinkedText:
    """The text that people read, of a stored one. word_figure: the words for the figure of a cell id.

    Characters of annotations that enclose no cell id are left out: nobody could see them.
    """
    if not _MARKS.search(stored):
        return LinkedText(stored)
    return _join_pieces(
        (word_figure(cell) if cell else _MARKS.sub("", piece), cell) for piece, cell in _split_stored_text(stored)
    )


def find_difference(before: LinkedText, after: LinkedText) -> tuple[int, int, LinkedText]:
    """What has to be replaced in a text, from where to where, and by what, so that it becomes another one."""
    old, new = _list_signs(before), _list_signs(after)
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    start = sum(len(text) for text, _ in old[:head])
    end = len(before.text) - sum(len(text) for text, _ in old[len(old) - tail :])
    return start, end, _join_pieces(new[head : len(new) - tail])


def _list_signs(linked: LinkedText) -> list[tuple[str, str]]:
    """Each character of the words, and each figure as a whole with the id of its cell."""
    signs: list[tuple[str, str]] = []
    for text, cell in linked.list_pieces():
        signs += [(text, cell)] if cell else [(character, "") for character in text]
    return signs


def _join_pieces(pieces: Iterable[tuple[str, str]]) -> LinkedText:
    """The text of these pieces, each with the id of the cell whose figure it is, "" for words."""
    texts: list[str] = []
    links: list[FigureLink] = []
    length = 0
    for text, cell in pieces:
        if cell:
            links.append(FigureLink(length, len(text), cell))
        length += len(text)
        texts.append(text)
    return LinkedText("".join(texts), tuple(links))


def replace_links(stored: str, by: str = "□") -> str:
    """A stored text with the same words in place of each figure, where no report is at hand to take it from."""
    return _MARKS.sub("", _LINK.sub(by, stored))


def _split_stored_text(stored: str) -> Iterator[tuple[str, str]]:
    """The pieces of a stored text, each with the id of the cell that it links to, "" for words."""
    position = 0
    for found in _LINK.finditer(stored):
        yield stored[position : found.start()], ""
        yield found[0], found[1]
        position = found.end()
    yield stored[position:], ""
