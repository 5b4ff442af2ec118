"""A published report as its paper shows it: paragraphs and tables, and which cell of the form each figure is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from model.form.figures import Figure

Look = Literal["plain", "struck", "hidden", "note"]
"""How a piece of text looks. note: raised, as the mark of a footnote is."""


@dataclass(frozen=True)
class Piece:
    """A text of one look."""

    text: str
    look: Look = "plain"


@dataclass
class TableCell:
    """A cell of a table: its text, how far it reaches, and the column it begins in.

    id: of the cell of the form whose figure stands here, "" for words. figure: what a person reads here, None for
    nothing. aside: pieces that are struck out or hidden, which stand before the text, or raised, which stand behind it.
    """

    text: str
    across: int = 1
    down: int = 1
    column: int = 0
    id: str = ""
    figure: Figure | None = None
    aside: tuple[Piece, ...] = ()

    @property
    def pieces(self) -> list[Piece]:
        """All that the cell holds, in order."""
        raised = [piece for piece in self.aside if piece.look == "note"]
        before = [piece for piece in self.aside if piece.look != "note"]
        return [*before, *([Piece(self.text)] if self.text else []), *raised]


@dataclass
class TableRow:
    """A row: the cells that begin in it, from left to right. is_hidden: the file holds it and shows nothing of it."""

    cells: list[TableCell]
    is_hidden: bool = False

    @property
    def figure_cells(self) -> list[TableCell]:
        """The cells of figures."""
        return [cell for cell in self.cells if cell.id]

    @property
    def label_count(self) -> int:
        """How many cells stand before the figures; all where there are none."""
        return next((at for at, cell in enumerate(self.cells) if cell.id), len(self.cells))

    @property
    def label(self) -> TableCell | None:
        """The innermost label before the figures."""
        return self.cells[self.label_count - 1] if self.label_count and self.figure_cells else None


@dataclass
class PublishedTable:
    """A table. name: of the form's table it shows, or a part of."""

    name: str
    rows: list[TableRow] = field(default_factory=list)

    @property
    def column_count(self) -> int:
        """Columns of the widest row."""
        return max((cell.column + cell.across for row in self.rows for cell in row.cells), default=0)

    @property
    def cells(self) -> Iterator[TableCell]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row.cells)

    def fill(self, repeat: bool) -> list[list[TableCell | None]]:
        """All rows with every place in them: the cell that begins there or, where repeat, covers it; else None."""
        places: list[list[TableCell | None]] = [[None] * self.column_count for _ in self.rows]
        for top, row in enumerate(self.rows):
            for cell in row.cells:
                for down in range(min(cell.down, len(self.rows) - top)):
                    for at in range(cell.column, cell.column + cell.across):
                        if repeat or (down, at) == (0, cell.column):
                            places[top + down][at] = cell
        return places


@dataclass
class Paragraph:
    """A paragraph. part: the id of the part of the report it is of, "" for a title, a heading or what is around."""

    text: str
    part: str = ""


Part = Paragraph | PublishedTable


@dataclass
class PublishedReport:
    """A report on its paper, from the first line to the last.

    edition, cover: as the report says them. site_title: the title of its web page. also_shown: by cell id, figures that
    a person makes out in a cell of another one, as where two were merged.
    """

    edition: str
    cover: dict[str, str]
    parts: list[Part]
    site_title: str = ""
    also_shown: dict[str, Figure | None] = field(default_factory=dict)

    @property
    def tables(self) -> list[PublishedTable]:
        """Its tables, in order."""
        return [part for part in self.parts if isinstance(part, PublishedTable)]

    @property
    def prose(self) -> dict[str, list[str]]:
        """The paragraphs of each part, by its id."""
        texts: dict[str, list[str]] = {}
        for part in self.parts:
            if isinstance(part, Paragraph) and part.part:
                texts.setdefault(part.part, []).append(part.text)
        return texts

    @property
    def shown_figures(self) -> dict[str, list[Figure | None]]:
        """By cell id, what a person sees: nothing for a cell that is not there, several where it stands twice."""
        shown: dict[str, list[Figure | None]] = {id: [figure] for id, figure in self.also_shown.items()}
        for table in self.tables:
            for row in table.rows:
                if not row.is_hidden:
                    for cell in row.figure_cells:
                        shown.setdefault(cell.id, []).append(cell.figure)
        return shown
