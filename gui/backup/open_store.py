"""Opens the file of drafts for the window: for writing, or else for looking; shows a page where neither can be."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import BusyStore, NewerStoreError, StoreError
from model.storage.database_file import waiting_at_most
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.system.single_instance import SingleInstance
    from gui.window.main_window import MainWindow

NEWER_DRAFTS = "这些年报是更新版本的程序存的，现在只能查看，不能改。请先升级这台电脑上的年报程序；内容都在，没有动过。"


_MAX_WAITING = 0.2
"""Seconds that the window stands still at most, at each look, for a program that locks the file of drafts."""

_WAITING_WORDS = "存年报的文件正被另一个程序占用（可能是备份、同步或杀毒软件），它用完就打开，一般只要几秒钟，请稍等。"


def open_store(path: Path, instance: SingleInstance | None, gives_up: bool = True) -> tuple[Store, str]:
    """The store, and why its drafts can only be looked at; "" where they may be changed. Raises StoreError.

    Where another program locks the file: BusyStore, to be tried again soon; with gives_up it is opened to be looked at.
    """
    reason = instance.read_only_reason if instance else ""
    with waiting_at_most(_MAX_WAITING):
        try:
            return Store(path, read_only=bool(reason)), reason
        except NewerStoreError:
            return Store(path, read_only=True), NEWER_DRAFTS
        except StoreError as error:  # a full or a read-only disk: what is there can at least be read and exported
            if isinstance(error, BusyStore) and not gives_up:
                raise
            with suppress(StoreError):
                return Store(path, read_only=True), f"现在只能查看和导出，不能改：{error}"
            raise


def show_waiting(window: MainWindow) -> None:
    """Say on a page that another program has the file of drafts, and that it is waited for."""
    from gui.style.status_marks import WARNING_MARK
    from gui.widgets.message_page import MessagePage  # only where something is wrong

    page = MessagePage(WARNING_MARK, "正在等存年报的文件", _WAITING_WORDS)
    window.show_overlay(page)
    page.show_buttons({"退出": window.close})


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
