"""A question before a new draft: which body, which year, which edition of the form."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QWidget

from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.line_edit import ChoiceBox, LineBox, YearBox
from model.drafts import next_year
from model.form import editions
from model.form.form import Field
from model.report.deadline import year_due
from model.report.report import Report


class NewDraftDialog(QDialog):
    """choice() is what was answered. unit and year may be preset, as they are for a report made from last year's."""

    def __init__(self, parent: QWidget | None, today: date, unit: str = "", year: int | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._edition_chosen = False
        self.unit = LineBox()
        self.year = YearBox()
        self.scope = ChoiceBox()
        self.edition = ChoiceBox()
        self.explanation = QLabel()
        self.reason = QLabel()
        self.buttons = dialog_layout.foot(self, "开始填写")
        self.setWindowTitle(f"生成 {year} 年年报" if unit and year else "新建年报")
        self._build()
        self.unit.setText(unit)
        self.year.setText(str(year or year_due(today)))
        self.unit.textChanged.connect(self._judge)
        self.year.textChanged.connect(self._judge)
        self.edition.activated.connect(self._choose_edition)
        self._judge()

    def choice(self) -> Report:
        """The new report: its edition, and on its cover unit, year and scope."""
        cover = {"unit": self.unit.text().strip(), "year": self.year.text(), "scope": self.scope.currentText()}
        return Report(self.edition.currentData(), {field: text for field, text in cover.items() if text})

    def _build(self) -> None:
        fields = {field.id: field for field in editions.form(editions.editions()[-1]).fields}
        for edition in editions.editions():
            self.edition.addItem(editions.form(edition).label, edition)
        self.scope.addItems(fields["scope"].choices)
        self.scope.setCurrentIndex(0)
        form = QFormLayout()
        form.setVerticalSpacing(theme.SPACE)
        form.setHorizontalSpacing(2 * theme.SPACE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for id, box in (("unit", self.unit), ("year", self.year), ("scope", self.scope)):
            _describe(box, fields[id])
            form.addRow(fields[id].label, box)
        self.edition.setAccessibleName("表格格式")
        form.addRow("表格格式", self.edition)
        self.explanation.setWordWrap(True)
        form.addRow("", self.explanation)
        self.reason.setProperty("faint", True)
        self.reason.setWordWrap(True)
        layout = dialog_layout.column(self)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self.reason)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(54 * theme.SPACE)

    def _judge(self) -> None:
        """Let the edition follow the year, and say what is still missing."""
        year = int(self.year.text() or 0)
        reason = self._trouble(year)
        if not self._edition_chosen and year >= editions.FIRST_YEAR:
            self.edition.setCurrentIndex(self.edition.findData(editions.edition_for(year)))
        self._explain(year)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(not reason)
        ok.setToolTip(reason)

    def _trouble(self, year: int) -> str:
        if not self.unit.text().strip():
            return "请先填单位名称。"
        if not self.year.hasAcceptableInput() or len(self.year.text()) < len("2025"):
            return "请填四位数的报告年度，例如 2025。"
        if year < editions.FIRST_YEAR:
            return f"这里的格式从 {editions.FIRST_YEAR} 年的报告开始，请填 {editions.FIRST_YEAR} 或以后的年度。"
        if year > self._today.year:
            return f"{year} 年还没有到；报告年度是所报告的那一年，不是写报告的这一年。"
        return ""

    def _explain(self, year: int) -> None:
        """One line on why this edition, or amber where another is due."""
        form = editions.form(self.edition.currentData())
        due = editions.form(editions.edition_for(year)) if year >= editions.FIRST_YEAR else form
        wrong = due is not form
        if wrong:
            words = f"▲ {year} 年的报告应当用 {due.label}，现在选的是 {form.label}。"
        else:
            words = _ruled_years(form.edition)
        self.explanation.setText(words)
        self.explanation.setProperty("over", wrong)
        self.explanation.setProperty("faint", not wrong)
        self.explanation.style().polish(self.explanation)

    def _choose_edition(self) -> None:
        self._edition_chosen = True
        self._judge()


def _ruled_years(edition: str) -> str:
    """2021 年及以后的报告用 2021 格式。"""
    form = editions.form(edition)
    later = [int(other) for other in editions.editions() if int(other) > int(edition)]
    years = f"{form.first_year} 年至 {later[0] - 1} 年" if later else f"{form.first_year} 年及以后"
    return f"{years}的报告用 {form.label}（{form.notice}）。"


def _describe(box: QWidget, field: Field) -> None:
    box.setAccessibleName(field.label)
    box.setAccessibleDescription(field.help)
    box.setToolTip(field.help)
    if isinstance(box, QLineEdit) and field.example:
        box.setPlaceholderText(f"例如 {field.example}")


def ask_report(parent: QWidget, today: date, last: Report | None) -> Report | None:
    """Ask for unit and year, and give the report a draft begins with; None where the clerk thought better of it.

    last: the report of the year before, whose unit, words and figures carried over the new one begins with.
    """
    year = last.year + 1 if last and last.year else None
    dialog = NewDraftDialog(parent, today, last.unit if last else "", year)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    report = dialog.choice()
    if last is None or not report.year:
        return report
    taken = next_year.successor(last, report.year, report.edition)
    return taken.with_values({f"cover.{field}": text for field, text in report.cover.items()})
