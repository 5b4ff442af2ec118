"""Opens a draft in the editor: at once, or a step at each turn of the event loop, so that the window answers."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from model.errors import DamagedDraft

if TYPE_CHECKING:
    from gui.application.application import Application
    from gui.editor.unplaced_panel import UnplacedController


class DraftOpening(QObject):
    """Makes the session of one draft after another. No draft may be open when one is to be opened.

    What was begun before is dropped. The editor is not seen, and gets no keys, until its last step puts all of it into
    the window.
    """

    def __init__(self, application: Application) -> None:
        super().__init__(application)
        self._application = application
        self._steps: Generator[None, None, None] | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._take_step)

    @property
    def is_running(self) -> bool:
        """Whether a draft is about to be opened."""
        return self._steps is not None

    def open_now(self, draft_id: int) -> None:
        """Open a draft before anything else happens."""
        self.cancel()
        for _ in self._open_by_steps(draft_id):
            pass

    def open_step_by_step(self, draft_id: int, then: Callable[[], object]) -> None:
        """Open a draft soon: all steps together take longer than the window should be without an answer.

        then: called when it is open; not where it cannot be opened, or another is opened before.
        """
        self.cancel()
        self._steps = self._open_by_steps(draft_id, then)
        self._turn.start()

    def cancel(self) -> None:
        """Drop a draft that is about to be opened, if there is one."""
        self._turn.stop()
        steps, self._steps = self._steps, None
        if steps is not None:
            steps.close()

    def _take_step(self) -> None:
        steps = self._steps
        # taken out meanwhile: the last step has others open and close drafts, which must not drop what is running
        self._steps = None
        self._turn.stop()
        if steps is not None and next(steps, self) is None:
            self._steps = steps
            self._turn.start()

    def _open_by_steps(self, draft_id: int, then: Callable[[], object] = lambda: None) -> Generator[None, None, None]:
        """Open a draft, with a pause after each step but the last."""
        from gui.application.draft_session import (
            DraftSession,  # brings the whole editor: the list of drafts is shown sooner without
        )

        application = self._application
        try:
            draft = application.drafts.load_draft(draft_id)
        except DamagedDraft:
            self._offer_repair(draft_id)
            return
        session = DraftSession(
            application.window, application.store, draft_id, draft, application.actions, application.settings
        )
        try:
            yield from session.build_editor()
        except BaseException:  # also where the opening is cancelled
            session.deleteLater()
            raise
        session.show_editor()
        notice = application.import_controller.pop_notice(draft_id)
        self._unplaced_controller.show_unplaced(session.editor, draft_id, notice)
        application.take_session(session)
        then()

    def _offer_repair(self, draft_id: int) -> None:
        """Show a damaged draft as such on the list, and what can be done for it."""
        self._application.drafts_controller.show_drafts()
        if self._application.data_safety is None:
            raise DamagedDraft(draft_id)
        self._application.data_safety.draft_repair.show_damage(draft_id)

    @cached_property
    def _unplaced_controller(self) -> UnplacedController:
        from gui.editor.unplaced_panel import UnplacedController  # belongs to the editor: as above

        return UnplacedController(self._application.store)
