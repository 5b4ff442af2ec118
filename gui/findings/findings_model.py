"""The findings as rows of a list: by weight, then by section; unchanged rows stay the rows they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.style.status_marks import MARKS_BY_WEIGHT, UNFILLED_MARK, StatusMark, find_mark
from model.checks.findings import Finding
from model.form.form import Form

AnyModelIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding, a heading (mark, no finding) or a section's name under it (neither)."""

    key: str
    text: str
    mark: StatusMark | None = None
    finding: Finding | None = None


def build_rows(form: Form, findings: Sequence[Finding]) -> list[FindingRow]:
    """The findings under a heading for each weight and a line for each section, in the form's order."""
    order = {section.id: i for i, section in enumerate(form.sections)}
    sections = [form.section_of(finding.places[0]) if finding.places else "cover" for finding in findings]
    placed = sorted(zip(sections, findings, strict=True), key=lambda pair: order.get(pair[0], len(order)))
    return [
        row
        for mark in MARKS_BY_WEIGHT
        for row in _build_group(form, mark, [p for p in placed if find_mark(p[1]) is mark])
    ]


def _build_group(form: Form, mark: StatusMark, placed: list[tuple[str, Finding]]) -> Iterator[FindingRow]:
    if not placed:
        return
    yield FindingRow(f"# {mark.name}", f"{mark.name} {len(placed)}", mark)
    before = ""
    for section, finding in placed:
        # A blank's own words begin with its section's name
        if section != before and mark is not UNFILLED_MARK:
            yield FindingRow(f"## {mark.name} {section}", form.section_by_id(section).tab)
        before = section
        yield FindingRow(finding.key, finding.message, mark, finding)


def list_remarks(finding: Finding) -> list[tuple[str, str]]:
    """What stands small below a finding, each with its colour's name: the clerk's reason, the clause."""
    lines = [
        (f"说明：{finding.answer}" if finding.answer else "", "ink"),
        (f"数字变了，原来的说明是：{finding.former_answer}" if finding.former_answer else "", "warning"),
        (finding.citation, "faint"),
    ]
    return [(words, colour) for words, colour in lines if words]


class FindingsModel(QAbstractListModel):
    """What the list view shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []

    def update_rows(self, wanted: list[FindingRow]) -> None:
        """Take rows away, put rows in and exchange words, leaving alone what stays: selection and scrolling do too."""
        keys = [row.key for row in self._rows], [row.key for row in wanted]
        for what, a, b, c, d in reversed(SequenceMatcher(None, *keys, autojunk=False).get_opcodes()):
            if what == "equal":
                self._replace_rows(a, wanted[c:d])
                continue
            if b > a:
                self.beginRemoveRows(QModelIndex(), a, b - 1)
                del self._rows[a:b]
                self.endRemoveRows()
            if d > c:
                self.beginInsertRows(QModelIndex(), a, a + d - c - 1)
                self._rows[a:a] = wanted[c:d]
                self.endInsertRows()

    def _replace_rows(self, first: int, wanted: list[FindingRow]) -> None:
        for i, row in enumerate(wanted, first):
            if row != self._rows[i]:
                self._rows[i] = row
                self.dataChanged.emit(self.index(i), self.index(i))

    def row_at(self, index: AnyModelIndex) -> FindingRow:
        """What stands in a line of the list."""
        return self._rows[index.row()]

    def list_open_rows(self) -> list[int]:
        """The lines that hold a finding there is still something to do about."""
        return [i for i, row in enumerate(self._rows) if row.finding is not None and not row.finding.answer]

    def rowCount(self, parent: AnyModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; for a screen reader with their weight in front."""
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
        """Only findings can be chosen."""
        if not index.isValid() or self.row_at(index).finding is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
