"""What the page of a collection begins with: whose it is, what it does, and the ways to bring in what was sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from gui.style import theme
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.line_edit import YEAR_DIGITS, YearEdit
from gui.widgets.message_page import build_paragraph
from gui.widgets.plain_text import PlainLabel
from model.form.editions import FIRST_REPORT_YEAR

_WORDS = (
    "把各单位报来的年报收到一起，核对一遍，加成一份本级政府汇总。"
    "Word、Excel、PDF、网页、压缩包都能读，文件夹里面的文件夹也读；原来的文件不会改动。"
)
_ROSTER_WORDS = "有了名单，才知道谁还没有交。名单是一张表，一行一个单位；可以先生成一份空白的来填。"


class BeginLayer(QWidget):
    """Unit and year of the collection, and buttons; every button needs both fields filled in."""

    closed = Signal()
    """The clerk goes back to the list of drafts."""
    folder_requested = Signal()
    """A folder with what was sent is to be chosen."""
    files_requested = Signal()
    """Files that were sent are to be chosen."""
    roster_requested = Signal()
    """A roster is to be opened."""
    blank_roster_requested = Signal()
    """An empty roster is to be written."""
    known_requested = Signal()
    """What was received before for this unit and year is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.unit_box, self.year_box = QLineEdit(), YearEdit()
        self.unit_box.setPlaceholderText("例如：临江县人民政府")
        self.unit_box.setAccessibleName("汇总的单位")
        self.year_box.setAccessibleName("年度")
        self.problem_label = PlainLabel()
        self.folder_button = push_button("选文件夹…", self.folder_requested.emit, "folder-open", primary=True)
        self.files_button = push_button("选文件…", self.files_requested.emit, "file-input")
        self.roster_button = push_button("名单…", self.roster_requested.emit, "file")
        self.blank_button = push_button("生成空白名单…", self.blank_roster_requested.emit, "file-plus")
        self.known_button = push_button("看以前收到的", self.known_requested.emit, "eye")
        self._build_layout()
        self.unit_box.textChanged.connect(self._check_input)
        self.year_box.textChanged.connect(self._check_input)
        self._check_input()

    @property
    def unit(self) -> str:
        """The name of the unit that collects; "" as long as none is entered."""
        return self.unit_box.text().strip()

    @property
    def year(self) -> int:
        """The year that is collected; 0 as long as none is entered."""
        text = self.year_box.text()
        return int(text) if len(text) == YEAR_DIGITS and text.isdecimal() else 0

    def propose(self, unit: str, year: int) -> None:
        """Put a unit and a year into the fields."""
        self.unit_box.setText(unit)
        self.year_box.show_text(str(year))

    def focus_first(self) -> None:
        """Put the keyboard into what is to be done first."""
        widget = self.folder_button if self.unit and self.year else self.unit_box
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_layout(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.SPACE)
        form.setVerticalSpacing(theme.SPACE)
        form.addRow("汇总的单位", self.unit_box)
        form.addRow("年度", self.year_box)
        for label in (self.problem_label, roster_words := build_paragraph(_ROSTER_WORDS)):
            label.setProperty("faint", True)
        card = QFrame()
        card.setProperty("bar", True)
        card.setMaximumWidth(100 * theme.SPACE)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(*4 * (2 * theme.SPACE,))
        lines.setSpacing(2 * theme.SPACE)
        lines.addWidget(build_paragraph(_WORDS))
        lines.addLayout(form)
        lines.addLayout(lay_in_row(self.folder_button, self.files_button, PlainLabel()))
        lines.addWidget(roster_words)
        lines.addLayout(lay_in_row(self.roster_button, self.blank_button, PlainLabel(), self.known_button))
        lines.addWidget(self.problem_label)
        around = QGridLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.back_button, 0, 0, 1, 3, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        around.addWidget(card, 1, 1)
        for side in (0, 2):
            around.setRowStretch(side, 1)
            around.setColumnStretch(side, 1)
        around.setColumnStretch(1, 100)

    def _check_input(self) -> None:
        problem = ""
        if not self.unit:
            problem = "请先填汇总的单位，例如临江县人民政府。"
        elif self.year < FIRST_REPORT_YEAR:
            problem = f"请填四位数的年度，{FIRST_REPORT_YEAR} 年或以后。"
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        for button in (self.folder_button, self.files_button, self.roster_button, self.known_button):
            button.setDisabled(bool(problem))
