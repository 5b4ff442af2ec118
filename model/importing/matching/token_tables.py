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
    """Takes tokens one by one and places each run of values in the cells that the label before it names.

    A run is what stands between two labels: values and ends of rows. end_run() is to be called after the last token.
    """

    def __init__(self, labels: LabelIndex, found_figures: FoundFigures) -> None:
        self.labels = labels
        self.found_figures = found_figures
        self._label: Token | None = None
        self._run: list[Token] = []
        self._headings: list[Token] = []
        self._run_ended = False
        self._column_groups: list[tuple[TableBlock, tuple[str, ...]]] = []

    def take_token(self, token: Token) -> None:
        """Take the next token: a value joins the run, a label ends it and begins another."""
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
            if group in self._column_groups:
                self._column_groups.remove(group)
            self._column_groups.append(group)

    def end_run(self) -> None:
        """Place the run of values so far, or note that it has no place; to be called at the end of a table as well."""
        label, run = self._label, self._run
        self._label, self._run = None, []
        written = [token for token in run if token.text and not is_dash(token.text)]
        if not written:
            if label and label.kind == "unknown" and not is_dash(label.text):
                self.found_figures.note_unplaced(label.location, label.text, "不是表里的文字，没有放处。")
            return
        if not self._place_run(label, run):
            tokens = [label, *run] if label else run
            text = " ".join(token.text for token in tokens if token.text)
            self.found_figures.note_unplaced(written[0].location, text, "认不出各是哪一格，没有读入，请手填。")
        self._run_ended = True

    def _place_run(self, label: Token | None, run: list[Token]) -> bool:
        """Place a run of values after a label, if any; False where it is not sure which cells they are."""
        if label and label.kind == "row" and label.target:
            return self._place_row(label.target, run)
        if self._place_group(run):
            return True
        if label and label.kind == "word" and label.target and self._has_begun(label.target):
            is_complete = _complete_row(run, len(label.target.cell_ids)) is not None
            return is_complete and self._place_row(label.target, run)
        return False

    def _has_begun(self, target: TargetRow) -> bool:
        """Whether the table's figures have begun: before that, 其他 and 总计 are the headings of its columns."""
        return target.is_renamed or any(id.startswith(f"{target.table_id}.") for id in self.found_figures.texts)

    def _place_row(self, target: TargetRow, run: list[Token]) -> bool:
        """Place a run in the cells of a row; False where they are not as many and cannot be cut to be."""
        if self._is_foreign_block(target.block):
            return False
        target = self._order_by_headings(target)
        cells = _complete_row(run, len(target.cell_ids)) or _unmerge_cells(run, self._column_spans(target))
        if cells:
            self._place_cells(target, cells, run)
            return True
        return self._place_cut_digits(target, [token for token in run if token.text])

    def _place_group(self, run: list[Token]) -> bool:
        """Place a run in a table without row labels; False where none was named or the figures are not as many.

        The run may hold the figures of all its columns, of the groups whose headings stand before it, or of the last.
        """
        if not self._column_groups or not self._are_headings_in_order(self._column_groups[-1][0]):
            return False
        block = self._column_groups[-1][0]
        run = list(dropwhile(lambda token: token.kind == "end", run))
        table_id = next(id for id, table in self.labels.form.tables.items() if block in table.blocks)
        row = block.rows[0]
        every = [column.under for column in block.columns]
        named = [under for other, under in self._column_groups if other is block]
        for groups in (every, named, named[-1:]):
            cell_ids = tuple(block.cells[row.id, column.id].id for column in block.columns if column.under in groups)
            target = TargetRow(table_id, block, row, cell_ids)
            cells = _complete_row(run, len(cell_ids))
            if cells:
                self._place_cells(target, cells, run)
                return True
            if len(groups) > 1 and self._place_cut_digits(target, [token for token in run if token.text]):
                return True
        return False

    def _column_spans(self, target: TargetRow) -> list[int]:
        """How many columns of the printed table each cell of a row covers."""
        return [self.found_figures.form.cells[id].column.span for id in target.cell_ids]

    def _are_headings_in_order(self, block: TableBlock) -> bool:
        """Whether the headings stand in the form's order on every level.

        Without row labels nothing but that order says which figure is which. A heading that stands twice counts where
        it stands last.
        """
        last_place = {normalise_label(token.text): at for at, token in enumerate(self._headings)}
        for level in range(max(len(column.under) for column in block.columns)):
            headings = [column.under[level] for column in block.columns if len(column.under) > level]
            labels = dict.fromkeys(normalise_label(heading) for heading in headings)
            places = [last_place[label] for label in labels if label in last_place]
            if places != sorted(places):
                return False
        return True

    def _place_cells(self, target: TargetRow, cells: Sequence[Token], run: Sequence[Token]) -> None:
        """Place the cells of a row; what else the run holds is noted: it may be a row that lost its label."""
        self.found_figures.place_row(target, [FoundText(cell.text, cell.location) for cell in cells])
        rest = [token for token in run if token.text and not any(token is cell for cell in cells)]
        if any(not is_dash(token.text) for token in rest):
            text = " ".join(token.text for token in rest)
            self.found_figures.note_unplaced(rest[0].location, text, "前面没有项目名称，认不出是哪一行，没有读入。")

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
        found = [self.labels.find_column(token.text, block) for token in self._headings]
        passed = [label for label in found if label]
        official = [normalise_label(column.label) for column in block.columns]
        if passed == official or sorted(passed) != sorted(official) or len(set(official)) != len(official):
            return target
        cell_ids = tuple(target.cell_ids[official.index(label)] for label in passed)
        return TargetRow(target.table_id, block, target.row, cell_ids)

    def _place_cut_digits(self, target: TargetRow, written: Sequence[Token]) -> bool:
        """Cut digits that ran together into the figures of a row; False where the row's totals allow no cut.

        Several cuts are kept as a choice, which the sums of columns may decide in the end. A row without a total is
        only cut where all digits are 0: 000 is no number, but 123 may be one beside two lost blanks.
        """
        texts = [token.text for token in written]
        sums = self._sums_in_row(target)
        if not sums and set("".join(texts)) != {"0"}:
            return False
        cuts = find_cuts(texts, sums, len(target.cell_ids))
        if not cuts:
            return False
        source = FoundText(" ".join(texts), written[0].location)
        if len(cuts) == 1:
            self.found_figures.place_row(target, [FoundText(str(value), source.location) for value in cuts[0]])
        else:
            self.found_figures.split_choices.append(SplitChoice(target, tuple(cuts), source))
        return True

    def _sums_in_row(self, target: TargetRow) -> list[tuple[int, tuple[int, ...]]]:
        """The sums within a row: the place of each total and the places of its parts."""
        ids = target.cell_ids
        sums = []
        for rule in self.labels.form.total_rules:
            parts = [term.cell for term in rule.right]
            if rule.total_cell in ids and all(part in ids for part in parts):
                sums.append((ids.index(rule.total_cell), tuple(ids.index(part) for part in parts)))
        return sums


def _unmerge_cells(run: Sequence[Token], widths: Sequence[int]) -> list[Token] | None:
    """The values of a row in which each merged cell was written once for every column it covers; None for others."""
    first_row = list(takewhile(lambda token: token.kind != "end", run))
    if len(first_row) != sum(widths):
        return None
    values = []
    start = 0
    for width in widths:
        repeated = first_row[start : start + width]
        if any(token.text != repeated[0].text for token in repeated):
            return None
        values.append(repeated[0])
        start += width
    return values


def _complete_row(run: Sequence[Token], count: int) -> list[Token] | None:
    """The values of a whole row; None where some are missing and nothing says which.

    count: how many cells the row has. A row of so many values is taken as it stands. A blank cell may have become an
    empty line, which reads like the end of a row: ends before the last value are such cells.
    """
    kinds = [token.kind for token in run]
    first_row = list(takewhile(lambda token: token.kind != "end", run))
    if len(first_row) == count:
        return first_row
    written = [at for at, token in enumerate(run) if token.text]
    if "end" in kinds[: written[-1]] and written[-1] < count <= len(run):
        return [token if token.text else Token("value", "", token.location) for token in run[:count]]
    if len(written) == count:
        return [run[at] for at in written]
    return None
