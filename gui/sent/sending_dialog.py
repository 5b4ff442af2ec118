"""The dialog of 标为已报送: on which day, to whom and how."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.line_edit import DayEdit
from gui.widgets.plain_text import PlainLabel
from model.report.sendings import MAX_NOTE
from model.text import clean_line

_EXPLANATION = "现在的样子整份存下来，作为报送的那一版；以后还可以改，改了什么会列在“更正说明”里。"


class SendingDialog(QDialog):
    """today: the day that is offered. situation: what speaks against it, or was done before, in words; "" for none."""

    def __init__(self, parent: QWidget, today: date, situation: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("标为已报送")
        self.day_edit = DayEdit()
        self.day_edit.setDate(QDate(today.year, today.month, today.day))
        self.day_edit.setMinimumHeight(theme.ROW_HEIGHT)
        self.day_edit.setAccessibleName("报送日期")
        self.note_edit = QLineEdit()
        self.note_edit.setMaxLength(MAX_NOTE)
        self.note_edit.setPlaceholderText("报给谁、怎样报的，例如：市政府办公室，网上填报")
        self.note_edit.setAccessibleName("备注")
        self.situation_label = PlainLabel(situation)
        self.situation_label.setHidden(not situation)
        explanation = PlainLabel(_EXPLANATION)
        for label in (self.situation_label, explanation):
            label.setWordWrap(True)
        fields = QFormLayout()
        fields.setSpacing(theme.SPACE)
        fields.addRow(PlainLabel("报送日期"), self.day_edit)
        fields.addRow(PlainLabel("备注"), self.note_edit)
        column = dialog_layout.build_column_layout(self)
        column.addWidget(explanation)
        column.addWidget(self.situation_label)
        column.addLayout(fields)
        column.addWidget(dialog_layout.build_button_box(self, "标为已报送"))
        self.setMinimumWidth(60 * theme.SPACE)
        self.day_edit.setFocus()

    @property
    def sent_on(self) -> date:
        """The day that was chosen."""
        day = self.day_edit.date()
        return date(day.year(), day.month(), day.day())

    @property
    def note(self) -> str:
        """What was written about it; "" for nothing."""
        return clean_line(self.note_edit.text())
