"""Which row or column of the form a printed label means.

Offices write labels with other numbering, blanks, punctuation and characters than the form does. Every text is brought
into one comparable form (normalise_label) and looked up in the LabelIndex of an edition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache

from model.form import editions
from model.form.form import Form, TableBlock, TableLine
from model.importing.matching.explained_labels import (
    is_of_another_year,
    list_plain_labels,
    names_another_year,
    plain_label,
)
from model.text import remove_blanks

# The traditional characters that can stand in a label of the form, each over its simplified one
TO_SIMPLIFIED = str.maketrans(
    "於規範務報請處獲許徵強費罰數據決項內資訊開辦關單結轉繼續國穩護權屬類過執檔詢機構沒現製補後確認訪舉訴復複議無當總計業會組織維糾審終經對減購額採繳納為個體問題進況動還與數門條區過從級鎮鄉縣廳長責義團體見間發廢現",
    "于规范务报请处获许征强费罚数据决项内资讯开办关单结转继续国稳护权属类过执档询机构没现制补后确认访举诉复复议无当总计业会组织维纠审终经对减购额采缴纳为个体问题进况动还与数门条区过从级镇乡县厅长责义团体见间发废现",
)

_NUMBERING = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}[)、.,]|\(?\d{1,2}[)、.])\s*")
_PUNCTUATION = re.compile(r"[\W_]")
_MAX_LABEL_LENGTH = 400
"""Characters of a label, blanks between them counted; the longest of the form has 35."""
_MIN_COMMON_LENGTH = 4
"""Characters a label must share with the official one; fewer fit too many rows."""
_MAX_WORDS_BEFORE = 6
"""Characters before a label that only say more of the same: 县政府及部门行政许可 has 6."""
_MIN_SIMILARITY = 0.8
"""How much of a label must be the official one's, as difflib's ratio measures it, where characters were lost."""

_CIRCLED_NUMBERS = {ord("①") + at: f"{at + 1}." for at in range(20)}


def normalise_characters(text: str) -> str:
    """The text in half-width and simplified characters, without blanks; a circled number ① as 1. with a full stop."""
    return remove_blanks(text.translate(_CIRCLED_NUMBERS)).translate(TO_SIMPLIFIED)


SYNONYMS = {"合计": "总计", "共计": "总计", "总数": "总计"}
"""What offices write instead of a label of the form, and that label; both as normalise_label() gives them."""


@lru_cache(4096)  # the form's own labels are compared with every text of a file
def normalise_label(text: str) -> str:
    """A label as it is compared: without numbering, punctuation and blanks; "" for a text too long to be a label."""
    if len(text) > _MAX_LABEL_LENGTH:
        return ""
    unnumbered = _NUMBERING.sub("", normalise_characters(text))
    key = _PUNCTUATION.sub("", unnumbered)
    return SYNONYMS.get(key, key)


def strip_punctuation(text: str) -> str:
    """A text of any length in comparable characters, without punctuation and blanks."""
    return _PUNCTUATION.sub("", normalise_characters(text))


def is_numbered(text: str) -> bool:
    """Whether a label begins with its number: （七）总计, 3.其他."""
    return bool(_NUMBERING.match(normalise_characters(text)))


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A row of the form and its cells in the order of the columns.

    is_renamed: the label is another edition's; row is that edition's row, cell_ids are this edition's cells.
    """

    table_id: str
    block: TableBlock
    row: TableLine
    cell_ids: tuple[str, ...]
    is_renamed: bool = False


