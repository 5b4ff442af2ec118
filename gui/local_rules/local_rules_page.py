"""The page of local rules: the files with their rules, and what is wrong in them with line and reason."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gui.style import theme
from gui.style.status_marks import ERROR_MARK, GOOD_MARK
from gui.widgets.buttons import lay_in_row, push_button
from gui.widgets.notice_bar import NoticeBar
from gui.widgets.plain_text import PlainLabel, set_item_tooltip
from model.local_rules.local_rule import LocalRules

_COLUMN_TITLES = ("在哪里", "轻重", "规则对填报人说的话，或者错在哪里")
_WEIGHT_WORDS = {"warning": "待说明", "hint": "提示"}
_PURPOSE = (
    "本市、本单位另有要求的，可以写成规则文件，放进文件夹里：和格式的等式、文字检查一起查，最重是“待说明”。"
    "改好保存，回到这里就生效。写法见示例和使用手册。"
)


class LocalRulesPage(QWidget):
    """Shows rules and faults; changes nothing itself."""

    folder_requested = Signal()
    """The folder of the files is to be shown."""
    example_requested = Signal()
    """An example is to be put into the folder."""
    reload_requested = Signal()
    """The files are to be read anew."""
    closed = Signal()
    """The clerk goes back to what was in front."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("本单位规则")
        self.bar = NoticeBar()
        self.status_label = PlainLabel()
        self.rule_list = QTreeWidget()
        self.folder_label = PlainLabel(f"规则文件放在：{folder}")
        self.back_button = push_button("返回", self.closed.emit, "chevron-left")
        self.folder_button = push_button("打开文件夹", self.folder_requested.emit, "folder-open")
        self.example_button = push_button("放入示例", self.example_requested.emit, "file-plus")
        self.reload_button = push_button("重新读取", self.reload_requested.emit)
        self._build_layout()
        for key, signal in (("Escape", self.closed), ("F5", self.reload_requested)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)

    def show_rules(self, rules: LocalRules) -> None:
        """List the faults, then the rules in the order of their files."""
        self.rule_list.clear()
        for fault in rules.faults:
            where = f"{fault.file} 第 {fault.line} 行" if fault.line else fault.file
            self._add_row(where, "没有用", fault.reason, is_fault=True)
        for rule in rules.rules:
            words = f"{rule.message}（{rule.citation}）"
            self._add_row(f"{rule.file} 第 {rule.line} 行", _WEIGHT_WORDS[rule.weight], words, is_fault=False)
        self.status_label.setText(_describe_rules(rules))
        first = self.rule_list.topLevelItem(0)
        self.rule_list.setVisible(first is not None)
        if first is not None:
            self.rule_list.setCurrentItem(first)

    def focus_list(self) -> None:
        """Put the keyboard into the list, or on the button for an example where the list is empty."""
        widget = self.rule_list if self.rule_list.topLevelItemCount() else self.example_button
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, where: str, weight: str, words: str, is_fault: bool) -> None:
        item = QTreeWidgetItem([where, weight, words])
        item.setIcon(0, (ERROR_MARK if is_fault else GOOD_MARK).load_icon())
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{where}，{weight}：{words}")
        set_item_tooltip(item, 2, words)
        self.rule_list.addTopLevelItem(item)

    def _build_layout(self) -> None:
        purpose = PlainLabel(_PURPOSE)
        purpose.setWordWrap(True)
        self.rule_list.setAccessibleName("本单位规则")
        self.rule_list.setHeaderLabels(_COLUMN_TITLES)
        self.rule_list.setRootIsDecorated(False)
        self.rule_list.setAllColumnsShowFocus(True)
        head = self.rule_list.header()
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for label in (self.status_label, self.folder_label):
            label.setProperty("faint", True)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE)
        column.addLayout(lay_in_row(self.back_button, self.status_label, self.reload_button))
        column.addWidget(purpose)
        column.addWidget(self.bar)
        column.addWidget(self.rule_list, 1)
        column.addStretch(0)  # takes the room of the list while there is nothing to be listed
        column.addLayout(lay_in_row(self.folder_label, self.folder_button, self.example_button))


def _describe_rules(rules: LocalRules) -> str:
    """How many rules there are and how many places are wrong."""
    if not rules.files:
        return "还没有规则文件。"
    words = f"{len(rules.files)} 个文件，{len(rules.rules)} 条规则在用"
    return f"{words}；有 {len(rules.faults)} 处写错了，没有用。" if rules.faults else f"{words}。"
