"""What the window remembers of its user's doings, kept in one place and cleared on demand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from gui.draft_list.start_page import StartPage
from gui.system.settings import Settings

_DIALOGS = "QtProject.conf"
"""Where Qt's own file dialogs keep the folders they were in, on systems whose dialogs they use."""

CLEARED = "已清除使用痕迹：窗口大小、看到哪一页、查找过的字、到过的文件夹；年报和设置没有动。"


def stay_at_home(folder: Path) -> None:
    """Have Qt's file dialogs keep their folders among the drafts, not where every program and person can read them."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(folder))


def clear(settings: Settings, folder: Path, start: StartPage) -> str:
    """Forget all of it; the sentence that says so. What the clerk set on purpose stays, and so do the drafts."""
    settings.forget()
    dialogs = QSettings(str(folder / _DIALOGS), QSettings.Format.IniFormat)
    dialogs.clear()
    dialogs.sync()
    start.pane.search.clear()
    return CLEARED
