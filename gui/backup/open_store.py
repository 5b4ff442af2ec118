"""The file of drafts opened for the window: to write, or only to look at, or not at all, which a page then tells."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import NewerDrafts, StoreTrouble
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.system.single_instance import Instance
    from gui.window.main_window import Window

NEWER = "这些年报是更新版本的程序存的，现在只能查看，不能改。请先升级这台电脑上的年报程序；内容都在，没有动过。"


def opened(path: Path, place: Instance | None) -> tuple[Store, str]:
    """The store, and why its drafts can only be looked at, "" where they may be changed. Raises StoreTrouble."""
    words = place.words if place else ""
    try:
        return Store(path, read_only=bool(words)), words
    except NewerDrafts:
        return Store(path, read_only=True), NEWER
    except StoreTrouble as trouble:  # a full or a read-only disk: what is there can at least be read and exported
        with suppress(StoreTrouble):
            return Store(path, read_only=True), f"现在只能查看和导出，不能改：{trouble}"
        raise


def apologise(window: Window, words: str, again: Callable[[], object]) -> None:
    """Say on a page why the drafts could not be opened, and offer to try again."""
    from gui.style.status_marks import ERROR
    from gui.widgets.message_page import CalmPage  # only where something is wrong

    def retry() -> None:
        window.uncover()
        again()

    page = CalmPage(ERROR, "年报打不开", words)
    window.cover(page)
    page.offer({"再试": retry, "退出": window.close}, primary="再试")
