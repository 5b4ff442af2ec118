"""Tables whose cells stand in order but not under each other: labels, and the runs of values that follow them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import dropwhile

from model.form.form import TableBlock
from model.importing.matching.found_figures import FoundFigures, FoundText
from model.importing.matching.labels import LabelIndex, TargetRow, is_numbered, normalise_label
from model.importing.matching.placing.column_headings import ColumnHeadings
from model.importing.matching.placing.row_choices import MAX_WAYS, RowChoice
from model.importing.matching.placing.row_runs import find_row_cells, list_own_cells, unmerge_cells
from model.importing.matching.placing.running_numbers import is_stub_heading
from model.importing.matching.placing.split_digits import find_cuts
from model.importing.matching.placing.uneven_rows import list_ways
from model.importing.matching.tokens import RUNNING_TEXT, Token, stand_in_one_row
from model.importing.matching.values import is_dash


class TokenTableReader:
    """Takes tokens one by one and places each run of values in the cells that the label before it names.

    A run is what stands between two labels: values and ends of rows. end_table() is to be called after the last token.
    short_rows: the numbers of the rows that have fewer cells than their table.
    """

    def __init__(self, labels: LabelIndex, found_figures: FoundFigures) -> None:
        self.labels = labels
        self.found_figures = found_figures
        self.short_rows: Collection[int] = ()
        self._label: Token | None = None
        self._labels_without_values: list[Token] = []
        self._run: list[Token] = []
        self._headings: list[Token] = []
        self._column_headings = ColumnHeadings(labels)
        self._run_ended = False
        self._column_groups: list[tuple[TableBlock, tuple[str, ...]]] = []

    def begin_section(self) -> None:
        """Forget the headings passed so far: those of one section are over no table of another."""
        self._headings, self._column_groups, self._run_ended = [], [], False
        self._column_headings = ColumnHeadings(self.labels)

    def take_token(self, token: Token) -> None:
        """Take the next token: a value joins the run, a label ends it and begins another."""
        if token.kind in ("value", "end"):
            self._run.append(token)
            return
        self.end_run()
        self._label = token
        if token.kind == "row":
            self._note_changed_label(token)
            return
        if self._run_ended:
            self._headings, self._column_groups, self._run_ended = [], [], False
        self._headings.append(token)
        group = self.labels.column_groups.get(normalise_label(token.text))
        if group:
            if group in self._column_groups:
                self._column_groups.remove(group)
            self._column_groups.append(group)

    def _note_changed_label(self, label: Token) -> None:
        """Tell the clerk of a label that was understood although characters of it were lost."""
        if label.target and not (self.labels.find_row(label.text) or self.labels.ambiguous_row(label.text)):
            why = f"与表样的写法不同，当作“{label.target.row.label}”读入，请核对。"
            self.found_figures.note_unplaced(label.location, label.text, why)

    def end_table(self) -> None:
        """Place the last run of a table; its last labels and its headings are not of what is read after it."""
        self.end_run()
        self._column_headings.end_headings()
        self._labels_without_values = []

    def end_run(self) -> None:
        """Place the run of values so far, or note that it has no place."""
        label, run = self._label, self._run
        self._label, self._run = None, []
        written = [token for token in run if token.text and not is_dash(token.text)]
        if not written:
            self._pass_label(label, run)
            return
        others = [other for other in self._labels_without_values if not label or other.target != label.target]
        self._labels_without_values = []
        self._column_headings.end_headings(label.text if label and label.kind == "word" else "")
        if others and not _is_own_row(label, written):
            self._note_run(
                [*others, *([label] if label else [])], run, "前面有几个项目，认不出是哪一个的数字，没有读入，请手填。"
            )
        elif not self._place_run(label, run):
            self._note_run([label] if label else [], run, "认不出各是哪一格，没有读入，请手填。")
        self._run_ended = True

    def _pass_label(self, label: Token | None, run: Sequence[Token]) -> None:
        """Remember a label that no figure stands behind: a heading, or a row whose figures may stand elsewhere."""
        if label is None:
            return
        if label.kind == "word":
            self._column_headings.add(label.text)
        has_cells = any(token.kind == "value" for token in run)
        is_row_label = label.kind == "row" or (label.kind == "unknown" and is_numbered(label.text))
        if is_row_label and not has_cells:
            self._labels_without_values.append(label)
        if label.kind == "unknown" and not is_dash(label.text) and not is_stub_heading(label.text):
            self.found_figures.note_unplaced(label.location, label.text, "不是表里的文字，没有放处。")

    def _note_run(self, labels: Sequence[Token], run: Sequence[Token], why: str) -> None:
        tokens = [*labels, *(token for token in run if token.text)]
        first = next(token for token in run if token.text)
        self.found_figures.note_unplaced(first.location, " ".join(token.text for token in tokens), why)

    def _place_run(self, label: Token | None, run: list[Token]) -> bool:
        """Place a run of values after a label, if any; False where it is not sure which cells they are."""
        if label and label.kind == "row" and label.target:
            return self._place_row(label.target, label, run)
        if self._place_group(run):
            return True
        if label and label.kind == "word" and label.target and self._has_begun(label.target):
            cells = self._find_cells(label.target, run)
            return cells is not None and self._place_row(label.target, label, run)
        return False

    def _has_begun(self, target: TargetRow) -> bool:
        """Whether the table's figures have begun: before that, 其他 and 总计 are the headings of its columns."""
        return target.is_renamed or any(id.startswith(f"{target.table_id}.") for id in self.found_figures.texts)

    def _place_row(self, target: TargetRow, label: Token, run: list[Token]) -> bool:
        """Place a run in the cells of a row; False where they are not as many and nothing tells their places."""
        if self._is_foreign_block(target.block):
            return False
        ordered = self._column_headings.order_cells(target)
        if ordered is None:
            return False
        cells = self._find_cells(ordered, run)
        if cells:
            return self._may_stand_in_order(ordered, target, cells) and self._place_cells(ordered, cells, run, label)
        unmerged = unmerge_cells(run, self._column_spans(ordered))
        if unmerged:
            return self._place_cells(ordered, unmerged, unmerged, label)
        if self._place_cut_digits(ordered, [token for token in run if token.text]):
            return True
        return not ordered.is_renamed and self._offer_ways(ordered, run)

    def _may_stand_in_order(self, ordered: TargetRow, target: TargetRow, cells: Sequence[Token]) -> bool:
        """Whether a row's cells may stand in this order: in another than target's, the form's, its sums must hold."""
        if ordered.cell_ids == target.cell_ids:
            return True
        texts = [FoundText(cell.text, cell.location) for cell in cells]
        return self.found_figures.do_sums_hold(ordered.cell_ids, texts)

    def _find_cells(self, target: TargetRow, run: Sequence[Token]) -> list[Token] | None:
        """The cells of a row in a run; None where it is not sure which they are."""
        first = next(token for token in run if token.text)
        found = find_row_cells(run, len(target.cell_ids), first.row_number in self.short_rows)
        if found is None:
            return None
        texts = [FoundText(token.text, token.location) for token in found.tokens]
        if self.found_figures.is_row_shifted(target.cell_ids, texts, first.row_number == RUNNING_TEXT):
            return None
        if found.is_sure:
            return found.tokens
        if found.needs_sums and not self.found_figures.list_sums(target.cell_ids):
            return None
        return found.tokens if self.found_figures.do_sums_hold(target.cell_ids, texts) else None

    def _offer_ways(self, target: TargetRow, run: Sequence[Token]) -> bool:
        """Keep a row of a table with too many or too few cells for the equations to decide; False for others."""
        written = [token for token in run if token.text]
        numbers = {token.row_number for token in written}
        if len(numbers) != 1 or RUNNING_TEXT in numbers:
            return False
        cells = [FoundText(cell.text, cell.location) for cell in list_own_cells(run, written[0].row_number)]
        ways = list_ways(cells, len(target.cell_ids))
        if not ways:
            return False
        source = FoundText(" ".join(token.text for token in written), written[0].location)
        self.found_figures.offer_choice(RowChoice("uneven", target.row.label, target.cell_ids, tuple(ways), source))
        return True

    def _place_group(self, run: list[Token]) -> bool:
        """Place a run in a table without row labels; False where none was named or the figures are not as many.

        The run may hold the figures of all its columns or of the groups whose headings stand before it. Where the
        headings of several groups stand before figures of one, as in a table read column by column, it is of no group.
        """
        if not self._column_groups or not self._are_headings_in_order(self._column_groups[-1][0]):
            return False
        block = self._column_groups[-1][0]
        run = list(dropwhile(lambda token: token.kind == "end", run))
        table_id = next(id for id, table in self.labels.form.tables.items() if block in table.blocks)
        row = block.rows[0]
        every = [column.under for column in block.columns]
        named = [under for other, under in self._column_groups if other is block]
        for groups in (every, named):
            if groups is named and not self._are_headings_of(block, len(named)):
                continue
            cell_ids = tuple(block.cells[row.id, column.id].id for column in block.columns if column.under in groups)
            target = TargetRow(table_id, block, row, cell_ids)
            cells = self._find_cells(target, run)
            if cells:
                return self._place_cells(target, cells, run, None)
            if len(groups) > 1 and self._place_cut_digits(target, [token for token in run if token.text]):
                return True
            if groups is every and set(named) == set(every) and self._offer_ways(target, run):
                return True
        return False

    def _column_spans(self, target: TargetRow) -> list[int]:
        """How many columns of the printed table each cell of a row covers."""
        return [self.found_figures.form.cells[id].column.span for id in target.cell_ids]

    def _are_headings_in_order(self, block: TableBlock) -> bool:
        """Whether the headings stand in the form's order on every level.

        Without row labels nothing but that order says which figure is which. Those over the figures stand in it in
        every group; a group's own heading that stands twice counts where it stands last.
        """
        found = [self.labels.find_column(token.text, block) for token in self._headings]
        columns = [label for label in found if label]
        groups = list(dict.fromkeys(column.under for column in block.columns))
        official = [normalise_label(column.label) for column in block.columns if column.under == groups[0]]
        if columns != official * (len(columns) // len(official)):
            return False
        last_place = {normalise_label(token.text): at for at, token in enumerate(self._headings)}
        for level in range(max(len(column.under) for column in block.columns)):
            headings = [column.under[level] for column in block.columns if len(column.under) > level]
            labels = dict.fromkeys(normalise_label(heading) for heading in headings)
            places = [last_place[label] for label in labels if label in last_place]
            if places != sorted(places):
                return False
        return True

    def _are_headings_of(self, block: TableBlock, group_count: int) -> bool:
        """Whether the headings right over the figures, where there are any, are those of so many groups of columns."""
        columns = [token for token in self._headings if self.labels.find_column(token.text, block)]
        size = len({column.label for column in block.columns})
        return len(columns) in (0, size * group_count)

    def _place_cells(
        self, target: TargetRow, cells: Sequence[Token], run: Sequence[Token], label: Token | None
    ) -> bool:
        """Place the cells of a row; what else the run holds is noted: it may be a row that lost its label.

        False where two rows of figures stand under one label, in none of which it stands.
        """
        rest = [token for token in run if token.text and not any(token is cell for cell in cells)]
        rest = [token for token in rest if not is_dash(token.text)]
        first = next((cell for cell in cells if cell.text), cells[0])
        if rest and label and not stand_in_one_row(label, first):
            return False
        second_row = self._find_cells(target, rest) if rest and label is None else None
        if second_row:
            self.found_figures.place_row(target, [FoundText(cell.text, cell.location) for cell in second_row])
            rest = []
        self.found_figures.place_row(target, [FoundText(cell.text, cell.location) for cell in cells])
        if rest:
            text = " ".join(token.text for token in rest)
            is_beside = stand_in_one_row(rest[0], first)
            why = "在表格各栏之外，没有放处。" if is_beside else "前面没有项目名称，认不出是哪一行，没有读入。"
            self.found_figures.note_unplaced(rest[0].location, text, why)
        return True

    def _is_foreign_block(self, block: TableBlock) -> bool:
        """Whether the headings over this row belong to another edition's block of the same shape."""
        if any(self.labels.find_column(token.text, block) for token in self._headings):
            return False
        headings = {normalise_label(token.text) for token in self._headings}
        return any(headings & other.columns_only_here for other in self.labels.other_editions.values())

    def _place_cut_digits(self, target: TargetRow, written: Sequence[Token]) -> bool:
        """Cut digits that ran together into the figures of a row; False where the row's totals allow no cut.

        Several cuts are kept as a choice, which the sums of columns may decide in the end. 000 is no number; of a row
        without a total any other cut is kept as a choice too: 123 may be one number beside two lost blanks.
        """
        if len(written) > 1 and 2 * len(written) > len(target.cell_ids) + 1:
            return False  # most of its cells stand apart, so that one of them is missing
        texts = [token.text for token in written]
        sums = self.found_figures.list_sums(target.cell_ids)
        cuts = find_cuts(texts, sums, len(target.cell_ids))
        if not sums and len(cuts) > 1:
            cuts = self.found_figures.keep_plausible_cuts(target.cell_ids, cuts)
        if not 0 < len(cuts) <= MAX_WAYS:
            return False
        source = FoundText(" ".join(texts), written[0].location)
        ways = [tuple(FoundText(str(value), source.location) for value in cut) for cut in cuts]
        if len(ways) == 1 and (sums or set("".join(texts)) == {"0"}):
            self.found_figures.place_row(target, ways[0])
            self.found_figures.joined_rows += 1
        else:
            self.found_figures.offer_choice(RowChoice("joined", target.row.label, target.cell_ids, tuple(ways), source))
        return True


def _is_own_row(label: Token | None, values: Sequence[Token]) -> bool:
    """Whether values stand in the same row of a table as their label."""
    if label is None or label.row_number == RUNNING_TEXT:
        return False
    return all(value.row_number == label.row_number for value in values)
