"""Tables whose cells stand in order but not under each other: labels, and the runs of values that follow them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Literal

from model import editions
from model.form import Block
from model.intake.digits import cuts
from model.intake.document import Row
from model.intake.harvest import Choice, Found, Harvest
from model.intake.labels import Index, Target, bare, peculiar
from model.intake.values import is_dash, is_value

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


class Stream:
    """Takes tokens one by one and puts each run of values where the label before it says."""

    def __init__(self, index: Index, harvest: Harvest) -> None:
        self.index = index
        self.harvest = harvest
        self._label: Token | None = None
        self._run: list[Token] = []
        self._headings: list[Token] = []
        self._passed = False
        self._group: tuple[Block, tuple[str, ...]] | None = None

    def feed(self, token: Token) -> None:
        """Take the next token."""
        if token.kind in ("value", "end"):
            self._run.append(token)
            return
        self.close()
        self._label = token
        if token.kind == "row":
            return
        if self._passed:
            self._headings, self._passed = [], False
        self._headings.append(token)
        self._group = self.index.groups.get(bare(token.text), self._group)

    def close(self) -> None:
        """Settle the run of values so far; to be called at the end of a table section as well."""
        label, run = self._label, self._run
        self._label, self._run = None, []
        written = [token for token in run if token.text and not is_dash(token.text)]
        if not written:
            if label and label.kind == "unknown" and not is_dash(label.text):
                self.harvest.refuse(label.where, label.text, "不是表里的文字，没有放处。")
            return
        if not self._place(label, run):
            said = " ".join(token.text for token in ([label] if label else []) + run if token.text)
            self.harvest.refuse(written[0].where, said, "认不出各是哪一格，没有读入，请手填。")
        self._passed = True

    def _place(self, label: Token | None, run: list[Token]) -> bool:
        if label and label.kind == "row" and label.target:
            return self._place_row(label.target, run)
        if self._place_group(run):
            return True
        if label and label.kind == "word" and label.target and _complete(run, len(label.target.ids)):
            return self._place_row(label.target, run)
        return False

    def _place_row(self, target: Target, run: list[Token]) -> bool:
        if self._foreign(target.block):
            return False
        target = self._ordered(target)
        cells = _complete(run, len(target.ids))
        if cells:
            self.harvest.put(target, [Found(cell.text, cell.where) for cell in cells])
            return True
        return self._cut(target, [token for token in run if token.text])

    def _place_group(self, run: list[Token]) -> bool:
        """A table without row labels: all its figures, or those of the group named last."""
        if self._group is None:
            return False
        block, under = self._group
        run = list(dropwhile(lambda token: token.kind == "end", run))
        table = next(id for id, table in self.index.form.tables.items() if block in table.blocks)
        row = block.rows[0]
        ids = [(column.under, block.cells[row.id, column.id].id) for column in block.columns]
        for wanted in (tuple(id for _, id in ids), tuple(id for group, id in ids if group == under)):
            cells = _complete(run, len(wanted))
            if cells:
                self.harvest.put(Target(table, block, row, wanted), [Found(cell.text, cell.where) for cell in cells])
                return True
        return False

    def _foreign(self, block: Block) -> bool:
        """Whether the headings over this row belong to another edition's block of the same shape."""
        if any(self.index.column(token.text, block) for token in self._headings):
            return False
        others = [edition for edition in editions.editions() if edition != self.index.form.edition]
        return any(
            bare(token.text) in peculiar(edition, columns_only=True) for token in self._headings for edition in others
        )

    def _ordered(self, target: Target) -> Target:
        """The row with its cells in the order of the headings over it, where they name every column once."""
        block = target.block
        if target.renamed or any(column.under for column in block.columns):
            return target
        passed = [label for token in self._headings if (label := self.index.column(token.text, block))]
        official = [bare(column.label) for column in block.columns]
        if passed == official or sorted(passed) != sorted(official) or len(set(official)) != len(official):
            return target
        ids = tuple(target.ids[official.index(label)] for label in passed)
        return Target(target.table, block, target.row, ids)

    def _cut(self, target: Target, written: Sequence[Token]) -> bool:
        """Digits that ran together: where the sums leave one way, take it; where several, decide at the end."""
        ids = target.ids
        sums = [
            (ids.index(rule.filled), tuple(ids.index(term.cell) for term in rule.right))
            for rule in self.index.form.fillers
            if rule.filled in ids and all(term.cell in ids for term in rule.right)
        ]
        ways = cuts([token.text for token in written], sums, len(ids))
        if not ways:
            return False
        found = Found(" ".join(token.text for token in written), written[0].where)
        if len(ways) == 1:
            self.harvest.put(target, [Found(str(value), found.where) for value in ways[0]])
        else:
            self.harvest.choices.append(Choice(target, tuple(ways), found))
        return True


def _complete(run: Sequence[Token], count: int) -> list[Token] | None:
    """The values of a whole row; None where some are missing and nothing says which.

    A row as long as the form's is taken as it stands. Where an editor emptied blank cells of all but their line,
    breaks inside the row are those cells.
    """
    kinds = [token.kind for token in run]
    first = list(run[: kinds.index("end")]) if "end" in kinds else list(run)
    if len(first) == count:
        return first
    written = [at for at, token in enumerate(run) if token.text]
    if "end" in kinds[: written[-1]] and written[-1] < count <= len(run):
        return [Token("value", token.text, token.where) for token in run[:count]]
    if len(written) == count:
        return [run[at] for at in written]
    return None
