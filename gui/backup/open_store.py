"""Opens the file of drafts for the window: for writing, or else for looking; shows a page where neither can be.

A file that another program holds is tried again for a while, and the window answers meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from model.errors import BusyStore, NewerStoreError, StoreError
from model.storage.database_file import wait_at_most
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.system.single_instance import SingleInstance
    from gui.window.main_window import MainWindow

NEWER_DRAFTS = "这些年报是更新版本的程序存的，现在只能查看，不能改。请先升级这台电脑上的年报程序；内容都在，没有动过。"


MAX_TRIES = 20
"""So many times a file that another program holds is tried to be opened, in about six seconds."""

_RETRY_PAUSE = 250
"""Milliseconds between two tries, in which the window answers."""

_LONGEST_TRY = 0.05
"""Seconds that one try may wait for the other program, as the window stands still meanwhile."""


def try_opening(path: Path, instance: SingleInstance | None, is_last: bool) -> tuple[Store, str]:
    """As open_store(), but it hardly waits for another program that holds the file: it raises BusyStore at once.

    is_last: no more tries are to follow, so that a file that is held is opened to be looked at, if that can be done.
    """
    with wait_at_most(_LONGEST_TRY):
        return open_store(path, instance, may_wait=not is_last)


def open_store(path: Path, instance: SingleInstance | None, may_wait: bool = False) -> tuple[Store, str]:
    """The store, and why its drafts can only be looked at; "" where they may be changed. Raises StoreError.

    may_wait: raise BusyStore where another program holds the file, rather than open it to be looked at.
    """
    reason = instance.read_only_reason if instance else ""
    try:
        return Store(path, read_only=bool(reason)), reason
    except NewerStoreError:
        return Store(path, read_only=True), NEWER_DRAFTS
    except StoreError as error:
        if may_wait and isinstance(error, BusyStore):
            raise
        # a full or a read-only disk: what is there can at least be read and exported
        with suppress(StoreError):
            return Store(path, read_only=True), f"现在只能查看和导出，不能改：{error}"
        raise


def wait_for_other_program(window: MainWindow, path: Path, tries: int, open_again: Callable[[], object]) -> None:
    """Have open_again called soon, as another program holds the file; say so on a page where it has taken a while.

    tries: how often the file was tried to be opened before this time.
    """
    if tries and window.overlay is None:
        from gui.style.status_marks import WARNING_MARK
        from gui.widgets.message_page import MessagePage  # only where something is wrong

        words = f"“{path}”正被另一个程序占用，可能是备份或同步软件。正在等它用完，一用完就会打开。"
        page = MessagePage(WARNING_MARK, "正在等另一个程序", words)
        window.show_overlay(page)
        page.show_buttons({"退出": window.close})
    QTimer.singleShot(_RETRY_PAUSE, window, open_again)


def show_open_error(window: MainWindow, path: Path | None, reason: str, open_again: Callable[[], object]) -> None:
    """Say on a page why the drafts could not be opened, and offer to try again by calling open_again.

    path: the file of drafts, whose backups are offered; None where there is no folder for it.
    """
    from gui.style.status_marks import ERROR_MARK
    from gui.widgets.message_page import MessagePage  # only where something is wrong

    def retry() -> None:
        window.hide_overlay()
        open_again()

    def show_backups() -> None:
        from gui.backup.closed_store_backups import ClosedStoreBackups  # as above

        assert path
        ClosedStoreBackups(window, path, open_again, partial(show_open_error, window, path, reason, open_again))

    page = MessagePage(ERROR_MARK, "年报打不开", reason)
    window.show_overlay(page)
    has_folder = path is not None and path.parent.is_dir()
    backups: dict[str, Callable[[], object]] = {"看备份…": show_backups} if has_folder else {}
    page.show_buttons({"再试": retry, **backups, "退出": window.close}, primary="再试")
