"""The page of the cover: who reports, for which year, how to reach them, and the preamble before section one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.passage_marks import PassageMarks
from gui.editor.pages.prose_page import MAX_LINE_WIDTH
from gui.linked_figures.linked_prose import LinkedProse
from gui.style import theme
from gui.widgets.line_edit import ChoiceBox, DateEdit, LineEdit, YearEdit
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain_text import PlainLabel, set_tooltip
from gui.widgets.prose_edit import ProseEdit, count_characters
from model.checks.cover_checks import propose_date
from model.form.form import CoverField, FieldKind
from model.report.preamble import fill_preamble, find_placeholders

_MIN_TWO_COLUMN_WIDTH = 520
"""Pixels: below this width the fields stand in one column."""

_KEEP, _REPLACE = "不换", "换掉"
"""The answers to the question whether a preamble that is there shall be replaced."""

_LINES_IN_SIGHT = 2
"""So many lines around the one that is typed in stay in sight."""

_MIN_HEIGHT_IN_SIGHT = 48
"""Pixels of a box that are to be seen when it gets the focus: all of a field or button, two lines of the preamble."""


class CoverPage(QScrollArea):
    """The first page of the editor (an EditorPage). field_boxes: the input box of each field, by the field's id."""

    def __init__(self, open_draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_draft = open_draft
        self._form = open_draft.draft.form
        self.field_boxes: dict[str, LineEdit | ChoiceBox] = {}
        self.preamble_box = ProseEdit()
        self.marks = PassageMarks(self.preamble_box, open_draft, "preamble")
        self.linked = LinkedProse(self.preamble_box, open_draft, "preamble")
        self.generate_button = QPushButton("按封面内容生成")
        self.question_bar = NoticeBar()
        self.blanks_hint = PlainLabel()
        self._content = QWidget()
        self._field_grid = QGridLayout()
        self._labelled_boxes: list[QWidget] = []
        """Each field's box with its label and help, in the order of the form."""
        self._column_count = 0
        self._build_layout()
        self.preamble_box.text_committed.connect(
            lambda text: open_draft.enter_values({"preamble": text}, "填写开头的说明")
        )
        self.preamble_box.cursorPositionChanged.connect(self._follow_caret_later)
        self.generate_button.clicked.connect(self._ask_to_generate)
        self.refresh_places(frozenset({"preamble", *(field.place for field in self._form.fields)}))
        if open_draft.is_locked:
            self._lock_fields()
        self.preamble_box.moveCursor(QTextCursor.MoveOperation.Start)

    def refresh_places(self, changed: frozenset[str]) -> None:
        """Show the fields and the preamble as the draft has them now, as far as they are among these places."""
        report = self._open_draft.draft.report
        for field in self._form.fields:
            if field.place in changed:
                self.field_boxes[field.id].show_text(report.cover.get(field.id, ""))
        if "preamble" in changed:
            self.linked.refresh()
            self._update_blanks_hint()
        self.marks.refresh()

    def go_to(self, place: str) -> None:
        """Put the cursor into a field or the preamble."""
        box = self.field_boxes.get(place.removeprefix("cover."), self.preamble_box)
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(box)

    def commit_now(self) -> None:
        """Enter what is being typed into the draft."""
        for box in self.field_boxes.values():
            if isinstance(box, LineEdit):
                box.commit_now()
        self.preamble_box.commit_now()

    def set_zoom(self, percent: int) -> None:
        """Show fields and preamble at this many per cent of their size."""
        size = QApplication.font().pointSizeF() * percent / 100
        self._content.setStyleSheet("" if percent == 100 else f"* {{ font-size: {size}pt; }}")
        self.preamble_box.set_zoom(percent)

    def _build_layout(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._labelled_boxes = [self._make_labelled_box(field) for field in self._form.fields]
        self._field_grid.setHorizontalSpacing(3 * theme.SPACE)
        self._field_grid.setVerticalSpacing(2 * theme.SPACE)
        column = QWidget()
        column.setMaximumWidth(MAX_LINE_WIDTH)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(self._field_grid)
        self._arrange_fields(2)  # before what stands below them is added: Tab goes in the order of adding
        lines.addSpacing(2 * theme.SPACE)
        lines.addLayout(self._build_preamble_head())
        lines.addWidget(self.question_bar)
        lines.addWidget(self.preamble_box, 1)
        lines.addWidget(self.marks.bar)
        lines.addWidget(self.blanks_hint)
        layout = QHBoxLayout(self._content)
        layout.setContentsMargins(theme.SPACE, 2 * theme.SPACE, theme.SPACE, theme.SPACE)
        layout.addStretch(1)
        layout.addWidget(column, 1000)  # all the room up to its maximum width; what is left goes to both sides
        layout.addStretch(1)
        self.setWidget(self._content)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _make_labelled_box(self, field: CoverField) -> QWidget:
        """Make a field's box, and return a widget with its label, the box and its help below each other."""
        box = self._make_field_box(field)
        box.setAccessibleName(field.label)
        box.setAccessibleDescription(field.help)
        set_tooltip(box, field.help)
        self.field_boxes[field.id] = box
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

    def _make_field_box(self, field: CoverField) -> LineEdit | ChoiceBox:
        """A box that fits the kind of field, and enters what is typed or chosen into the draft."""
        if field.choices:
            choice = ChoiceBox()
            choice.addItems(field.choices)
            choice.textActivated.connect(lambda text: self._enter_field(field, text))
            return choice
        line = make_line(field.kind)
        if field.example:
            line.setPlaceholderText(f"例如 {field.example}")
        line.text_committed.connect(lambda text: self._enter_field(field, text))
        return line

    def _build_preamble_head(self) -> QHBoxLayout:
        """Set up the preamble's box, button and hint; return the line above the box, with its label and the button."""
        label = PlainLabel("报告开头的说明")
        label.setBuddy(self.preamble_box)
        self.preamble_box.setAccessibleName(label.text())
        self.preamble_box.setProperty("sheet", True)
        self.preamble_box.setMinimumHeight(8 * theme.ROW_HEIGHT)
        self.generate_button.setAccessibleName("按封面内容生成开头的说明")
        set_tooltip(
            self.generate_button, "用上面填的单位、年度和联系方式，按格式写好这一段；已经写了字的，先问要不要换掉。"
        )
        self.blanks_hint.setProperty("verdict", "warning")
        self.blanks_hint.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self.generate_button)
        return head

    def _arrange_fields(self, columns: int) -> None:
        """Lay out the fields in one or two columns; the first, the unit's name, is as wide as the page."""
        if columns == self._column_count:
            return
        self._column_count = columns
        self._field_grid.addWidget(self._labelled_boxes[0], 0, 0, 1, columns)
        for i, labelled_box in enumerate(self._labelled_boxes[1:]):
            self._field_grid.addWidget(labelled_box, 1 + i // columns, i % columns)
        self._field_grid.setColumnStretch(0, 1)
        self._field_grid.setColumnStretch(1, 1 if columns == 2 else 0)

    def _lock_fields(self) -> None:
        """Let everything be read and copied, but not changed."""
        for box in self.field_boxes.values():
            if isinstance(box, LineEdit):
                box.setReadOnly(True)
            else:
                box.setEnabled(False)
        self.preamble_box.setReadOnly(True)
        self.generate_button.setEnabled(False)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the widget that got the focus; Qt does so only where the focus comes from within the page."""
        if now is None or not self.isAncestorOf(now):
            return
        height_in_sight = now.visibleRegion().boundingRect().height()
        if height_in_sight < min(now.height(), _MIN_HEIGHT_IN_SIGHT):
            self.ensureWidgetVisible(now)
        if now is self.preamble_box:
            self._follow_caret_later()

    def _follow_caret_later(self) -> None:
        """Scroll to the line that is typed in, once the preamble's own box has scrolled to it."""
        QTimer.singleShot(0, self, self._follow_caret)

    def _follow_caret(self) -> None:
        """Scroll so far that the line with the cursor, and the lines beside it, are in sight."""
        box = self.preamble_box
        if not box.hasFocus():
            return
        caret = box.cursorRect().translated(box.viewport().pos())
        beside = _LINES_IN_SIGHT * caret.height()
        in_box = caret.adjusted(0, -beside, 0, beside).intersected(box.rect())
        top = box.mapTo(self._content, in_box.topLeft()).y()
        bottom = top + in_box.height()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if bottom > bar.value() + height:
            bar.setValue(bottom - height)
        if top < bar.value():
            bar.setValue(top)

    def _enter_field(self, field: CoverField, text: str) -> None:
        """Enter the text of a field into the draft."""
        self._open_draft.enter_values({field.place: text}, f"填写{field.label}")

    def _ask_to_generate(self) -> None:
        """Make the preamble; where other words stand there, ask first: a space bar may have pressed the button."""
        self.commit_now()
        present = self._open_draft.draft.report.prose.get("preamble", "")
        if not present.strip() or present == fill_preamble(self._form, self._open_draft.draft.report):
            self._generate_preamble()
            return
        question = f"开头的说明已经写了 {count_characters(present)} 字。要换成按封面内容生成的吗？"
        answers: dict[str, Callable[[], object]] = {
            _REPLACE: self._generate_preamble,
            _KEEP: lambda: self.go_to("preamble"),
        }
        self.question_bar.show_message(question, answers, focus=_KEEP)

    def _generate_preamble(self) -> None:
        """Replace the preamble by the form's own, filled in from the cover, and select the first placeholder left."""
        self.commit_now()
        preamble = fill_preamble(self._form, self._open_draft.draft.report)
        self._open_draft.enter_values({"preamble": preamble}, "按封面内容生成开头的说明")
        self.refresh_places(frozenset({"preamble"}))
        placeholders = find_placeholders(self._form, self.preamble_box.text())
        if placeholders:
            self.preamble_box.moveCursor(QTextCursor.MoveOperation.Start)
            self.preamble_box.find(placeholders[0])  # QTextEdit.find() selects what it finds
        self.go_to("preamble")

    def _update_blanks_hint(self) -> None:
        """Name the placeholders, like 〔邮编〕, that are left in the preamble; hide the hint where none is."""
        preamble = self._open_draft.draft.report.prose.get("preamble", "")
        placeholders = find_placeholders(self._form, preamble)
        self.blanks_hint.setText(f"▲ 这一段还有空着的：{''.join(placeholders)}。")
        self.blanks_hint.setVisible(bool(placeholders))

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the fields in one column where two would be too narrow."""
        super().resizeEvent(event)
        self._arrange_fields(2 if self.viewport().width() >= _MIN_TWO_COLUMN_WIDTH else 1)


def make_line(kind: FieldKind) -> LineEdit:
    """A field of one line for this kind of content."""
    if kind == "date":
        return DateEdit(propose_date)
    return YearEdit() if kind == "year" else LineEdit()
