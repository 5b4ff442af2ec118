"""Every action of the window: its words, shortcut, icon and menu, in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.style import theme


@dataclass(frozen=True)
class Spec:
    """One action. icon names a file of resources/icons; editing: it needs an open draft.

    also: a second key for it. at_hand: its key belongs to cells or words that have the focus; the menu only says it.
    """

    id: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    editing: bool = True
    line_above: bool = False
    checkable: bool = False
    also: str = ""
    at_hand: bool = False


MENUS = {"文件": "F", "列表": "L", "编辑": "E", "检查": "C", "查看": "V", "帮助": "H"}
"""The menus of the bar, each with the letter that opens it together with Alt."""

SPECS = (
    Spec("create", "文件", "新建年报…", "Ctrl+N", "file-plus", editing=False),
    Spec("intake", "文件", "导入文件…", "Ctrl+O", "file-input", editing=False),
    Spec("close", "文件", "回到年报列表", "Ctrl+W", "chevron-left"),
    Spec("export_pdf", "文件", "导出 PDF…", "Ctrl+E", "download", line_above=True),
    Spec("export_docx", "文件", "导出 Word…", icon="download"),
    Spec("export_xlsx", "文件", "导出 Excel…", "Ctrl+Shift+E", "download"),
    Spec("export_html", "文件", "导出网页…", icon="download"),
    Spec("export_picture", "文件", "导出一图读懂…", icon="download"),
    Spec("export_with_picture", "文件", "报告后附一图读懂", checkable=True),
    Spec("export_sealed", "文件", "导出加密草稿…", icon="download"),
    Spec("copy_page", "文件", "复制全文到网站", line_above=True),
    Spec("copy_section", "文件", "复制本页到网站"),
    Spec("preview", "文件", "预览", "Ctrl+Shift+P", "eye", line_above=True),
    Spec("print", "文件", "打印…", "Ctrl+P", "printer"),
    Spec("pack_all", "文件", "导出全部…", editing=False, line_above=True),
    Spec("unpack_all", "文件", "导入全部…", editing=False),
    Spec("backups", "文件", "备份和恢复…", editing=False, icon="archive-restore"),
    Spec("clear_traces", "文件", "清除使用痕迹", editing=False, line_above=True),
    Spec("quit", "文件", "退出", "Ctrl+Q", editing=False, line_above=True),
    Spec("undo", "编辑", "撤销", "Ctrl+Z", "undo-2"),
    Spec("redo", "编辑", "重做", "Ctrl+Y", "redo-2"),
    Spec("cut", "编辑", "剪切", "Ctrl+X", line_above=True, at_hand=True),
    Spec("copy", "编辑", "复制", "Ctrl+C", "copy", at_hand=True),
    Spec("copy_with_headings", "编辑", "连同标题复制", "Ctrl+Shift+C"),
    Spec("paste", "编辑", "粘贴", "Ctrl+V", at_hand=True),
    Spec("clear", "编辑", "清空", "Delete", at_hand=True),
    Spec("fill_down", "编辑", "向下填充", "Ctrl+D", line_above=True, at_hand=True),
    Spec("fill_right", "编辑", "向右填充", "Ctrl+R", at_hand=True),
    Spec("find", "编辑", "查找和替换…", "Ctrl+F", "search", line_above=True, also="Ctrl+H"),
    Spec("fill_zero", "编辑", "选中的空格填 0", "Ctrl+0", line_above=True),
    Spec("fill_zero_row", "编辑", "本行其余空格填 0", "Ctrl+Shift+R"),
    Spec("fill_zero_column", "编辑", "本列其余空格填 0", "Ctrl+Shift+D"),
    Spec("fill_zero_table", "编辑", "本表其余空格填 0", "Ctrl+Shift+0"),
    Spec("fill_zero_report", "编辑", "全部其余空格填 0"),
    Spec("carry_in", "编辑", "填入上年结转", line_above=True),
    Spec("note", "编辑", "备注…", "Shift+F2", "message-square-text", line_above=True),
    Spec("next_finding", "检查", "下一处", "F8"),
    Spec("previous_finding", "检查", "上一处", "Shift+F8"),
    Spec("answer", "检查", "说明…", "Ctrl+F8", "message-square-text", line_above=True),
    Spec("withdraw", "检查", "撤回说明"),
    Spec("settle_totals", "检查", "总计都按各格相加", line_above=True),
    Spec("leftovers", "检查", "没有找到位置的内容", "Ctrl+Shift+O", "file-input"),
    Spec("check_folder", "检查", "检查文件夹里的报告…", icon="folder-open", editing=False, line_above=True),
    Spec("next_tab", "查看", "下一页", "Ctrl+PgDown"),
    Spec("previous_tab", "查看", "上一页", "Ctrl+PgUp"),
    Spec("timeline", "查看", "时间线", "Ctrl+T"),
    Spec("name_version", "查看", "给现在命名…"),
    Spec("compare", "查看", "与另一份比较…"),
    Spec("next_part", "查看", "下一区", "F6"),
    Spec("side", "查看", "显示或收起右栏", "F9"),
    Spec("zoom_in", "查看", "放大", "Ctrl+=", line_above=True, also="Ctrl++"),
    Spec("zoom_out", "查看", "缩小", "Ctrl+-"),
    Spec("zoom_reset", "查看", "实际大小", "Ctrl+1"),
    Spec("show_last", "查看", "显示上年数", "Ctrl+L", line_above=True, checkable=True),
    Spec("attach_last", "查看", "对照上年报告…"),
    Spec("enter_goes_right", "查看", "回车向右移动", line_above=True, checkable=True),
    Spec("manual", "帮助", "使用手册", "F1", "book-open", editing=False),
    Spec("about", "帮助", "关于年报", editing=False),
)

ON_CELLS = (
    *("cut", "copy", "copy_with_headings", "paste", "clear", ""),
    *("fill_down", "fill_right", "", "fill_zero", "fill_zero_row", "fill_zero_column", "", "note"),
)
"""The menu of the right button in a table; "" is a line."""

_INTO_CELLS = frozenset({"cut", "paste", "clear", "fill_down", "fill_right", "fill_zero"})
"""What changes the selected cells themselves and can do nothing to totals: grid_menu has it grey there."""

CHANGING = frozenset(
    {
        *("create", "intake", "unpack_all", "attach_last", "name_version", "settle_totals"),
        *("cut", "paste", "clear", "fill_down", "fill_right", "carry_in", "note", "answer", "withdraw"),
        *("fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table", "fill_zero_report"),
    }
)
"""What cannot be done while the drafts can only be looked at."""


def build(window: QMainWindow, doing: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the menus and their actions; doing says by id what each does."""
    menus = {menu: window.menuBar().addMenu(title(menu)) for menu in dict.fromkeys(spec.menu for spec in SPECS)}
    actions: dict[str, QAction] = {}
    for spec in SPECS:
        if spec.line_above:
            menus[spec.menu].addSeparator()
        action = menus[spec.menu].addAction(spec.text)
        action.setCheckable(spec.checkable)
        if spec.at_hand:
            key = QKeySequence(spec.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{spec.text}\t{key}")
        elif spec.shortcut:
            action.setShortcuts([QKeySequence(key) for key in (spec.shortcut, spec.also) if key])
        if spec.icon:
            action.setIcon(theme.icon(spec.icon))
        action.triggered.connect(lambda _=False, do=doing[spec.id]: do())
        action.setEnabled(not spec.editing)
        action.setProperty("into_cells", spec.id in _INTO_CELLS)
        actions[spec.id] = action
    return actions


def title(menu: str) -> str:
    """A menu's name as the bar shows it, with its letter."""
    return f"{menu}(&{MENUS[menu]})"


def menu_of(action: QAction) -> QMenu:
    """The menu an action stands in."""
    menu = action.parent()
    assert isinstance(menu, QMenu)
    return menu
