"""F1: the manual, opened at what it says about where the clerk is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.system.settings import Settings, keep
from gui.window.main_window import Window

TOPICS = {
    "StartPage": "开始",
    "NewDraftDialog": "新建一份年报",
    "AttachDialog": "上年对照与结转",
    "FindBar": "查找和替换",
    "FindingsPanel": "检查与说明",
    "TimelinePanel": "时间线与找回",
    "DraftChoice": "时间线与找回",
    "PasteDialog": "粘贴",
    "Preview": "预览、打印、导出",
    "ExportDialog": "预览、打印、导出",
}
"""The class of a page, panel or dialog → the heading of the manual that is about it."""

TITLES = {"备注": "备注", "说明": "检查与说明"}
"""The same for dialogs of one class that serve two ends."""

SECTIONS = {
    "cover": "封面和开头的说明",
    "disclosure": "表二：主动公开",
    "requests": "表三：申请办理",
    "remedies": "表四：复议诉讼",
}
"""A section of the form → its heading; the others are prose."""

PROSE = "正文"
BEGINNING = "开始"


class Guide(QObject):
    """Gives each dialog of this window its F1 too: a shortcut of the window sleeps while a dialog is open."""

    def __init__(self, window: Window, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def open(self) -> None:
        """Show the manual at the topic of the moment, over the dialog that is open, if one is."""
        from gui.help.manual_window import Manual  # seldom asked for

        topic = self.topic(QApplication.focusWidget())
        over = QApplication.activeModalWidget() or self._window
        manual = next(iter(over.findChildren(Manual, options=Qt.FindChildOption.FindDirectChildrenOnly)), None)
        if manual is None:
            manual = Manual(over)
            keep(manual.splitter, "manual", self._settings)
        manual.open_at(topic)

    def topic(self, place: QWidget | None) -> str:
        """The heading about a widget, or about what surrounds it."""
        while place is not None:
            if found := TOPICS.get(type(place).__name__) or TITLES.get(place.windowTitle()):
                return found
            place = place.parentWidget()
        editor = self._window.editor
        return BEGINNING if editor is None else SECTIONS.get(editor.section, PROSE)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and self._ours(dialog) and not dialog.property("guided"):
            dialog.setProperty("guided", True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog, self.open)

    def _ours(self, dialog: QWidget) -> bool:
        over = dialog.parentWidget()
        while over is not None and over is not self._window:
            over = over.parentWidget()
        return over is not None
