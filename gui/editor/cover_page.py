"""The first tab: who reports, for which year, how to reach them, and the words before section one."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.draft.open_draft import Desk
from gui.style import theme
from gui.widgets.line_edit import ChoiceBox, LineBox, YearBox
from gui.widgets.prose_edit import ProseBox
from model.form.form import Field
from model.report.preamble import blanks, drafted

PAPER_WIDTH = 820
_TWO_COLUMNS = 520
"""Below this width, in pixels, the fields stand in one column."""


class CoverPage(QScrollArea):
    """The cover's fields and the preamble. boxes: by field id."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._form = desk.draft.form
        self.boxes: dict[str, LineBox | ChoiceBox] = {}
        self.preamble = ProseBox()
        self.generate = QPushButton("按封面内容生成")
        self.hint = QLabel()
        self._page = QWidget()
        self._fields = QGridLayout()
        self._cells: list[QWidget] = []
        self._columns = 0
        self._build()
        self.preamble.settled.connect(lambda text: desk.enter({"preamble": text}, "填写开头的说明"))
        self.generate.clicked.connect(self._generate)
        self.refresh(frozenset({"preamble", *(field.place for field in self._form.fields)}))
        if desk.locked:
            self._lock()
        self.preamble.moveCursor(QTextCursor.MoveOperation.Start)

    def refresh(self, changed: frozenset[str]) -> None:
        """Show the fields that are among these places again."""
        report = self._desk.draft.report
        for field in self._form.fields:
            if field.place in changed:
                self.boxes[field.id].show_text(report.cover.get(field.id, ""))
        if "preamble" in changed:
            self.preamble.show_text(report.prose.get("preamble", ""))
            self._show_hint()

    def go_to(self, place: str) -> None:
        """Put the cursor into a field or the preamble."""
        box = self.boxes.get(place.removeprefix("cover."), self.preamble)
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(box)

    def flush(self) -> None:
        """Store what was typed anywhere and waits."""
        for box in self.boxes.values():
            if isinstance(box, LineBox):
                box.flush()
        self.preamble.flush()

    def set_zoom(self, percent: int) -> None:
        """Show fields and words at this many per cent of their size."""
        size = QApplication.font().pointSizeF() * percent / 100
        self._page.setStyleSheet("" if percent == 100 else f"* {{ font-size: {size}pt; }}")
        self.preamble.set_zoom(percent)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cells = [self._cell(field) for field in self._form.fields]
        self._fields.setHorizontalSpacing(3 * theme.SPACE)
        self._fields.setVerticalSpacing(2 * theme.SPACE)
        column = QWidget()
        column.setMaximumWidth(PAPER_WIDTH)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(self._fields)
        lines.addSpacing(2 * theme.SPACE)
        lines.addLayout(self._preamble_head())
        lines.addWidget(self.preamble, 1)
        lines.addWidget(self.hint)
        layout = QHBoxLayout(self._page)
        layout.setContentsMargins(theme.SPACE, 2 * theme.SPACE, theme.SPACE, theme.SPACE)
        layout.addStretch(1)
        layout.addWidget(column, 1000)
        layout.addStretch(1)
        self.setWidget(self._page)
        self._arrange(2)
        for one, other in pairwise((*self.boxes.values(), self.generate, self.preamble)):
            QWidget.setTabOrder(one, other)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _cell(self, field: Field) -> QWidget:
        """A field's name, its box and, faint, what to know."""
        box = self._box(field)
        box.setAccessibleName(field.label)
        box.setAccessibleDescription(field.help)
        box.setToolTip(field.help)
        self.boxes[field.id] = box
        label = QLabel(field.label)
        label.setBuddy(box)
        cell = QWidget()
        lines = QVBoxLayout(cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE // 2)
        lines.addWidget(label)
        lines.addWidget(box)
        if field.help:
            help = QLabel(field.help)
            help.setProperty("faint", True)
            help.setWordWrap(True)
            lines.addWidget(help)
        lines.addStretch(1)
        return cell

    def _box(self, field: Field) -> LineBox | ChoiceBox:
        if field.choices:
            choice = ChoiceBox()
            choice.addItems(field.choices)
            choice.textActivated.connect(lambda text: self._enter(field, text))
            return choice
        line = YearBox() if field.kind == "year" else LineBox()
        if field.example:
            line.setPlaceholderText(f"例如 {field.example}")
        line.settled.connect(lambda text: self._enter(field, text))
        return line

    def _preamble_head(self) -> QHBoxLayout:
        label = QLabel("报告开头的说明")
        label.setBuddy(self.preamble)
        self.preamble.setAccessibleName(label.text())
        self.preamble.setProperty("sheet", True)
        self.preamble.setMinimumHeight(8 * theme.ROW_HEIGHT)
        self.generate.setAccessibleName("按封面内容生成开头的说明")
        self.generate.setToolTip("用上面填的单位、年度和联系方式，按格式写好这一段；原有的文字会换掉，可以撤销。")
        self.hint.setProperty("verdict", "warning")
        self.hint.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self.generate)
        return head

    def _arrange(self, columns: int) -> None:
        """Stand the fields in one or two columns; the first, the unit's name, is as wide as the page."""
        if columns == self._columns:
            return
        self._columns = columns
        self._fields.addWidget(self._cells[0], 0, 0, 1, columns)
        for i, cell in enumerate(self._cells[1:]):
            self._fields.addWidget(cell, 1 + i // columns, i % columns)
        for column in range(2):
            self._fields.setColumnStretch(column, int(column < columns))

    def _lock(self) -> None:
        """Let everything be read and copied, nothing be changed."""
        for box in self.boxes.values():
            if isinstance(box, LineBox):
                box.setReadOnly(True)
            else:
                box.setEnabled(False)
        self.preamble.setReadOnly(True)
        self.generate.setEnabled(False)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring into sight what the keyboard has come to from outside; Qt does it only within the page."""
        if now is not None and self.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self.ensureWidgetVisible(now)

    def _enter(self, field: Field, text: str) -> None:
        self._desk.enter({field.place: text}, f"填写{field.label}")

    def _generate(self) -> None:
        self.flush()
        self._desk.enter({"preamble": drafted(self._form, self._desk.draft.report)}, "按封面内容生成开头的说明")
        self.refresh(frozenset({"preamble"}))
        left = blanks(self._form, self.preamble.text())
        if left:
            self.preamble.moveCursor(QTextCursor.MoveOperation.Start)
            self.preamble.find(left[0])
        self.go_to("preamble")

    def _show_hint(self) -> None:
        left = blanks(self._form, self._desk.draft.report.prose.get("preamble", ""))
        self.hint.setText(f"▲ 这一段还有空着的：{''.join(left)}。")
        self.hint.setVisible(bool(left))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column of fields where two would be too narrow."""
        super().resizeEvent(event)
        self._arrange(2 if self.viewport().width() >= _TWO_COLUMNS else 1)
