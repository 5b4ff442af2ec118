"""Every action of the window: its text, shortcut, icon and menu, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.style import theme
from gui.window.refused_keys import REASON_PROPERTY, find_reason


@dataclass(frozen=True)
class ActionSpec:
    """One action; text is what the menu shows, icon the name of a file in resources/icons.

    needs_draft: it can be carried out only while a draft is open. focus_handles_key: the widget that has the focus
    handles the shortcut itself, so that the menu only shows it.
    """

    id: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    needs_draft: bool = True
    separator_above: bool = False
    checkable: bool = False
    second_shortcut: str = ""
    focus_handles_key: bool = False


MENU_LETTERS = {"文件": "F", "列表": "L", "编辑": "E", "检查": "C", "查看": "V", "帮助": "H"}
"""The menus of the menu bar, each with the letter that opens it together with Alt."""

ACTION_SPECS = (
    ActionSpec("create", "文件", "新建年报…", "Ctrl+N", "file-plus", needs_draft=False),
    ActionSpec("intake", "文件", "导入文件…", "Ctrl+O", "file-input", needs_draft=False),
    ActionSpec("close", "文件", "回到年报列表", "Ctrl+W", "chevron-left"),
    ActionSpec("export_pdf", "文件", "导出 PDF…", "Ctrl+E", "download", separator_above=True),
    ActionSpec("export_docx", "文件", "导出 Word…", icon="download"),
    ActionSpec("export_xlsx", "文件", "导出 Excel…", "Ctrl+Shift+E", "download"),
    ActionSpec("export_html", "文件", "导出网页…", icon="download"),
    ActionSpec("export_picture", "文件", "导出一图读懂…", icon="download"),
    ActionSpec("export_with_picture", "文件", "报告后附一图读懂", checkable=True),
    ActionSpec("export_sealed", "文件", "导出加密草稿…", icon="download"),
    ActionSpec("copy_page", "文件", "复制全文到网站", separator_above=True),
    ActionSpec("copy_section", "文件", "复制本页到网站"),
    ActionSpec("print", "文件", "打印…", "Ctrl+P", "printer", separator_above=True),
    ActionSpec("mark_sent", "文件", "标为已报送…", "Ctrl+Shift+S", separator_above=True),
    ActionSpec("withdraw_sent", "文件", "取消报送标记"),
    ActionSpec("name_version", "文件", "给现在命名…", separator_above=True),
    ActionSpec("pack_all", "文件", "导出全部…", needs_draft=False, separator_above=True),
    ActionSpec("unpack_all", "文件", "导入全部…", needs_draft=False),
    ActionSpec("backups", "文件", "备份和恢复…", needs_draft=False, icon="archive-restore"),
    ActionSpec("clear_traces", "文件", "清除使用痕迹", needs_draft=False, separator_above=True),
    ActionSpec("quit", "文件", "退出", "Ctrl+Q", needs_draft=False, separator_above=True),
    ActionSpec("undo", "编辑", "撤销", "Ctrl+Z", "undo-2"),
    ActionSpec("redo", "编辑", "重做", "Ctrl+Y", "redo-2"),
    ActionSpec("cut", "编辑", "剪切", "Ctrl+X", separator_above=True, focus_handles_key=True),
    ActionSpec("copy", "编辑", "复制", "Ctrl+C", "copy", focus_handles_key=True),
    ActionSpec("copy_with_headings", "编辑", "连同标题复制", "Ctrl+Shift+C"),
    ActionSpec("paste", "编辑", "粘贴", "Ctrl+V", focus_handles_key=True),
    ActionSpec("clear", "编辑", "清空", "Delete", focus_handles_key=True),
    ActionSpec("fill_down", "编辑", "向下填充", "Ctrl+D", separator_above=True, focus_handles_key=True),
    ActionSpec("fill_right", "编辑", "向右填充", "Ctrl+R", focus_handles_key=True),
    ActionSpec("find", "编辑", "查找和替换…", "Ctrl+F", "search", separator_above=True, second_shortcut="Ctrl+H"),
    ActionSpec("insert_figure", "编辑", "插入表中的数…", "Ctrl+J"),
    ActionSpec("fill_zero", "编辑", "选中的空格填 0", "Ctrl+0", separator_above=True),
    ActionSpec("fill_zero_row", "编辑", "本行其余空格填 0", "Ctrl+Shift+R"),
    ActionSpec("fill_zero_column", "编辑", "本列其余空格填 0", "Ctrl+Shift+D"),
    ActionSpec("fill_zero_table", "编辑", "本表其余空格填 0", "Ctrl+Shift+0"),
    ActionSpec("fill_zero_report", "编辑", "全部其余空格填 0"),
    ActionSpec("carry_in", "编辑", "填入上年结转", separator_above=True),
    ActionSpec("offer_sentences", "编辑", "由表生成语句…", "Ctrl+G"),
    ActionSpec("note", "编辑", "备注…", "Shift+F2", "message-square-text", separator_above=True),
    ActionSpec("enter_goes_right", "编辑", "回车向右移动", separator_above=True, checkable=True),
    ActionSpec("next_finding", "检查", "下一处", "F8"),
    ActionSpec("previous_finding", "检查", "上一处", "Shift+F8"),
    ActionSpec("diagnose", "检查", "怎么会不平？", "Ctrl+Shift+F8", separator_above=True),
    ActionSpec("answer", "检查", "说明…", "Ctrl+F8", "message-square-text"),
    ActionSpec("withdraw", "检查", "撤回说明"),
    ActionSpec("settle_totals", "检查", "总计都按各格相加", separator_above=True),
    ActionSpec("check_record", "检查", "体检单", "Ctrl+Shift+T", "printer", separator_above=True),
    ActionSpec("proofread", "检查", "逐项回读", "F7"),
    ActionSpec("attach_last", "检查", "对照上年报告…", separator_above=True),
    ActionSpec("compare", "检查", "与另一份比较…"),
    ActionSpec("correction", "检查", "更正说明", "Ctrl+Shift+K"),
    ActionSpec("check_published", "检查", "核对已公布的…", "Ctrl+Shift+J"),
    ActionSpec("leftovers", "检查", "没有找到位置的内容", "Ctrl+Shift+O", "file-input"),
    ActionSpec(
        "check_folder", "检查", "检查文件夹里的报告…", icon="folder-open", needs_draft=False, separator_above=True
    ),
    ActionSpec("local_rules", "检查", "本单位规则…", needs_draft=False),
    ActionSpec("preview", "查看", "预览", "Ctrl+F2", "eye"),
    ActionSpec("next_tab", "查看", "下一页", "Ctrl+PgDown", separator_above=True),
    ActionSpec("previous_tab", "查看", "上一页", "Ctrl+PgUp"),
    ActionSpec("next_part", "查看", "下一区", "F6"),
    ActionSpec("side", "查看", "显示或收起右栏", "F9", separator_above=True),
    ActionSpec("last_prose", "查看", "上年文字", "Ctrl+Shift+L"),
    ActionSpec("timeline", "查看", "时间线", "Ctrl+T"),
    ActionSpec("show_last", "查看", "显示上年数", "Ctrl+L", checkable=True),
    ActionSpec("zoom_in", "查看", "放大", "Ctrl+=", separator_above=True, second_shortcut="Ctrl++"),
    ActionSpec("zoom_out", "查看", "缩小", "Ctrl+-"),
    ActionSpec("zoom_reset", "查看", "实际大小", "Ctrl+1"),
    ActionSpec("manual", "帮助", "使用手册", "F1", "book-open", needs_draft=False),
    ActionSpec("find_command", "帮助", "查找命令…", "Ctrl+Shift+P", "search", needs_draft=False),
    ActionSpec("about", "帮助", "关于年报", needs_draft=False),
)

CELL_MENU_ACTIONS = (
    *("cut", "copy", "copy_with_headings", "paste", "clear", ""),
    *("fill_down", "fill_right", "", "fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table", "", "note"),
)
"""The context menu of a table, by ids of actions; "" is a separator."""

_CELL_EDITING_ACTIONS = frozenset({"cut", "paste", "clear", "fill_down", "fill_right", "fill_zero"})
"""Actions that change the selected cells and cannot change totals: the context menu has them disabled on totals."""

EDITING_ACTIONS = frozenset(
    {
        *("create", "intake", "unpack_all", "attach_last", "name_version", "settle_totals", "offer_sentences"),
        *("cut", "paste", "clear", "fill_down", "fill_right", "carry_in", "note", "diagnose", "answer", "withdraw"),
        *("insert_figure", "mark_sent", "withdraw_sent"),
        *("fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table", "fill_zero_report"),
    }
)
"""Actions that change drafts: they cannot be carried out while the drafts can only be looked at."""


def build_actions(window: QMainWindow, callbacks: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Add the menus with their actions to the window's menu bar, and return the actions by id.

    callbacks: what each action does, by id.
    """
    menus: dict[str, QMenu] = {}
    actions: dict[str, QAction] = {}
    for spec in ACTION_SPECS:
        if spec.menu not in menus:
            menus[spec.menu] = window.menuBar().addMenu(format_menu_title(spec.menu))
        if spec.separator_above:
            menus[spec.menu].addSeparator()
        actions[spec.id] = _add_action(menus[spec.menu], spec, callbacks[spec.id])
    return actions


