"""After the file of drafts was damaged: looks at what is left, lets the clerk choose, and does what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from gui.backup.draft_actions import DraftActions
from gui.backup.hourly_backup import Safekeeping
from gui.backup.recovery_page import WORDS, RescuePage
from gui.system import background
from gui.widgets.message_page import show_folder
from gui.window.main_window import Window
from model.errors import NianbaoError
from model.recovery import recovery
from model.recovery.recovery import BACKED_UP, BOTH, SALVAGED, Offer
from model.storage import backup_names, quarantine
from model.storage.store import Store

_LATER = "以后再说"


class Rescue(QObject):
    """One damaged file after another, until none waits. Nothing is changed before a choice."""

    def __init__(self, window: Window, store: Store, drafts: DraftActions, keeping: Safekeeping) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._drafts = drafts
        self._folders = (keeping.folder, backup_names.usual(store.path))
        self._page: RescuePage | None = None

    def begin(self) -> None:
        """Show the page for the file that waits first, if one does."""
        damaged = quarantine.waiting(self._store.path)
        if damaged is None or not self._drafts.close():
            return
        page = self._page = RescuePage(str(damaged))
        self._window.cover(page)
        page.offer(self._ways(damaged.parent))
        # under the page: whichever way the clerk leaves it, there is a way back
        self._window.start.bar.say("坏了的年报文件还没有处理。", {"去处理": self.begin})
        look = partial(recovery.offer, damaged, self._store.path, *self._folders)
        background.start(look, partial(self._show, page), partial(self._complain, page), self)

    def _show(self, page: RescuePage, made: Offer) -> None:
        if not isValid(page):
            return
        page.show_offer(made)
        choices = {choice: made.bundles(choice) for choice in (SALVAGED, BACKED_UP, BOTH)}
        if not (choices[SALVAGED] and choices[BACKED_UP]):
            choices[BOTH] = []
        answers: dict[str, Callable[[], object]] = {
            WORDS[choice]: partial(self._take, made, choice) for choice, bundles in choices.items() if bundles
        }
        if not answers:
            answers["知道了"] = partial(self._take, made, SALVAGED)
        page.offer({**answers, **self._ways(made.damaged.parent)}, WORDS.get(made.advice, ""))

    def _ways(self, folder: Path) -> dict[str, Callable[[], object]]:
        return {"打开文件夹": partial(show_folder, folder), _LATER: self._window.uncover}

    def _complain(self, page: RescuePage, words: str) -> None:
        if isValid(page):
            page.state.setText(f"坏文件没有看成：{words}")
            page.offer({"再试": self.begin, **self._ways(self._store.path.parent)})

    def _take(self, made: Offer, choice: str) -> None:
        try:
            ids = recovery.take(made, choice, self._store)
        except NianbaoError as error:
            assert self._page
            self._page.state.setText(f"还没有放回去：{error}")
            return
        self._window.uncover()
        self._drafts.refresh()
        start = self._window.start
        start.select(ids)
        words = f"已放回 {len(ids)} 份年报，都在列表里选中了。" if ids else "没有年报放回列表。"
        if any(card.whence and card.id in ids for card in self._store.cards()):
            words += "单位后面注明“救回来的”“来自备份”的，是同一份年报的两种内容，请比较以后删去一份。"
        answers: dict[str, Callable[[], object]] = {
            "打开文件夹": partial(show_folder, made.damaged.parent),
            "知道了": start.focus_table,
        }
        start.bar.say(f"{words}坏文件“{made.damaged.name}”还留着。", answers)
        self.begin()
