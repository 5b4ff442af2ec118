"""Says above the list what was found when the file of drafts was opened: that it lacks what was stored once, or that
its header was damaged; and offers the backups.
"""

from __future__ import annotations

from collections.abc import Callable

from gui.draft.draft_words import describe_moment
from gui.window.main_window import MainWindow
from model.storage.recognition.newest_state import MISSING, OLDER
from model.storage.recognition.state_record import LostState
from model.storage.store import Store

_REPAIRED = (
    "存年报的文件开头坏了一处（版本号一类），已经照文件的内容改正，年报都在。"
    "这可能是磁盘不太可靠，请换个地方再备份一份。"
)


def show_found_damage(window: MainWindow, store: Store, show_backups: Callable[[], object]) -> None:
    """Say what the store's file lacks, or what was repaired, until the clerk has read it; nothing else waits for it."""

    def acknowledge() -> None:
        store.acknowledge_lost_state()
        window.start_page.focus_table()

    answers: dict[str, Callable[[], object]] = {"看备份": show_backups, "知道了": acknowledge}
    words = describe_lost_state(store.lost_state) if store.lost_state else ""
    words += _REPAIRED if store.is_header_repaired else ""
    window.start_page.notice_bar.show_message(words, answers)


def describe_lost_state(lost: LostState) -> str:
    """What is lost, with both times, and what to do."""
    stored = describe_moment(lost.stored_at)
    found = f"停在 {describe_moment(lost.file_at)}" if lost.file_at else "里没有年报"
    if found.endswith(stored):  # within one minute
        stored, found = f"{stored}:{lost.stored_at:%S}", f"{found}:{lost.file_at:%S}"
    if lost.kind == MISSING:
        return (
            f"存年报的文件不见了，现在是一个新的空文件；上次存到 {stored}。"
            "如果是移走的，请关掉年报，把文件放回原处；也可以从备份里恢复。"
        )
    if lost.kind == OLDER:
        words = f"现在存年报的文件{found}，而上次存到 {stored}：后来的改动不在里面。"
    else:
        words = f"现在存年报的文件不是上次的那一个：它{found}，上次的存到 {stored}。"
    return f"{words}可能是换回了旧文件，或者没有拷贝完整。照常可以填写；要找回后来的内容，请看备份。"
