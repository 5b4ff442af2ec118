"""The cells of a table as tokens: labels of the form, values, breaks between rows, and what is none of these."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from model.importing.document import Row
from model.importing.matching.labels import Index, Target
from model.importing.matching.values import is_value

Kind = Literal["row", "word", "value", "end", "unknown"]
"""row: a label of the form's row; word: another heading of it; end: the end of a row, or a cell with nothing in it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One cell, or the break between two rows. target: the row it names, or (a word) may name."""

    kind: Kind
    text: str
    where: str
    target: Target | None = None


def tokens_of(row: Row, index: Index) -> Iterable[Token]:
    """The cells of a table's row as tokens."""
    tokens = [token_of(cell, row.spot(at), index) for at, cell in enumerate(row.cells) if cell is not None]
    if not any(token.kind == "value" and token.text for token in tokens):
        yield from (token for token in tokens if token.kind != "unknown")
        unknown = " ".join(token.text for token in tokens if token.kind == "unknown")
        if unknown:
            yield Token("unknown", unknown, row.where)
        return
    labelled = False
    for token in tokens:
        yield Token("value", token.text, token.where) if token.kind == "unknown" and labelled else token
        labelled = labelled or token.kind == "row"


def token_of(text: str, where: str, index: Index) -> Token:
    """What one cell is."""
    target = index.row(text)
    if target:
        return Token("row", text, where, target)
    if index.known(text) or index.heads_column(text):
        return Token("word", text, where, index.possible(text))
    possible = index.possible(text) if text and not is_value(text) else None
    if possible:
        return Token("word", text, where, possible)
    return Token("value" if not text or is_value(text) else "unknown", text, where)
