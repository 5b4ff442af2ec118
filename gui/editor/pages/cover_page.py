"""The page of the cover: who reports, for which year, how to reach them, and the preamble before section one."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exporters.content.blocks import make_title
from gui.draft.open_draft import OpenDraft
from gui.editor.pages.cover_fields import CoverFields
from gui.editor.pages.paper_sheet import SheetColumn
from gui.editor.pages.passage_marks import PassageMarks
from gui.linked_figures.linked_prose import LinkedProse
from gui.style import paper, theme
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain_text import PlainLabel, set_tooltip
from gui.widgets.prose.prose_edit import ProseEdit, count_characters
from model.report.preamble import fill_preamble, find_placeholders

_MIN_TWO_COLUMN_WIDTH = 520
"""Pixels: below this width the fields stand in one column."""

_MIN_PREAMBLE_HEIGHT = 8 * theme.ROW_HEIGHT
"""Pixels, for a preamble of few lines."""

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
        self._fields = CoverFields(open_draft)
        self.field_boxes = self._fields.boxes
        self.preamble_box = ProseEdit()
        self.marks = PassageMarks(self.preamble_box, open_draft, "preamble")
        self.linked = LinkedProse(self.preamble_box, open_draft, "preamble")
        self.generate_button = QPushButton("按封面内容生成")
        self.question_bar = NoticeBar()
        self.blanks_hint = PlainLabel()
        self._content = QWidget()
        self._column = SheetColumn()
        self._row = self._column.lay_out_in(self._content)
        self._title = PlainLabel()
        self._head, self._foot = QVBoxLayout(), QVBoxLayout()
        """What stands above and below the preamble, aligned with it."""
        self._zoom_percent = 100
        self._was_shown = False
        self._build_layout()
        self.preamble_box.text_committed.connect(
            lambda text: open_draft.enter_values({"preamble": text}, "填写开头的说明")
        )
        self.preamble_box.cursorPositionChanged.connect(self._follow_caret_later)
        self.generate_button.clicked.connect(self._ask_to_generate)
        self.refresh_places(frozenset({"preamble", *(field.place for field in self._form.fields)}))
        if open_draft.is_locked:
            self._lock()
        self.preamble_box.moveCursor(QTextCursor.MoveOperation.Start)

    def refresh_places(self, changed: frozenset[str]) -> None:
        """Show the fields and the preamble as the draft has them now, as far as they are among these places."""
        self._show_title()
        self._fields.show_places(changed)
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
        self._fields.commit_now()
        self.preamble_box.commit_now()

    def set_zoom(self, percent: int) -> None:
        """Show fields and preamble at this many per cent of their size."""
        size = QApplication.font().pointSizeF() * percent / 100
        self._content.setStyleSheet("" if percent == 100 else f"* {{ font-size: {size}pt; }}")
        self._zoom_percent = percent
        self._column.set_zoom(percent)
        self.preamble_box.set_zoom(percent)
        self._set_title()
        self._align_with_text()

    def _set_title(self) -> None:
        """Set the title as on paper, once its font is loaded."""
        if self._was_shown:
            paper.set_title_as_on_paper(self._title, theme.load_bundled_font("SongTi-Bold.ttf"), self._zoom_percent)

    def _build_layout(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head.addWidget(self._fields)  # before what stands below: Tab goes in the order of adding
        self._head.addSpacing(theme.SPACE)
        self._head.addLayout(self._build_preamble_head())
        self._head.addWidget(self.question_bar)
        self._head.addWidget(self._title)
        self._foot.addWidget(self.marks.bar)
        self._foot.addWidget(self.blanks_hint)
        on_paper = self._column.sheet.lines
        on_paper.setContentsMargins(1, 2 * theme.SPACE, 1, 3 * theme.SPACE)
        on_paper.addLayout(self._head)
        on_paper.addWidget(self.preamble_box)
        on_paper.addLayout(self._foot)
        on_paper.addStretch(1)
        self._column.lines.addWidget(self._column.sheet)
        self._row.setContentsMargins(theme.SPACE, 2 * theme.SPACE, theme.SPACE, 2 * theme.SPACE)
        self.setWidget(self._content)
        self.preamble_box.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preamble_box.document().documentLayout().documentSizeChanged.connect(self._fit_preamble)
        # the page is higher, and can scroll to the caret, only some time after a line was typed
        self.verticalScrollBar().rangeChanged.connect(self._follow_caret)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _fit_preamble(self) -> None:
        """Make the preamble's box as high as its text: the page scrolls, not the box."""
        height = max(ceil(self.preamble_box.document().size().height()) + theme.SPACE, _MIN_PREAMBLE_HEIGHT)
        if height != self.preamble_box.height():
            self.preamble_box.setFixedHeight(height)
            if self.isVisible():
                self._lay_out_now()

    def _lay_out_now(self) -> None:
        """Give all parts their new sizes at once: the page has to scroll to the caret before it is painted."""
        for layout in (self._column.sheet.lines, self._column.lines, self._row):
            layout.activate()
        QApplication.sendEvent(self._content, QEvent(QEvent.Type.LayoutRequest))

    def _align_with_text(self) -> None:
        """Have the fields stand as far from the edges of the sheet as the text."""
        left = self.preamble_box.measure_text_left(self._column.measure_width(self.viewport().width()))
        self._head.setContentsMargins(left, 0, left, 0)
        self._foot.setContentsMargins(left, 0, left, 0)
        self._show_title()

    def _show_title(self) -> None:
        """Show the title of the report as it will be printed: broken behind the unit's name where it is long."""
        title = make_title(self._form, self._open_draft.draft.report)
        one_line = title.unit + title.rest
        is_narrow = self._title.fontMetrics().horizontalAdvance(one_line) > self._title.width()
        self._title.setText(f"{title.unit}\n{title.rest}" if is_narrow else one_line)

    def _build_preamble_head(self) -> QHBoxLayout:
        """Set up the preamble's box, button and hint; return the line above the box, with its label and the button."""
        label = PlainLabel("报告开头的说明")
        label.setBuddy(self.preamble_box)
        self.preamble_box.setAccessibleName(label.text())
        self._title.setWordWrap(True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
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

    def _lock(self) -> None:
        """Let everything be read and copied, but not changed."""
        self._fields.lock()
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

    def showEvent(self, event: QShowEvent) -> None:
        """Load the fonts that title and preamble will be printed in, when the page is shown for the first time."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.preamble_box.set_font_family(theme.load_bundled_font("FangSong.ttf"))
            self._set_title()
            self._align_with_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out the fields in one column where two would be too narrow."""
        super().resizeEvent(event)
        self._fields.arrange(2 if self.viewport().width() >= _MIN_TWO_COLUMN_WIDTH else 1)
        self._align_with_text()
        if self.isVisible():
            self._lay_out_now()
