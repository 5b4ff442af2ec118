"""The bar in the page for exporting several drafts: which formats, how far, and what was not written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from exporters.content.options import Choices
from gui.style import theme
from gui.widgets.buttons import push_button
from gui.widgets.progress_bar import ErrandBar

KINDS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".html": "网页"}
"""What people call the formats; another one goes by its suffix."""


class BatchBar(ErrandBar):
    """One of three at a time: formats to choose, work in progress, the outcome. It decides nothing."""

    go = Signal()
    folder_wanted = Signal()

    def __init__(self, suffixes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("导出", parent)
        self.kinds = {suffix: QCheckBox(KINDS.get(suffix, suffix)) for suffix in suffixes}
        self.mark = QCheckBox("有错误的印上“草稿”")
        self.pictures = QCheckBox("附一图读懂")
        self.reasons = QCheckBox("附校验说明")
        self.go_button = push_button("选文件夹，开始导出…", self.go.emit)
        self.leave_button = push_button("不导出", self.put_away)
        self.folder_button = push_button("打开文件夹", self.folder_wanted.emit)
        self._asking = (*self.kinds.values(), self.pictures, self.reasons, self.go_button, self.leave_button)
        self._build()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The suffixes of the formats that are ticked."""
        return tuple(suffix for suffix, box in self.kinds.items() if box.isChecked())

    @property
    def choices(self) -> Choices:
        """What stands on the papers besides the reports; 草稿 is meant for those that have errors."""
        return Choices(
            draft_mark=self.mark.isChecked(), pictures=self.pictures.isChecked(), reasons=self.reasons.isChecked()
        )

    def ask(self, words: str, wrong: bool) -> None:
        """Let the formats be chosen and, where some are wrong, whether to say so on their pages."""
        self.turn((*self._asking, self.mark) if wrong else self._asking, words)
        self._judge()
        self.go_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, of: int, words: str) -> None:
        """Say which draft is being written, after done others."""
        super().show_progress(done, of, f"正在导出 {done + 1} / {of}：{words}")

    def show_stopping(self) -> None:
        """Say that the file being written will be the last."""
        self.words.setText("正在停止，写完手上这个文件 …")
        self.cancel_button.setEnabled(False)

    def show_outcome(self, words: str, troubles: Sequence[str] = ()) -> None:
        """Say how it went; the folder can be looked at."""
        super().show_outcome(words, troubles)
        self.folder_button.show()

    def parts(self) -> Sequence[QWidget]:
        """All that is shown now and then."""
        return (*super().parts(), *self._asking, self.mark, self.folder_button)

    def _build(self) -> None:
        self.kinds.get(".pdf", next(iter(self.kinds.values()))).setChecked(True)
        for box in self.kinds.values():
            box.toggled.connect(self._judge)
        self.mark.setChecked(True)
        self.mark.setToolTip("印在每一页上，并写明还有几处错误")
        self.pictures.setToolTip("加在 PDF、Word 和网页的最后；Excel 里本来就有图表")
        self.reasons.setToolTip("已说明的存疑处和说明，加在 PDF、Word 和网页的最后")
        kinds = QHBoxLayout()
        kinds.setSpacing(theme.SPACE)
        for at, button in enumerate((self.go_button, self.leave_button, self.folder_button), start=1):
            self.head.insertWidget(at, button)
        for box in self.kinds.values():
            kinds.addWidget(box)
        kinds.addStretch()
        for box in (self.mark, self.pictures, self.reasons):
            kinds.addWidget(box)
        self.lines.insertLayout(1, kinds)

    def _judge(self) -> None:
        self.go_button.setEnabled(bool(self.chosen))
        self.go_button.setToolTip("" if self.chosen else "请至少选一种格式。")
