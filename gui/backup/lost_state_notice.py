"""Says above the list that the file of drafts lacks what was stored once, and offers the backups."""

from __future__ import annotations

from collections.abc import Callable

from gui.draft.draft_words import describe_moment
from gui.window.main_window import MainWindow
from model.storage.newest_state import MISSING, OLDER
from model.storage.state_record import LostState
from model.storage.store import Store


def show_lost_state(window: MainWindow, store: Store, show_backups: Callable[[], object]) -> None:
    """Say what the store's file lacks, if anything, until the clerk has read it; nothing else waits for that."""
    lost = store.lost_state
    if lost is None:
        return

    def acknowledge() -> None:
        store.acknowledge_lost_state()
        window.start_page.focus_table()

    answers: dict[str, Callable[[], object]] = {"看备份": show_backups, "知道了": acknowledge}
    window.start_page.notice_bar.show_message(describe_lost_state(lost), answers)


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
