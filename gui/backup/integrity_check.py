"""Has the whole file of drafts checked beside the work, and says what was found; nothing where all is well."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from gui.backup.draft_actions import DraftActions
from gui.draft.draft_words import format_title
from gui.system import background
from gui.window.main_window import MainWindow
from model.errors import NianbaoError
from model.recovery import integrity
from model.recovery.integrity import FileCondition
from model.storage.store import Store

_DELAY_MS = 5000
"""Milliseconds after the start until the file is checked: by then the first draft is open."""

_PAGES_DAMAGED = (
    "检查发现，存年报的文件有损坏。请把正在填的填完，关掉程序再打开：坏文件会换名留着，能救的都会列出来，备份也都在。"
)
_INDEX_REBUILT = "检查发现，存年报的文件里查找用的索引有损坏，已照内容重建；年报的内容没有变。"


class IntegrityCheck(QObject):
    """Checks once after the start, and whenever check_now() is called; one check at a time.

    is_running: a check is under way.
    """

    def __init__(self, window: MainWindow, store: Store, drafts: DraftActions) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._drafts = drafts
        self.is_running = self._is_wanted_again = False
        QTimer.singleShot(_DELAY_MS, self, self.check_now)

    def check_now(self) -> None:
        """Check the file in a worker."""
        self._is_wanted_again = self.is_running
        if not self.is_running:
            self.is_running = True
            check = partial(integrity.check_file, self._store.path)
            background.run_in_background(check, self._take_condition, self._give_up, self)

    def _give_up(self, _: str) -> None:
        """Why the file could not be read is told where the clerk reads it; the next check may succeed."""
        self.is_running = False

    def _take_condition(self, condition: FileCondition) -> None:
        self.is_running = False
        if self._is_wanted_again:  # something may have happened after this check had begun
            self.check_now()
        elif not condition.is_sound:
            self._deal_with_damage(condition)

    def _deal_with_damage(self, condition: FileCondition) -> None:
        if not condition.are_pages_sound:
            self._tell(_PAGES_DAMAGED)
            return
        damaged = {id for id, damage in condition.damaged.items() if not damage.is_index_only}
        index_is_mended = not condition.are_indexes_sound and self._rebuild_indexes()
        self._store.note_damage(damaged)
        if self._drafts.find_open_id() is None:
            self._drafts.refresh_list()
        names = [format_title(one) for one in self._store.list_summaries() if one.id in damaged]
        if names:
            shown = f"“{names[0]}”" if len(names) == 1 else f"“{names[0]}”等 {len(names)} 份年报"
            self._tell(f"检查发现，{shown}存着的内容有损坏，列表里已注明。请打开它，选怎样恢复；别的年报都完好。")
        elif index_is_mended:
            self._tell(_INDEX_REBUILT)

    def _rebuild_indexes(self) -> bool:
        """Rebuild the indexes; False where that cannot be done, as the file may only be read."""
        try:
            self._store.rebuild_indexes()
        except NianbaoError:
            return False
        return True

    def _tell(self, words: str) -> None:
        self._window.notice_bar.show_message(words, {"知道了": lambda: None})
