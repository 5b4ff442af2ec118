"""The cells of a table as tokens: labels of the form, values, breaks between rows, and what is none of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from model.importing.document import DocumentRow
from model.importing.matching.labels import LabelIndex, TargetRow
from model.importing.matching.values import is_value

TokenKind = Literal["row", "word", "value", "end", "unknown"]
"""row: a label of the form's row; word: another heading of it; end: the end of a row, or a cell with nothing in it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One cell, or the break between two rows. target: the row it names, or (a word) may name."""

    kind: TokenKind
    text: str
    location: str
    target: TargetRow | None = None


def tokenise_row(row: DocumentRow, index: LabelIndex) -> Iterable[Token]:
    """The cells of a table's row as tokens."""
    tokens = [tokenise_cell(cell, row.locate_cell(at), index) for at, cell in enumerate(row.cells) if cell is not None]
    if not any(token.kind == "value" and token.text for token in tokens):
        yield from (token for token in tokens if token.kind != "unknown")
        unknown = " ".join(token.text for token in tokens if token.kind == "unknown")
        if unknown:
            yield Token("unknown", unknown, row.location)
        return
    labelled = False
    for token in tokens:
        yield Token("value", token.text, token.location) if token.kind == "unknown" and labelled else token
        labelled = labelled or token.kind == "row"


def tokenise_cell(text: str, where: str, index: LabelIndex) -> Token:
    """What one cell is."""
    target = index.find_row(text)
    if target:
        return Token("row", text, where, target)
    if index.is_heading(text) or index.is_column_heading(text):
        return Token("word", text, where, index.ambiguous_row(text))
    possible = index.ambiguous_row(text) if text and not is_value(text) else None
    if possible:
        return Token("word", text, where, possible)
    return Token("value" if not text or is_value(text) else "unknown", text, where)
