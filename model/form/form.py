"""The blank form of one edition : sections, tables, blocks, lines, cells. Frozen; read from TOML by editions.py.

TableLine, Section and CoverField have the keys of the TOML files as the names of their fields.

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
    """One row or column of a table. id: its part of the cells' ids; computed: it holds totals.

    under: the labels of the headings it stands under, outermost first; span: how many grid columns it is wide.
    """

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
    """The largest figure that the checks take for plausible; 0 where any is."""

    @property
    def full_label(self) -> str:
        """The label with the headings over it, outermost first."""
        return " ".join((*self.under, self.label)).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """The place of one figure, where a row and a column cross. table: its table's id; name: 表三 本年新收·自然人."""

    id: str
    table: str
    row: TableLine
    column: TableLine
    name: str

    @property
    def kind(self) -> Kind:
        """How the figure is read and printed, as its column says."""
        return self.column.kind

    @property
    def unit(self) -> str:
        """The unit the form prints over the column: 万元; "" for plain counts."""
        return self.column.unit

    @property
    def plausible_max(self) -> int:
        """The largest figure that the checks take for plausible, as the column says; 0 where any is."""
        return self.column.most

    @property
    def is_computed(self) -> bool:
        """Whether it is a total: computed by an equation and locked in the grid."""
        return self.row.computed or self.column.computed


@dataclass(frozen=True)
class TableBlock:
    """Rows and columns that cross in cells, under an optional title across the whole table.

    corner: the heading over the rows' labels; stub_columns: how many grid columns these labels take, 0 for none;
    cells: by the ids of row and column.
    """

    title: str
    corner: str
    stub_columns: int
    rows: tuple[TableLine, ...]
    columns: tuple[TableLine, ...]
    cells: Mapping[tuple[str, str], Cell]


@dataclass(frozen=True)
class Table:
    """A table of the form: blocks of equal width, below each other. name is what people call it: 表三.

    widths: of the grid's columns, in any unit, as only their proportions count.
    """

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

    @cached_property
    def entry_cells(self) -> tuple[Cell, ...]:
        """The cells a person fills in, in reading order: all but the totals."""
        return tuple(cell for cell in self.cells if not cell.is_computed)

    def list_lines(self, kind: str) -> Iterator[TableLine]:
        """The rows of all blocks, where kind is "row", or else their columns."""
        for block in self.blocks:
            yield from block.rows if kind == "row" else block.columns


@dataclass(frozen=True, slots=True)
class Section:
    """One tab of the window and, but for the cover, one part of the printed report.

    id: of its table, or of its prose text in a report.
    """

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
    """One thing to fill in on the cover: the unit's name, the year and so on."""

    id: str
    label: str
    kind: FieldKind = "text"
    choices: tuple[str, ...] = ()
    example: str = ""
    help: str = ""

    @property
    def place(self) -> str:
        """The place of its value in a report: cover.unit."""
        return f"cover.{self.id}"


@dataclass(frozen=True)
class Form:
    """One edition of the form. notice: the notice that prescribes it; preamble: its text, with {fields} to be filled.

    renames: by another edition's name, its cell ids that have another id here, with that id.
    """

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
        return tuple(cell for table in self.tables.values() for cell in table.entry_cells)

    @cached_property
    def entry_ids(self) -> frozenset[str]:
        """The ids of the cells a person fills in."""
        return frozenset(cell.id for cell in self.entry_cells)

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
        """The equations that compute totals, each after those whose totals it adds up."""
        return tuple(rule for rule in self.rules if rule.is_total_rule)

    @cached_property
    def prose_places(self) -> tuple[str, ...]:
        """The prose ids, in the order of the paper."""
        return ("preamble", *(s.id for s in self.sections if s.kind == "prose"))

    def section_by_id(self, id: str) -> Section:
        """The section of this id; KeyError where there is none."""
        return {section.id: section for section in self.sections}[id]

    def section_of(self, place: str) -> str:
        """The id of the section (tab) in which a place is edited: a cell, a prose id, a cover field."""
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