def _add_action(menu: QMenu, spec: ActionSpec, callback: Callable[[], object]) -> QAction:
    action = menu.addAction(spec.text)
    action.setCheckable(spec.checkable)
    if spec.focus_handles_key:
        # only shown: as the menu's own it would be taken away from the lists and text boxes that use it too
        key = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(f"{spec.text}\t{key}")
    elif spec.shortcut:
        action.setShortcuts([QKeySequence(key) for key in (spec.shortcut, spec.second_shortcut) if key])
    if spec.icon:
        action.setIcon(theme.load_icon(spec.icon))
    action.triggered.connect(lambda: callback())
    action.setEnabled(not spec.needs_draft)
    action.setProperty("into_cells", spec.id in _CELL_EDITING_ACTIONS)
    return action


def enable_actions(
    actions: Mapping[str, QAction], availability: Mapping[str, bool], has_draft: bool, is_read_only: bool
) -> None:
    """Enable each action that can be carried out now, and disable the others.

    availability: for actions that the state of the open draft decides on, by id, whether they can be carried out.
    has_draft: a draft is open. is_read_only: the drafts can only be looked at.
    """
    for spec in ACTION_SPECS:
        is_missing_draft = spec.needs_draft and not has_draft
        is_locked = is_read_only and spec.id in EDITING_ACTIONS
        is_available = availability.get(spec.id, True)
        actions[spec.id].setEnabled(is_available and not is_missing_draft and not is_locked)
        actions[spec.id].setProperty(REASON_PROPERTY, find_reason(spec.id, is_missing_draft, is_locked))


def format_menu_title(menu: str) -> str:
    """Return a menu's name as the menu bar shows it, with its letter: 文件(&F)."""
    return f"{menu}(&{MENU_LETTERS[menu]})"


def menu_of(action: QAction) -> QMenu:
    """Return the menu that an action of build_actions() belongs to."""
    menu = action.parent()
    assert isinstance(menu, QMenu)
    return menu
