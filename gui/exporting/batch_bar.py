"""The bar above the list for exporting several drafts: which formats, how far, and what was not written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from exporters.content.options import ExportOptions
from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import set_tooltip
from gui.widgets.progress_bar import ProgressBar

FORMAT_NAMES = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".html": "网页"}
"""Suffix → what people call the format; a format that is not here is called by its suffix."""


class BatchBar(ProgressBar):
    """Shows one of three at a time: formats to choose, work in progress, the outcome. It decides nothing."""

    start_requested = Signal()
    """The chosen formats are to be written."""
    open_folder_requested = Signal()
    """The folder that was written to is to be shown."""

    def __init__(self, suffixes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("导出", parent)
        self.format_boxes = {suffix: QCheckBox(FORMAT_NAMES.get(suffix, suffix)) for suffix in suffixes}
        self.draft_mark_box = QCheckBox("有错误的印上“草稿”")
        self.pictures_box = QCheckBox("附一图读懂")
        self.reasons_box = QCheckBox("附校验说明")
        self.start_button = push_button("选文件夹，开始导出…", self.start_requested.emit)
        self.leave_button = push_button("不导出", self.dismiss_bar)
        self.folder_button = push_button("打开文件夹", self.open_folder_requested.emit)
        self._question_widgets = (
            *self.format_boxes.values(),
            self.pictures_box,
            self.reasons_box,
            self.start_button,
            self.leave_button,
        )
        self._build_layout()

    @property
    def chosen_suffixes(self) -> tuple[str, ...]:
        """The suffixes of the formats that are ticked."""
        return tuple(suffix for suffix, box in self.format_boxes.items() if box.isChecked())

    @property
    def choices(self) -> ExportOptions:
        """What is printed besides the reports; the watermark is meant for those that have errors."""
        return ExportOptions(
            draft_watermark=self.draft_mark_box.isChecked(),
            infographic=self.pictures_box.isChecked(),
            reasons=self.reasons_box.isChecked(),
        )

    def ask_formats(self, words: str, has_errors: bool) -> None:
        """Let the formats be chosen; where some reports have errors, also whether to print 草稿 on those."""
        if has_errors:
            self.show_only((*self._question_widgets, self.draft_mark_box), words)
        else:
            self.show_only(self._question_widgets, words)
        self._enable_start()
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Say which draft is being written; done: how many were written before, of how many in all."""
        super().show_progress(done, total, f"正在导出 {done + 1} / {total}：{words}")

    def show_checking(self, done: int, total: int, words: str) -> None:
        """Say whose words are being looked at before anything is written; done: how many were before."""
        super().show_progress(done, total, f"正在看文字 {done + 1} / {total}：{words}")

    def show_stopping(self) -> None:
        """Say that the file being written will be the last."""
        self.message_label.setText("正在停止，写完手上这个文件 …")
        self.cancel_button.setEnabled(False)

    def show_outcome(self, words: str, troubles: Sequence[str] = ()) -> None:
        """Say how it went, and offer to open the folder."""
        super().show_outcome(words, troubles)
        self.folder_button.show()

    def optional_widgets(self) -> Sequence[QWidget]:
        """The widgets that are not always shown."""
        return (*super().optional_widgets(), *self._question_widgets, self.draft_mark_box, self.folder_button)

    def _build_layout(self) -> None:
        first = next(iter(self.format_boxes.values()))
        self.format_boxes.get(".pdf", first).setChecked(True)
        for box in self.format_boxes.values():
            box.toggled.connect(self._enable_start)
        self.draft_mark_box.setChecked(True)
        set_tooltip(self.draft_mark_box, "印在每一页上，并写明还有几处错误")
        set_tooltip(self.pictures_box, "加在 PDF、Word 和网页的最后；Excel 里本来就有图表")
        set_tooltip(self.reasons_box, "已说明的存疑处和说明，加在 PDF、Word 和网页的最后")
        for position, button in enumerate((self.start_button, self.leave_button, self.folder_button), start=1):
            self.top_row.insertWidget(position, button)
        choices = QHBoxLayout()
        choices.setSpacing(theme.SPACE)
        for box in self.format_boxes.values():
            choices.addWidget(box)
        choices.addStretch()
        for box in (self.draft_mark_box, self.pictures_box, self.reasons_box):
            choices.addWidget(box)
        self.column_layout.insertLayout(1, choices)

    def _enable_start(self) -> None:
        """Let the export begin only with a format chosen."""
        self.start_button.setEnabled(bool(self.chosen_suffixes))
        set_tooltip(self.start_button, "" if self.chosen_suffixes else "请至少选一种格式。")
