"""Collects what the tables of a document say, by cell of the form, and what the clerk is told about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from model.form.figures import Figure, number_of
from model.form.form import Form
from model.form.rule_language import Rule
from model.importing.matching.labels import TargetRow, normalise_label
from model.importing.matching.placing.early_ends import has_blank_inside, is_ended_early, offer_longer_row
from model.importing.matching.placing.row_choices import RowChoice, is_rule_satisfied
from model.importing.matching.placing.settling import settle_choices
from model.importing.matching.placing.shifted_totals import is_total_early
from model.importing.matching.placing.split_digits import do_sums_hold
from model.importing.matching.quoting import shorten_quote
from model.importing.matching.stated_units import StatedUnits, add_stated_unit, find_foreign_unit
from model.importing.matching.values import read_value


@dataclass(frozen=True, slots=True)
class FoundText:
    """The text of one cell and where in the file it stood, in words."""

    text: str
    location: str


@dataclass
class FoundFigures:
    """Filled row by row while a document is read; resolve_pending() ends that, read_figures() gives the figures.

    texts: by cell id, the text found for it. notes: sentences for the clerk, in reading order. choices: rows whose
    values may be put into their cells in several ways. pending_rows: rows of another edition with their texts.
    rivals: by the id of a cell that was found with different texts, each of them by the number of the row it came with.
    rows_ended_early: rows whose last cell is blank, as where a cell is missing; has_blanks_inside: whether others have
    blank cells before written ones. joined_rows: so many rows were placed whose digits had run together.
    stated_units: by the id of a cell that holds money, the units its headings state. absent_cells: ids of cells that
    the document's own edition of the form does not have, as one of its rows stands for several of this form.
    told: texts that were not placed, of which a note tells, and those that say again what was placed.
    """

    form: Form
    texts: dict[str, FoundText] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    choices: list[RowChoice] = field(default_factory=list)
    pending_rows: list[tuple[TargetRow, tuple[FoundText, ...]]] = field(default_factory=list)
    rivals: dict[str, dict[int, FoundText]] = field(default_factory=dict)
    rows_ended_early: list[tuple[TargetRow, tuple[FoundText, ...]]] = field(default_factory=list)
    has_blanks_inside: bool = False
    joined_rows: int = 0
    stated_units: Mapping[str, StatedUnits] = field(default_factory=dict)
    absent_cells: set[str] = field(default_factory=set)
    told: list[FoundText] = field(default_factory=list)
    _noted: set[tuple[str, str]] = field(default_factory=set)
    _row_numbers: dict[str, int] = field(default_factory=dict)
    _row_count: int = 0

    def place_row(self, target: TargetRow, cells: Sequence[FoundText], has_all_cells: bool = False) -> None:
        """Place the texts of a row, one for each of its cells; where other texts stood already, none is sure.

        Which of them are right is decided by resolve_pending(). A row of another edition is only placed then too: its
        cells may turn out to be taken. has_all_cells: the file tells the cells of each row, and none is missing.
        """
        if target.is_renamed:
            self.pending_rows.append((target, tuple(cells)))
            return
        if not has_all_cells and is_ended_early(self.form, target, cells):
            self.rows_ended_early.append((target, tuple(cells)))
            return
        self._place_texts(target, cells)

    def _place_texts(self, target: TargetRow, cells: Sequence[FoundText]) -> None:
        self._row_count += 1
        self.has_blanks_inside = self.has_blanks_inside or has_blank_inside(cells)
        for id, found in zip(target.cell_ids, cells, strict=True):
            before = self.texts.get(id)
            if before is None or not before.text:
                self.texts[id] = found
                self._row_numbers[id] = self._row_count
                continue
            self.told.append(found)
            if found.text and not self._say_the_same(id, before, found):
                self.rivals.setdefault(id, {self._row_numbers[id]: before})[self._row_count] = found

    def offer_choice(self, choice: RowChoice) -> None:
        """Keep a row of which only resolve_pending() can say how its values are to be put into its cells."""
        self.choices.append(choice)

    def _say_the_same(self, id: str, text: FoundText, other: FoundText) -> bool:
        """Whether two texts are the same figure in a cell: 3 and 3件."""
        if text.text == other.text:
            return True
        figure = read_value(text.text, self.form.cells[id])[0]
        return figure is not None and figure == read_value(other.text, self.form.cells[id])[0]

    def do_sums_hold(self, cell_ids: Sequence[str], cells: Sequence[FoundText]) -> bool:
        """Whether the sums within a row hold for texts of its cells; a row without sums has none that could fail."""
        sums = self.list_sums(cell_ids)
        numbers = [self._read_number(id, cell) for id, cell in zip(cell_ids, cells, strict=True)]
        return do_sums_hold(numbers, sums)

    def is_row_shifted(self, cell_ids: Sequence[str], cells: Sequence[FoundText], is_text: bool) -> bool:
        """Whether texts, as many as a row has cells, cannot all be its own. is_text: they come from running text."""
        numbers = [self._read_number(id, cell) for id, cell in zip(cell_ids, cells, strict=True)]
        sums = self.list_sums(cell_ids)
        lacks_total = any({term.cell for term in rule.right} == set(cell_ids) for rule in self.form.total_rules)
        if lacks_total and numbers[-1] > 0:
            return numbers[-1] == sum(numbers[:-1])  # it is a total that no heading names
        return is_total_early(numbers, sums, is_text)

    def _read_number(self, id: str, found: FoundText) -> int:
        """The whole number in a text, 0 for none."""
        figure, _ = read_value(found.text, self.form.cells[id])
        return 0 if figure is None else int(number_of(figure))

    def list_sums(self, cell_ids: Sequence[str]) -> list[tuple[int, tuple[int, ...]]]:
        """The sums within a row: the place of each total among its cells, and the places of its parts."""
        sums = []
        for rule in self.form.total_rules:
            parts = [term.cell for term in rule.right]
            if rule.total_cell in cell_ids and all(part in cell_ids for part in parts):
                sums.append((cell_ids.index(rule.total_cell), tuple(cell_ids.index(part) for part in parts)))
        return sums

    def keep_plausible_cuts(self, cell_ids: Sequence[str], cuts: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Those cuts of a row's digits that break none of the form's rules on this row alone, warnings too."""
        rules = [rule for rule in self.form.rules if _is_about(rule, cell_ids)]
        return [
            cut for cut in cuts if all(is_rule_satisfied(rule, dict(zip(cell_ids, cut, strict=True))) for rule in rules)
        ]

    def note_unplaced(self, location: str, text: str, why: str) -> None:
        """Add a note about a text, once: where it stands, the text, and why it has no place or must be looked at."""
        if (text, why) in self._noted:
            return
        self._noted.add((text, why))
        self.told.append(FoundText(text, location))
        self.notes.append(f"{location}：“{shorten_quote(text)}”{why}")

    def read_figures(self) -> tuple[dict[str, Figure | None], dict[str, str]]:
        """By cell id: the figure of every cell found, None where blank or unreadable; and remarks for the clerk."""
        figures: dict[str, Figure | None] = {}
        remarks: dict[str, str] = {}
        for id, found in self.texts.items():
            stated = self.stated_units.get(id, StatedUnits())
            cell = self.form.cells[id]
            figures[id], remark = read_value(found.text, cell, find_foreign_unit(cell, stated))
            figure = figures[id]
            if figure is not None and not remark:
                figures[id], remark = add_stated_unit(figure, stated)
            if remark:
                remarks[id] = f"{found.location}（{self.form.name_of(id)}）{remark}。"
        return figures, remarks

    def resolve_pending(self) -> None:
        """Place the rows of other editions, and those rows that need all else to be placed to be decided."""
        for target, cells in self.pending_rows:
            self._place_renamed(target, cells)
        self.pending_rows.clear()
        for target, cells in self.rows_ended_early:
            choice = offer_longer_row(self, target, cells)
            if choice:
                self.choices.append(choice)
            else:
                self._place_texts(target, cells)
        self.rows_ended_early.clear()
        settle_choices(self)

    def _place_renamed(self, target: TargetRow, cells: tuple[FoundText, ...]) -> None:
        """Place a row of another edition, unless its cells, or those of the rows it was split into, hold texts."""
        heading = normalise_label(target.row.label)
        location = cells[0].location
        text = " ".join((target.row.label, *(cell.text for cell in cells)))
        rows_under = [cell.id for cell in self.form.cells.values() if heading in map(normalise_label, cell.row.under)]
        if any(id in self.texts and self.texts[id].text for id in (*rows_under, *target.cell_ids)):
            self.note_unplaced(location, text, "前面没有项目名称，认不出是哪一行，没有读入。")
            return
        self.place_row(replace(target, is_renamed=False), cells)
        self.absent_cells.update(set(rows_under).difference(target.cell_ids))
        name = self.form.cells[target.cell_ids[0]].row.label
        self.note_unplaced(location, text, f"是别的版本的一行，放进了“{name}”，请核对。")


def _is_about(rule: Rule, cell_ids: Sequence[str]) -> bool:
    """Whether a rule speaks of some cells of this report and of nothing else."""
    return all(not term.scope and term.cell in cell_ids for term in rule.terms if term.constant is None)
