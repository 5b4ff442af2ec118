"""Which line of the form a printed label means, through numbering, spaces, punctuation and small variants."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache

from model.form import editions
from model.form.form import Block, Form, Line
from model.text import without_blanks

_TRADITIONAL = str.maketrans(
    "於規範務報請處獲許徵強費罰數據決項內資訊開辦關單結轉繼續國穩護權屬類過執檔詢機構沒現製補後確認訪舉訴復複議無當總計業會組織維糾審終經對減購額採繳納為個體問題進況動還與數門條區過從級鎮鄉縣廳長責義團體見間發廢現",
    "于规范务报请处获许征强费罚数据决项内资讯开办关单结转继续国稳护权属类过执档询机构没现制补后确认访举诉复复议无当总计业会组织维纠审终经对减购额采缴纳为个体问题进况动还与数门条区过从级镇乡县厅长责义团体见间发废现",
)

_NUMBERING = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}[)、.,]|\(?\d{1,2}[)、.])\s*")
_MARKS = re.compile(r"[\W_]")
_LONGEST = 400
"""Characters of a label, blanks between them counted; the longest of the form has 35."""
_LEAST_IN_COMMON = 4
"""Characters a label must share with the official one; fewer fit too many lines."""
_NEARLY = 0.8
"""How much of a label must be the official one's, as difflib measures it, where characters were lost."""


_CIRCLED = {ord("①") + at: f"{at + 1}." for at in range(20)}


def plain(text: str) -> str:
    """The text in half-width and simplified characters, without blanks; a circled number as 1."""
    return without_blanks(text.translate(_CIRCLED)).translate(_TRADITIONAL)


_SAME = {"合计": "总计", "共计": "总计", "总数": "总计"}
"""What offices write for a word of the form."""


@lru_cache(4096)  # the form's own labels are compared with every text of a file
def bare(text: str) -> str:
    """A label as it is compared: plain, without numbering and punctuation; "" for what is too long to be one."""
    key = _MARKS.sub("", _NUMBERING.sub("", plain(text))) if len(text) <= _LONGEST else ""
    return _SAME.get(key, key)


def letters_of(text: str) -> str:
    """A text, plain, without punctuation."""
    return _MARKS.sub("", plain(text))


def numbered(text: str) -> bool:
    """Whether a label begins with its number: （七）总计, 3.其他."""
    return bool(_NUMBERING.match(plain(text)))


@dataclass(frozen=True, slots=True)
class Target:
    """A row of the form and its cells in the order of the columns; renamed from another edition's row or not."""

    table: str
    block: Block
    row: Line
    ids: tuple[str, ...]
    renamed: bool = False


class Index:
    """The labels of one form, to look texts up in."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.rows: dict[str, Target] = {}
        self.words: set[str] = set()
        self.columns: set[str] = set()
        self.groups: dict[str, tuple[Block, tuple[str, ...]]] = {}
        for table in form.tables.values():
            self.words |= {bare(table.name), bare(form.section(table.id).label)}
            for block in table.blocks:
                self._add(table.id, block)
        self.words -= {""}

    def _add(self, table: str, block: Block) -> None:
        self.words |= {bare(block.title), bare(block.corner)}
        for line in (*block.rows, *block.columns):
            self.words |= {bare(heading) for heading in line.under}
        self.columns |= {bare(column.label) for column in block.columns}
        if block.stub:
            self.rows |= {bare(row.label): _target(table, block, row) for row in block.rows}
        for column in block.columns if not block.stub else ():
            self.groups[bare(column.under[-1])] = self.groups[bare("".join(column.under))] = (block, column.under)

    def row(self, text: str) -> Target | None:
        """The row a label names, or None where it names none or could name two."""
        key = bare(text)
        exact = self.rows.get(key)
        if exact:
            return None if key in self.columns and not numbered(text) else exact
        if not key or key[-1].isdigit() or self.known(text):
            return None  # a label and the figure behind it, run together, are no label
        found = {id(target.row): target for official, target in self.rows.items() if _alike(key, official)}
        if len(found) > 1:
            found = {id(t.row): t for official, t in self.rows.items() if len(official) > 3 and key.endswith(official)}
        return next(iter(found.values())) if len(found) == 1 else None

    def possible(self, text: str) -> Target | None:
        """The row a heading may mean where figures follow it: 其他 and 总计 without number, another edition's row."""
        key = bare(text)
        if key in self.columns:
            return self.rows.get(key)
        for edition, renames in self.form.renames.items():
            other = index(edition).row(text)
            if other and all(renames.get(id, id) in self.form.cells for id in other.ids):
                return replace(other, ids=tuple(renames.get(id, id) for id in other.ids), renamed=True)
        return None

    def nearly(self, text: str) -> Target | None:
        """The row that a numbered label must mean where characters were lost: the same number, most of its words."""
        key, number = bare(text), _NUMBERING.match(plain(text))
        if number is None or len(key) < _LEAST_IN_COMMON or key[-1].isdigit():
            return None
        alike = [
            target
            for official, target in self.rows.items()
            if plain(target.row.label).startswith(number[0][:1])
            if SequenceMatcher(None, key, official, autojunk=False).ratio() >= _NEARLY
        ]
        return alike[0] if len(alike) == 1 else None

    def column(self, text: str, block: Block) -> str | None:
        """The official heading of a block's column that a text stands for, bare; None where it is none of them."""
        key = bare(text)
        official = {bare(column.label) for column in block.columns}
        if key in official:
            return key
        found = [label for label in official if _alike(key, label)]
        return found[0] if len(found) == 1 else None

    def named(self, text: str) -> bool:
        """Whether a text is a label of the form in its own words, of a row or any other."""
        return self.known(text) or bare(text) in self.rows

    def known(self, text: str) -> bool:
        """Whether a text is a heading of the form that holds no figures."""
        key = bare(text)
        return key in self.words or key in self.columns or key in self.groups

    def heads_column(self, text: str) -> bool:
        """Whether a text is a column's heading, or nearly."""
        blocks = (block for table in self.form.tables.values() for block in table.blocks)
        return any(self.column(text, block) for block in blocks)


def _target(table: str, block: Block, row: Line) -> Target:
    return Target(table, block, row, tuple(block.cells[row.id, column.id].id for column in block.columns))


def _alike(text: str, official: str) -> bool:
    """Whether one is the other's beginning or end: 规范性文件 and 行政规范性文件, 现行有效件 and 现行有效件数."""
    short, long = sorted((text, official), key=len)
    if len(short) < _LEAST_IN_COMMON:
        return official == "规章" and text.endswith(official) and len(text) <= 6
    return long.startswith(short) or long.endswith(short)


@cache
def index(edition: str) -> Index:
    """The labels of an edition."""
    return Index(editions.form(edition))


@cache
def peculiar(edition: str, columns_only: bool = False) -> frozenset[str]:
    """The row and column labels, bare, that only this edition has."""
    own, others = _labels(edition, columns_only), set[str]()
    for other in editions.editions():
        others |= _labels(other, columns_only) if other != edition else set()
    return frozenset(own - others)


def _labels(edition: str, columns_only: bool) -> set[str]:
    blocks = [block for table in editions.form(edition).tables.values() for block in table.blocks]
    columns = {bare(column.label) for block in blocks for column in block.columns}
    return columns if columns_only else columns | {bare(row.label) for block in blocks for row in block.rows}
