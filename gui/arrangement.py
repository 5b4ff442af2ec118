"""How the clerk arranged the editor: the page of the side panel and all widths, kept from one day to the next."""

from __future__ import annotations

from gui.editor.editor import Editor
from gui.history.timeline_panel import TimelinePanel
from gui.kept_sizes import keep
from gui.system.settings import Settings


def arrange(editor: Editor, settings: Settings) -> None:
    """Arrange a new editor as the last one was left, and remember what the clerk changes from now on."""
    beside, side = editor.beside, editor.side
    beside.arrange(*settings.side_sizes)
    beside.moved.connect(lambda: settings.set_sizes("side", (beside.side_width, beside.preview_share)))
    side.setCurrentIndex(settings.side)
    side.currentChanged.connect(lambda page: setattr(settings, "side", page))
    keep(side.page(TimelinePanel).splitter, "timeline", settings)
