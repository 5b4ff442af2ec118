"""What a file's tables were found to say, cell by cell, and what could not be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

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
    """Collects while a matcher walks through a file. notes: sentences for the clerk, in reading order.

    units: by cell, the unit of money its heading states where that is not the form's.
    """

    form: Form
    texts: dict[str, FoundText] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    split_choices: list[SplitChoice] = field(default_factory=list)
    pending_rows: list[tuple[TargetRow, tuple[FoundText, ...]]] = field(default_factory=list)
    stated_units: Mapping[str, str] = field(default_factory=dict)
    _noted: set[tuple[str, str]] = field(default_factory=set)

    def place_row(self, target: TargetRow, cells: Sequence[FoundText]) -> None:
        """Place a row of texts; where other figures stood already, the first stay and the clerk is told.

        A row of another edition waits until decide(): its place may turn out to be taken.
        """
        if target.is_renamed:
            self.pending_rows.append((target, tuple(cells)))
            return
        again = []
        for id, found in zip(target.cell_ids, cells, strict=True):
            before = self.texts.get(id)
            if before is None or not before.text:
                self.texts[id] = found
            elif found.text and found.text != before.text:
                again.append(f"{self.form.name_of(id)}已有“{before.text}”，又见“{found.text}”")
        if again:
            self.notes.append(f"{cells[0].location}：{'；'.join(again)}。用了先出现的，请核对。")

    def note_unplaced(self, where: str, text: str, why: str) -> None:
        """Tell the clerk, once, of something that has no place."""
        if (text, why) in self._noted:
            return
        self._noted.add((text, why))
        quoted = text if len(text) <= _MAX_QUOTE_LENGTH else text[:_MAX_QUOTE_LENGTH] + "…"
        self.notes.append(f"{where}：“{quoted}”{why}")

    def read_figures(self) -> tuple[dict[str, Figure | None], dict[str, str]]:
        """The figure of every cell that was found, None where it is blank; and remarks on those not simply read."""
        figures: dict[str, Figure | None] = {}
        remarks: dict[str, str] = {}
        for id, found in self.texts.items():
            figures[id], remark = read_value(found.text, self.form.cells[id], self.stated_units.get(id, ""))
            if remark:
                remarks[id] = f"{found.location}（{self.form.name_of(id)}）{remark}。"
        return figures, remarks

    def resolve_pending(self) -> None:
        """Settle at the end what could not be settled on the way."""
        for target, cells in self.pending_rows:
            self._place_renamed(target, cells)
        self.pending_rows.clear()
        self._resolve_splits()

    def _place_renamed(self, target: TargetRow, cells: tuple[FoundText, ...]) -> None:
        """A row that this edition split up goes into one of its rows only where all of those are blank."""
        heading, where = normalise_label(target.row.label), cells[0].location
        said = " ".join((target.row.label, *(cell.text for cell in cells)))
        split = [c.id for c in self.form.cells.values() if heading in map(normalise_label, c.row.under)]
        if any(id in self.texts and self.texts[id].text for id in (*split, *target.cell_ids)):
            self.note_unplaced(where, said, "前面没有项目名称，认不出是哪一行，没有读入。")
            return
        self.place_row(replace(target, is_renamed=False), cells)
        name = self.form.cells[target.cell_ids[0]].row.label
        self.note_unplaced(where, said, f"是别的版本的一行，放进了“{name}”，请核对。")

    def _resolve_splits(self) -> None:
        """Cut the digits that ran together as the column sums demand, or tell the clerk that nothing decides."""
        sure = {id: read_value(found.text, self.form.cells[id])[0] for id, found in self.texts.items()}
        fitting = list(islice(self._find_combinations(sure), 2)) if self.split_choices else []
        for at, choice in enumerate(self.split_choices):
            text, where = choice.source.text, choice.source.location
            if len(fitting) != 1:
                self.note_unplaced(
                    where, f"{choice.target.row.label} {text}", "的数字连在一起，有几种分法，没有读入，请手填。"
                )
                continue
            way = fitting[0][at]
            self.place_row(choice.target, [FoundText(str(value), where) for value in way])
            parts = "、".join(map(str, way))
            self.note_unplaced(
                where, f"{choice.target.row.label} {text}", f"的数字连在一起，按合计分成 {parts}，请核对。"
            )
        self.split_choices.clear()

    def _find_combinations(self, sure: dict[str, Figure | None]) -> Iterator[tuple[tuple[int, ...], ...]]:
        touched = {id for choice in self.split_choices for id in choice.target.cell_ids}
        rules = [r for r in self.form.rules if r.weight == "error" and any(t.cell in touched for t in r.terms)]
        many = 1
        for choice in self.split_choices:
            many *= len(choice.cuts)
        if many > _MAX_COMBINATIONS or not all(_rules_cover(rules, choice) for choice in self.split_choices):
            return
        for ways in product(*(choice.cuts for choice in self.split_choices)):
            figures = dict(sure)
            for choice, way in zip(self.split_choices, ways, strict=True):
                figures.update(zip(choice.target.cell_ids, way, strict=True))
            if all(_rule_holds(rule, figures) for rule in rules):
                yield ways


def _rules_cover(rules: list[Rule], choice: SplitChoice) -> bool:
    """Whether some equation speaks of every cell of the row."""
    spoken = {term.cell for rule in rules for term in rule.terms}
    return all(id in spoken for id in choice.target.cell_ids)


def _rule_holds(rule: Rule, figures: dict[str, Figure | None]) -> bool:
    def look(scope: str, cell: str) -> Number | None:
        figure = None if scope else figures.get(cell)
        return None if figure is None else number_of(figure)

    return rule.is_satisfied(evaluate_side(rule.left, look), evaluate_side(rule.right, look))
