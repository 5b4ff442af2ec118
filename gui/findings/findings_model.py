"""The findings as rows of a list, by weight and then by section. Rows that did not change keep their selection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from gui.style.status_marks import MARKS_BY_WEIGHT, UNFILLED_MARK, UNREAD_MARK, StatusMark, find_mark
from gui.widgets.model_index import AnyModelIndex
from model.checks.findings import Finding
from model.form.form import Form


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding (with its mark), the heading of a weight (mark, no finding) or the name of a section (neither)."""

    key: str
    text: str
    mark: StatusMark | None = None
    finding: Finding | None = None


def build_rows(form: Form, findings: Sequence[Finding]) -> list[FindingRow]:
    """The findings under a heading for each weight and the name of each section, in the form's order."""
    order = {section.id: position for position, section in enumerate(form.sections)}
    by_section = [(form.section_of(finding.places[0]) if finding.places else "cover", finding) for finding in findings]
    by_section.sort(key=lambda pair: order.get(pair[0], len(order)))
    rows: list[FindingRow] = []
    for mark in MARKS_BY_WEIGHT:
        of_this_weight = [(section, finding) for section, finding in by_section if find_mark(finding) is mark]
        rows += _build_group(form, mark, of_this_weight)
    return rows


def _build_group(form: Form, mark: StatusMark, findings: list[tuple[str, Finding]]) -> Iterator[FindingRow]:
    """The rows of the findings of one weight, each given with its section; none where there are no findings."""
    if not findings:
        return
    yield FindingRow(f"# {mark.name}", f"{mark.name} {len(findings)}", mark)
    last_section = ""
    for section, finding in findings:
        # The messages about unfilled and unread places name their sections
        if section != last_section and mark not in (UNFILLED_MARK, UNREAD_MARK):
            yield FindingRow(f"## {mark.name} {section}", form.section_by_id(section).tab)
        last_section = section
        yield FindingRow(finding.key, finding.message, mark, finding)


def list_remarks(finding: Finding) -> list[tuple[str, str]]:
    """What is written small below a finding, each with its colour's name: the clerk's explanation, the clause."""
    remarks: list[tuple[str, str]] = []
    if finding.answer:
        remarks.append((f"说明：{finding.answer}", "ink"))
    if finding.former_answer:
        remarks.append((f"数字变了，原来的说明是：{finding.former_answer}", "warning"))
    if finding.citation:
        remarks.append((finding.citation, "faint"))
    return remarks


class FindingsModel(QAbstractListModel):
    """The list model of the findings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []

    def update_rows(self, wanted: list[FindingRow]) -> None:
        """Remove, insert and change only the rows that differ, so that selection and scrolling stay where they are."""
        present_keys = [row.key for row in self._rows]
        wanted_keys = [row.key for row in wanted]
        if present_keys == wanted_keys:  # at most edits, found out before any search for what differs
            self._replace_rows(0, wanted)
            return
        steps = SequenceMatcher(None, present_keys, wanted_keys, autojunk=False).get_opcodes()
        for step, first, end, wanted_first, wanted_end in reversed(steps):
            new_rows = wanted[wanted_first:wanted_end]
            if step == "equal":
                self._replace_rows(first, new_rows)
                continue
            if end > first:
                self.beginRemoveRows(QModelIndex(), first, end - 1)
                del self._rows[first:end]
                self.endRemoveRows()
            if new_rows:
                self.beginInsertRows(QModelIndex(), first, first + len(new_rows) - 1)
                self._rows[first:first] = new_rows
                self.endInsertRows()

    def _replace_rows(self, first: int, wanted: list[FindingRow]) -> None:
        """Show these rows from a position on, in place of those with the same keys."""
        for position, row in enumerate(wanted, first):
            if row != self._rows[position]:
                self._rows[position] = row
                self.dataChanged.emit(self.index(position), self.index(position))

    def row_at(self, index: AnyModelIndex) -> FindingRow:
        """The row at an index."""
        return self._rows[index.row()]

    def find_row(self, key: str) -> int:
        """The position of the finding of this key; -1 where there is none."""
        return next((i for i, row in enumerate(self._rows) if row.finding is not None and row.key == key), -1)

    def list_open_rows(self) -> list[int]:
        """The positions of the findings that are not explained yet."""
        return [i for i, row in enumerate(self._rows) if row.finding is not None and not row.finding.answer]

    # Qt's own names from here on.

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a row; for a screen reader with its weight in front and its explanation below."""
        if not index.isValid():
            return None
        row = self.row_at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.finding is None or row.mark is None:
                return row.text
            reasons = [words for words, colour in list_remarks(row.finding) if colour != "faint"]
            return "\n".join([f"{row.mark.name}：{row.text}", *reasons])
        return None

    def flags(self, index: AnyModelIndex) -> Qt.ItemFlag:
        """Only findings can be selected."""
        if not index.isValid() or self.row_at(index).finding is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
