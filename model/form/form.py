"""The blank form of one edition: sections, tables, blocks, lines, cells. Frozen; read by editions.py.

A table is blocks stacked on each other; a block is two sets of lines (rows and columns) that cross in cells.
Headings nest by the path of labels a line stands under, so rows and columns are the same kind of thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from model.form.figures import Kind

if TYPE_CHECKING:
    from model.form.rule_language import Rule

SectionKind = Literal["cover", "prose", "table"]
FieldKind = Literal["text", "year", "scope", "date"]


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row or column: its part of the cell ids, its label, the headings over it, its width in grid columns."""

    id: str
    label: str
    under: tuple[str, ...] = ()
    kind: Kind = "count"
    unit: str = ""
    span: int = 1
    computed: bool = False
    help: str = ""
    short: str = ""
    """How people call it in a sentence: 本年新收."""
    most: int = 0
    """The largest figure that is not questioned; 0 for none."""

    @property
    def full_label(self) -> str:
        """The label with the headings over it, outermost first."""
        return " ".join((*self.under, self.label)).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of the form, where a row and a column cross."""

    id: str
    table: str
    row: TableLine
    column: TableLine
    name: str

    @property
    def kind(self) -> Kind:
        """How the figure is read and printed; the column says, unless the row is of another kind."""
        return self.column.kind

    @property
    def unit(self) -> str:
        """The unit the form prints over the column: 万元; "" for plain counts."""
        return self.column.unit

    @property
    def plausible_max(self) -> int:
        """The largest figure that is not questioned, by the column; 0 where any may stand."""
        return self.column.most

    @property
    def is_computed(self) -> bool:
        """True for a total: filled by an equation, locked in the grid."""
        return self.row.computed or self.column.computed


@dataclass(frozen=True)
class TableBlock:
    """Rows and columns that cross in cells, under an optional title across the whole table."""

    title: str
    corner: str
    stub_columns: int
    rows: tuple[TableLine, ...]
    columns: tuple[TableLine, ...]
    cells: Mapping[tuple[str, str], Cell]


@dataclass(frozen=True)
class Table:
    """A table of the form: blocks of equal width. name is what people call it: 表三."""

    id: str
    name: str
    widths: tuple[float, ...]
    blocks: tuple[TableBlock, ...]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All cells in reading order."""
        return tuple(
            block.cells[row.id, column.id] for block in self.blocks for row in block.rows for column in block.columns
        )

    def list_lines(self, kind: str) -> Iterator[TableLine]:
        """All "row" or "column" lines of all blocks."""
        for block in self.blocks:
            yield from block.rows if kind == "row" else block.columns


@dataclass(frozen=True, slots=True)
class Section:
    """One tab and, but for the cover, one part of the paper. A prose section's id is its prose id."""

    id: str
    label: str
    tab: str
    kind: SectionKind
    help: str = ""
    subheadings: tuple[str, ...] = ()
    most: int = 0
    """The characters it should not exceed (a soft limit); 0 for none."""


@dataclass(frozen=True, slots=True)
class CoverField:
    """One line of the cover: cover.unit and so on."""

    id: str
    label: str
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()
    example: str = ""
    help: str = ""

    @property
    def place(self) -> str:
        """Where its value stands in a report."""
        return f"cover.{self.id}"


@dataclass(frozen=True)
class Form:
    """One edition of the form. renames: another edition's cell id → this one's."""

    edition: str
    label: str
    first_year: int
    notice: str
    title: str
    preamble: str
    fields: tuple[CoverField, ...]
    sections: tuple[Section, ...]
    tables: Mapping[str, Table]
    rules: tuple[Rule, ...]
    renames: Mapping[str, Mapping[str, str]]

    @cached_property
    def cells(self) -> Mapping[str, Cell]:
        """Every cell by id, in reading order."""
        return {cell.id: cell for table in self.tables.values() for cell in table.cells}

    @cached_property
    def entry_cells(self) -> tuple[Cell, ...]:
        """The cells a person fills in: all but the totals."""
        return tuple(cell for cell in self.cells.values() if not cell.is_computed)

    @cached_property
    def reading_order(self) -> Mapping[str, int]:
        """Every place that is filled in or computed, with its rank in reading order."""
        places = [field.place for field in self.fields] + ["preamble"]
        for section in self.sections:
            table = self.tables.get(section.id)
            places += [cell.id for cell in table.cells] if table else [section.id]
        return {place: rank for rank, place in enumerate(places)}

    @cached_property
    def total_rules(self) -> tuple[Rule, ...]:
        """The equations that fill totals, each after those it needs."""
        return tuple(rule for rule in self.rules if rule.is_total_rule)

    @cached_property
    def prose_places(self) -> tuple[str, ...]:
        """The prose ids, in the order of the paper."""
        return ("preamble", *(s.id for s in self.sections if s.kind == "prose"))

    def section_by_id(self, id: str) -> Section:
        """The section of this id; KeyError where there is none."""
        return {section.id: section for section in self.sections}[id]

    def section_of(self, place: str) -> str:
        """The section (tab) in which a place is edited: a cell, a prose id, a cover field."""
        head = place.partition(".")[0]
        return "cover" if head in {"cover", "preamble"} else head

    def name_of(self, place: str) -> str:
        """What a clerk calls a place: 表三 本年新收·自然人, or 一、总体情况."""
        if place in self.cells:
            return self.cells[place].name
        head, _, rest = place.partition(".")
        if head == "cover":
            return next((f.label for f in self.fields if f.id == rest), rest)
        if place == "preamble":
            return "报告开头的说明"
        return next((s.label for s in self.sections if s.id == place), place)
