"""A single damaged draft: reads what its history and the backups give, lets the clerk choose, and puts it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from gui.backup.draft_actions import DraftActions
from gui.backup.draft_repair_page import BY_HISTORY, FROM_BACKUP, LATER, DraftRepairPage, advise_choice
from gui.backup.hourly_backup import HourlyBackup
from gui.system import background
from gui.window.main_window import MainWindow
from model.errors import NianbaoError
from model.recovery import backups, draft_repair
from model.recovery.backups import Backup
from model.recovery.draft_repair import RepairOffer
from model.storage import backup_names
from model.storage.draft_rows import DraftRows
from model.storage.store import Store

_READ_ONLY_WORDS = "现在只能查看，不能恢复；原因写在窗口上方。"


class DraftRepairController(QObject):
    """Deals with one damaged draft at a time. Nothing is changed before a choice."""

    def __init__(self, window: MainWindow, store: Store, drafts: DraftActions, hourly_backup: HourlyBackup) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._drafts = drafts
        self._hourly_backup = hourly_backup

    def show_damage(self, draft_id: int) -> None:
        """Show the page of a damaged draft, which is on the list."""
        summary = next((one for one in self._store.list_summaries() if one.id == draft_id), None)
        if summary is None:
            return
        page = DraftRepairPage(summary)
        self._window.show_overlay(page)
        page.show_buttons({LATER: self._window.hide_overlay})
        folders = self._hourly_backup.folder, backup_names.default_folder(self._store.path)
        make_offer = partial(draft_repair.make_offer, self._store.path, draft_id, *folders)
        show_offer, show_trouble = partial(self._show_offer, page, draft_id), partial(self._show_trouble, page)
        background.run_in_background(make_offer, show_offer, show_trouble, self)

    def _show_offer(self, page: DraftRepairPage, draft_id: int, offer: RepairOffer | None) -> None:
        """Show what there is to choose from; open a draft that is not damaged after all, or only in an index."""
        if not isValid(page):  # the clerk left the page, which deleted it
            return
        if offer is None or (offer.damage.is_index_only and not self._store.is_read_only):
            self._rebuild_and_open(page, draft_id)
            return
        page.show_offer(offer)
        answers: dict[str, Callable[[], object]] = {}
        if self._store.is_read_only:
            page.message_label.setText(f"{page.message_label.text()}{_READ_ONLY_WORDS}")
        else:
            for words, draft in ((BY_HISTORY, offer.by_history), (FROM_BACKUP, offer.backed_up)):
                if draft is not None:
                    answers[words] = partial(self._keep_present_file, page, offer, draft)
        page.show_buttons({**answers, LATER: self._window.hide_overlay}, advise_choice(offer) if answers else "")

    def _rebuild_and_open(self, page: DraftRepairPage, draft_id: int) -> None:
        """Rebuild the indexes, by which all rows are found again, and open the draft."""
        try:
            self._store.rebuild_indexes()
        except NianbaoError as error:
            self._show_trouble(page, str(error))
            return
        self._window.hide_overlay()
        self._drafts.refresh_list()
        if self._store.check_draft(draft_id) is None:
            self._drafts.open_draft(draft_id)

    def _show_trouble(self, page: DraftRepairPage, reason: str) -> None:
        """Say why nothing could be read or put back."""
        if isValid(page):
            page.state_label.setText(f"没有做成：{reason}")
            page.show_buttons({LATER: self._window.hide_overlay})

    def _keep_present_file(self, page: DraftRepairPage, offer: RepairOffer, chosen: DraftRows) -> None:
        """Back up the file as it is, in a worker, then put the chosen draft in."""
        page.state_label.setText("正在备份现在的文件 …")
        page.show_buttons({})
        back_up = partial(backups.back_up_before_restoring, self._store.path, datetime.now(UTC))
        put_back, show_trouble = partial(self._put_back, page, offer, chosen), partial(self._show_trouble, page)
        background.run_in_background(back_up, put_back, show_trouble, self)

    def _put_back(self, page: DraftRepairPage, offer: RepairOffer, chosen: DraftRows, _: Backup) -> None:
        """Put the chosen draft in the damaged one's place, and open it: its findings are counted anew then."""
        try:
            self._store.replace_draft(offer.draft_id, chosen)
        except NianbaoError as error:
            self._show_trouble(page, str(error))
            return
        self._window.hide_overlay()
        self._drafts.refresh_list()
        self._drafts.open_draft(offer.draft_id)
        is_exact = offer.is_certain and chosen is offer.by_history
        words = "已恢复，和当时存进去的一样。" if is_exact else "已恢复，请逐格核对。"
        self._window.notice_bar.show_message(f"{words}恢复以前的文件也备份了一份。", {"知道了": lambda: None})
