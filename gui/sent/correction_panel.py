"""更正说明 beside the form: what differs from a version that was sent, and a line for the reason of each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.sent.place_list import PlaceList
from gui.sent.sent_words import name_version
from gui.style import theme
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.line_edit import ChoiceBox, LineEdit
from gui.widgets.plain_text import PlainLabel
from model.report.sendings import MAX_NOTE, SendingMark, list_marks
from model.sent.correction import Correction, CorrectionItem, make_correction

REFRESH_DELAY_MS = 200
"""Milliseconds from an edit to the list that shows it: one new list for a run of edits."""

_MAX_QUOTE = 60
_REASON_LABEL = "更正原因"
_FORMATS = {".pdf": "PDF…", ".docx": "Word…", ".xlsx": "Excel…", ".html": "网页…"}


class CorrectionPanel(QWidget):
    """A page of the side panel. Enter in the line of the reason keeps it and goes on to the next place without one."""

    place_requested = Signal(str, str)
    """A place of the form, and the words to be shown there, "" for none."""
    export_requested = Signal(str)
    """The correction is to be written to a file with this suffix."""
    print_requested = Signal()

    def __init__(self, open_draft: OpenDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_draft = open_draft
        self._marks: list[SendingMark] = []
        self.correction: Correction | None = None
        self._shown_key = ""
        self.version_box = ChoiceBox()
        self.version_box.setAccessibleName("哪一版以后的更正")
        self.summary_label = PlainLabel()
        self.list = PlaceList("报送以后更正的地方")
        self.reason_label = PlainLabel(_REASON_LABEL)
        self.reason_edit = LineEdit()
        self.reason_edit.setMaxLength(MAX_NOTE)
        self.reason_edit.setAccessibleName(_REASON_LABEL)
        self.print_button = push_button("打印…", self.print_requested.emit, slim=True)
        self.export_button = QPushButton("导出")
        self.export_button.setProperty("slim", True)
        self._refresh_timer = QTimer(self, interval=REFRESH_DELAY_MS, singleShot=True)
        self._build_layout()
        self._refresh_timer.timeout.connect(self.refresh)
        open_draft.edit_applied.connect(self._refresh_soon)
        self.version_box.activated.connect(self.refresh)
        self.list.currentRowChanged.connect(self._show_reason)
        self.list.row_opened.connect(self._request_place)
        self.reason_edit.text_committed.connect(self._keep_reason)
        self.reason_edit.returnPressed.connect(self._go_on)

    def _build_layout(self) -> None:
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 4)
        for label in (self.summary_label, self.reason_label):
            label.setWordWrap(True)
        self.version_box.setMinimumContentsLength(8)
        self.version_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        menu = QMenu(self.export_button)
        for suffix, words in _FORMATS.items():
            menu.addAction(words, partial(self.export_requested.emit, suffix))
        self.export_button.setMenu(menu)
        foot = lay_in_row(self.print_button, self.export_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addWidget(self.version_box)
        column.addWidget(self.summary_label)
        column.addWidget(self.list, 1)
        column.addWidget(self.reason_label)
        column.addWidget(self.reason_edit)
        column.addLayout(foot)

    @property
    def items(self) -> tuple[CorrectionItem, ...]:
        """What is listed."""
        return self.correction.items if self.correction else ()

    def refresh(self) -> None:
        """Show what differs now; the chosen version, the current row and what is being typed stay."""
        report = self._open_draft.draft.report
        self._show_versions(list_marks(report))
        mark = self._marks[self.version_box.currentIndex()] if self._marks else None
        self.correction = make_correction(self._open_draft.draft.form, report, mark) if mark else None
        self.list.show_texts([_describe_item(item) for item in self.items])
        self.summary_label.setText(self._describe())
        for button in (self.print_button, self.export_button):
            button.setEnabled(bool(self.items))
        self._show_reason()

    def _show_versions(self, marks: list[SendingMark]) -> None:
        """Offer the versions, the newest one where another was added."""
        names = [name_version(mark) for mark in marks]
        if names != [self.version_box.itemText(at) for at in range(self.version_box.count())]:
            is_kept = len(marks) == len(self._marks)
            row = self.version_box.currentIndex() if is_kept else len(marks) - 1
            self.version_box.clear()
            self.version_box.addItems(names)
            self.version_box.setCurrentIndex(row)
        self._marks = marks
        self.version_box.setVisible(len(marks) > 1)

    def _describe(self) -> str:
        """What the list says in all, or why there is none."""
        if not self._marks:
            return "这份年报还没有标为已报送。报送以后，在菜单“文件”里选“标为已报送”，以后改了什么就列在这里。"
        if self.correction is None:
            return "这一版读不出来，不能比较。"
        until = f"到第 {self.correction.next_mark.number} 版" if self.correction.next_mark else "以后"
        version = name_version(self.correction.sending.mark)
        layout_count = self.correction.layout_count
        layout = f"另有 {layout_count} 部分只改了空格、换行或全半角，没有列出。" if layout_count else ""
        if not self.items:
            return f"{version}{until}没有更正。{layout}"
        missing = self.correction.missing_reasons
        reasons = f"，还有 {missing} 处没写原因" if missing else "，原因都写了"
        return f"{version}{until}更正 {len(self.items)} 处{reasons}。回车到那一处。{layout}"

    def _refresh_soon(self) -> None:
        """Wait for the rest of a run of edits, but never longer than from the first of them."""
        if self.isVisible() and not self._refresh_timer.isActive():
            self._refresh_timer.start()

    def _show_reason(self) -> None:
        """Show the reason of the current row; another row's is kept first."""
        row = self.list.currentRow()
        item = self.items[row] if 0 <= row < len(self.items) else None
        key = item.key if item else ""
        if key != self._shown_key:
            self.reason_edit.commit_now()
            self._shown_key = key
        self.reason_edit.setEnabled(item is not None and not self._open_draft.is_locked)
        self.reason_label.setText(f"{_REASON_LABEL}：{item.label}" if item else _REASON_LABEL)
        self.reason_edit.setPlaceholderText(item.printed_reason if item and not item.reason else "")
        self.reason_edit.show_text(item.reason if item else "")

    def _keep_reason(self, text: str) -> None:
        if self._shown_key:
            self._open_draft.enter_values({self._shown_key: text}, _REASON_LABEL)

    def _go_on(self) -> None:
        """Keep what was typed, and go to the next row without a reason, else to the list."""
        self.reason_edit.commit_now()
        self.refresh()
        row = self.list.currentRow()
        order = [*range(row + 1, len(self.items)), *range(row)]
        following = next((at for at in order if not self.items[at].printed_reason), None)
        if following is None:
            self.list.setFocus()
        else:
            self.list.setCurrentRow(following)

    def _request_place(self, row: int) -> None:
        item = self.items[row]
        self.place_requested.emit(item.place, item.after)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the side panel should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Compare once it is looked at, not before."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the line of the reason goes back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.reason_edit.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)


def _describe_item(item: CorrectionItem) -> str:
    """A row: the place, was → is, and the reason."""
    reason = item.printed_reason or "没写原因"
    return f"{item.label}\n{_shorten(item.before)} → {_shorten(item.after)}\n{reason}"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_QUOTE else f"{line[:_MAX_QUOTE]}…"
