"""One draft on the desk, from opening to closing: its recorder, its editor and what the menus do inside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from gui.draft.autosave import Recorder
from gui.draft.open_draft import Desk
from gui.editor import commands
from gui.editor.editor import Editor
from gui.editor.last_year import LastYear
from gui.history.timeline_panel import TimelinePanel
from gui.system.settings import Settings, keep
from gui.window.main_window import Window
from model.drafts.draft import Draft
from model.form import editions
from model.storage.store import Store


class Session(QObject):
    """Puts a draft into the window. closed: back to the list; changed: other actions can be done now than before."""

    closed = Signal()
    changed = Signal()

    def __init__(
        self, window: Window, store: Store, id: int, actions: Mapping[str, QAction], settings: Settings
    ) -> None:
        super().__init__(window)
        self.id = id
        self._window = window
        self._store = store
        self._settings = settings
        report, last = store.load(id)
        self.draft = Draft(editions.form(report.edition), report, last)
        self.recorder = Recorder(store, id, self.draft, self)  # the first listener: stored before anything is painted
        self.editor = Editor(Desk(self.draft, self, locked=store.read_only), actions)
        self._last_year = LastYear(window, self.editor, store, id)
        self._tie()
        self.recorder.recount()
        window.show_editor(self.editor)
        window.show_zoom(settings.zoom)

    def _tie(self) -> None:
        editor, settings = self.editor, self._settings
        self.recorder.stored.connect(self._window.show_stored)
        self.recorder.failed.connect(self._window.show_unstored)
        editor.closed.connect(self.closed)
        editor.zoomed.connect(self._window.show_zoom)
        self._last_year.attached.connect(self.changed)
        editor.desk.refused.connect(self._window.say)
        editor.findings.locked = editor.desk.locked
        commands.prepare(editor, settings)
        commands.add_timeline(editor, self._store, self.id, self.recorder)
        arrange(editor, settings)
        editor.tabs.setCurrentIndex(settings.tab(self.id))
        editor.tabs.currentChanged.connect(partial(settings.set_tab, self.id))
        editor.tabs.currentChanged.connect(self.changed)
        editor.desk.undo.indexChanged.connect(self.changed)
        editor.side.peopled.connect(self.changed)

    def do(self, id: str) -> None:
        """One of the actions that work inside the editor."""
        deeds = {**commands.deeds(self.editor, self._settings), "attach_last": self._last_year.ask}
        deeds[id]()

    def allowed(self) -> Mapping[str, bool]:
        """Which of the actions can be done only now and then, and whether now."""
        return commands.allowed(self.editor)

    def flushed(self) -> Draft:
        """The draft, with all that was typed up to now."""
        self.editor.flush()
        return self.draft

    def keep(self) -> bool:
        """Store what was typed and waits; whether all of it is stored."""
        self.editor.flush()
        self.recorder.write()
        return not self.recorder.waiting


def arrange(editor: Editor, settings: Settings) -> None:
    """Arrange a new editor as the last one was left, and remember what the clerk changes from now on."""
    beside, side = editor.beside, editor.side
    beside.arrange(*settings.side_sizes)
    beside.moved.connect(lambda: settings.set_sizes("side", (beside.side_width, beside.preview_share)))
    side.setCurrentIndex(settings.side)
    side.currentChanged.connect(lambda page: setattr(settings, "side", page))
    keep(side.page(TimelinePanel).splitter, "timeline", settings)