class LabelIndex:
    """The labels of one form, to look texts up in.

    rows: by label, compared as normalise_label() gives it, the rows of blocks that print row labels.
    columns: the headings right over the figures. column_groups: by heading, the block without row labels whose
    columns stand under it, and that heading with those above it. other_headings: all else that is printed.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.rows: dict[str, TargetRow] = {}
        self.other_headings: set[str] = set()
        self.columns: set[str] = set()
        self.column_groups: dict[str, tuple[TableBlock, tuple[str, ...]]] = {}
        for table in form.tables.values():
            self.other_headings |= {normalise_label(table.name), normalise_label(form.section_by_id(table.id).label)}
            for block in table.blocks:
                self._add_block(table.id, block)
        self.other_headings -= {""}

    @cached_property
    def other_editions(self) -> Mapping[str, LabelIndex]:
        """The labels of every other edition, loaded when first needed."""
        return {name: load_labels(name) for name in editions.list_editions() if name != self.form.edition}

    @cached_property
    def labels_only_here(self) -> frozenset[str]:
        """The row and column labels that no other edition has."""
        return self._all_labels.difference(*(other._all_labels for other in self.other_editions.values()))

    @cached_property
    def columns_only_here(self) -> frozenset[str]:
        """The column labels that no other edition has as such."""
        return frozenset(self.columns.difference(*(other.columns for other in self.other_editions.values())))

    @cached_property
    def _all_labels(self) -> frozenset[str]:
        blocks = [block for table in self.form.tables.values() for block in table.blocks]
        return frozenset(self.columns | {normalise_label(row.label) for block in blocks for row in block.rows})

    def _add_block(self, table: str, block: TableBlock) -> None:
        self.other_headings |= {normalise_label(block.title), normalise_label(block.corner)}
        for line in (*block.rows, *block.columns):
            self.other_headings |= {normalise_label(heading) for heading in line.under}
        self.columns |= {normalise_label(column.label) for column in block.columns}
        if block.stub_columns:
            self.rows |= {normalise_label(row.label): _build_target(table, block, row) for row in block.rows}
            return
        for column in block.columns:
            group = (block, column.under)
            self.column_groups[normalise_label(column.under[-1])] = group
            self.column_groups[normalise_label("".join(column.under))] = group

    def find_row(self, text: str) -> TargetRow | None:
        """The row a label names; None where it names none, could name two, or may as well be a column's heading.

        An explanation beside the label is left out.
        """
        exact = self.rows.get(normalise_label(text))
        if exact:
            return exact if self._is_surely_row(text, exact) else None
        for label in list_plain_labels(text):
            explained = self.rows.get(normalise_label(label))
            if explained and not self._names_several_rows(text):
                is_of_this_year = not is_of_another_year(text.replace(label, ""))
                return explained if is_of_this_year and self._is_surely_row(label, explained) else None
        plain = plain_label(text)
        return None if is_of_another_year(text.replace(plain, "")) else self._find_row_by_part(plain)

    def _is_surely_row(self, text: str, target: TargetRow) -> bool:
        """Whether a label that names a row is not just as well the heading of a column; 其他 has its number then."""
        if normalise_label(text) not in self.columns:
            return True
        return is_numbered(text) and _number_of_label(text) in ("", _number_of_label(target.row.label))

    def _names_several_rows(self, text: str) -> bool:
        """Whether the words of several rows stand in one cell, outside of brackets."""
        plain = plain_label(text)
        lines = {normalise_label(line) for line in plain.splitlines()}
        key = strip_punctuation(plain)
        named = [label for label in self.rows if label in lines or (len(label) >= _MIN_COMMON_LENGTH and label in key)]
        outermost = [label for label in named if not any(label != other and label in other for other in named)]
        return len(outermost) > 1

    def _find_row_by_part(self, text: str) -> TargetRow | None:
        """The only row of whose label a text is the beginning or the end, or the other way round."""
        key = normalise_label(text)
        if not key or key[-1].isdigit() or self.is_heading(text) or self._names_several_rows(text):
            return None  # a label and the figure behind it, run together, are no label
        official_labels = [official for official in self.rows if _is_variant(key, official)]
        if len(official_labels) > 1:
            official_labels = [label for label in official_labels if len(label) > 3 and key.endswith(label)]
        if len(official_labels) != 1:
            return None
        official = official_labels[0]
        target = self.rows[official]
        behind = key.removeprefix(official) if key.startswith(official) else ""
        if any(character.isdigit() for character in behind):
            return None
        before = key.removesuffix(official) if key.endswith(official) else ""
        is_sure = self._can_stand_before(before) and not names_another_year(text, target.row.label)
        return target if is_sure else None

    def _can_stand_before(self, words: str) -> bool:
        """Whether words before a row's label may belong to it: 政府, or the heading that it stands under."""
        words = words.rstrip("0123456789一二三四五六七八九十")
        if words in self.rows or words in self.columns or any(_is_variant(words, label) for label in self.rows):
            return False
        return len(words) <= _MAX_WORDS_BEFORE or words in self.other_headings

    def ambiguous_row(self, text: str) -> TargetRow | None:
        """The row a heading may mean where figures follow it.

        其他 and 总计 without their numbers name columns too; another edition's row may have another name in this one.
        """
        key = normalise_label(text)
        if key in self.columns:
            return self.rows.get(key)
        for edition, renames in self.form.renames.items():
            other = self.other_editions[edition].find_row(text)
            if other is None:
                continue
            cell_ids = tuple(renames.get(id, id) for id in other.cell_ids)
            if all(id in self.form.cells for id in cell_ids):
                return replace(other, cell_ids=cell_ids, is_renamed=True)
        return None

    def fuzzy_row(self, text: str) -> TargetRow | None:
        """The row that a numbered label must mean where characters were lost: the same number, most of its words."""
        key = normalise_label(text)
        numbering = _NUMBERING.match(normalise_characters(text))
        if numbering is None or len(key) < _MIN_COMMON_LENGTH or key[-1].isdigit():
            return None
        begin = numbering[0][0]
        similar = [
            target
            for official, target in self.rows.items()
            if normalise_characters(target.row.label).startswith(begin)
            if SequenceMatcher(None, key, official, autojunk=False).ratio() >= _MIN_SIMILARITY
        ]
        return similar[0] if len(similar) == 1 else None

    def find_column(self, text: str, block: TableBlock) -> str | None:
        """The heading of a block's column that a text stands for, normalised; None where it is none or could be two."""
        labels = self._labels_of_columns.get(id(block)) or tuple(column.label for column in block.columns)
        return _find_label(text, labels)

    @cached_property
    def _labels_of_columns(self) -> dict[int, tuple[str, ...]]:
        """By the identity of each block of the form, the labels of its columns, which are asked for every row."""
        blocks = (block for table in self.form.tables.values() for block in table.blocks)
        return {id(block): tuple(column.label for column in block.columns) for block in blocks}

    def is_label(self, text: str) -> bool:
        """Whether a text is a label of the form in the form's own words: of a row, or any other heading."""
        return self.is_heading(text) or normalise_label(text) in self.rows

    def is_heading(self, text: str) -> bool:
        """Whether a text is a heading of the form in the form's own words, other than the label of a row."""
        key = normalise_label(text)
        return key in self.other_headings or key in self.columns or key in self.column_groups

    def is_column_heading(self, text: str) -> bool:
        """Whether a text is the heading of some column, or a variant of it."""
        blocks = (block for table in self.form.tables.values() for block in table.blocks)
        return any(self.find_column(text, block) for block in blocks)


