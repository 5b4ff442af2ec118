"""Says why a key does nothing: its command is disabled now, or the draft can only be looked at.

A key that no widget takes comes to the window, and with it here. A disabled entry of a menu says the same while the
pointer or the arrow keys are on it.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from gui.draft.open_draft import READ_ONLY_MESSAGE

REASON_PROPERTY = "why_disabled"
"""A property of an action: why it cannot be carried out now, a sentence for the clerk."""

NO_DRAFT_REASON = "请先在年报列表里打开一份年报。"
_GRID_REASON = "请先到第二、三、四部分的表格里。"
_NOTHING_FOUND_REASON = "检查没有发现问题。"
_UNKNOWN_REASON = "现在没有可以做的。"
_NO_ENTRY_REASON = "光标不在能填写的地方；请先点一格、一个栏目或者一段文字。"

_COMMAND_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

_REASONS = {
    **dict.fromkeys(("next_finding", "previous_finding"), _NOTHING_FOUND_REASON),
    "diagnose": "没有不平的地方。",
    "answer": "没有待说明的地方。",
    "withdraw": "还没有写过说明。",
    "undo": "没有可以撤销的改动。",
    "redo": "没有可以重做的改动。",
    **dict.fromkeys(("carry_in", "show_last"), "还没有上年报告；可以用菜单“检查”里的“对照上年报告”选一份。"),
    "settle_totals": "没有与各格相加不同的总计。",
    "withdraw_sent": "这份年报没有标为已报送。",
    "leftovers": "没有找不到位置的内容。",
    "insert_figure": "请先到封面的说明或者第一、五、六部分的文字里。",
    "offer_sentences": "请先到第一、六部分的文字里。",
    **dict.fromkeys(
        (
            *("note", "copy_with_headings", "clear", "fill_down", "fill_right"),
            *("fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table"),
        ),
        _GRID_REASON,
    ),
}
"""By the id of an action, why the state of the open draft does not allow it."""


def find_reason(action_id: str, is_missing_draft: bool, is_locked: bool) -> str:
    """Why an action is disabled: no draft is open, the drafts can only be looked at, or there is nothing to be done."""
    if is_missing_draft:
        return NO_DRAFT_REASON
    return READ_ONLY_MESSAGE if is_locked else _REASONS.get(action_id, _UNKNOWN_REASON)


def explain_action(action: QAction) -> str:
    """Why a disabled action cannot be carried out, with its name; "" for one that is enabled."""
    if action.isEnabled():
        return ""
    name = action.iconText().rstrip("…")
    return f"“{name}”现在用不了：{action.property(REASON_PROPERTY) or _UNKNOWN_REASON}"


def explain_key(event: QKeyEvent, actions: Iterable[QAction], has_draft: bool, is_locked: bool) -> str:
    """Why a key that no widget has taken does nothing; "" for keys that are not expected to do anything.

    actions: all of the menus. has_draft: a draft is open. is_locked: it can only be looked at.
    """
    pressed = QKeySequence(event.keyCombination())
    for action in actions:
        if pressed in action.shortcuts() and (words := explain_action(action)):
            return words
    is_typing = event.text().isprintable() and bool(event.text()) and not event.modifiers() & _COMMAND_MODIFIERS
    if not has_draft or not is_typing:
        return ""
    return READ_ONLY_MESSAGE if is_locked else _NO_ENTRY_REASON
