"""核对已公布的 beside the form: what a file that went out says otherwise than the report, or does not let be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from gui.sent.place_list import PlaceList
from gui.style import theme
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.line_edit import ChoiceBox
from gui.widgets.plain_text import PlainLabel
from model.sent.published_check import PublishedCheck, PublishedDifference

_MAX_QUOTE = 60
_MAX_LEFTOVERS = 200
"""So many texts that found no place are listed in the window: a file of another kind may have thousands."""

_FORMATS = {".pdf": "PDF…", ".docx": "Word…"}
_EMPTY = "选一个已经公布的网页、PDF、Word 或 Excel 文件，与这里的报告逐格逐句核对。"


class PublishedPanel(QWidget):
    """A page of the side panel; only tells what was pressed."""

    file_requested = Signal()
    """The clerk wishes to choose a file."""
    cancel_requested = Signal()
    """The file is no longer to be read."""
    version_chosen = Signal(int)
    """What the file is to be compared with; carries the row of the list of versions."""
    place_requested = Signal(str, str)
    """A place of the form, and the words to be shown there, "" for none."""
    export_requested = Signal(str)
    """The list is to be written to a file with this suffix."""
    print_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differences: tuple[PublishedDifference, ...] = ()
        self.file_button = push_button("选文件…", self.file_requested.emit, "file-input", slim=True)
        self.cancel_button = push_button("取消", self.cancel_requested.emit, slim=True)
        self.version_box = ChoiceBox()
        self.version_box.setAccessibleName("与哪一版核对")
        self.version_box.setMinimumContentsLength(8)
        self.version_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.summary_label = PlainLabel(_EMPTY)
        self.summary_label.setWordWrap(True)
        self.list = PlaceList("与已公布的不一致的地方")
        self.print_button = push_button("打印…", self.print_requested.emit, slim=True)
        self.export_button = QPushButton("导出")
        self.export_button.setProperty("slim", True)
        menu = QMenu(self.export_button)
        for suffix, words in _FORMATS.items():
            menu.addAction(words, partial(self.export_requested.emit, suffix))
        self.export_button.setMenu(menu)
        self._build_layout()
        self.version_box.activated.connect(self.version_chosen)
        self.list.row_opened.connect(self._request_place)
        self.show_problem(_EMPTY)

    def _build_layout(self) -> None:
        self.setMinimumWidth(theme.SIDE_PANEL_WIDTH * 3 // 4)
        head = lay_in_row(self.file_button, self.cancel_button)
        head.addWidget(self.version_box, 1)
        foot = lay_in_row(self.print_button, self.export_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE, 0, theme.SPACE)
        column.setSpacing(theme.SPACE)
        column.addLayout(head)
        column.addWidget(self.summary_label)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def show_versions(self, names: Sequence[str], row: int) -> None:
        """Offer what the file may be compared with."""
        if list(names) != [self.version_box.itemText(at) for at in range(self.version_box.count())]:
            self.version_box.clear()
            self.version_box.addItems(list(names))
        self.version_box.setCurrentIndex(row)
        self.version_box.setVisible(len(names) > 1)

    def show_reading(self, file: Path) -> None:
        """Say that a file is being read."""
        self.show_problem(f"正在读 {file.name} …")
        self.cancel_button.show()
        self.cancel_button.setFocus()

    def show_problem(self, words: str) -> None:
        """Say why there is nothing to list."""
        self.summary_label.setText(words)
        self._show_differences((), ())

    def show_check(self, check: PublishedCheck, file_name: str) -> None:
        """List what came of comparing a file of this name."""
        self.summary_label.setText(f"{file_name}：{check.summary}{'回车到那一处。' if check.differences else ''}")
        self._show_differences(check.differences, check.leftovers)
        self.print_button.setEnabled(True)
        self.export_button.setEnabled(True)

    def _show_differences(self, differences: tuple[PublishedDifference, ...], leftovers: Sequence[str]) -> None:
        self.differences = differences
        rows = [_describe_difference(one) for one in differences]
        rows += [f"没有放处：{_shorten(text)}" for text in leftovers[:_MAX_LEFTOVERS]]
        if len(leftovers) > _MAX_LEFTOVERS:
            rows.append(f"没有放处的还有 {len(leftovers) - _MAX_LEFTOVERS} 处，打印、导出的单子里都有。")
        self.list.show_texts(rows)
        self.cancel_button.hide()
        for button in (self.print_button, self.export_button):
            button.setEnabled(False)

    def _request_place(self, row: int) -> None:
        """Go to a place; what found no place in the form has none."""
        if row < len(self.differences):
            one = self.differences[row]
            self.place_requested.emit(one.place, one.ours)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        """As wide as the side panel should be."""
        return QSize(theme.SIDE_PANEL_WIDTH, 2 * theme.SIDE_PANEL_WIDTH)


def _describe_difference(one: PublishedDifference) -> str:
    """A row: what came of it, the place, and both texts."""
    return f"{one.verdict.value}　{one.label}\n这里：{_shorten(one.ours)}\n那里：{_shorten(one.theirs)}"


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_QUOTE else f"{line[:_MAX_QUOTE]}…"
