"""Collects what the tables of a document say, by cell of the form, and what the clerk is told about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product
from math import prod

from model.form.figures import Figure, Number, number_of
from model.form.form import Form
from model.form.rule_language import Rule, evaluate_side
from model.importing.matching.labels import TargetRow, normalise_label
from model.importing.matching.values import read_value

_MAX_COMBINATIONS = 5_000
_MAX_QUOTE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class FoundText:
    """The text of one cell and where in the file it stood, in words."""

    text: str
    location: str


@dataclass(frozen=True, slots=True)
class SplitChoice:
    """A row whose digits ran together and may be cut in several ways."""

    target: TargetRow
    cuts: tuple[tuple[int, ...], ...]
    source: FoundText


@dataclass
class FoundFigures:
    """Filled row by row while a document is read; resolve_pending() ends that, read_figures() gives the figures.

    texts: by cell id, the text found for it. notes: sentences for the clerk, in reading order.
    split_choices: rows whose digits ran together. pending_rows: rows of another edition with their texts.
    stated_units: by cell id, the unit of money its heading states where that is not the form's. absent_cells: ids of
    cells that the document's own edition of the form does not have, as one of its rows stands for several of this form.
    told: texts that were not placed, of which a note tells, and those that say again what was placed.
    """

    form: Form
    texts: dict[str, FoundText] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    split_choices: list[SplitChoice] = field(default_factory=list)
    pending_rows: list[tuple[TargetRow, tuple[FoundText, ...]]] = field(default_factory=list)
    stated_units: Mapping[str, str] = field(default_factory=dict)
    told: list[FoundText] = field(default_factory=list)
    absent_cells: set[str] = field(default_factory=set)
    _noted: set[tuple[str, str]] = field(default_factory=set)

    def place_row(self, target: TargetRow, cells: Sequence[FoundText]) -> None:
        """Place the texts of a row, one for each of its cells; where others stood already, those stay, which is noted.

        A row of another edition is only placed by resolve_pending(): its cells may turn out to be taken.
        """
        if target.is_renamed:
            self.pending_rows.append((target, tuple(cells)))
            return
        conflicts = []
        for id, found in zip(target.cell_ids, cells, strict=True):
            before = self.texts.get(id)
            if before is None or not before.text:
                self.texts[id] = found
                continue
            self.told.append(found)
            if found.text and found.text != before.text:
                conflicts.append(f"{self.form.name_of(id)}已有“{before.text}”，又见“{found.text}”")
        if conflicts:
            self.notes.append(f"{cells[0].location}：{'；'.join(conflicts)}。用了先出现的，请核对。")

    def note_unplaced(self, location: str, text: str, why: str) -> None:
        """Add a note about a text, once: where it stands, the text, and why it has no place or must be looked at."""
        if (text, why) in self._noted:
            return
        self._noted.add((text, why))
        self.told.append(FoundText(text, location))
        quoted = text if len(text) <= _MAX_QUOTE_LENGTH else text[:_MAX_QUOTE_LENGTH] + "…"
        self.notes.append(f"{location}：“{quoted}”{why}")

    def read_figures(self) -> tuple[dict[str, Figure | None], dict[str, str]]:
        """By cell id: the figure of every cell found, None where blank or unreadable; and remarks for the clerk."""
        figures: dict[str, Figure | None] = {}
        remarks: dict[str, str] = {}
        for id, found in self.texts.items():
            figures[id], remark = read_value(found.text, self.form.cells[id], self.stated_units.get(id, ""))
            if remark:
                remarks[id] = f"{found.location}（{self.form.name_of(id)}）{remark}。"
        return figures, remarks

    def resolve_pending(self) -> None:
        """Place the rows of other editions and the digits that ran together, which needs all else to be placed."""
        for target, cells in self.pending_rows:
            self._place_renamed(target, cells)
        self.pending_rows.clear()
        self._resolve_splits()

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

    def _resolve_splits(self) -> None:
        """Cut the digits that ran together as the equations demand; where none or several cuts fit, none is taken."""
        if not self.split_choices:
            return
        known = {id: read_value(found.text, self.form.cells[id])[0] for id, found in self.texts.items()}
        fitting = list(islice(self._find_combinations(known), 2))
        for at, choice in enumerate(self.split_choices):
            location = choice.source.location
            text = f"{choice.target.row.label} {choice.source.text}"
            if len(fitting) != 1:
                self.note_unplaced(location, text, "的数字连在一起，有几种分法，没有读入，请手填。")
                continue
            cut = fitting[0][at]
            self.place_row(choice.target, [FoundText(str(value), location) for value in cut])
            parts = "、".join(map(str, cut))
            self.note_unplaced(location, text, f"的数字连在一起，按合计分成 {parts}，请核对。")
        self.split_choices.clear()

    def _find_combinations(self, known: dict[str, Figure | None]) -> Iterator[tuple[tuple[int, ...], ...]]:
        """Every combination of cuts, one a choice, with which all equations about those cells hold.

        None where there are too many to try, or where some cell is in no equation. known: the figures of other cells.
        """
        affected = {id for choice in self.split_choices for id in choice.target.cell_ids}
        errors = [rule for rule in self.form.rules if rule.weight == "error"]
        rules = [rule for rule in errors if any(term.cell in affected for term in rule.terms)]
        count = prod(len(choice.cuts) for choice in self.split_choices)
        if count > _MAX_COMBINATIONS or not all(_rules_cover(rules, choice) for choice in self.split_choices):
            return
        for cuts in product(*(choice.cuts for choice in self.split_choices)):
            figures = dict(known)
            for choice, cut in zip(self.split_choices, cuts, strict=True):
                figures.update(zip(choice.target.cell_ids, cut, strict=True))
            if all(_rule_holds(rule, figures) for rule in rules):
                yield cuts


def _rules_cover(rules: list[Rule], choice: SplitChoice) -> bool:
    """Whether every cell of the row is in some rule."""
    covered = {term.cell for rule in rules for term in rule.terms}
    return covered.issuperset(choice.target.cell_ids)


def _rule_holds(rule: Rule, figures: dict[str, Figure | None]) -> bool:
    def look_up(scope: str, cell: str) -> Number | None:
        figure = None if scope else figures.get(cell)  # last year's figures and units are in no row
        return None if figure is None else number_of(figure)

    return rule.is_satisfied(evaluate_side(rule.left, look_up), evaluate_side(rule.right, look_up))
