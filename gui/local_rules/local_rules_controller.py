"""Reads the clerk's rules when their files change, tells who checks by them, and shows the page that lists them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from gui.local_rules.local_rules_page import LocalRulesPage
from gui.widgets.message_page import show_folder
from gui.window.main_window import MainWindow
from model.errors import NianbaoError
from model.local_rules.local_rule import NO_RULES, LocalRules
from model.local_rules.rule_folder import FileState, list_rule_files, read_file_state, rules_folder


class LocalRulesController(QObject):
    """Holds the rules that are in use. folder: that of the drafts.

    Files are looked at when the window comes to the front again, as after writing in an editor; a watch would not see
    what changes on a network share.
    """

    rules_changed = Signal(object)
    """Other rules than before are in use: a LocalRules."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._state: FileState = ()
        self.rules: LocalRules = NO_RULES
        self.page: LocalRulesPage | None = None
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._look_when_active)

    def reload_if_changed(self) -> None:
        """Read the files anew where one has changed, come or gone."""
        state = read_file_state(list_rule_files(self._folder))
        if state != self._state:
            self._read_rules(state)

    def show_rules(self) -> None:
        """Show the page in place of list and editor."""
        self.reload_if_changed()
        page = self.page = LocalRulesPage(rules_folder(self._folder))
        page.destroyed.connect(self._forget_page)
        page.closed.connect(self._window.hide_overlay)
        page.folder_requested.connect(self._open_folder)
        page.example_requested.connect(self._put_example)
        page.reload_requested.connect(lambda: self._read_rules(read_file_state(list_rule_files(self._folder))))
        page.show_rules(self.rules)
        self._window.show_overlay(page, has_heading=True)
        page.focus_list()

    def _read_rules(self, state: FileState) -> None:
        from model.local_rules.rule_files import read_rule_files  # brings the forms: only where there are rules

        self._state = state
        self.rules = read_rule_files(list_rule_files(self._folder))
        self.rules_changed.emit(self.rules)
        if self.page is not None:
            self.page.show_rules(self.rules)
        elif self.rules.faults:
            count = len(self.rules.faults)
            self._window.show_status(f"本单位规则有 {count} 处写错了，没有用；见“检查”菜单里的“本单位规则…”。")

    def _open_folder(self) -> None:
        from model.local_rules.example_files import make_rules_folder

        try:
            show_folder(make_rules_folder(self._folder))
        except NianbaoError as error:
            self._show_notice(str(error))

    def _put_example(self) -> None:
        from model.local_rules.example_files import CELL_LIST_NAME, EXAMPLE_NAME, write_example

        try:
            is_new = write_example(self._folder)
        except NianbaoError as error:
            self._show_notice(str(error))
            return
        self.reload_if_changed()
        words = "已放入" if is_new else "原来就有，没有动："
        self._show_notice(
            f"{words}“{EXAMPLE_NAME}”，各格的编号在“{CELL_LIST_NAME}”里。示例已经在用，请照本市文件改，不用就删去。"
        )

    def _show_notice(self, words: str) -> None:
        if self.page is not None:
            self.page.bar.show_message(words, {"知道了": self.page.focus_list}, "知道了")

    def _forget_page(self) -> None:
        self.page = None

    def _look_when_active(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.reload_if_changed()
