"""The dialog before a new draft: which unit, which year, which edition of the form."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.line_edit import ChoiceBox, LineEdit, YearEdit
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.drafts import next_year
from model.form import editions
from model.form.form import CoverField
from model.report.deadline import year_due
from model.report.report import Report


class NewDraftDialog(QDialog):
    """make_report() returns what was entered. unit and year are filled in for a report that follows on last year's.

    today: the day by which the year that is due is offered, and beyond whose year none can be chosen.
    """

    def __init__(self, parent: QWidget | None, today: date, unit: str = "", year: int | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._has_chosen_edition = False
        self.unit_box = LineEdit()
        self.year_box = YearEdit()
        self.scope_box = ChoiceBox()
        self.edition_box = ChoiceBox()
        self.explanation_label = PlainLabel()
        self.problem_label = PlainLabel()
        self.buttons = dialog_layout.build_button_box(self, "开始填写")
        self.setWindowTitle(f"生成 {year} 年年报" if unit and year else "新建年报")
        self._build_layout()
        self.unit_box.setText(unit)
        self.year_box.setText(str(year or year_due(today)))
        self.unit_box.textChanged.connect(self._check_input)
        self.year_box.textChanged.connect(self._check_input)
        self.edition_box.activated.connect(self._choose_edition)
        self._check_input()

    def make_report(self) -> Report:
        """Return a report of the chosen edition with nothing but unit, year and scope on its cover."""
        cover = {
            "unit": self.unit_box.text().strip(),
            "year": self.year_box.text(),
            "scope": self.scope_box.currentText(),
        }
        return Report(self.edition_box.currentData(), {field: text for field, text in cover.items() if text})

    def _build_layout(self) -> None:
        fields = {field.id: field for field in editions.load_form(editions.list_editions()[-1]).fields}
        for edition in editions.list_editions():
            self.edition_box.addItem(editions.load_form(edition).label, edition)
        self.scope_box.addItems(fields["scope"].choices)
        self.scope_box.setCurrentIndex(0)
        form = QFormLayout()
        form.setVerticalSpacing(theme.SPACE)
        form.setHorizontalSpacing(2 * theme.SPACE)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for id, box in (("unit", self.unit_box), ("year", self.year_box), ("scope", self.scope_box)):
            _describe_box(box, fields[id])
            form.addRow(fields[id].label, box)
        self.edition_box.setAccessibleName("表格格式")
        form.addRow("表格格式", self.edition_box)
        self.explanation_label.setWordWrap(True)
        form.addRow("", self.explanation_label)
        self.problem_label.setProperty("faint", True)
        self.problem_label.setWordWrap(True)
        layout = dialog_layout.build_column_layout(self)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self.problem_label)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(54 * theme.SPACE)

    def _check_input(self) -> None:
        """Choose the edition by the year, as long as the clerk has not, and show what is still wrong."""
        year = int(self.year_box.text() or 0)
        problem = self._find_problem(year)
        if not self._has_chosen_edition and year >= editions.FIRST_REPORT_YEAR:
            self.edition_box.setCurrentIndex(self.edition_box.findData(editions.edition_for(year)))
        self._explain_edition(year)
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(not problem)
        set_tooltip(ok, problem)

    def _find_problem(self, year: int) -> str:
        """Return why no draft can begin with what is entered, a sentence for the clerk; "" where one can."""
        if not self.unit_box.text().strip():
            return "请先填单位名称。"
        if not self.year_box.hasAcceptableInput() or len(self.year_box.text()) < len("2025"):
            return "请填四位数的报告年度，例如 2025。"
        if year < editions.FIRST_REPORT_YEAR:
            first = editions.FIRST_REPORT_YEAR
            return f"这里的格式从 {first} 年的报告开始，请填 {first} 或以后的年度。"
        if year > self._today.year:
            return f"{year} 年还没有到；报告年度是所报告的那一年，不是写报告的这一年。"
        return ""

    def _explain_edition(self, year: int) -> None:
        """Say for which years the chosen edition is, or warn in amber that the year demands another one."""
        form = due_form = editions.load_form(self.edition_box.currentData())
        if year >= editions.FIRST_REPORT_YEAR:
            due_form = editions.load_form(editions.edition_for(year))
        is_wrong = due_form is not form
        if is_wrong:
            text = f"▲ {year} 年的报告应当用 {due_form.label}，现在选的是 {form.label}。"
        else:
            text = _describe_years(form.edition)
        self.explanation_label.setText(text)
        self.explanation_label.setProperty("over", is_wrong)
        self.explanation_label.setProperty("faint", not is_wrong)
        self.explanation_label.style().polish(self.explanation_label)

    def _choose_edition(self) -> None:
        self._has_chosen_edition = True
        self._check_input()


def _describe_years(edition: str) -> str:
    """Return for which years an edition is and by which notice: 2021 年及以后的报告用 2021 格式（…）。"""
    form = editions.load_form(edition)
    later_editions = [int(other) for other in editions.list_editions() if int(other) > int(edition)]
    years = f"{form.first_year} 年及以后"
    if later_editions:
        years = f"{form.first_year} 年至 {later_editions[0] - 1} 年"
    return f"{years}的报告用 {form.label}（{form.notice}）。"


def _describe_box(box: QWidget, field: CoverField) -> None:
    box.setAccessibleName(field.label)
    box.setAccessibleDescription(field.help)
    set_tooltip(box, field.help)
    if isinstance(box, QLineEdit) and field.example:
        box.setPlaceholderText(f"例如 {field.example}")


def ask_report(parent: QWidget, today: date, last_year: Report | None) -> Report | None:
    """Ask for unit and year, and return the report that the new draft begins with; None where the clerk cancelled.

    last_year: the report of the year before, from which the new one takes over its cover; None begins an empty one.
    """
    unit, year = "", None
    if last_year is not None:
        unit, year = last_year.unit, last_year.year + 1 if last_year.year else None
    dialog = NewDraftDialog(parent, today, unit, year)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    report = dialog.make_report()
    if last_year is None or not report.year:
        return report
    following = next_year.next_year_report(last_year, report.year, report.edition)
    return following.with_values({f"cover.{field}": text for field, text in report.cover.items()})
