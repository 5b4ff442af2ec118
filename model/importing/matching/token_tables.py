"""Tables whose cells stand in order but not under each other: labels, and the runs of values that follow them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from model.form.form import TableBlock
from model.importing.matching.found_figures import FoundFigures, FoundText, SplitChoice
from model.importing.matching.labels import LabelIndex, TargetRow, normalise_label
from model.importing.matching.split_digits import find_cuts
from model.importing.matching.tokens import Token
from model.importing.matching.values import is_dash


class TokenTableReader:
    """Takes tokens one by one and puts each run of values where the label before it says."""

    def __init__(self, index: LabelIndex, harvest: FoundFigures) -> None:
        self.labels = index
        self.found_figures = harvest
        self._label: Token | None = None
        self._run: list[Token] = []
        self._headings: list[Token] = []
        self._run_ended = False
        self._column_groups: list[tuple[TableBlock, tuple[str, ...]]] = []

    def take_token(self, token: Token) -> None:
        """Take the next token."""
        if token.kind in ("value", "end"):
            self._run.append(token)
            return
        self.end_run()
        self._label = token
        if token.kind == "row":
            return
        if self._run_ended:
            self._headings, self._column_groups, self._run_ended = [], [], False
        self._headings.append(token)
        group = self.labels.column_groups.get(normalise_label(token.text))
        if group:
            self._column_groups = [*(other for other in self._column_groups if other != group), group]

    def end_run(self) -> None:
        """Settle the run of values so far; to be called at the end of a table section as well."""
        label, run = self._label, self._run
        self._label, self._run = None, []
        written = [token for token in run if token.text and not is_dash(token.text)]
        if not written:
            if label and label.kind == "unknown" and not is_dash(label.text):
                self.found_figures.note_unplaced(label.location, label.text, "不是表里的文字，没有放处。")
            return
        if not self._place_run(label, run):
            said = " ".join(token.text for token in ([label] if label else []) + run if token.text)
            self.found_figures.note_unplaced(written[0].location, said, "认不出各是哪一格，没有读入，请手填。")
        self._run_ended = True

    def _place_run(self, label: Token | None, run: list[Token]) -> bool:
        if label and label.kind == "row" and label.target:
            return self._place_row(label.target, run)
        if self._place_group(run):
            return True
        if label and label.kind == "word" and label.target and self._has_begun(label.target):
            return bool(_complete_row(run, len(label.target.cell_ids))) and self._place_row(label.target, run)
        return False

    def _has_begun(self, target: TargetRow) -> bool:
        """Whether the table's figures have begun: before that, 其他 and 总计 are the headings of its columns."""
        return target.is_renamed or any(id.startswith(f"{target.table_id}.") for id in self.found_figures.texts)

    def _place_row(self, target: TargetRow, run: list[Token]) -> bool:
        if self._is_foreign_block(target.block):
            return False
        target = self._order_by_headings(target)
        cells = _complete_row(run, len(target.cell_ids)) or _unmerge_cells(run, self._column_spans(target))
        if cells:
            self._place_cells(target, cells, run)
            return True
        return self._place_cut_digits(target, [token for token in run if token.text])

    def _place_group(self, run: list[Token]) -> bool:
        """A table without row labels: all its figures, those of the groups its headings name, or of the last."""
        if not self._column_groups or not self._are_headings_in_order(self._column_groups[-1][0]):
            return False
        block = self._column_groups[-1][0]
        run = list(dropwhile(lambda token: token.kind == "end", run))
        table = next(id for id, table in self.labels.form.tables.items() if block in table.blocks)
        row = block.rows[0]
        named = [under for other, under in self._column_groups if other is block]
        for groups in ([column.under for column in block.columns], named, named[-1:]):
            wanted = tuple(block.cells[row.id, c.id].id for c in block.columns if c.under in groups)
            target, cells = TargetRow(table, block, row, wanted), _complete_row(run, len(wanted))
            if cells:
                self._place_cells(target, cells, run)
                return True
            if len(groups) > 1 and self._place_cut_digits(target, [token for token in run if token.text]):
                return True
        return False

    def _column_spans(self, target: TargetRow) -> list[int]:
        """How many columns of the sheet each cell of a row covers."""
        return [self.found_figures.form.cells[id].column.span for id in target.cell_ids]

    def _are_headings_in_order(self, block: TableBlock) -> bool:
        """Whether the headings stand in the form's order on every level: what has no row label is told by it alone."""
        said = [normalise_label(token.text) for token in self._headings][::-1]
        for level in range(max(len(column.under) for column in block.columns)):
            official = dict.fromkeys(normalise_label(c.under[level]) for c in block.columns if len(c.under) > level)
            seen = [said.index(label) for label in official if label in said]
            if seen != sorted(seen, reverse=True):
                return False
        return True

    def _place_cells(self, target: TargetRow, cells: Sequence[Token], run: Sequence[Token]) -> None:
        """Place the cells; what else the run says is told, a row without its label, for one."""
        self.found_figures.place_row(target, [FoundText(cell.text, cell.location) for cell in cells])
        rest = [token for token in run if token.text and not any(token is cell for cell in cells)]
        if any(not is_dash(token.text) for token in rest):
            said = " ".join(token.text for token in rest)
            self.found_figures.note_unplaced(rest[0].location, said, "前面没有项目名称，认不出是哪一行，没有读入。")

    def _is_foreign_block(self, block: TableBlock) -> bool:
        """Whether the headings over this row belong to another edition's block of the same shape."""
        if any(self.labels.find_column(token.text, block) for token in self._headings):
            return False
        headings = {normalise_label(token.text) for token in self._headings}
        return any(headings & other.columns_only_here for other in self.labels.other_editions.values())

    def _order_by_headings(self, target: TargetRow) -> TargetRow:
        """The row with its cells in the order of the headings over it, where they name every column once."""
        block = target.block
        if target.is_renamed or any(column.under for column in block.columns):
            return target
        passed = [label for token in self._headings if (label := self.labels.find_column(token.text, block))]
        official = [normalise_label(column.label) for column in block.columns]
        if passed == official or sorted(passed) != sorted(official) or len(set(official)) != len(official):
            return target
        ids = tuple(target.cell_ids[official.index(label)] for label in passed)
        return TargetRow(target.table_id, block, target.row, ids)

    def _place_cut_digits(self, target: TargetRow, written: Sequence[Token]) -> bool:
        """Digits that ran together: where the sums leave one way, take it; where several, decide at the end.

        Where no sum speaks, only noughts are sure: 000 is no number, but 123 may be one beside two lost blanks.
        """
        ids = target.cell_ids
        sums = [
            (ids.index(rule.total_cell), tuple(ids.index(term.cell) for term in rule.right))
            for rule in self.labels.form.total_rules
            if rule.total_cell in ids and all(term.cell in ids for term in rule.right)
        ]
        texts = [token.text for token in written]
        ways = find_cuts(texts, sums, len(ids)) if sums or set("".join(texts)) == {"0"} else []
        if not ways:
            return False
        found = FoundText(" ".join(token.text for token in written), written[0].location)
        if len(ways) == 1:
            self.found_figures.place_row(target, [FoundText(str(value), found.location) for value in ways[0]])
        else:
            self.found_figures.split_choices.append(SplitChoice(target, tuple(ways), found))
        return True


def _unmerge_cells(run: Sequence[Token], widths: Sequence[int]) -> list[Token] | None:
    """The values of a row in which each merged cell was written once for every column it covers."""
    first = list(takewhile(lambda token: token.kind != "end", run))
    if len(first) != sum(widths):
        return None
    starts = [sum(widths[:at]) for at in range(len(widths))]
    if any(len({token.text for token in first[at : at + width]}) > 1 for at, width in zip(starts, widths, strict=True)):
        return None
    return [first[at] for at in starts]


def _complete_row(run: Sequence[Token], count: int) -> list[Token] | None:
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
        return [token if token.text else Token("value", "", token.location) for token in run[:count]]
    if len(written) == count:
        return [run[at] for at in written]
    return None
