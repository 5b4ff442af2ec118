"""Asks before a paste: the form as it would be, a list of what should be looked at, and what a dash means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui.draft.open_draft import OpenDraft
from gui.grid.pasting.exception_list import PLACE_COLUMN, TEXT_COLUMN, ExceptionList
from gui.grid.pasting.incoming_grid import IncomingGrid, IncomingModel
from gui.grid.pasting.paste_decisions import PasteDecisions
from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.form.figures import Figure
from model.pasting.paste_plan import PastePlan

_COLUMN_WIDTHS = {PLACE_COLUMN: 300, TEXT_COLUMN: 130}
_MAX_NOTES = 4
"""So many sentences on what is not pasted are shown; the rest is counted."""
_MIN_REASON_WIDTH = 300
"""What the last column needs, in pixels; on a small screen the first column becomes narrower for it."""
_MAX_LISTED_ROWS = 3
"""So many rows of the list are seen at once: the form needs the room."""
_DIALOG_SIZE = QSize(1000, 680)
"""In pixels; fits a screen of 1366 × 768 with its bars."""


class PasteDialog(QDialog):
    """Shows a plan; once accepted, accepted_values() is what to paste. Where something is refused, Enter cancels.

    notes: sentences on what the clipboard holds and does not show, which is not pasted. grids: the tables that the
    plan touches, in the order of the form.
    """

    def __init__(
        self, plan: PastePlan, notes: Sequence[str], open_draft: OpenDraft, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._notes = notes
        self._decisions = PasteDecisions(plan, self)
        self.exception_list = ExceptionList(self._decisions, self)
        self.view = QTableView()
        self.tables = QTabWidget()
        self.grids: list[IncomingGrid] = []
        self.blank_choice = QRadioButton("空着，以后再填(&K)")
        self.zero_choice = QRadioButton("填 0，确实没有(&L)")
        self.cell_label, self.reason_label = PlainLabel(), PlainLabel()
        self.button_box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.paste_button = self.button_box.button(QDialogButtonBox.StandardButton.Ok)
        self.cancel_button = self.button_box.button(QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle("粘贴前请看一眼")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build_grids(open_draft)
        self._set_up_list()
        self._set_up_buttons()
        self._build_layout()
        self._update_paste_button()
        dialog_layout.resize_within_screen(self, _DIALOG_SIZE)

    def accepted_values(self) -> dict[str, Figure | None]:
        """The values to paste, by cell id: those of the plan without what the clerk leaves out."""
        return self._decisions.find_values()

    def _build_layout(self) -> None:
        summary = PlainLabel(_summarise_plan(self._plan) + _summarise_notes(self._notes))
        summary.setWordWrap(True)
        self.setAccessibleDescription(summary.text())
        for label in (self.reason_label, self.cell_label):
            label.setProperty("faint", True)
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (2 * theme.SPACE,))
        layout.setSpacing(theme.SPACE)
        layout.addWidget(summary)
        layout.addWidget(self.tables, 1)
        layout.addWidget(self.cell_label)
        layout.addWidget(self.view)
        if self._plan.items_in_state("dash"):
            layout.addLayout(self._build_dash_choice())
        last_line = QHBoxLayout()
        last_line.addWidget(self.reason_label, 1)
        last_line.addWidget(self.button_box)
        layout.addLayout(last_line)
        refused = bool(self._plan.items_in_state("refused"))
        # only now: a button that stands in no dialog yet cannot become its default
        (self.cancel_button if refused else self.paste_button).setDefault(True)
        self._choose_first_focus().setFocus()

    def _build_grids(self, open_draft: OpenDraft) -> None:
        """A page for each table that something goes to."""
        touched = {item.cell.table for item in self._plan.items if item.cell}
        for id, table in open_draft.draft.form.tables.items():
            if id not in touched:
                continue
            model = IncomingModel(id, open_draft, self._decisions, self)
            grid = IncomingGrid(model, self._decisions)
            grid.selection_changed.connect(self._describe_current_cell)
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(grid, 1)
            column.addStretch()
            self.grids.append(grid)
            self.tables.addTab(page, f"{table.name}（{len(model.touched_cells)} 格）")
        self.tables.setDocumentMode(True)
        self.tables.setTabBarAutoHide(True)
        self.tables.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it would stop at its bar, also where that is hidden
        self.tables.setAccessibleName("粘贴以后的表")
        self.tables.tabBar().setAccessibleName("粘贴以后的表")
        self.tables.currentChanged.connect(self._describe_current_cell)
        self.tables.setVisible(bool(self.grids))
        self.cell_label.setVisible(bool(self.grids))

    def _set_up_list(self) -> None:
        view, header = self.view, self.view.horizontalHeader()
        view.setModel(self.exception_list)
        view.setObjectName("files")
        view.setAccessibleName("请看一眼的地方")
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setTabKeyNavigation(False)
        view.setShowGrid(False)
        view.setIconSize(QSize(16, 16))
        view.verticalHeader().hide()
        view.verticalHeader().setMinimumSectionSize(theme.ROW_HEIGHT)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in _COLUMN_WIDTHS.items():
            view.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.hide()
        view.setCurrentIndex(self.exception_list.index(0, PLACE_COLUMN))
        view.clearSelection()
        view.selectionModel().selectionChanged.connect(self._show_exception)
        rows = self.exception_list.rowCount()
        view.setFixedHeight(min(rows, _MAX_LISTED_ROWS) * (theme.ROW_HEIGHT + theme.SPACE // 2) + 2)
        view.setVisible(bool(rows))

    def _set_up_buttons(self) -> None:
        self.paste_button.setText("粘贴")
        self.paste_button.setProperty("primary", True)
        self.cancel_button.setText("取消")
        self.button_box.accepted.connect(self.accept)
        self.button_box.rejected.connect(self.reject)
        self._decisions.changed.connect(self._update_paste_button)
        self._decisions.changed.connect(self._describe_current_cell)

    def _build_dash_choice(self) -> QHBoxLayout:
        """The question what a dash means; neither answer is preset, for only the clerk knows."""
        dashes = self._plan.items_in_state("dash")
        marks = "”“".join(dict.fromkeys(item.text for item in dashes))
        line = QHBoxLayout()
        line.addWidget(PlainLabel(f"写着“{marks}”的 {len(dashes)} 格："))
        group = QButtonGroup(self)
        for button, as_zero in ((self.blank_choice, False), (self.zero_choice, True)):
            answer = "填 0" if as_zero else "空着"
            button.setAccessibleName(f"写着“{marks}”的格{answer}")
            button.toggled.connect(
                lambda is_on, as_zero=as_zero: self._decisions.decide_dashes(as_zero) if is_on else None
            )
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _choose_first_focus(self) -> QWidget:
        """The question first; then the list, where something is refused; else the button that pastes."""
        if self._plan.items_in_state("dash"):
            return self.blank_choice
        return self.view if self._plan.items_in_state("refused") else self.paste_button

    def _show_exception(self) -> None:
        """Show the cells of the selected exception in the form."""
        rows = self.view.selectionModel().selectedRows()
        cells = {cell for row in rows for cell in self.exception_list.exceptions[row.row()].cell_ids}
        for number, grid in enumerate(self.grids):
            touched = [cell for cell in grid.incoming_model.touched_cells if cell in cells]
            if touched:
                self.tables.setCurrentIndex(number)
                grid.show_cells(touched)
                return

    def _describe_current_cell(self) -> None:
        if self.grids:
            grid = self.grids[max(self.tables.currentIndex(), 0)]
            cell = grid.incoming_model.cell_at(grid.currentIndex())
            self.cell_label.setText(grid.incoming_model.describe_cell(cell) if cell else "")

    def _update_paste_button(self) -> None:
        """Write on the button how many cells it pastes, and below the list why it cannot yet."""
        count = len(self.accepted_values())
        reason = ""
        if not count:
            reason = "没有可以粘贴的数字。"
        elif self._decisions.has_open_question:
            reason = "请先选横线、斜线和“无”的格怎么填：空着，还是填 0。"
        self.paste_button.setText(
            f"粘贴其余 {count} 格" if self._plan.items_in_state("refused") and count else f"粘贴 {count} 格"
        )
        self.paste_button.setEnabled(not reason)
        set_tooltip(self.paste_button, reason)
        self.reason_label.setText(reason)
        self.reason_label.setVisible(bool(reason))

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Show the place of the paste."""
        super().showEvent(event)
        for grid in self.grids:
            grid.show_cells(grid.incoming_model.touched_cells[:1])
        self._describe_current_cell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the first column of the list narrower where there is little room."""
        super().resizeEvent(event)
        needed = sum(_COLUMN_WIDTHS.values()) + _MIN_REASON_WIDTH
        lacking = max(needed - event.size().width(), 0)
        place_width = _COLUMN_WIDTHS[PLACE_COLUMN]
        self.view.setColumnWidth(PLACE_COLUMN, max(place_width - lacking, place_width // 2))


def _summarise_plan(plan: PastePlan) -> str:
    """The plan in a sentence or two: how many cells of each kind."""
    overwritten = sum(item.is_overwriting for item in plan.items)
    counts = (
        (len(plan.items_in_state("refused")), "处不能粘贴"),
        (len(plan.items_in_state("dash")), "格写的是横线、斜线或“无”，要您定"),
        (len(plan.items_in_state("doubtful")), "格请核对"),
        (overwritten, "格原来有数，会被改掉"),
        (len(plan.items_in_state("total")), "处合计和算出的不同，合计不粘贴"),
        (plan.agreeing_totals, "处合计和算出的相同"),
        (len(plan.items_in_state("understood")), "格读懂后填入"),
        (len(plan.items_in_state("plain")), "格照原样填入"),
    )
    where = "按行标题和列标题放到同名的格，与光标在哪里无关。" if plan.is_guided else ""
    return where + "；".join(f"{count} {words}" for count, words in counts if count) + "。"


def _summarise_notes(notes: Sequence[str]) -> str:
    """What the clipboard holds and does not show, a line for each of the first texts."""
    shown = [f"\n{note}" for note in notes[:_MAX_NOTES]]
    if len(notes) > _MAX_NOTES:
        shown.append(f"\n另有 {len(notes) - _MAX_NOTES} 处划去、隐藏或作注的文字，也没有读。")
    return "".join(shown)
