"""The page of backups: a list of them, newest first, and buttons to make, restore and move them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.draft.draft_words import describe_moment
from gui.style import theme
from gui.style.status_marks import ERROR_MARK, GOOD_MARK, WARNING_MARK
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.message_page import show_folder
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain_text import PlainLabel, set_item_tooltip, set_tooltip
from model.files.paths import is_folder
from model.recovery.backups import Backup
from model.storage.backup_names import BEFORE_RESTORE, BEFORE_UPGRADE

_COLUMN_TITLES = ("备份时间", "年报", "状态", "缘由", "存在哪里")
_OCCASIONS = {"": "平时的备份", BEFORE_RESTORE: "恢复之前的备份", BEFORE_UPGRADE: "升级之前的备份"}


class BackupsPage(QWidget):
    """Shows backups and asks before one is restored; changes nothing itself."""

    make_requested = Signal()
    """A backup is to be made now."""
    restore_requested = Signal(object)
    """This Backup is to be restored."""
    folder_requested = Signal()
    """Another folder for backups is to be chosen."""
    usual_folder_requested = Signal()
    """Backups are to be made in the default folder again."""
    closed = Signal()
    """The clerk goes back to the list of drafts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("备份")
        self._backups: list[Backup] = []
        self._folder = Path()
        self._refusal = ""
        self.bar = NoticeBar()
        self.status_label = PlainLabel()
        self.backup_list = QTreeWidget()
        self.folder_label = PlainLabel()
        self.back_button = push_button("回到列表", self.closed.emit, "chevron-left")
        self.make_button = push_button("现在备份", self.make_requested.emit, "archive-restore")
        self.restore_button = push_button("恢复这一份…", self._ask_restore, "undo-2")
        self.choose_button = push_button("换个备份文件夹…", self.folder_requested.emit)
        self.usual_button = push_button("用回原来的", self.usual_folder_requested.emit)
        self.open_button = push_button("打开文件夹", lambda: show_folder(self._folder), "folder-open")
        self._build_layout()
        self.backup_list.itemSelectionChanged.connect(self._enable_restore)
        self.backup_list.itemActivated.connect(lambda _: self._ask_restore())
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._step_back)

    def show_folder(self, folder: Path, is_default: bool, refusal: str) -> None:
        """Say where backups go. is_default: it is the default folder. refusal: why none can be restored now, or ""."""
        self._folder, self._refusal = folder, refusal
        self.folder_label.setText(f"备份存在：{folder}")
        set_tooltip(self.folder_label, str(folder))
        self.usual_button.setHidden(is_default)
        self.make_button.setDisabled(bool(refusal))
        self.choose_button.setDisabled(bool(refusal))
        self.usual_button.setDisabled(bool(refusal))
        self.open_button.setEnabled(is_folder(folder))
        self._enable_restore()

    def show_looking(self) -> None:
        """Say that the backups are being read, which takes a while on a slow disk."""
        self.status_label.setText("正在逐个查看备份 …")

    def show_backups(self, backups: Sequence[Backup], current: Path | None = None) -> None:
        """Show these backups, newest first; current is selected, else the one that was, else the newest."""
        selected = self._selected_backup()
        if current is None and selected is not None:
            current = selected.path
        self.backup_list.clear()  # while the rows that go are still those of the backups that are known
        self._backups = list(backups)
        items = [_make_item(backup) for backup in backups]
        self.backup_list.addTopLevelItems(items)
        if items:
            paths = [backup.path for backup in backups]
            row = paths.index(current) if current in paths else 0
            self.backup_list.setCurrentItem(items[row])
        self.backup_list.setVisible(bool(items))
        self.status_label.setText(_describe_backups(backups))
        self._enable_restore()

    def focus_list(self) -> None:
        """Put the keyboard into the list, or on the button back where the list is empty."""
        widget = self.backup_list if self._backups else self.back_button
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_notice(self, words: str) -> None:
        """Say something above the list."""
        self.bar.show_message(words, {"知道了": self.focus_list})

    def _build_layout(self) -> None:
        self.backup_list.setObjectName("backups")
        self.backup_list.setAccessibleName("备份")
        self.backup_list.setHeaderLabels(_COLUMN_TITLES)
        self.backup_list.setRootIsDecorated(False)
        self.backup_list.setUniformRowHeights(True)
        self.backup_list.setAllColumnsShowFocus(True)
        self.backup_list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.backup_list.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.status_label.setProperty("faint", True)
        self.status_label.setWordWrap(True)
        self.folder_label.setWordWrap(True)
        self.folder_label.setProperty("faint", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(lay_in_row(self.back_button, self.status_label, self.make_button, self.restore_button))
        column.addWidget(self.bar)
        column.addWidget(self.backup_list, 1)
        column.addStretch(0)  # takes the room of the list while there is nothing to be listed
        column.addLayout(lay_in_row(self.folder_label, self.open_button, self.choose_button, self.usual_button))

    def _selected_backup(self) -> Backup | None:
        selected = self.backup_list.selectedItems()
        return self._backups[self.backup_list.indexOfTopLevelItem(selected[0])] if selected else None

    def _enable_restore(self) -> None:
        selected = self._selected_backup()
        can_restore = selected is not None and selected.is_intact and not self._refusal
        self.restore_button.setEnabled(can_restore)

    def _ask_restore(self) -> None:
        selected = self._selected_backup()
        if self._refusal:
            self.show_notice(self._refusal)
        elif selected is not None and not selected.is_intact:
            self.show_notice("这一份备份已损坏，恢复不了。请另选一份。")
        elif selected is not None:
            words = (
                f"要用 {describe_moment(selected.made_at)} 的备份（{selected.draft_count} 份年报）"
                "换掉现在列表里的全部年报吗？"
                "现在的内容会先备份一份，恢复以后可以撤销。"
            )
            answers = {"恢复": lambda: self.restore_requested.emit(selected), "不恢复": self.focus_list}
            self.bar.show_message(words, answers, focus="不恢复")

    def _step_back(self) -> None:
        if self.bar.isVisible():
            self.bar.hide()
            self.focus_list()
        else:
            self.closed.emit()


def _describe_backups(backups: Sequence[Backup]) -> str:
    """How many there are, and how many of them are damaged."""
    if not backups:
        return "还没有备份。填写时每小时自动备份一次，也可以现在就备份。"
    damaged = sum(not backup.is_intact for backup in backups)
    partly_damaged = sum(backup.is_intact and not backup.is_sound for backup in backups)
    conditions = [f"其中 {damaged} 份已损坏"] if damaged else []
    if partly_damaged:
        conditions.append(f"{partly_damaged} 份里有损坏的年报")
    return f"共 {len(backups)} 份备份，{'，'.join(conditions) or '都完好'}。"


def _make_item(backup: Backup) -> QTreeWidgetItem:
    when = describe_moment(backup.made_at)
    mark, state = (GOOD_MARK, "完好") if backup.is_sound else (ERROR_MARK, "已损坏")
    if backup.is_intact and backup.damaged_count:
        mark, state = WARNING_MARK, f"{backup.damaged_count} 份年报有损坏"
    count = f"{backup.draft_count} 份" if backup.is_intact else "读不出来"
    item = QTreeWidgetItem([when, count, state, _OCCASIONS[backup.occasion], str(backup.path.parent)])
    item.setIcon(2, mark.load_icon())
    set_item_tooltip(item, 4, str(backup.path))
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{when}，{count}，{state}")
    return item
