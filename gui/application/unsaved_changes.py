"""Edits that are not on the disk yet: a warning above every page, another place for them, a question before they go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from gui.system import background
from gui.system.file_dialogs import documents, file_stem
from gui.window.main_window import Window

if TYPE_CHECKING:
    from gui.application.draft_session import Session

_KIND, _SUFFIX = "Excel 工作簿 (*.xlsx)", ".xlsx"


class Unwritten(QObject):
    """Watches one draft after another. While its edits wait, typing goes on and they are tried again and again."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._bar = window.warning
        self._session: Session | None = None
        self._asking = self._given_up = False

    def watch(self, session: Session) -> None:
        """From now on this draft's edits."""
        self._session = session
        self._calm()
        session.recorder.failed.connect(self._warn)
        session.recorder.stored.connect(self._calm)

    def cleared(self, then: Callable[[], object]) -> bool:
        """Whether the draft may be left: all is stored, or given up. Else ask; then is called when it is answered."""
        if self._session is None or self._session.keep() or self._given_up:
            self._session = None
            self._calm()
            return True
        self._ask(then)
        return False

    def _warn(self, words: str) -> None:
        words = f"▲ {words}可以接着填，程序会自己再试。"
        if self._bar.isHidden():
            self._bar.say(words, {"现在再存": self._try, "另存一份…": self._save_elsewhere})
        elif not self._asking:
            self._bar.say_again(words)  # every few seconds: the buttons must stay under the clerk's hand

    def _calm(self) -> None:
        self._asking = self._given_up = False
        self._bar.hide()

    def _ask(self, then: Callable[[], object]) -> None:
        assert self._session
        count, self._asking = self._session.recorder.waiting, True
        answers = {"再存一次": then, "另存一份…": self._save_elsewhere, "不存了，关闭": lambda: self._give_up(then)}
        words = f"▲ 有 {count} 处改动还没有存盘，关掉就丢了，所以先不关。{self._session.recorder.trouble}"
        self._bar.say(words, answers, focus="再存一次")

    def _give_up(self, then: Callable[[], object]) -> None:
        self._given_up = True
        then()

    def _try(self) -> None:
        if self._session is not None:
            self._session.keep()

    def _save_elsewhere(self) -> None:
        """The whole draft as a workbook, which comes back whole, on whatever disk there is."""
        import exporters

        assert self._session
        draft = self._session.flushed()
        form, report, last = draft.form, draft.report, draft.last
        proposal = documents() / (file_stem(report.unit, report.cover.get("year", "")) + _SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, "另存一份", str(proposal), _KIND)
        if not name:
            return
        path = Path(name) if name.lower().endswith(_SUFFIX) else Path(name + _SUFFIX)
        background.start(
            lambda: exporters.write(form, report, path, last),
            lambda _: self._tell(f"这份年报另存到了“{path}”。以后用“导入文件”打开它，填写的内容都在。"),
            self._tell,
            self,
        )

    def _tell(self, words: str) -> None:
        self._window.notice.say(words, {"知道了": lambda: None})
