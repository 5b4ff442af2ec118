"""The commands on the selected cells of a grid: clear, fill, copy, cut, paste. Each is one edit, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from gui.draft.open_draft import READ_ONLY_MESSAGE
from gui.grid import clipboard, copied_block, navigation
from gui.grid.grid_model import GridModel
from model.errors import UnreadableFigure
from model.form.entries import parse_figure
from model.form.figures import Figure, convert_kind, format_figure, make_zero
from model.form.form import Cell
from model.pasting.paste_plan import PasteItem, PastePlan, plan_paste
from model.pasting.repeated_block import is_rectangle
from model.report.report import Value

COMPUTED_NOTICE = "合计由各格自动算出，不用填；要改它，请改相加的各格。"

_MAX_PASTED_CELLS = 3_000
"""The tables of a report have 600 cells; a larger block was copied by mistake, and planning it would take long."""


class GridCommands(QObject):
    """Every command takes the selected cells in reading order."""

    status_message = Signal(str)
    """A sentence for the status bar: what was done, or why nothing was."""
    cells_pasted = Signal(object)
    """A list of the ids of the cells that were pasted into."""
    confirmation_needed = Signal(object, object)
    """A PastePlan that the clerk should look at, and sentences on what the clipboard holds and does not show. Whoever
    asks calls enter_paste() afterwards, or nothing is pasted."""

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sheet = model.sheet

    def handle_key(self, event: QKeyEvent, cells: Sequence[Cell]) -> bool:
        """Run the command of a key on the selected cells, or say why not; False where the key has no command."""
        command = self._find_command(event) if cells else None
        if command is None:
            return False
        if command == self.copy_cells:
            command(cells)
        elif self._model.open_draft.is_locked:
            self.status_message.emit(READ_ONLY_MESSAGE)
        elif command != self.paste_block and not self.can_change_any(cells):
            self.status_message.emit(COMPUTED_NOTICE)
        else:
            command(cells)
        return True

    def can_change_any(self, cells: Iterable[Cell]) -> bool:
        """Whether anything here can be changed: an entry, or a total as an imported file shows it."""
        report = self._model.open_draft.draft.report
        totals = report.stated_totals.keys() | report.blank_totals.keys()
        return any(not cell.is_computed or cell.id in totals for cell in cells)

    def clear_cells(self, cells: Sequence[Cell]) -> None:
        """Make the entries blank, also those that could not be read from a file: from then on they are 未填.

        A total that an imported file stated, or left blank, gives way to the computed one.
        """
        report = self._model.open_draft.draft.report
        places: list[str] = []
        for cell in cells:
            places += [f"claim.{cell.id}", f"blank.{cell.id}"] if cell.is_computed else [cell.id]
            places += [f"unread.{cell.id}"] if cell.id in report.unread else []
        is_blank = all(self._model.figure_of(cell) is None and cell.id not in report.unread for cell in cells)
        if not self._model.enter_figures(dict.fromkeys(places), f"清空 {len(cells)} 格") and is_blank:
            self.status_message.emit("选中的格本来就空着。")

    def fill_zeros(self, cells: Iterable[Cell]) -> None:
        """Enter 0 in the cells that are 未填; the others stay, and those that could not be read from a file."""
        unread = self._model.open_draft.draft.report.unread
        blank = [cell for cell in cells if not cell.is_computed and self._model.figure_of(cell) is None]
        unfilled = [cell for cell in blank if cell.id not in unread]
        self._model.enter_figures({cell.id: make_zero(cell.kind) for cell in unfilled}, f"{len(unfilled)} 格填 0")
        if not blank:
            self.status_message.emit("这里没有还空着的格，没有填 0。")
        if left := len(blank) - len(unfilled):
            self.status_message.emit(f"有 {left} 格没有读到，没有填 0；请对照原文填写，原文确实空着的先按 Delete。")

    def enter_in_all(self, cells: Sequence[Cell], text: str) -> None:
        """Enter one text in all cells, parsed once for each kind and unit (Ctrl+Enter); totals stay computed."""
        entries = [cell for cell in cells if not cell.is_computed]
        kinds = dict.fromkeys((cell.kind, cell.unit) for cell in entries)
        try:
            figure_of_kind = {(kind, unit): parse_figure(text, kind, unit, takes_sums=True) for kind, unit in kinds}
        except UnreadableFigure as error:  # 52.15万元 is an amount in one cell and no number in its neighbour
            self.status_message.emit(str(error))
            return
        figures = {cell.id: figure_of_kind[cell.kind, cell.unit] for cell in entries}
        shown = text.strip()
        label = f"{shown} 填入 {len(entries)} 格" if shown else f"清空 {len(entries)} 格"
        self._model.enter_figures(figures, label)

    def fill_down(self, cells: Sequence[Cell]) -> None:
        """Enter each column's uppermost figure in the cells below; in a single cell, the figure above it (Ctrl+D)."""
        self._fill_lines(cells, down=1, right=0)

    def fill_right(self, cells: Sequence[Cell]) -> None:
        """Enter each row's leftmost figure in the cells beside; in a single cell, the figure left of it (Ctrl+R)."""
        self._fill_lines(cells, down=0, right=1)

    def copy_cells(self, cells: Sequence[Cell]) -> None:
        """Copy the figures to the clipboard, if they stand in a block."""
        if self._can_copy(cells):
            self._put_on_clipboard(copied_block.collect_figures(self._sheet, cells, self._format_cell))

    def copy_with_headings(self, cells: Sequence[Cell]) -> None:
        """Copy the figures with the labels of their rows and the headings of their columns, merged as in the form."""
        if self._can_copy(cells):
            self._put_on_clipboard(copied_block.collect_with_headings(self._sheet, cells, self._format_cell))

    def cut_cells(self, cells: Sequence[Cell]) -> None:
        """Copy the figures, then clear the cells; neither where they stand in no block."""
        if self._can_copy(cells):
            self.copy_cells(cells)
            self.clear_cells(cells)

    def paste_block(self, cells: Sequence[Cell]) -> None:
        """Paste the clipboard's block as one edit.

        It goes to the rows and columns it names, else to the first selected cell and on from there; a single figure
        goes into all selected cells. Where the clerk should look at the plan first, confirmation_needed hands it on.
        """
        block = clipboard.read_block(QGuiApplication.clipboard().mimeData())
        rows = block.rows
        if not rows:
            self.status_message.emit("".join(("剪贴板里没有可以粘贴的数字。", *block.notes[:1])))
            return
        if sum(map(len, rows)) > _MAX_PASTED_CELLS:
            self.status_message.emit(f"剪贴板里有 {len(rows)} 行，比表格大得多，没有粘贴。请只复制要填的部分。")
            return
        draft = self._model.open_draft.draft
        plan = plan_paste(draft.form, draft.report, self._sheet, cells[0], rows, cells)
        if not plan.items:
            self.status_message.emit(
                "剪贴板里只有标题和合计，没有可以粘贴的数字。" if self.can_change_any(cells) else COMPUTED_NOTICE
            )
        elif not plan.needs_confirmation and not block.notes:
            self.enter_paste(plan, plan.values_to_enter(dash_as_zero=False))
        elif len(plan.items) == 1 and not plan.pasteable_items and not block.notes:
            self.status_message.emit(f"没有粘贴：{_describe_item(plan.items[0])}。")
        else:
            refused = plan.items_in_state("refused")
            first = f"：{_describe_item(refused[0])}" if refused else ""
            self.status_message.emit(f"粘贴前请看一眼{first}。")
            self.confirmation_needed.emit(plan, block.notes)

    def enter_paste(self, plan: PastePlan, values: Mapping[str, Figure | None]) -> None:
        """Enter the values of a plan, by cell id, as one edit; say how many, and what was left out."""
        changed = self._model.enter_figures(dict(values), f"粘贴 {len(values)} 格")
        self.cells_pasted.emit(list(values))
        if not changed:
            self.status_message.emit("粘贴的和表里的一样，没有改动。")
            return
        totals = plan.agreeing_totals + len(plan.items_in_state("total"))
        kept = f"；{totals} 格合计没有改，由各格自动算出" if totals else ""
        left = len(plan.pasteable_items) - len(values) + len(plan.items_in_state("refused"))
        filled_before = [item.cell.id for item in plan.pasteable_items if item.cell and item.current is not None]
        cleared = sum(values.get(id, 0) is None for id in filled_before)
        emptied = f"，其中 {cleared} 格清空" if cleared else ""
        end = f"；{left} 格没有粘贴。" if left else "。"
        self.status_message.emit(f"已粘贴 {len(values)} 格{_describe_single(plan)}{emptied}{kept}{end}")

    def _find_command(self, event: QKeyEvent) -> Callable[[Sequence[Cell]], None] | None:
        """The command of a key; None where it has none."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self.clear_cells
        if event.matches(QKeySequence.StandardKey.Copy):
            return self.copy_cells
        if event.matches(QKeySequence.StandardKey.Cut):
            return self.cut_cells
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_block
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            fills = {Qt.Key.Key_D: self.fill_down, Qt.Key.Key_R: self.fill_right}
            return fills.get(Qt.Key(event.key()))
        return None

    def _can_copy(self, cells: Sequence[Cell]) -> bool:
        """Whether the cells are all those where their rows and columns cross; else it is said that they are not."""
        if is_rectangle(self._sheet, cells):
            return True
        self.status_message.emit("选中的格不成一整块，没有复制。请选连在一起的格，再复制。")
        return False

    def _format_cell(self, cell: Cell) -> str:
        return format_figure(self._model.figure_of(cell))

    def _put_on_clipboard(self, copied: Sequence[clipboard.CopiedCell]) -> None:
        QGuiApplication.clipboard().setMimeData(clipboard.build_mime_data(copied))
        self.status_message.emit(f"已复制 {sum(not cell.is_heading for cell in copied)} 格。")

    def _fill_lines(self, cells: Sequence[Cell], down: int, right: int) -> None:
        """Fill each column (down=1) or each row (right=1) of the selected cells from its first one."""
        lines: dict[int, list[Cell]] = {}
        for cell in cells:
            tile = self._sheet.tiles_by_cell[cell.id]
            lines.setdefault(tile.column if down else tile.row, []).append(cell)
        values: dict[str, Value | None] = {}
        for line in lines.values():
            source = self._find_fill_source(line, down, right)
            targets = line if len(line) == 1 else line[1:]
            if source is not None:
                figure = self._model.figure_of(source)
                values |= {cell.id: convert_kind(figure, cell.kind) for cell in targets if not cell.is_computed}
        if not self._model.enter_figures(values, "向下填充" if down else "向右填充"):
            self.status_message.emit(f"没有要填充的：{'上' if down else '左'}边没有格，或者数已经一样。")

    def _find_fill_source(self, line: Sequence[Cell], down: int, right: int) -> Cell | None:
        """The first of several cells; of a single one, its neighbour against the way of filling, if there is one."""
        if len(line) > 1:
            return line[0]
        tile = self._sheet.tiles_by_cell[line[0].id]
        before = navigation.find_neighbour(self._sheet, tile.row, tile.column, -down, -right, locked=True)
        return before.cell if before else None


def _describe_single(plan: PastePlan) -> str:
    """How a single text was read, and what stood in its cell before; "" for a block and for what needs no words."""
    if not plan.is_single or not plan.pasteable_items:
        return ""
    item = plan.pasteable_items[0]
    read = f"：“{item.text}”（{item.reason}）" if item.reason else ""
    replaced = f"，原来是 {format_figure(item.current)}" if len(plan.items) == 1 and item.is_overwriting else ""
    return read + replaced


def _describe_item(item: PasteItem) -> str:
    """A pasted text, the place it is for, and why it cannot be taken, without a full stop."""
    return f"{item.place_name}：“{item.text}”{item.reason.rstrip('。')}"
