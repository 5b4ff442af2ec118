"""The start page: the drafts as a list, one large button for the year that is due, a file dropped anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui import look
from gui.drafts_list import title, year_due
from gui.drafts_table import DraftsTable
from gui.notice_bar import NoticeBar

if TYPE_CHECKING:
    from model.store import Card

IMPORTABLE = (".xlsx", ".txt")
"""What can be taken in from other programs."""


class StartPage(QWidget):
    """What the clerk wishes is emitted; the page itself changes no draft.

    Drafts are named by their id, files are Paths. sample_wanted: the shipped sample is to be opened.
    """

    create_wanted = Signal()
    succeed_wanted = Signal(int)
    open_wanted = Signal(int)
    delete_wanted = Signal(int)
    undelete_wanted = Signal(int)
    import_wanted = Signal(object)
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(parent)
        self._clock = clock
        self.table = DraftsTable(clock)
        self.search = QLineEdit()
        self.count = QLabel()
        self.bar = NoticeBar()
        self.create_button = self._button("", "file-plus", self.create_wanted.emit, primary=True)
        self.import_button = self._button("导入文件…", "file-input", self.ask_for_file)
        self.guide = self._guide()
        self._layers = QStackedWidget()
        self._build()
        self.table.opened.connect(self.open_wanted)
        self.table.succeeded.connect(self.succeed_wanted)
        self.table.struck.connect(self.ask_deletion)
        self.search.textChanged.connect(self._search)
        self.setAcceptDrops(True)
        self.show_cards(())

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show the drafts there are; the one selected stays selected."""
        self.create_button.setText(f"新建 {year_due(self._clock().date())} 年…")
        self.table.show_cards(cards)
        self._layers.setCurrentIndex(int(bool(cards)))
        self._count()

    def show_deleted(self, card: Card) -> None:
        """Offer to take the deletion back that has just happened."""
        self.bar.say(
            f"已删除“{title(card)}”。",
            {"撤销": lambda: self.undelete_wanted.emit(card.id), "知道了": self.table.setFocus},
        )

    def ask_deletion(self) -> None:
        """Ask, in the page, whether the selected draft shall go; Enter says no."""
        card = self.table.current()
        if card is not None:
            self.bar.say(
                f"要删除“{title(card)}”吗？删除后可以撤销。",
                {"删除": lambda: self.delete_wanted.emit(card.id), "不删": self.table.setFocus},
                focus="不删",
            )

    def ask_for_file(self) -> None:
        """Let the clerk look for a file to take in."""
        kinds = " ".join(f"*{suffix}" for suffix in IMPORTABLE)
        name, _ = QFileDialog.getOpenFileName(self, "导入文件", "", f"年报文件 ({kinds})")
        if name:
            self.import_wanted.emit(Path(name))

    def _build(self) -> None:
        heading = QLabel("年报列表")
        heading.setProperty("heading", True)
        head = QHBoxLayout()
        head.setSpacing(look.SPACE)
        head.addWidget(heading, 1)
        head.addWidget(self.import_button)
        head.addWidget(self.create_button)
        self._layers.addWidget(self.guide)
        self._layers.addWidget(self._list())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * look.SPACE, 2 * look.SPACE, 3 * look.SPACE, 2 * look.SPACE)
        layout.setSpacing(2 * look.SPACE)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self._layers, 1)

    def _list(self) -> QWidget:
        self.search.setPlaceholderText("查找单位或年度")
        self.search.setAccessibleName("查找单位或年度")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(look.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(22 * look.SPACE)
        self.search.setMaximumWidth(40 * look.SPACE)
        self.count.setProperty("faint", True)
        tools = QHBoxLayout()
        tools.setSpacing(look.SPACE)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.count)
        tools.addStretch(1)
        for button in self.table.buttons():
            tools.addWidget(button)
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look.SPACE)
        lines.addLayout(tools)
        lines.addWidget(self.table, 1)
        return page

    def _guide(self) -> QWidget:
        """What an empty list teaches: three ways to begin."""
        ways = (
            ("新建一份年报", "填单位和年度，从空白表格开始。", "file-plus", self.create_wanted.emit),
            ("导入旧年报", "Excel（.xlsx）或文本（.txt）文件，拖到这个窗口里也可以。", "file-input", self.ask_for_file),
            ("打开示例", "看一份填好的年报，随便改，不影响别的。", "folder-open", self.sample_wanted.emit),
        )
        card = QFrame()
        card.setProperty("bar", True)
        card.setMaximumWidth(80 * look.SPACE)
        lines = QGridLayout(card)
        lines.setContentsMargins(*4 * (4 * look.SPACE,))
        lines.setHorizontalSpacing(2 * look.SPACE)
        lines.setVerticalSpacing(2 * look.SPACE)
        lines.addWidget(QLabel("这里还没有年报，可以这样开始："), 0, 0, 1, 2)
        for row, (words, explanation, icon, do) in enumerate(ways, 1):
            label = QLabel(explanation)
            label.setProperty("faint", True)
            label.setWordWrap(True)
            lines.addWidget(self._button(words, icon, do), row, 0)
            lines.addWidget(label, row, 1)
        lines.setColumnStretch(1, 1)
        page = QWidget()
        around = QGridLayout(page)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(card, 1, 1)
        for side in (0, 2):
            around.setRowStretch(side, 1)
            around.setColumnStretch(side, 1)
        around.setColumnStretch(1, 100)
        return page

    def _button(self, words: str, icon: str, do: Callable[[], object], primary: bool = False) -> QPushButton:
        button = QPushButton(look.icon(icon, look.tone().on_accent if primary else ""), words)
        button.setIconSize(QSize(look.ICON, look.ICON))
        button.setProperty("primary", primary)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: do())
        return button

    def _search(self, words: str) -> None:
        self.table.drafts.search(words)
        self.table.select_first()
        self._count()

    def _count(self) -> None:
        shown = self.table.drafts.rowCount(QModelIndex())
        self.count.setText(f"找到 {shown} 份" if self.search.text().strip() else f"共 {shown} 份")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the keyboard is of use: in the list, or on the button that makes it begin."""
        super().showEvent(event)
        if event.spontaneous():
            return
        (self.table if self.table.current() else self.create_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files in that can be read, and say which cannot."""
        event.acceptProposedAction()
        self.take_in(event.mimeData().urls())

    def take_in(self, urls: Sequence[QUrl]) -> None:
        """Wish for the import of each of these files; one of another kind is named in the bar."""
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        strange = [file.name for file in files if file.suffix.lower() not in IMPORTABLE]
        if strange:
            kinds = "、".join(IMPORTABLE)
            self.bar.say(f"“{'”“'.join(strange)}”不能导入；能导入的有 {kinds} 文件。", {"知道了": self.table.setFocus})
        for file in files:
            if file.suffix.lower() in IMPORTABLE:
                self.import_wanted.emit(file)
