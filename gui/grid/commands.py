"""What can be done to the selected cells of a grid: clear, fill, copy, cut, paste; each deed is one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.draft.open_draft import LOOK_ONLY
from gui.grid import clipboard, copied_block, navigation
from gui.grid.grid_model import GridModel
from gui.grid.paste_dialog import PasteDialog
from model.errors import UnreadableFigure
from model.form.figures import Figure, as_kind, parse, printed, zero
from model.form.form import Cell
from model.pasting.paste_plan import Item, Plan, plan
from model.report.report import Value

COMPUTED = "合计由各格自动算出，不用填；要改它，请改相加的各格。"

_MOST_PLACES = 3_000
"""A block beyond this is no part of a report (its three tables have 600 places), only a wait."""


class GridDeeds(QObject):
    """Every method takes the selected cells in reading order. told: a sentence for the status bar.

    pasted: the ids of the cells that were pasted into.
    """

    told = Signal(str)
    pasted = Signal(object)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sheet = model.sheet
        self._window = parent

    def press(self, event: QKeyEvent, cells: Sequence[Cell]) -> bool:
        """Do what a key means for the selected cells; False where it means nothing to them."""
        deed = self._meant(event) if cells else None
        if deed is not None and deed != self.copy and self._model.desk.locked:
            self.told.emit(LOOK_ONLY)
        elif deed not in (None, self.copy, self.paste) and not self.open(cells):
            self.told.emit(COMPUTED)
        elif deed is not None:
            deed(cells)
        return deed is not None

    def open(self, cells: Iterable[Cell]) -> bool:
        """Whether anything here can be changed: an entry, or a total that a file had claimed otherwise."""
        claims = self._model.desk.draft.report.claims
        return any(not cell.computed or cell.id in claims for cell in cells)

    def clear(self, cells: Sequence[Cell]) -> None:
        """Take the figures away; a total a file had claimed gives way to the computed one."""
        places = [f"claim.{cell.id}" if cell.computed else cell.id for cell in cells]
        self._model.enter(dict.fromkeys(places), f"清空 {len(cells)} 格")

    def zero(self, cells: Iterable[Cell]) -> None:
        """0 into those that are 未填; the others stay."""
        blank = [cell for cell in cells if not cell.computed and self._model.figure(cell) is None]
        self._model.enter({cell.id: zero(cell.kind) for cell in blank}, f"{len(blank)} 格填 0")

    def put(self, cells: Sequence[Cell], text: str) -> None:
        """One entry into all of them, read as each of them needs it (Ctrl+Enter)."""
        entries = [cell for cell in cells if not cell.computed]
        try:
            figures = {cell.id: parse(text, cell.kind) for cell in entries}
        except UnreadableFigure as error:  # 52.15万元 is an amount in one cell and no number in its neighbour
            self.told.emit(str(error))
            return
        self._model.enter(
            figures, f"{text.strip()} 填入 {len(entries)} 格" if text.strip() else f"清空 {len(entries)} 格"
        )

    def fill_down(self, cells: Sequence[Cell]) -> None:
        """Each column's uppermost figure into the cells below it; of a single cell, the figure above (Ctrl+D)."""
        self._fill(cells, down=1, right=0)

    def fill_right(self, cells: Sequence[Cell]) -> None:
        """Each row's leftmost figure into the cells beside it; of a single cell, the figure to the left (Ctrl+R)."""
        self._fill(cells, down=0, right=1)

    def copy(self, cells: Sequence[Cell]) -> None:
        """The figures to the clipboard, as text and as a table."""
        self._send(copied_block.figures(self._sheet, cells, self._print))

    def copy_with_headings(self, cells: Sequence[Cell]) -> None:
        """The figures with the rows' labels and the columns' headings, merged as on paper."""
        self._send(copied_block.with_headings(self._sheet, cells, self._print))

    def cut(self, cells: Sequence[Cell]) -> None:
        """Copy, then clear."""
        self.copy(cells)
        self.clear(cells)

    def paste(self, cells: Sequence[Cell]) -> None:
        """The clipboard's block as one edit: at the first cell, at the rows it names, or one figure into all the cells.

        A plain block is pasted at once; where something had to be understood, compared or left out, a dialog shows it
        first.
        """
        rows = clipboard.read(QGuiApplication.clipboard().mimeData())
        if not rows:
            self.told.emit("剪贴板里没有可以粘贴的数字。")
            return
        if sum(map(len, rows)) > _MOST_PLACES:
            self.told.emit(f"剪贴板里有 {len(rows)} 行，比表格大得多，没有粘贴。请只复制要填的部分。")
            return
        draft = self._model.desk.draft
        made = plan(draft.form, draft.report, self._sheet, cells[0], rows, cells)
        if not made.items:
            self.told.emit("剪贴板里只有标题和合计，没有可以粘贴的数字。" if self.open(cells) else COMPUTED)
        elif not made.asks:
            self._enter(made, made.values(dash_as_zero=False))
        elif len(made.items) == 1 and not made.takeable:
            self.told.emit(f"没有粘贴：{_named(made.items[0])}。")
        else:
            self._ask(made)

    def _meant(self, event: QKeyEvent) -> Callable[[Sequence[Cell]], None] | None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.clear
        standard = QKeySequence.StandardKey
        for sequence, deed in ((standard.Copy, self.copy), (standard.Cut, self.cut), (standard.Paste, self.paste)):
            if event.matches(sequence):
                return deed
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return {Qt.Key.Key_D: self.fill_down, Qt.Key.Key_R: self.fill_right}.get(Qt.Key(event.key()))
        return None

    def _print(self, cell: Cell) -> str:
        return printed(self._model.figure(cell))

    def _send(self, boxes: Sequence[clipboard.Box]) -> None:
        QGuiApplication.clipboard().setMimeData(clipboard.mime_of(boxes))
        self.told.emit(f"已复制 {sum(not box.heading for box in boxes)} 格。")

    def _ask(self, made: Plan) -> None:
        dialog = PasteDialog(made, self._window)
        dialog.accepted.connect(lambda: self._enter(made, dialog.values()))
        dialog.rejected.connect(lambda: self.told.emit("没有粘贴，表格没有改动。"))
        refused = made.of("refused")
        first = f"：{_named(refused[0])}" if refused else ""
        self.told.emit(f"粘贴前请看一眼{first}。")
        dialog.open()

    def _enter(self, made: Plan, values: Mapping[str, Figure | None]) -> None:
        changed = self._model.enter(dict(values), f"粘贴 {len(values)} 格")
        self.pasted.emit(list(values))
        if not changed:
            self.told.emit("粘贴的和表里的一样，没有改动。")
            return
        totals = made.agreeing + len(made.of("total"))
        kept = f"；{totals} 格合计没有改，由各格自动算出" if totals else ""
        left = len(made.takeable) - len(values) + len(made.of("refused"))
        cleared = sum(
            item.now is not None and values.get(item.cell.id, 0) is None for item in made.takeable if item.cell
        )
        emptied = f"，其中 {cleared} 格清空" if cleared else ""
        self.told.emit(f"已粘贴 {len(values)} 格{emptied}{kept}" + (f"；{left} 格没有粘贴。" if left else "。"))

    def _fill(self, cells: Sequence[Cell], down: int, right: int) -> None:
        lines: dict[int, list[Cell]] = {}
        for cell in cells:
            tile = self._sheet.places[cell.id]
            lines.setdefault(tile.column if down else tile.row, []).append(cell)
        values: dict[str, Value | None] = {}
        for line in lines.values():
            source, targets = self._source(line, down, right), line if len(line) == 1 else line[1:]
            if source is not None:
                figure = self._model.figure(source)
                values |= {cell.id: as_kind(figure, cell.kind) for cell in targets if not cell.computed}
        self._model.enter(values, "向下填充" if down else "向右填充")

    def _source(self, line: Sequence[Cell], down: int, right: int) -> Cell | None:
        if len(line) > 1:
            return line[0]
        tile = self._sheet.places[line[0].id]
        before = navigation.step(self._sheet, tile.row, tile.column, -down, -right, locked=True)
        return before.cell if before else None


def _named(item: Item) -> str:
    """A text and what is the matter with it, in a sentence's words."""
    return f"{item.where}：“{item.text}”{item.why.rstrip('。')}"
