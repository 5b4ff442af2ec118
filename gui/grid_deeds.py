"""What can be done to the selected cells of a grid: clear, fill, copy, cut, paste; each deed is one edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from gui import clipboard, grid_walk
from gui.grid_model import GridModel
from model.errors import UnreadableFigure
from model.figures import Figure, parse, printed, zero
from model.form import Cell
from model.report import Value


class GridDeeds(QObject):
    """Every method takes the selected cells in reading order. told carries a sentence for the status bar."""

    told = Signal(str)

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sheet = model.sheet

    def clear(self, cells: Sequence[Cell]) -> None:
        """Take the figures away; a total a file had claimed gives way to the computed one."""
        places = [f"claim.{cell.id}" if cell.computed else cell.id for cell in cells]
        self._model.enter(dict.fromkeys(places), f"清空 {len(cells)} 格")

    def zero(self, cells: Iterable[Cell]) -> None:
        """0 into those that are 未填; the others stay."""
        blank = [cell for cell in cells if not cell.computed and self._model.figure(cell) is None]
        self._model.enter({cell.id: zero(cell.kind) for cell in blank}, f"{len(blank)} 格填 0")

    def put(self, cells: Sequence[Cell], figure: Figure | None) -> None:
        """One figure into all of them (Ctrl+Enter)."""
        self._model.enter(
            {cell.id: figure for cell in cells if not cell.computed}, f"{printed(figure)} 填入 {len(cells)} 格"
        )

    def fill_down(self, cells: Sequence[Cell]) -> None:
        """Each column's uppermost figure into the cells below it; of a single cell, the figure above (Ctrl+D)."""
        self._fill(cells, down=1, right=0)

    def fill_right(self, cells: Sequence[Cell]) -> None:
        """Each row's leftmost figure into the cells beside it; of a single cell, the figure to the left (Ctrl+R)."""
        self._fill(cells, down=0, right=1)

    def copy(self, cells: Sequence[Cell]) -> None:
        """The block to the clipboard, as text and as a table."""
        rows: dict[int, list[str]] = {}
        for cell in cells:
            rows.setdefault(self._sheet.places[cell.id].row, []).append(printed(self._model.figure(cell)))
        mime = QMimeData()
        mime.setText(clipboard.tsv(list(rows.values())))
        mime.setHtml(clipboard.table(list(rows.values())))
        QGuiApplication.clipboard().setMimeData(mime)

    def cut(self, cells: Sequence[Cell]) -> None:
        """Copy, then clear."""
        self.copy(cells)
        self.clear(cells)

    def paste(self, anchor: Cell) -> None:
        """The clipboard's block at a cell, as one edit; nothing at all where a cell cannot be read."""
        at = self._sheet.places[anchor.id]
        values: dict[str, Value | None] = {}
        skipped = 0
        for r, row in enumerate(clipboard.rows_of(QGuiApplication.clipboard().text())):
            for cell, text in zip(grid_walk.right_of(self._sheet, at.row + r, at.column), row, strict=False):
                if cell.computed:
                    skipped += bool(text.strip())
                    continue
                try:
                    values[cell.id] = parse(text, cell.kind)
                except UnreadableFigure as error:
                    self.told.emit(f"没有粘贴：{cell.where}：{error}")
                    return
        if self._model.enter(values, f"粘贴 {len(values)} 格"):
            kept = f"；{skipped} 格合计没有改，由各格自动算出" if skipped else ""
            self.told.emit(f"已粘贴 {len(values)} 格{kept}。")

    def _fill(self, cells: Sequence[Cell], down: int, right: int) -> None:
        lines: dict[int, list[Cell]] = {}
        for cell in cells:
            tile = self._sheet.places[cell.id]
            lines.setdefault(tile.column if down else tile.row, []).append(cell)
        values: dict[str, Value | None] = {}
        for line in lines.values():
            source, targets = self._source(line, down, right), line if len(line) == 1 else line[1:]
            if source is not None:
                values |= {cell.id: self._model.figure(source) for cell in targets if not cell.computed}
        self._model.enter(values, "向下填充" if down else "向右填充")

    def _source(self, line: Sequence[Cell], down: int, right: int) -> Cell | None:
        if len(line) > 1:
            return line[0]
        tile = self._sheet.places[line[0].id]
        before = grid_walk.step(self._sheet, tile.row, tile.column, -down, -right, locked=True)
        return before.cell if before else None
