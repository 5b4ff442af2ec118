"""The cells of a table as tokens: labels of the form, values, breaks between rows, and what is none of these.

Tokens serve tables whose cells stand in reading order but not under each other; token_tables.py places their values.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, TargetRow
from model.importing.matching.values import is_value

TokenKind = Literal["row", "word", "value", "end", "unknown"]
"""row: the label of a row of the form; word: another heading of it; value: what a figure's cell may hold, "" too;
end: the break between two rows, or a cell with nothing in it; unknown: none of these."""

RUNNING_TEXT = -1
"""The row number of what stands in no row of a table."""


@dataclass(frozen=True, slots=True)
class Token:
    """One cell, or the break between two rows. target: the row that a label names, or that a word may name.

    row_number: which row of a table it is a cell of; RUNNING_TEXT for none.
    """

    kind: TokenKind
    text: str
    location: str
    target: TargetRow | None = None
    row_number: int = RUNNING_TEXT


def tokenise_row(row: DocumentRow, labels: LabelIndex, number: int) -> Iterable[Token]:
    """The cells of a table's row as tokens. number: of the row.

    Where figures stand, an unknown text right of a row's label is one of its values, to be refused by its cell; in a
    row without figures all unknown texts are one.
    """
    cells = [(at, cell) for at, cell in enumerate(row.own_cells) if cell is not None]
    tokens = [replace(tokenise_cell(cell, row.locate_cell(at), labels), row_number=number) for at, cell in cells]
    if not any(token.kind == "value" and token.text for token in tokens):
        yield from (token for token in tokens if token.kind != "unknown")
        unknown = " ".join(token.text for token in tokens if token.kind == "unknown")
        if unknown:
            yield Token("unknown", unknown, row.location, row_number=number)
        return
    has_label = False
    for token in tokens:
        if token.kind == "unknown" and has_label:
            yield replace(token, kind="value")
        else:
            yield token
        has_label = has_label or token.kind == "row"


def tokenise_cell(text: str, location: str, labels: LabelIndex) -> Token:
    """One cell as a token, by what its text is. location: where it stands, in words."""
    target = labels.find_row(text)
    if target:
        return Token("row", text, location, target)
    if labels.is_heading(text) or labels.is_column_heading(text):
        return Token("word", text, location, labels.ambiguous_row(text))
    if not text or is_value(text):
        return Token("value", text, location)
    possible = labels.ambiguous_row(text)
    return Token("word", text, location, possible) if possible else Token("unknown", text, location)


def stand_in_one_row(token: Token, other: Token) -> bool:
    """Whether two tokens stand in one row of a table, or in one line of running text."""
    if RUNNING_TEXT in (token.row_number, other.row_number):
        return token.row_number == other.row_number and token.location == other.location
    return token.row_number == other.row_number
