"""The fields of the cover: a line or a choice for each, with its label above it and its help below."""

from __future__ import annotations

from collections.abc import Set

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.style import theme
from gui.widgets.line_edit import ChoiceBox, DateEdit, LineEdit, YearEdit
from gui.widgets.plain_text import PlainLabel, set_tooltip
from model.checks.cover_checks import propose_date
from model.form.form import CoverField, FieldKind


class CoverFields(QWidget):
    """boxes: the input box of each field, by the field's id. What is typed or chosen is entered into the draft."""

    def __init__(self, open_draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_draft = open_draft
        self._fields = open_draft.draft.form.fields
        self.boxes: dict[str, LineEdit | ChoiceBox] = {}
        self._column_count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * theme.SPACE)
        self._grid.setVerticalSpacing(3 * theme.SPACE // 2)
        self._labelled_boxes = [self._make_labelled_box(field) for field in self._fields]
        """Each field's box with its label and help, in the order of the form."""
        self.arrange(2)

    def show_places(self, changed: Set[str]) -> None:
        """Show the fields as the draft has them now, as far as they are among these places."""
        report = self._open_draft.draft.report
        for field in self._fields:
            if field.place in changed:
                self.boxes[field.id].show_text(report.cover.get(field.id, ""))

    def commit_now(self) -> None:
        """Enter what is being typed into the draft."""
        for box in self.boxes.values():
            if isinstance(box, LineEdit):
                box.commit_now()

    def arrange(self, columns: int) -> None:
        """Lay out the fields in one or two columns; the first, the unit's name, is as wide as the page.

        So is the last one where it stands alone in its row: the date needs room for what it is to be changed to.
        """
        if columns == self._column_count:
            return
        self._column_count = columns
        self._grid.addWidget(self._labelled_boxes[0], 0, 0, 1, columns)
        following = self._labelled_boxes[1:]
        for i, labelled_box in enumerate(following):
            is_alone = i == len(following) - 1 and i % columns == 0
            self._grid.addWidget(labelled_box, 1 + i // columns, i % columns, 1, columns if is_alone else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def lock(self) -> None:
        """Let everything be read and copied, but not changed."""
        for box in self.boxes.values():
            if isinstance(box, LineEdit):
                box.setReadOnly(True)
            else:
                box.setEnabled(False)

    def _make_labelled_box(self, field: CoverField) -> QWidget:
        """Make a field's box, and return a widget with its label, the box and its help below each other."""
        box = self._make_box(field)
        box.setProperty("onSheet", True)
        box.setAccessibleName(field.label)
        box.setAccessibleDescription(field.help)
        set_tooltip(box, field.help)
        self.boxes[field.id] = box
        label = PlainLabel(field.label)
        label.setBuddy(box)
        labelled_box = QWidget()
        lines = QVBoxLayout(labelled_box)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE // 2)
        lines.addWidget(label)
        lines.addWidget(box)
        if field.help:
            help = PlainLabel(field.help)
            help.setProperty("faint", True)
            help.setWordWrap(True)
            lines.addWidget(help)
        lines.addStretch(1)
        return labelled_box

    def _make_box(self, field: CoverField) -> LineEdit | ChoiceBox:
        """A box that fits the kind of field, and enters what is typed or chosen into the draft."""
        if field.choices:
            choice = ChoiceBox()
            choice.addItems(field.choices)
            choice.textActivated.connect(lambda text: self._enter(field, text))
            return choice
        line = make_line(field.kind)
        if field.example:
            line.setPlaceholderText(f"例如 {field.example}")
        line.text_committed.connect(lambda text: self._enter(field, text))
        return line

    def _enter(self, field: CoverField, text: str) -> None:
        """Enter the text of a field into the draft."""
        self._open_draft.enter_values({field.place: text}, f"填写{field.label}")


def make_line(kind: FieldKind) -> LineEdit:
    """A field of one line for this kind of content."""
    if kind == "date":
        return DateEdit(propose_date)
    return YearEdit() if kind == "year" else LineEdit()
