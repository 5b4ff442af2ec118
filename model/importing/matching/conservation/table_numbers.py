"""Lists the numbers in the tables of a document that may be figures, by the row they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex
from model.importing.matching.placing.running_numbers import ORDINAL_HEADINGS
from model.importing.matching.tokens import Token
from model.importing.matching.values import is_value
from model.text import to_half_width

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# Numbers that are no figures: dates, times, places in a law, and the number before a label; so many digits at most that
# a text of nothing but digits is passed once
_NO_FIGURE = re.compile(
    r"\d{2,4}\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?|\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?"
    r"|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}:\d{2}|第\s?\(?\d{1,3}\)?\s?[条款项页]|^\s*\(?\d{1,2}\s?[).、,](?=\D)"
)
_CIRCLED_NUMBER = re.compile(r"[①-⒇]")
_ORDINAL = re.compile(r"\d{1,3}")
_NUMBER_CHARACTERS = "0123456789０１２３４５６７８９.,， 件"


@dataclass
class NumberLine:
    """The rows of one location, which in a PDF may be several. numbers: those that were not accounted for yet."""

    location: str
    numbers: list[str] = field(default_factory=list)
    rows: list[DocumentRow] = field(default_factory=list)


def list_number_lines(
    rows: Iterable[DocumentRow], tokens: Iterable[Token], labels: LabelIndex
) -> dict[str, NumberLine]:
    """The numbers in rows of tables, and those in the tokens of paragraphs, by location."""
    lines: dict[str, NumberLine] = {}
    headings: dict[tuple[str, int], str] = {}
    for row in rows:
        numbers = _read_row(_drop_repeats(row, headings), labels)
        if numbers:
            line = lines.setdefault(row.location, NumberLine(row.location))
            line.numbers += numbers
            line.rows.append(row)
    for token in tokens:
        numbers = read_numbers(token.text) if token.kind in ("value", "unknown") else []
        if numbers:
            lines.setdefault(token.location, NumberLine(token.location)).numbers += numbers
    return lines


def _drop_repeats(row: DocumentRow, headings: dict[tuple[str, int], str]) -> list[str]:
    """The texts of a row; one that stands again beside itself, under one heading, is a merged cell's.

    headings: by table and column, the words that stood there last; those of the row are added.
    """
    table = row.location.rpartition("第")[0]
    texts: list[str] = []
    before = ""
    for at, cell in enumerate(row.cells):
        text = cell or ""
        heading = headings.get((table, at))
        if text and not is_value(text):
            headings[table, at] = text
        is_repeated = text == before and heading is not None and heading == headings.get((table, at - 1))
        if text and not is_repeated:
            texts.append(text)
        before = text
    return texts


def _read_row(cells: list[str], labels: LabelIndex) -> list[str]:
    """The numbers of a row's texts that may be figures, but for those that number it or its columns.

    Numbers among the words of a table's heading are none: 数据1, 减用负值表示，如-8.
    """
    if len(cells) > 1 and cells[0].strip() in ORDINAL_HEADINGS:
        cells = [cell for cell in cells if not _ORDINAL.fullmatch(cell.strip())]
    if len(cells) > 1 and _ORDINAL.fullmatch(cells[0].strip()) and is_explained_label(cells[1], labels):
        cells = cells[1:]
    has_values = any(is_value(cell) for cell in cells)
    numbers: list[str] = []
    for cell in cells:
        behind_label = [] if is_value(cell) else _read_behind_label(cell, labels)
        if behind_label:
            numbers += behind_label
        elif is_value(cell) or (has_values and not is_explained_label(cell, labels)):
            numbers += read_numbers(cell)
    return numbers


def _read_behind_label(text: str, labels: LabelIndex) -> list[str]:
    """The numbers that stand behind a label in its own cell."""
    label = text.rstrip(_NUMBER_CHARACTERS)
    numbers = read_numbers(text[len(label) :])
    return numbers if numbers and is_explained_label(label, labels) else []


def is_explained_label(text: str, labels: LabelIndex) -> bool:
    """Whether a text is a label, with or without an explanation in brackets."""
    if is_value(text):
        return False
    label = re.split("[（(]", text[1:], maxsplit=1)[0]
    return any(
        labels.is_label(words) or labels.find_row(words) is not None or labels.fuzzy_row(words) is not None
        for words in (text, text[:1] + label)
    )


def read_numbers(text: str) -> list[str]:
    """The numbers in a text that may be figures, without the commas in them."""
    if not any(character.isdigit() for character in text):
        return []
    plain = to_half_width(_CIRCLED_NUMBER.sub(" ", text))
    figures = plain if is_value(text) else _NO_FIGURE.sub(" ", plain)
    return [found.replace(",", "") for found in _NUMBER.findall(figures)]
