"""The page with 体检单 of the open draft, in place of the editor: looked at, exported, printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exporters.check_record.check_record import CheckRecord
from exporters.content.blocks import CHECK_RECORD_NAME
from gui.draft.open_draft import OpenDraft
from gui.printing import page_images
from gui.printing.page_typesetter import PageTypesetter
from gui.printing.page_view import PageView
from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel


class CheckRecordPage(QWidget):
    """Shows the record as it is printed, and anew when the draft below is edited.

    make_record: makes the record of the draft as it is now. open_draft: the draft, which tells of edits.
    """

    export_requested = Signal(str)
    """The record is to be written to a file with this suffix."""
    print_requested = Signal()
    """The record is to be printed."""
    closed = Signal()
    """The clerk goes back to the form."""

    def __init__(
        self, open_draft: OpenDraft, make_record: Callable[[], CheckRecord], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make_record = make_record
        self.pages = PageView()
        self._typesetter = PageTypesetter(self.pages, self._prepare_record, self)
        self.status_label = PlainLabel("正在排版…")
        self.back_button = push_button("回到表格", self.closed.emit, "chevron-left")
        self.pdf_button = push_button("导出 PDF…", lambda: self.export_requested.emit(".pdf"), "download")
        self.word_button = push_button("导出 Word…", lambda: self.export_requested.emit(".docx"), "download")
        self.print_button = push_button("打印…", self.print_requested.emit, "printer")
        self._build_layout()
        self.pages.page_changed.connect(self._show_page_number)
        self._typesetter.outdated.connect(self._typesetter.typeset_stale)
        self._typesetter.failed.connect(self.status_label.setText)
        open_draft.edit_applied.connect(self._mark_stale)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def _build_layout(self) -> None:
        self.setAccessibleName(CHECK_RECORD_NAME)
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.status_label, 1)
        for button in (self.pdf_button, self.word_button, self.print_button):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, 0)
        for layout in (head, column):
            layout.setSpacing(theme.SPACE)
        column.addLayout(head)
        column.addWidget(self.pages, 1)

    def _show_page_number(self, page: int, count: int) -> None:
        self.status_label.setText(f"{CHECK_RECORD_NAME}：第 {page} 页，共 {count} 页")

    def _mark_stale(self) -> None:
        self._typesetter.mark_stale()
        self._typesetter.typeset_stale()

    def _prepare_record(self) -> Callable[[], bytes]:
        """Make the record of the draft as it is now; what is returned makes its PDF."""
        return partial(page_images.typeset_paper, self._make_record())

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Typeset the record when it is first looked at."""
        super().showEvent(event)
        self._typesetter.typeset_stale()
