"""What can be done to the selected cells of a grid: clear, fill, copy, cut, paste; each deed is one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.grid import clipboard, copied_block, navigation
from gui.grid.grid_model import GridModel
from gui.grid.paste_dialog import PasteDialog
from model.errors import UnreadableFigure
from model.form.figures import Figure, convert_kind, format_figure, make_zero, parse_figure
from model.form.form import Cell
from model.pasting.paste_plan import PasteItem, PastePlan, plan_paste
from model.report.report import Value

COMPUTED_NOTICE = "合计由各格自动算出，不用填；要改它，请改相加的各格。"

_MAX_PASTED_CELLS = 3_000
"""A block beyond this is no part of a report (its three tables have 600 places), only a wait."""


class GridCommands(QObject):
    """Every method takes the selected cells in reading order. told: a sentence for the status bar.

    pasted: the ids of the cells that were pasted into.
    """

    status_message = Signal(str)
    cells_pasted = Signal(object)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sheet = model.sheet
        self._dialog_parent = parent

    def handle_key(self, event: QKeyEvent, cells: Sequence[Cell]) -> bool:
        """Do what a key means for the selected cells; False where it means nothing to them."""
        deed = self._find_command(event) if cells else None
        if deed is not None and deed != self.copy_cells and self._model.open_draft.is_locked:
            self.status_message.emit(READ_ONLY_MESSAGE)
        elif deed not in (None, self.copy_cells, self.paste_block) and not self.can_change_any(cells):
            self.status_message.emit(COMPUTED_NOTICE)
        elif deed is not None:
            deed(cells)
        return deed is not None

    def can_change_any(self, cells: Iterable[Cell]) -> bool:
        """Whether anything here can be changed: an entry, or a total that a file had claimed otherwise."""
        claims = self._model.open_draft.draft.report.stated_totals
        return any(not cell.is_computed or cell.id in claims for cell in cells)

    def clear_cells(self, cells: Sequence[Cell]) -> None:
        """Take the figures away; a total a file had claimed gives way to the computed one."""
        places = [f"claim.{cell.id}" if cell.is_computed else cell.id for cell in cells]
        self._model.enter_figures(dict.fromkeys(places), f"清空 {len(cells)} 格")

    def fill_zeros(self, cells: Iterable[Cell]) -> None:
        """0 into those that are 未填; the others stay."""
        blank = [cell for cell in cells if not cell.is_computed and self._model.figure_of(cell) is None]
        self._model.enter_figures({cell.id: make_zero(cell.kind) for cell in blank}, f"{len(blank)} 格填 0")

    def enter_in_all(self, cells: Sequence[Cell], text: str) -> None:
        """One entry into all of them, read as each of them needs it (Ctrl+Enter)."""
        entries = [cell for cell in cells if not cell.is_computed]
        try:
            figures = {cell.id: parse_figure(text, cell.kind) for cell in entries}
        except UnreadableFigure as error:  # 52.15万元 is an amount in one cell and no number in its neighbour
            self.status_message.emit(str(error))
            return
        self._model.enter_figures(
            figures, f"{text.strip()} 填入 {len(entries)} 格" if text.strip() else f"清空 {len(entries)} 格"
        )

    def fill_down(self, cells: Sequence[Cell]) -> None:
        """Each column's uppermost figure into the cells below it; of a single cell, the figure above (Ctrl+D)."""
        self._fill_lines(cells, down=1, right=0)

    def fill_right(self, cells: Sequence[Cell]) -> None:
        """Each row's leftmost figure into the cells beside it; of a single cell, the figure to the left (Ctrl+R)."""
        self._fill_lines(cells, down=0, right=1)

    def copy_cells(self, cells: Sequence[Cell]) -> None:
        """The figures to the clipboard, as text and as a table."""
        self._put_on_clipboard(copied_block.collect_figures(self._sheet, cells, self._format_cell))

    def copy_with_headings(self, cells: Sequence[Cell]) -> None:
        """The figures with the rows' labels and the columns' headings, merged as on paper."""
        self._put_on_clipboard(copied_block.collect_with_headings(self._sheet, cells, self._format_cell))

    def cut_cells(self, cells: Sequence[Cell]) -> None:
        """Copy, then clear."""
        self.copy_cells(cells)
        self.clear_cells(cells)

    def paste_block(self, cells: Sequence[Cell]) -> None:
        """The clipboard's block as one edit: at the first cell, at the rows it names, or one figure into all the cells.

        A plain block is pasted at once; where something had to be understood, compared or left out, a dialog shows it
        first.
        """
        rows = clipboard.read_block(QGuiApplication.clipboard().mimeData())
        if not rows:
            self.status_message.emit("剪贴板里没有可以粘贴的数字。")
            return
        if sum(map(len, rows)) > _MAX_PASTED_CELLS:
            self.status_message.emit(f"剪贴板里有 {len(rows)} 行，比表格大得多，没有粘贴。请只复制要填的部分。")
            return
        draft = self._model.open_draft.draft
        made = plan_paste(draft.form, draft.report, self._sheet, cells[0], rows, cells)
        if not made.items:
            self.status_message.emit(
                "剪贴板里只有标题和合计，没有可以粘贴的数字。" if self.can_change_any(cells) else COMPUTED_NOTICE
            )
        elif not made.needs_confirmation:
            self._enter_paste(made, made.values_to_enter(dash_as_zero=False))
        elif len(made.items) == 1 and not made.pasteable_items:
            self.status_message.emit(f"没有粘贴：{_describe_item(made.items[0])}。")
        else:
            self._open_paste_dialog(made)

    def _find_command(self, event: QKeyEvent) -> Callable[[Sequence[Cell]], None] | None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.clear_cells
        standard = QKeySequence.StandardKey
        for sequence, deed in (
            (standard.Copy, self.copy_cells),
            (standard.Cut, self.cut_cells),
            (standard.Paste, self.paste_block),
        ):
            if event.matches(sequence):
                return deed
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            return {Qt.Key.Key_D: self.fill_down, Qt.Key.Key_R: self.fill_right}.get(Qt.Key(event.key()))
        return None

    def _format_cell(self, cell: Cell) -> str:
        return format_figure(self._model.figure_of(cell))

    def _put_on_clipboard(self, boxes: Sequence[clipboard.CopiedCell]) -> None:
        QGuiApplication.clipboard().setMimeData(clipboard.build_mime_data(boxes))
        self.status_message.emit(f"已复制 {sum(not box.is_heading for box in boxes)} 格。")

    def _open_paste_dialog(self, made: PastePlan) -> None:
        dialog = PasteDialog(made, self._dialog_parent)
        dialog.accepted.connect(lambda: self._enter_paste(made, dialog.accepted_values()))
        dialog.rejected.connect(lambda: self.status_message.emit("没有粘贴，表格没有改动。"))
        refused = made.items_in_state("refused")
        first = f"：{_describe_item(refused[0])}" if refused else ""
        self.status_message.emit(f"粘贴前请看一眼{first}。")
        dialog.open()

    def _enter_paste(self, made: PastePlan, values: Mapping[str, Figure | None]) -> None:
        changed = self._model.enter_figures(dict(values), f"粘贴 {len(values)} 格")
        self.cells_pasted.emit(list(values))
        if not changed:
            self.status_message.emit("粘贴的和表里的一样，没有改动。")
            return
        totals = made.agreeing_totals + len(made.items_in_state("total"))
        kept = f"；{totals} 格合计没有改，由各格自动算出" if totals else ""
        left = len(made.pasteable_items) - len(values) + len(made.items_in_state("refused"))
        cleared = sum(
            item.current is not None and values.get(item.cell.id, 0) is None
            for item in made.pasteable_items
            if item.cell
        )
        emptied = f"，其中 {cleared} 格清空" if cleared else ""
        self.status_message.emit(
            f"已粘贴 {len(values)} 格{emptied}{kept}" + (f"；{left} 格没有粘贴。" if left else "。")
        )

    def _fill_lines(self, cells: Sequence[Cell], down: int, right: int) -> None:
        lines: dict[int, list[Cell]] = {}
        for cell in cells:
            tile = self._sheet.tiles_by_cell[cell.id]
            lines.setdefault(tile.column if down else tile.row, []).append(cell)
        values: dict[str, Value | None] = {}
        for line in lines.values():
            source, targets = self._find_fill_source(line, down, right), line if len(line) == 1 else line[1:]
            if source is not None:
                figure = self._model.figure_of(source)
                values |= {cell.id: convert_kind(figure, cell.kind) for cell in targets if not cell.is_computed}
        self._model.enter_figures(values, "向下填充" if down else "向右填充")

    def _find_fill_source(self, line: Sequence[Cell], down: int, right: int) -> Cell | None:
        if len(line) > 1:
            return line[0]
        tile = self._sheet.tiles_by_cell[line[0].id]
        before = navigation.find_neighbour(self._sheet, tile.row, tile.column, -down, -right, locked=True)
        return before.cell if before else None


def _describe_item(item: PasteItem) -> str:
    """A text and what is the matter with it, in a sentence's words."""
    return f"{item.place_name}：“{item.text}”{item.reason.rstrip('。')}"
