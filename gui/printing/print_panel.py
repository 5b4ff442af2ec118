"""The settings of a print, in a column beside the preview: printer, pages, copies, sides, paper."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui.printing import printers
from gui.printing.copies_field import CopiesField
from gui.printing.page_ranges import parse_page_ranges
from gui.printing.page_selection import describe_sheet, measure_sheet
from gui.printing.print_settings import A4, PrintSettings
from gui.printing.printers import FoundPrinters, Sides
from gui.style import theme
from gui.widgets.buttons import push_button, tool_button
from gui.widgets.line_edit import ChoiceBox
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.errors import UnreadablePageRange

PDF_CHOICE = "存为 PDF"
_SIDES_WORDS = {"one": "单面", "long": "双面，左右翻页", "short": "双面，上下翻页"}

_NO_PRINTER_TEXT = (
    "这台电脑上没有找到打印机。可以先存为 PDF，拿到有打印机的电脑上打印；或者接好打印机、打开它的电源，再点“重新查找”。"
)
_NO_ANSWER_TEXT = "这台电脑的打印服务没有回应，现在打印不了。可以先存为 PDF；要打印，请过一会儿再点“重新查找”。"
_NO_DUPLEX_TEXT = "这台打印机不能自动印双面。"


class PrintPanel(QWidget):
    """settings holds what is chosen; range_problem says why the pages written cannot be read, "" where they can.

    remembered: what was chosen the last time, as PrintSettings.to_remember() gives it.
    """

    changed = Signal()
    """Something was chosen."""
    search_requested = Signal()
    """Printers are to be looked for once more."""

    def __init__(self, remembered: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._page_count = 0
        self._front_page = 0
        self._has_printers = False
        self._papers: dict[str, QPageSize] = {}
        self.settings = PrintSettings()
        self.range_problem = ""
        self.printer_box, self.sides_box, self.paper_box = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.trouble_label, self.sheet_label = PlainLabel(), PlainLabel()
        self.search_button = push_button("重新查找", self.search_requested.emit)
        self.all_choice = QRadioButton("全部")
        self.front_choice = QRadioButton("当前页")
        self.range_choice = QRadioButton("页码")
        self.range_edit = QLineEdit()
        self.range_label = PlainLabel()
        self.copies_field = CopiesField()
        self.fewer_button = tool_button("−", lambda: self.copies_field.step_by(-1), slim=True)
        self.more_button = tool_button("+", lambda: self.copies_field.step_by(1), slim=True)
        self.collate_box = QCheckBox("逐份印")
        self._build_layout()
        self._set_up_fields()
        self.printer_box.addItem(PDF_CHOICE, "")
        self.trouble_label.setText("正在查找打印机…")
        self.search_button.hide()

    def show_printers(self, found: FoundPrinters) -> None:
        """Offer these printers, and a PDF file; the one used last is chosen, else the system's."""
        chosen = self._printer if self._has_printers else self._remembered.get("printer", found.default)
        self._has_printers = bool(found.names)
        self.printer_box.blockSignals(True)
        self.printer_box.clear()
        for name in found.names:
            self.printer_box.addItem(name, name)
        self.printer_box.addItem(PDF_CHOICE, "")
        at = self.printer_box.findData(chosen)
        fallback = max(self.printer_box.findData(found.default), 0)
        self.printer_box.setCurrentIndex(at if at >= 0 else fallback)
        self.printer_box.blockSignals(False)
        trouble = "" if found.names else _NO_PRINTER_TEXT if found.is_answering else _NO_ANSWER_TEXT
        self.trouble_label.setText(trouble)
        for part in (self.trouble_label, self.search_button):
            part.setVisible(bool(trouble))
        self._show_abilities()

    def show_page_count(self, count: int) -> None:
        """Take the choice of pages for so many pages."""
        self._page_count = count
        self._take_choices()

    def show_front_page(self, page: int) -> None:
        """Say which page of the report, from 0, is looked at: 当前页 means this one."""
        self._front_page = page
        self.front_choice.setText(f"当前页（第 {page + 1} 页）")
        if self.front_choice.isChecked():
            self._take_choices()

    def to_remember(self) -> dict[str, str]:
        """What is chosen again the next time. A PDF file for want of a printer was no choice."""
        choice = self.settings.to_remember()
        if not self._has_printers:
            del choice["printer"]
        return {**self._remembered, **choice}

    @property
    def _printer(self) -> str:
        return str(self.printer_box.currentData() or "")

    def _show_abilities(self) -> None:
        """Offer the paper and the sides that the chosen printer has, with what was chosen before where it has that."""
        paper = self.paper_box.currentData() or self._remembered.get("paper", A4.key())
        sides = self.sides_box.currentData() or self._remembered.get("sides", "one")
        for box in (self.paper_box, self.sides_box):
            box.blockSignals(True)
            box.clear()
        self._papers = {size.key(): size for size in printers.list_papers(self._printer)}
        for key, size in self._papers.items():
            self.paper_box.addItem(size.name(), key)
        self.paper_box.setCurrentIndex(max(self.paper_box.findData(paper), 0))
        for each in printers.list_sides(self._printer):
            self.sides_box.addItem(_SIDES_WORDS[each], each)
        self.sides_box.setCurrentIndex(max(self.sides_box.findData(sides), 0))
        is_paper = bool(self._printer)
        self.sides_box.setEnabled(self.sides_box.count() > 1)
        set_tooltip(self.sides_box, "" if self.sides_box.isEnabled() else _NO_DUPLEX_TEXT)
        for part in self._paper_rows:
            part.setVisible(is_paper)
        for box in (self.paper_box, self.sides_box):
            box.blockSignals(False)
        self._take_choices()

    def _take_choices(self) -> None:
        """Make the settings of what the fields say."""
        is_paper = bool(self._printer)
        copies = self.copies_field.value if is_paper else 1
        self.collate_box.setVisible(copies > 1)
        self.range_problem = ""
        pages = tuple(range(self._page_count))
        if self.front_choice.isChecked():
            pages = pages[self._front_page : self._front_page + 1]
        elif self.range_choice.isChecked() and self._page_count:
            try:
                pages = parse_page_ranges(self.range_edit.text(), self._page_count)
            except UnreadablePageRange as error:
                self.range_problem, pages = str(error), ()
        self.range_label.setText(self.range_problem)
        self.range_label.setVisible(bool(self.range_problem))
        paper = self._papers.get(str(self.paper_box.currentData()), A4)
        sheet_words = describe_sheet(paper, measure_sheet(A4))
        self.sheet_label.setText(sheet_words)
        self.sheet_label.setVisible(bool(sheet_words))
        sides: Sides = self.sides_box.currentData() or "one"
        self.settings = PrintSettings(self._printer, pages, copies, self.collate_box.isChecked(), sides, paper)
        self.changed.emit()

    def _build_layout(self) -> None:
        for label in (self.trouble_label, self.sheet_label, self.range_label):
            label.setWordWrap(True)
        copies_line = _lay_in_line(self.copies_field, self.fewer_button, self.more_button, self.collate_box)
        copies_label, sides_label = _name_field("份数(&N)", self.copies_field), _name_field("双面(&S)", self.sides_box)
        self._paper_rows = (copies_label, copies_line, sides_label, self.sides_box)
        rows: tuple[tuple[PlainLabel | None, QWidget], ...] = (
            (_name_field("打印机(&D)", self.printer_box), self.printer_box),
            (None, self.trouble_label),
            (None, self.search_button),
            (PlainLabel("页"), self.all_choice),
            (None, self.front_choice),
            (None, _lay_in_line(self.range_choice, self.range_edit)),
            (None, self.range_label),
            (copies_label, copies_line),
            (sides_label, self.sides_box),
            (_name_field("纸(&Z)", self.paper_box), self.paper_box),
            (None, self.sheet_label),
        )
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setVerticalSpacing(theme.SPACE)
        for row, (name, part) in enumerate(rows):
            if name is not None:
                grid.addWidget(name, row, 0)
            is_wide = part in (self.trouble_label, self.search_button)
            grid.addWidget(part, row, 0 if is_wide else 1, 1, 2 if is_wide else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, 0, theme.SPACE, 0)
        column.addLayout(grid)
        column.addStretch(1)

    def _set_up_fields(self) -> None:
        self.trouble_label.setProperty("over", True)
        self.range_label.setProperty("over", True)
        self.sheet_label.setProperty("faint", True)
        group = QButtonGroup(self)
        for choice in (self.all_choice, self.front_choice, self.range_choice):
            choice.setAccessibleName(f"打印{choice.text()}")
            group.addButton(choice)
            choice.toggled.connect(lambda is_on: self._take_choices() if is_on else None)
        self.all_choice.setChecked(True)
        self.range_edit.setPlaceholderText("例如 1-3,5")
        self.range_edit.setAccessibleName("打印哪几页，例如 1-3,5")
        self.range_edit.textEdited.connect(lambda: self.range_choice.setChecked(True))
        self.range_edit.textChanged.connect(lambda: self._take_choices())
        self.range_choice.toggled.connect(lambda is_on: self.range_edit.setFocus() if is_on else None)
        self.copies_field.setFixedWidth(7 * theme.SPACE)
        for button, name in ((self.fewer_button, "少印一份"), (self.more_button, "多印一份")):
            button.setAccessibleName(name)
            set_tooltip(button, name)
        self.copies_field.value_changed.connect(self._take_choices)
        self.collate_box.setChecked(True)
        policy = self.collate_box.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the fields beside it stay where they are
        self.collate_box.setSizePolicy(policy)
        set_tooltip(self.collate_box, "印完一整份再印下一份")
        self.collate_box.toggled.connect(lambda: self._take_choices())
        self.printer_box.currentIndexChanged.connect(lambda: self._show_abilities())
        for box in (self.sides_box, self.paper_box):
            box.currentIndexChanged.connect(lambda: self._take_choices())


def _name_field(words: str, field: QWidget) -> PlainLabel:
    """The label over a field, which its letter with Alt goes to."""
    label = PlainLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words.partition("(")[0])
    return label


def _lay_in_line(*parts: QWidget) -> QWidget:
    """The parts beside each other, as one widget."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.SPACE // 2)
    for part in parts:
        row.addWidget(part)
    return line
