"""After the file of drafts was damaged: reads what is left, lets the clerk choose, and carries out the choice."""

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
from model.recovery.recovery import ADVISED, BACKED_UP, BOTH, SALVAGED, RecoveryOffer
from model.storage import backup_names, quarantine
from model.storage.store import Store

_LATER = "以后再说"


class RecoveryController(QObject):
    """Deals with one damaged file after another until none is left. Nothing is changed before a choice."""

    def __init__(self, window: MainWindow, store: Store, drafts: DraftActions, hourly_backup: HourlyBackup) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._drafts = drafts
        self._backup_folders = (hourly_backup.folder, backup_names.default_folder(store.path))

    def show_waiting_file(self) -> None:
        """Show the page for the first damaged file that has not been dealt with, if there is one."""
        damaged = quarantine.find_pending(self._store.path)
        if damaged is None or not self._drafts.close_draft():
            return
        page = RecoveryPage(str(damaged), is_log_alone=not damaged.exists())
        self._window.show_overlay(page)
        page.show_buttons(self._list_lasting_answers(damaged.parent))
        # on the list below the page: however the clerk leaves the page, there is a way back to it
        self._window.start_page.notice_bar.show_message(
            "坏了的年报文件还没有处理。", {"去处理": self.show_waiting_file}
        )
        make_offer = partial(recovery.make_offer, damaged, self._store.path, *self._backup_folders)
        show_offer, show_trouble = partial(self._show_offer, page), partial(self._show_trouble, page)
        background.run_in_background(make_offer, show_offer, show_trouble, self)

    def _show_offer(self, page: RecoveryPage, offer: RecoveryOffer) -> None:
        """Show what can be put back, and a button for each choice that puts something back."""
        if not isValid(page):  # the clerk left the page, which deleted it
            return
        page.show_offer(offer)
        choices = [choice for choice in (SALVAGED, BACKED_UP) if offer.drafts_of_choice(choice)]
        if len(choices) == 2 and offer.drafts_of_choice(BOTH):
            choices.append(BOTH)
        if offer.advised_choice == ADVISED:
            choices.insert(0, ADVISED)
        answers: dict[str, Callable[[], object]] = {}
        for choice in choices:
            answers[CHOICE_LABELS[choice]] = partial(self._apply_choice, page, offer, choice)
        if not choices:  # any choice puts nothing back then, and notes that the file is dealt with
            answers["知道了"] = partial(self._apply_choice, page, offer, SALVAGED)
        answers |= self._list_lasting_answers(offer.damaged_file.parent)
        page.show_buttons(answers, CHOICE_LABELS.get(offer.advised_choice, ""))

    def _list_lasting_answers(self, folder: Path) -> dict[str, Callable[[], object]]:
        """The buttons that are always on the page: words → what they do."""
        return {"打开文件夹": partial(show_folder, folder), _LATER: self._window.hide_overlay}

    def _show_trouble(self, page: RecoveryPage, reason: str) -> None:
        """Say why the damaged file could not be looked at, and offer to try again."""
        if not isValid(page):
            return
        page.state_label.setText(f"坏文件没有看成：{reason}")
        page.show_buttons({"再试": self.show_waiting_file, **self._list_lasting_answers(self._store.path.parent)})

    def _apply_choice(self, page: RecoveryPage, offer: RecoveryOffer, choice: str) -> None:
        """Put back what was chosen, say so above the list, and go on to the next damaged file."""
        try:
            ids = recovery.accept_offer(offer, choice, self._store)
        except NianbaoError as error:
            page.state_label.setText(f"还没有放回去：{error}")
            return
        self._window.hide_overlay()
        self._drafts.refresh_list()
        start = self._window.start_page
        start.select_drafts(ids)
        words = f"已放回 {len(ids)} 份年报，都在列表里选中了。" if ids else "没有年报放回列表。"
        if any(summary.origin and summary.id in ids for summary in self._store.list_summaries()):
            words += "单位后面注明“救回来的”“来自备份”的，是同一份年报的两种内容，请比较以后删去一份。"
        answers: dict[str, Callable[[], object]] = {
            "打开文件夹": partial(show_folder, offer.damaged_file.parent),
            "知道了": start.focus_table,
        }
        start.notice_bar.show_message(f"{words}坏文件“{offer.damaged_file.name}”还留着。", answers)
        self.show_waiting_file()