def _number_of_label(text: str) -> str:
    """The number before a label, without its brackets and marks; "" for none."""
    numbering = _NUMBERING.match(normalise_characters(text))
    return re.sub(r"\W", "", numbering[0]) if numbering else ""


def _build_target(table: str, block: TableBlock, row: TableLine) -> TargetRow:
    return TargetRow(table, block, row, tuple(block.cells[row.id, column.id].id for column in block.columns))


@lru_cache(4096)  # the headings over a table are looked up for each of its rows
def _find_label(text: str, labels: tuple[str, ...]) -> str | None:
    """The one of some labels that a text stands for, normalised; None where it is none or could be two."""
    official = {normalise_label(label): label for label in labels}
    for label in (text, *list_plain_labels(text)):
        key = normalise_label(label)
        if key in official:
            return None if is_of_another_year(text.replace(label, "")) else key
    plain = plain_label(text)
    key = normalise_label(plain)
    found = [label for label in official if _is_variant(key, label)]
    if len(found) != 1 or is_of_another_year(text.replace(plain, "")):
        return None
    return None if names_another_year(plain, official[found[0]]) else found[0]


def _is_variant(text: str, official: str) -> bool:
    """Whether one normalised label is the other's beginning or end.

    规范性文件 and 行政规范性文件, 现行有效件 and 现行有效件数; 规章 is so short that only 政府规章 and the like fit.
    """
    short, long = sorted((text, official), key=len)
    if len(short) < _MIN_COMMON_LENGTH:
        return official == "规章" and text.endswith(official) and len(text) <= 6
    return long.startswith(short) or long.endswith(short)


@cache
def load_labels(edition: str) -> LabelIndex:
    """The labels of an edition; raises UnknownEdition. For whoever begins to read: what follows is handed them."""
    return LabelIndex(editions.load_form(edition))
