"""The wordings of offered sentences, read from a TOML file: which figures they state and when they are to be offered.

A wording is a text with three kinds of marks. {NAME} stands for a figure, {*NAME} for a list of what is not 0, and
[ … ] for a part that is left out where a figure in it is 0 or a list in it is empty. Parts do not stand in each other.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

YEAR = "年度"
"""The one name that no cell stands behind: the year of the report."""

_MARK = re.compile(r"\{(\*?)([^{}*]+)\}")
_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


class ContradictoryWordings(ValueError):
    """The file names a figure, a list or a section that is not there, or its marks do not fit together."""


@dataclass(frozen=True, slots=True)
class WordingPart:
    """A piece of a wording, without brackets. is_optional: it stood in brackets."""

    text: str
    is_optional: bool

    @property
    def figures(self) -> tuple[str, ...]:
        """The names of the figures that it states."""
        return tuple(name for is_list, name in _MARK.findall(self.text) if not is_list)

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists in it."""
        return tuple(name for is_list, name in _MARK.findall(self.text) if is_list)


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of figures: 自然人3件、法人2件. items: texts with figures; separator: what stands between two."""

    separator: str
    items: tuple[WordingPart, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to word something. section: the id of the prose section; topic: what it is about, a heading of that.

    zero, nonzero: the names of figures that must be 0, or must not be, for it to be offered. remark: what the clerk
    has to know before taking it; "" for nothing.
    """

    section: str
    topic: str
    parts: tuple[WordingPart, ...]
    zero: tuple[str, ...]
    nonzero: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of a file. cells: by the name of a figure, the cells that it adds up; * stands for every row."""

    cells: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, ItemList]
    wordings: tuple[Wording, ...]

    def names_in(self, wording: Wording) -> tuple[str, ...]:
        """The names of all figures that a wording depends on, each once."""
        names = [*wording.zero, *wording.nonzero]
        for part in wording.parts:
            names += self._names_in_part(part)
        return tuple(dict.fromkeys(names))

    def _names_in_part(self, part: WordingPart) -> list[str]:
        names = list(part.figures)
        for list_name in part.lists:
            for item in self.lists[list_name].items:
                names += self._names_in_part(item)
        return names


def replace_marks(text: str, figures: Mapping[str, str], lists: Mapping[str, str]) -> str:
    """A text with words in place of its marks: figures and lists by their names."""
    return _MARK.sub(lambda mark: (lists if mark[1] else figures)[mark[2]], text)


@lru_cache(maxsize=1)
def load_wordings() -> Wordings:
    """The wordings that come with the program."""
    text = files("resources").joinpath("words", "offered_sentences.toml").read_text(encoding="utf-8")
    return parse_wordings(text)


def parse_wordings(text: str) -> Wordings:
    """The wordings of a TOML text. Raises ContradictoryWordings."""
    tables = tomllib.loads(text)
    cells = {name: tuple(term.strip() for term in terms.split("+")) for name, terms in tables["figures"].items()}
    lists = {name: _read_list(table) for name, table in tables["lists"].items()}
    wordings = tuple(_read_wording(table) for table in tables["sentence"])
    read = Wordings(cells, lists, wordings)
    for fault in _find_faults(read):
        raise ContradictoryWordings(fault)
    return read


def _read_list(table: Mapping[str, Any]) -> ItemList:
    items = tuple(WordingPart(item, is_optional=True) for item in table["items"])
    return ItemList(table.get("separator", "、"), items)


def _read_wording(table: Mapping[str, Any]) -> Wording:
    zero, nonzero = (tuple(table.get(key, ())) for key in ("zero", "nonzero"))
    parts = _cut_parts(table["text"])
    return Wording(table["section"], table["topic"], parts, zero, nonzero, table.get("remark", ""))


def _cut_parts(text: str) -> tuple[WordingPart, ...]:
    """The parts of a text, in brackets and outside of them."""
    parts = list(_PART.finditer(text))
    if "".join(part[0] for part in parts) != text:
        raise ContradictoryWordings(f"“{text}”里的方括号不成对")
    return tuple(WordingPart(part[1] if part[1] is not None else part[2], part[1] is not None) for part in parts)


def _find_faults(read: Wordings) -> Iterator[str]:
    """Names that stand for nothing."""
    for name, item_list in read.lists.items():
        for item in item_list.items:
            yield from (f"列表“{name}”里没有定义“{unknown}”" for unknown in _unknown_names(read, item))
    for wording in read.wordings:
        if wording.section not in ("overview", "problems", "other"):
            yield f"没有“{wording.section}”这一部分"
        unknown_lists = [name for part in wording.parts for name in part.lists if name not in read.lists]
        yield from (f"没有定义列表“{name}”" for name in unknown_lists)
        if not unknown_lists:
            known = {*read.cells, YEAR}
            yield from (f"没有定义“{name}”" for name in read.names_in(wording) if name not in known)


def _unknown_names(read: Wordings, item: WordingPart) -> list[str]:
    """What an item of a list names and the file does not define. A list in it must be one defined before."""
    return [name for name in item.figures if name not in read.cells] + [
        name for name in item.lists if name not in read.lists
    ]
