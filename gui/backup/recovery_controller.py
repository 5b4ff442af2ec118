"""After the file of drafts was damaged: looks at what is left, lets the clerk choose, and does what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from gui.backup.draft_actions import DraftActions
from gui.backup.hourly_backup import HourlyBackup
from gui.backup.recovery_page import CHOICE_LABELS, RecoveryPage
from gui.system import background
from gui.widgets.message_page import show_folder
from gui.window.main_window import MainWindow
from model.errors import NianbaoError
from model.recovery import recovery
from model.recovery.recovery import BACKED_UP, BOTH, SALVAGED, RecoveryOffer
from model.storage import backup_names, quarantine
from model.storage.store import Store

_LATER = "以后再说"


class RecoveryController(QObject):
    """One damaged file after another, until none waits. Nothing is changed before a choice."""

    def __init__(self, window: MainWindow, store: Store, drafts: DraftActions, keeping: HourlyBackup) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._drafts = drafts
        self._folders = (keeping.folder, backup_names.default_folder(store.path))
        self._page: RecoveryPage | None = None

    def show_waiting_file(self) -> None:
        """Show the page for the file that waits first, if one does."""
        damaged = quarantine.find_pending(self._store.path)
        if damaged is None or not self._drafts.close():
            return
        page = self._page = RecoveryPage(str(damaged))
        self._window.show_overlay(page)
        page.show_buttons(self._other_answers(damaged.parent))
        # under the page: whichever way the clerk leaves it, there is a way back
        self._window.start_page.notice_bar.show_message(
            "坏了的年报文件还没有处理。", {"去处理": self.show_waiting_file}
        )
        look = partial(recovery.make_offer, damaged, self._store.path, *self._folders)
        background.run_in_background(look, partial(self._show_offer, page), partial(self._show_trouble, page), self)

    def _show_offer(self, page: RecoveryPage, made: RecoveryOffer) -> None:
        if not isValid(page):
            return
        page.show_offer(made)
        choices = {choice: made.drafts_of_choice(choice) for choice in (SALVAGED, BACKED_UP, BOTH)}
        if not (choices[SALVAGED] and choices[BACKED_UP]):
            choices[BOTH] = []
        answers: dict[str, Callable[[], object]] = {
            CHOICE_LABELS[choice]: partial(self._apply_choice, made, choice)
            for choice, bundles in choices.items()
            if bundles
        }
        if not answers:
            answers["知道了"] = partial(self._apply_choice, made, SALVAGED)
        page.show_buttons(
            {**answers, **self._other_answers(made.damaged_file.parent)}, CHOICE_LABELS.get(made.advised_choice, "")
        )

    def _other_answers(self, folder: Path) -> dict[str, Callable[[], object]]:
        return {"打开文件夹": partial(show_folder, folder), _LATER: self._window.hide_overlay}

    def _show_trouble(self, page: RecoveryPage, words: str) -> None:
        if isValid(page):
            page.state_label.setText(f"坏文件没有看成：{words}")
            page.show_buttons({"再试": self.show_waiting_file, **self._other_answers(self._store.path.parent)})

    def _apply_choice(self, made: RecoveryOffer, choice: str) -> None:
        try:
            ids = recovery.accept_offer(made, choice, self._store)
        except NianbaoError as error:
            assert self._page
            self._page.state_label.setText(f"还没有放回去：{error}")
            return
        self._window.hide_overlay()
        self._drafts.refresh()
        start = self._window.start_page
        start.select(ids)
        words = f"已放回 {len(ids)} 份年报，都在列表里选中了。" if ids else "没有年报放回列表。"
        if any(card.origin and card.id in ids for card in self._store.list_summaries()):
            words += "单位后面注明“救回来的”“来自备份”的，是同一份年报的两种内容，请比较以后删去一份。"
        answers: dict[str, Callable[[], object]] = {
            "打开文件夹": partial(show_folder, made.damaged_file.parent),
            "知道了": start.focus_table,
        }
        start.notice_bar.show_message(f"{words}坏文件“{made.damaged_file.name}”还留着。", answers)
        self.show_waiting_file()
