"""What the program remembers of its use (window, pages, searches, files, folders): in one folder, deleted on demand."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

from gui.draft_list.start_page import StartPage
from gui.system.settings import Settings

_DIALOG_SETTINGS_FILE = "QtProject.conf"
"""Where Qt's own file dialogs keep the folders they showed, on systems that bring no file dialog of their own."""

CLEARED_MESSAGE = "已清除使用痕迹：窗口大小、看到哪一页、查找过的字、最近用过的文件、到过的文件夹；年报和设置没有动。"


def keep_dialog_folders_in(folder: Path) -> None:
    """Have Qt's file dialogs keep the folders they showed in this folder, in a file that only its owner can read."""
    with suppress(OSError):  # Qt would make one that everybody can read
        (folder / _DIALOG_SETTINGS_FILE).touch(mode=0o600)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def clear_traces(settings: Settings, folder: Path, start_page: StartPage) -> str:
    """Delete all traces and return a sentence for the clerk that says so.

    folder: the one given to keep_dialog_folders_in(). What the clerk set on purpose stays, and so do the drafts.
    """
    settings.forget_traces()
    dialog_settings = QSettings(str(folder / _DIALOG_SETTINGS_FILE), QSettings.Format.IniFormat)
    dialog_settings.clear()
    dialog_settings.sync()
    start_page.drafts_pane.search_box.clear()
    return CLEARED_MESSAGE
