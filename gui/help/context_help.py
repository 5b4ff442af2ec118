"""F1: the manual, opened at what it says about where the clerk is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gui.system.settings import Settings, remember_sizes
from gui.window.main_window import MainWindow

CLASS_TOPICS = {
    "StartPage": "开始",
    "NewDraftDialog": "新建一份年报",
    "AttachDialog": "上年对照与结转",
    "FindBar": "查找和替换",
    "FindingsPanel": "检查与说明",
    "TimelinePanel": "时间线与找回",
    "DraftChooser": "时间线与找回",
    "PasteDialog": "粘贴",
    "Preview": "预览、打印、导出",
    "ExportDialog": "预览、打印、导出",
}
"""The class of a page, panel or dialog → the heading of the manual that is about it."""

TITLE_TOPICS = {"备注": "备注", "说明": "检查与说明"}
"""The same for dialogs of one class that serve two ends."""

SECTION_TOPICS = {
    "cover": "封面和开头的说明",
    "disclosure": "表二：主动公开",
    "requests": "表三：申请办理",
    "remedies": "表四：复议诉讼",
}
"""A section of the form → its heading; the others are prose."""

PROSE_TOPIC = "正文"
FIRST_TOPIC = "开始"


class ContextHelp(QObject):
    """Gives each dialog of this window its F1 too: a shortcut of the window sleeps while a dialog is open."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._add_shortcut)

    def open_manual(self) -> None:
        """Show the manual at the topic of the moment, over the dialog that is open, if one is."""
        from gui.help.manual_window import ManualWindow  # seldom asked for

        topic = self.find_topic(QApplication.focusWidget())
        over = QApplication.activeModalWidget() or self._window
        manual = next(iter(over.findChildren(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)), None)
        if manual is None:
            manual = ManualWindow(over)
            remember_sizes(manual.splitter, "manual", self._settings)
        manual.open_at(topic)

    def find_topic(self, place: QWidget | None) -> str:
        """The heading about a widget, or about what surrounds it."""
        while place is not None:
            if found := CLASS_TOPICS.get(type(place).__name__) or TITLE_TOPICS.get(place.windowTitle()):
                return found
            place = place.parentWidget()
        editor = self._window.editor
        return FIRST_TOPIC if editor is None else SECTION_TOPICS.get(editor.current_section, PROSE_TOPIC)

    def _add_shortcut(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and self._is_ours(dialog) and not dialog.property("guided"):
            dialog.setProperty("guided", True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog, self.open_manual)

    def _is_ours(self, dialog: QWidget) -> bool:
        over = dialog.parentWidget()
        while over is not None and over is not self._window:
            over = over.parentWidget()
        return over is not None
