"""The units of a collection: how many have reported, a table of them, the findings of one, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from gui.collecting.collection_reading import CollectionState, describe_counts
from gui.collecting.unit_findings import UnitFindings
from gui.collecting.units_table import UnitsTable
from gui.style import theme
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.line_edit import ChoiceBox
from gui.widgets.plain_text import PlainLabel, set_tooltip

_SEARCH_WORDS = "查找单位、文件或问题"
_ALL = "全部状态"


class UnitsLayer(QWidget):
    """Shows a CollectionState; changes nothing itself. Esc goes one step back, at last by closed."""

    folder_requested = Signal()
    """A folder with what was sent is to be chosen."""
    files_requested = Signal()
    """Files that were sent are to be chosen."""
    roster_requested = Signal()
    """A roster is to be opened."""
    other_requested = Signal()
    """Another unit or year is to be collected."""
    again_requested = Signal()
    """What was sent is to be looked at again."""
    draft_requested = Signal()
    """The sum is to become a draft."""
    matrix_requested = Signal()
    """汇总表 is to be written."""
    returns_requested = Signal()
    """What the units have to mend is to be written."""
    record_requested = Signal()
    """汇总体检单 is to be written."""
    reminder_requested = Signal()
    """The list of who is to be reminded is to be copied."""
    closed = Signal()
    """The clerk goes back to the list of drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = UnitsTable()
        self.findings = UnitFindings()
        self.findings.hide()
        self._year: int | None = None
        self.title_label, self.counts_label, self.shown_label = PlainLabel(), PlainLabel(), PlainLabel()
        self.search_box, self.standing_box = QLineEdit(), ChoiceBox()
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.again_button = push_button("再看一遍", self.again_requested.emit, "search")
        self.draft_button = push_button("生成汇总草稿", self.draft_requested.emit, "file-plus", primary=True)
        self.matrix_button = push_button("导出汇总表…", self.matrix_requested.emit, "download")
        self.returns_button = push_button("退回修改…", self.returns_requested.emit, "undo-2")
        self.reminder_button = push_button("催报", self.reminder_requested.emit, "copy")
        self.record_button = push_button("汇总体检单…", self.record_requested.emit, "printer")
        self.incoming_buttons = (
            push_button("加文件夹…", self.folder_requested.emit, "folder-open"),
            push_button("加文件…", self.files_requested.emit, "file-input"),
            push_button("名单…", self.roster_requested.emit, "file"),
        )
        self.other_button = push_button("换单位或年度…", self.other_requested.emit)
        self._build_layout()
        self._connect_signals()

    def show_state(self, state: CollectionState) -> None:
        """Show what a collection comes to."""
        report = state.collected.report
        self._year = report.year
        title = f"{report.unit} {report.year} 年"
        self.title_label.setText(title)
        set_tooltip(self.title_label, title)
        self.counts_label.setText(describe_counts(state))
        self.table.show_state(state)
        self._offer_standings()
        self._narrow()
        self._show_current()

    def set_busy(self, is_busy: bool) -> None:
        """Disable what must wait until the work in progress has ended."""
        for button in (self.again_button, self.draft_button, self.matrix_button, self.returns_button):
            button.setDisabled(is_busy)
        decide = self.findings.decide_button
        for button in (self.record_button, self.reminder_button, self.other_button, *self.incoming_buttons, decide):
            button.setDisabled(is_busy)

    def step_back(self) -> None:
        """From the findings to the table, from what was narrowed to all units, else to the drafts."""
        if not self.findings.isHidden():
            self.findings.hide()
            self.table.setFocus()
        elif self.search_box.text() or self.standing_box.currentIndex() > 0:
            self.search_box.clear()
            self.standing_box.setCurrentIndex(0)
            self.table.setFocus()
        else:
            self.closed.emit()

    def _build_layout(self) -> None:
        self.title_label.setProperty("heading", True)
        self.shown_label.setProperty("faint", True)
        self.counts_label.setWordWrap(True)
        self.title_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search_box.setPlaceholderText(_SEARCH_WORDS)
        self.search_box.setAccessibleName(_SEARCH_WORDS)
        set_tooltip(self.search_box, f"{_SEARCH_WORDS}（Ctrl+F）")
        self.search_box.setClearButtonEnabled(True)
        self.search_box.addAction(theme.load_icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search_box.setMaximumWidth(40 * theme.SPACE)
        self.standing_box.setAccessibleName("只看哪种状态")
        self.standing_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.table)
        splitter.addWidget(self.findings)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        narrowing = lay_in_row(self.search_box, self.standing_box, self.shown_label, self.reminder_button)
        narrowing.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(lay_in_row(self.back_button, self.title_label, self.other_button))
        column.addLayout(lay_in_row(self.counts_label, *self.incoming_buttons))
        column.addLayout(narrowing)
        column.addWidget(splitter, 1)
        papers = (self.matrix_button, self.returns_button, self.record_button)
        column.addLayout(lay_in_row(self.draft_button, PlainLabel(), *papers))

    def _connect_signals(self) -> None:
        self.table.open_requested.connect(self._open_current)
        self.table.current_changed.connect(self._show_current)
        self.search_box.textChanged.connect(self._narrow)
        self.standing_box.currentIndexChanged.connect(self._narrow)
        self._add_shortcut("Ctrl+F", self, self._focus_search)
        self._add_shortcut("Escape", self, self.step_back)
        self._add_shortcut("Down", self.search_box, self.table.setFocus)

    def _add_shortcut(self, keys: str, widget: QWidget, do: Callable[[], object]) -> None:
        """Keys that do something while the keyboard is in this widget."""
        shortcut = QShortcut(QKeySequence(keys), widget)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _offer_standings(self) -> None:
        """Offer what the units are to be narrowed to, with how many there are; what was chosen stays chosen."""
        chosen = self.standing_box.currentData()
        self.standing_box.blockSignals(True)
        self.standing_box.clear()
        self.standing_box.addItem(_ALL, "")
        for mark, count in self.table.units.count_standings().items():
            self.standing_box.addItem(mark.load_icon(), f"{mark.name} {count}", mark.name)
        self.standing_box.setCurrentIndex(max(self.standing_box.findData(chosen), 0))
        self.standing_box.blockSignals(False)

    def _narrow(self) -> None:
        self.table.narrow(self.search_box.text(), self.standing_box.currentData() or "")
        shown, total = self.table.filtered.rowCount(), self.table.units.rowCount()
        self.shown_label.setText(f"共 {total} 行" if shown == total else f"找到 {shown} 行，共 {total} 行")

    def _open_current(self) -> None:
        self.findings.show()
        self._show_current()
        QTimer.singleShot(0, self, lambda: self.table.scrollTo(self.table.currentIndex()))  # when it has become lower
        self.findings.focus_findings()

    def _show_current(self) -> None:
        """Show the findings of the current unit, where they are open."""
        unit = self.table.current_unit
        if unit is not None and not self.findings.isHidden():
            self.findings.show_unit(unit, self._year)

    def _focus_search(self) -> None:
        self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_box.selectAll()
