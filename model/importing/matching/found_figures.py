"""What a file's tables were found to say, cell by cell, and what could not be placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product

from model.form.figures import Figure, Number, number
from model.form.form import Form
from model.form.rule_language import Rule, evaluate
from model.importing.matching.labels import Target, bare
from model.importing.matching.values import read_value

_MOST_COMBINATIONS = 5_000
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Found:
    """The text of one cell and where in the file it stood, in words."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A row whose digits ran together and may be cut in several ways."""

    target: Target
    ways: tuple[tuple[int, ...], ...]
    found: Found


@dataclass
class Harvest:
    """Collects while a matcher walks through a file. notes: sentences for the clerk, in reading order.

    units: by cell, the unit of money its heading states where that is not the form's.
    """

    form: Form
    texts: dict[str, Found] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    waiting: list[tuple[Target, tuple[Found, ...]]] = field(default_factory=list)
    units: Mapping[str, str] = field(default_factory=dict)
    _refused: set[tuple[str, str]] = field(default_factory=set)

    def put(self, target: Target, cells: Sequence[Found]) -> None:
        """Place a row of texts; where other figures stood already, the first stay and the clerk is told.

        A row of another edition waits until decide(): its place may turn out to be taken.
        """
        if target.renamed:
            self.waiting.append((target, tuple(cells)))
            return
        again = []
        for id, found in zip(target.ids, cells, strict=True):
            before = self.texts.get(id)
            if before is None or not before.text:
                self.texts[id] = found
            elif found.text and found.text != before.text:
                again.append(f"{self.form.name_of(id)}已有“{before.text}”，又见“{found.text}”")
        if again:
            self.notes.append(f"{cells[0].where}：{'；'.join(again)}。用了先出现的，请核对。")

    def refuse(self, where: str, text: str, why: str) -> None:
        """Tell the clerk, once, of something that has no place."""
        if (text, why) in self._refused:
            return
        self._refused.add((text, why))
        quoted = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
        self.notes.append(f"{where}：“{quoted}”{why}")

    def figures(self) -> tuple[dict[str, Figure | None], dict[str, str]]:
        """The figure of every cell that was found, None where it is blank; and remarks on those not simply read."""
        figures: dict[str, Figure | None] = {}
        remarks: dict[str, str] = {}
        for id, found in self.texts.items():
            figures[id], remark = read_value(found.text, self.form.cells[id], self.units.get(id, ""))
            if remark:
                remarks[id] = f"{found.where}（{self.form.name_of(id)}）{remark}。"
        return figures, remarks

    def decide(self) -> None:
        """Settle at the end what could not be settled on the way."""
        for target, cells in self.waiting:
            self._place_renamed(target, cells)
        self.waiting.clear()
        self._cut()

    def _place_renamed(self, target: Target, cells: tuple[Found, ...]) -> None:
        """A row that this edition split up goes into one of its rows only where all of those are blank."""
        heading, where = bare(target.row.label), cells[0].where
        said = " ".join((target.row.label, *(cell.text for cell in cells)))
        split = [c.id for c in self.form.cells.values() if heading in map(bare, c.row.under)]
        if any(id in self.texts and self.texts[id].text for id in (*split, *target.ids)):
            self.refuse(where, said, "前面没有项目名称，认不出是哪一行，没有读入。")
            return
        self.put(replace(target, renamed=False), cells)
        name = self.form.cells[target.ids[0]].row.label
        self.refuse(where, said, f"是别的版本的一行，放进了“{name}”，请核对。")

    def _cut(self) -> None:
        """Cut the digits that ran together as the column sums demand, or tell the clerk that nothing decides."""
        sure = {id: read_value(found.text, self.form.cells[id])[0] for id, found in self.texts.items()}
        fitting = list(islice(self._combinations(sure), 2)) if self.choices else []
        for at, choice in enumerate(self.choices):
            text, where = choice.found.text, choice.found.where
            if len(fitting) != 1:
                self.refuse(
                    where, f"{choice.target.row.label} {text}", "的数字连在一起，有几种分法，没有读入，请手填。"
                )
                continue
            way = fitting[0][at]
            self.put(choice.target, [Found(str(value), where) for value in way])
            parts = "、".join(map(str, way))
            self.refuse(where, f"{choice.target.row.label} {text}", f"的数字连在一起，按合计分成 {parts}，请核对。")
        self.choices.clear()

    def _combinations(self, sure: dict[str, Figure | None]) -> Iterator[tuple[tuple[int, ...], ...]]:
        touched = {id for choice in self.choices for id in choice.target.ids}
        rules = [r for r in self.form.rules if r.weight == "error" and any(t.cell in touched for t in r.terms)]
        many = 1
        for choice in self.choices:
            many *= len(choice.ways)
        if many > _MOST_COMBINATIONS or not all(_binds(rules, choice) for choice in self.choices):
            return
        for ways in product(*(choice.ways for choice in self.choices)):
            figures = dict(sure)
            for choice, way in zip(self.choices, ways, strict=True):
                figures.update(zip(choice.target.ids, way, strict=True))
            if all(_holds(rule, figures) for rule in rules):
                yield ways


def _binds(rules: list[Rule], choice: Choice) -> bool:
    """Whether some equation speaks of every cell of the row."""
    spoken = {term.cell for rule in rules for term in rule.terms}
    return all(id in spoken for id in choice.target.ids)


def _holds(rule: Rule, figures: dict[str, Figure | None]) -> bool:
    def look(scope: str, cell: str) -> Number | None:
        figure = None if scope else figures.get(cell)
        return None if figure is None else number(figure)

    return rule.holds(evaluate(rule.left, look), evaluate(rule.right, look))
