"""Everything that keeps the drafts from harm: backups, recovery after damage, and who may write."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.backup.checkpoint_timer import Folding
from gui.backup.draft_actions import DraftActions
from gui.backup.hourly_backup import Safekeeping
from gui.backup.open_store import NEWER
from gui.system.settings import Settings
from gui.system.single_instance import Instance
from gui.window.main_window import Window
from model.errors import NewerDrafts, NianbaoError
from model.storage import backup_names, quarantine
from model.storage.store import Store

if TYPE_CHECKING:
    from gui.backup.backups_controller import BackupsDeeds
    from gui.backup.recovery_controller import Rescue

_TITLE, _LOOKING = "年报", "年报（只能查看）"


class Custody(QObject):
    """Watches over one store as long as its window is there.

    place: this program's in the folder, None where nobody asked; words: why the drafts can only be looked at.
    """

    def __init__(
        self,
        window: Window,
        store: Store,
        settings: Settings,
        drafts: DraftActions,
        place: Instance | None,
        words: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._settings = settings
        self._drafts = drafts
        self._place = place
        usual = backup_names.usual(store.path)
        self.keeping = Safekeeping(store, settings.backup_folder or usual, self)
        self.keeping.failed.connect(self._fail)
        self._window.closing.connect(self.keeping.stop)
        Folding(store, self)
        if place:
            self._window.closing.connect(place.let_go)  # after the application, which closes the store
        self._show_state(words)
        self._look_for_damage()

    @cached_property
    def backups(self) -> BackupsDeeds:
        """The page of the backups."""
        from gui.backup.backups_controller import BackupsDeeds  # seldom asked for

        return BackupsDeeds(self._window, self._store, self._settings, self._drafts, self.keeping)

    @cached_property
    def rescue(self) -> Rescue:
        """The page after damage."""
        from gui.backup.recovery_controller import Rescue  # hardly ever needed

        return Rescue(self._window, self._store, self._drafts, self.keeping)

    def _look_for_damage(self) -> None:
        if not self._store.read_only and quarantine.waiting(self._store.path):
            self.rescue.begin()

    def _show_state(self, words: str) -> None:
        """Say above every page that the drafts can only be looked at, why, and what to do."""
        self._window.setWindowTitle(_LOOKING if words else _TITLE)
        self.keeping.resting = bool(words)
        if not words:
            self._window.state.hide()
            return
        answers: dict[str, Callable[[], object]] = {} if words == NEWER else {"再试": self._try_again}
        if self._place and self._place.elsewhere:
            answers["那边已经关机…"] = self._ask_to_take_over
        self._window.state.say(words, answers)

    def _try_again(self) -> None:
        """Write if the other program has gone by now."""
        if self._place and not self._place.try_again():
            self._show_state(self._place.words)
            self._window.say("还不能填写，情况没有变。")
        else:
            self._unlock()

    def _ask_to_take_over(self) -> None:
        assert self._place
        machine, _ = self._place.holder
        words = f"“{machine}”如果其实还在填写，两边会互相打乱。确定那边的年报已经关掉了吗？"
        answers = {"已经关掉，由这里接着填": self._take_over, "不确定": lambda: None}
        self._window.notice.say(words, answers, focus="不确定")

    def _take_over(self) -> None:
        assert self._place
        if self._place.take_over():
            self._unlock()
        else:
            self._show_state(self._place.words)

    def _unlock(self) -> None:
        """Open the drafts for writing, and the draft on the desk anew: it may have been changed elsewhere."""
        draft = self._drafts.open_id()
        self._drafts.close()
        try:
            self._store.reopen()
        except NianbaoError as error:
            self._store.reopen(read_only=True)
            self._show_state(NEWER if isinstance(error, NewerDrafts) else str(error))
            return
        self._show_state("")
        self._drafts.refresh()
        self._window.say("现在可以填写了。")
        if draft is not None and any(card.id == draft for card in self._store.cards()):
            self._drafts.open(draft)
        self._look_for_damage()

    def _fail(self, words: str) -> None:
        if not ("backups" in self.__dict__ and self.backups.page.isVisible()):
            self._window.notice.say(words, {"知道了": lambda: None})
