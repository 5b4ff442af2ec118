"""Below the table of units: what is to be said of one of them, and the findings of its report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.collecting.unit_decisions import DecisionKind, find_decision
from gui.collecting.unit_words import name_unit
from gui.findings.findings_delegate import FindingsDelegate
from gui.findings.findings_model import FindingsModel, build_rows
from gui.findings.findings_view import FindingsView
from gui.style import theme
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.plain_text import PlainLabel
from model.collecting.collected import CollectedUnit
from model.form import editions


class UnitFindings(QWidget):
    """Shows one unit of a collection, and a button for what can be decided about it; changes nothing."""

    decided = Signal(object, object)
    """The clerk wants this DecisionKind to be carried out on this CollectedUnit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble_label = PlainLabel()
        self.trouble_label.setWordWrap(True)
        self.trouble_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.decide_button = push_button("", self._tell_decision)
        self._unit: CollectedUnit | None = None
        self._decision: DecisionKind | None = None
        self.model = FindingsModel(self)
        self.view = FindingsView(has_actions=False)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingsDelegate(self.view, self.model))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(lay_in_row(self.trouble_label, self.decide_button))
        column.addWidget(self.view, 1)
        column.addStretch(0)  # takes the room of the list while there is nothing to be listed

    def show_unit(self, each: CollectedUnit, year: int | None) -> None:
        """Show this unit of the collection of a year."""
        self._unit, self._decision = each, find_decision(each, year)
        self.decide_button.setHidden(self._decision is None)
        self.decide_button.setText(self._decision or "")
        rows = []
        if each.report is not None and each.findings:
            rows = build_rows(editions.load_form(each.report.edition), each.findings)
        self.model.update_rows(rows)
        self.view.setVisible(bool(rows))
        says = each.trouble or ("" if rows else "没有发现问题。")
        self.trouble_label.setText(f"{name_unit(each)}：{says}" if says else name_unit(each))

    def focus_findings(self) -> None:
        """Put the keyboard into the findings, where there are any, else on what can be decided."""
        open_rows = self.model.list_open_rows()
        if open_rows:
            self.view.setCurrentIndex(self.model.index(open_rows[0]))
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._decision is not None:
            self.decide_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_decision(self) -> None:
        if self._decision is not None:
            self.decided.emit(self._decision, self._unit)
