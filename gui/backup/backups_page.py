"""备份和恢复: the backups there are, newest first, made, restored and kept elsewhere from here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.draft.draft_words import moment_words
from gui.style import theme
from gui.style.status_marks import ERROR, GOOD
from gui.widgets.buttons import push_button
from gui.widgets.message_page import show_folder
from gui.widgets.notice_bar import NoticeBar
from model.recovery.backups import Backup
from model.storage.backup_names import RESTORING, UPGRADING

_HEADINGS = ("备份时间", "年报", "状态", "缘由", "存在哪里")
_WHY = {"": "平时的备份", RESTORING: "恢复之前的备份", UPGRADING: "升级之前的备份"}


class BackupsPage(QWidget):
    """What the clerk wishes is emitted; the page itself changes nothing. restore_wanted: a Backup."""

    make_wanted = Signal()
    restore_wanted = Signal(object)
    folder_wanted = Signal()
    usual_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: list[Backup] = []
        self._folder = Path()
        self._refusal = ""
        self.bar = NoticeBar()
        self.words = QLabel()
        self.list = QTreeWidget()
        self.place = QLabel()
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.make_button = push_button("现在备份", self.make_wanted.emit, "archive-restore")
        self.restore_button = push_button("恢复这一份…", self._ask, "undo-2")
        self.choose_button = push_button("换个备份文件夹…", self.folder_wanted.emit)
        self.usual_button = push_button("用回原来的", self.usual_wanted.emit)
        self.open_button = push_button("打开文件夹", lambda: show_folder(self._folder), "folder-open")
        self._build()
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _: self._ask())
        leave = QShortcut(QKeySequence("Escape"), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._escape)

    def show_folder(self, folder: Path, usual: bool, refusal: str) -> None:
        """Say where backups go. usual: that is their usual folder; refusal: why nothing can be restored now, or ""."""
        self._folder, self._refusal = folder, refusal
        self.place.setText(f"备份存在：{folder}")
        self.place.setToolTip(str(folder))
        self.usual_button.setHidden(usual)
        self.make_button.setDisabled(bool(refusal))
        self.choose_button.setDisabled(bool(refusal))
        self.usual_button.setDisabled(bool(refusal))
        self.open_button.setEnabled(folder.is_dir())
        self._enable()

    def show_looking(self) -> None:
        """Say that the backups are being looked over, which takes its time on a slow disk."""
        self.words.setText("正在逐个查看备份 …")

    def show_backups(self, found: Sequence[Backup], current: Path | None = None) -> None:
        """Show what was found, newest first; current is selected, else what was, else the newest."""
        chosen = self._chosen()
        current = current or (chosen.path if chosen else None)
        self._found = list(found)
        self.list.clear()
        rows = [_row(backup) for backup in found]
        self.list.addTopLevelItems(rows)
        if rows:
            chosen_rows = [row for row, backup in zip(rows, found, strict=True) if backup.path == current]
            self.list.setCurrentItem((chosen_rows or rows)[0])
        damaged = sum(not backup.sound for backup in found)
        told = f"共 {len(found)} 份备份" + (f"，其中 {damaged} 份已损坏" if damaged else "，都完好")
        self.words.setText(f"{told}。" if found else "还没有备份。填写时每小时自动备份一次，也可以现在就备份。")
        self._enable()

    def begin(self) -> None:
        """Put the keyboard into the list."""
        (self.list if self._found else self.back_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str) -> None:
        """Say something in the page."""
        self.bar.say(words, {"知道了": self.begin})

    def _build(self) -> None:
        self.list.setObjectName("backups")
        self.list.setAccessibleName("备份")
        self.list.setHeaderLabels(_HEADINGS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.list.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.words.setProperty("faint", True)
        self.words.setWordWrap(True)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setWordWrap(True)
        self.place.setProperty("faint", True)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(_row_of(self.back_button, self.words, self.make_button, self.restore_button))
        lines.addWidget(self.bar)
        lines.addWidget(self.list, 1)
        lines.addLayout(_row_of(self.place, self.open_button, self.choose_button, self.usual_button))

    def _chosen(self) -> Backup | None:
        lines = [self.list.indexOfTopLevelItem(item) for item in self.list.selectedItems()]
        return self._found[lines[0]] if lines else None

    def _enable(self) -> None:
        chosen = self._chosen()
        self.restore_button.setEnabled(bool(chosen and chosen.sound) and not self._refusal)

    def _ask(self) -> None:
        chosen = self._chosen()
        if self._refusal:
            self.tell(self._refusal)
        elif chosen is not None and not chosen.sound:
            self.tell("这一份备份已损坏，恢复不了。请另选一份。")
        elif chosen is not None:
            words = (
                f"要用 {moment_words(chosen.at)} 的备份（{chosen.drafts} 份年报）换掉现在列表里的全部年报吗？"
                "现在的内容会先备份一份，恢复以后可以撤销。"
            )
            answers = {"恢复": lambda: self.restore_wanted.emit(chosen), "不恢复": self.begin}
            self.bar.say(words, answers, focus="不恢复")

    def _escape(self) -> None:
        if self.bar.isVisible():
            self.bar.hide()
            self.begin()
        else:
            self.closed.emit()


def _row(backup: Backup) -> QTreeWidgetItem:
    when = moment_words(backup.at)
    mark, state = (GOOD, "完好") if backup.sound else (ERROR, "已损坏")
    count = f"{backup.drafts} 份" if backup.sound else "读不出来"
    item = QTreeWidgetItem([when, count, state, _WHY[backup.before], str(backup.path.parent)])
    item.setIcon(2, mark.icon())
    item.setToolTip(4, str(backup.path))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{when}，{count}，{state}")
    return item


def _row_of(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.SPACE)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, QLabel)))
    return row
