"""What the window remembers of its user's doings, kept in one place and cleared on demand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from gui.draft_list.start_page import StartPage
from gui.system.settings import Settings

_DIALOG_SETTINGS_FILE = "QtProject.conf"
"""Where Qt's own file dialogs keep the folders they were in, on systems whose dialogs they use."""

CLEARED_MESSAGE = "已清除使用痕迹：窗口大小、看到哪一页、查找过的字、到过的文件夹；年报和设置没有动。"


def keep_dialog_folders_in(folder: Path) -> None:
    """Have Qt's file dialogs keep their folders among the drafts, not where every program and person can read them."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def clear_traces(settings: Settings, folder: Path, start: StartPage) -> str:
    """Forget all of it; the sentence that says so. What the clerk set on purpose stays, and so do the drafts."""
    settings.forget_traces()
    dialogs = QSettings(str(folder / _DIALOG_SETTINGS_FILE), QSettings.Format.IniFormat)
    dialogs.clear()
    dialogs.sync()
    start.drafts_pane.search_box.clear()
    return CLEARED_MESSAGE
