"""F1: opens the manual at what it says about the page, panel or dialog that has the keyboard."""

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
    "PrintPage": "预览、打印、导出",
    "ExportDialog": "预览、打印、导出",
}
"""The class of a page, panel or dialog → the heading of the manual that is about it."""

TITLE_TOPICS = {"备注": "备注", "说明": "检查与说明"}
"""Title of a dialog → heading, for dialogs of one class that have two purposes."""

SECTION_TOPICS = {
    "cover": "封面和开头的说明",
    "disclosure": "表二：主动公开",
    "requests": "表三：申请办理",
    "remedies": "表四：复议诉讼",
}
"""Section of the form → heading; the other sections are prose."""

PROSE_TOPIC = "正文"
FIRST_TOPIC = "开始"


class ContextHelp(QObject):
    """Gives every dialog of a window a shortcut F1: the window's own does not work while a dialog is open."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._add_shortcut)

    def open_manual(self) -> None:
        """Show the manual at the topic of the widget that has the keyboard, above an open dialog if there is one."""
        from gui.help.manual_window import ManualWindow  # seldom asked for

        topic = self.find_topic(QApplication.focusWidget())
        parent = QApplication.activeModalWidget() or self._window
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        open_manuals = parent.findChildren(ManualWindow, options=direct)
        if open_manuals:
            manual = open_manuals[0]
        else:
            manual = ManualWindow(parent)
            remember_sizes(manual.splitter, "manual", self._settings)
        manual.open_at(topic)

    def find_topic(self, widget: QWidget | None) -> str:
        """The heading about a widget, or about the innermost of those around it that has one."""
        while widget is not None:
            topic = CLASS_TOPICS.get(type(widget).__name__) or TITLE_TOPICS.get(widget.windowTitle())
            if topic:
                return topic
            widget = widget.parentWidget()
        editor = self._window.editor
        return FIRST_TOPIC if editor is None else SECTION_TOPICS.get(editor.current_section, PROSE_TOPIC)

    def _add_shortcut(self, _before: QWidget | None, focused: QWidget | None) -> None:
        """Give the dialog that now has the keyboard its shortcut, once."""
        dialog = focused.window() if focused is not None else None
        if isinstance(dialog, QDialog) and self._is_ours(dialog) and not dialog.property("has_help"):
            dialog.setProperty("has_help", True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog, self.open_manual)

    def _is_ours(self, dialog: QWidget) -> bool:
        """Whether a dialog belongs to this window."""
        parent = dialog.parentWidget()
        while parent is not None and parent is not self._window:
            parent = parent.parentWidget()
        return parent is not None
