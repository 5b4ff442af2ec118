"""How the clerk arranged the editor: the page of the side panel and all widths, kept from one day to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter

from gui.editor import Editor
from gui.settings import Settings
from gui.timeline_panel import TimelinePanel


def arrange(editor: Editor, settings: Settings) -> None:
    """Arrange a new editor as the last one was left, and remember what the clerk changes from now on."""
    beside, side = editor.beside, editor.side
    beside.arrange(*settings.side_sizes)
    beside.moved.connect(lambda: settings.set_sizes("side", (beside.side_width, beside.preview_share)))
    side.setCurrentIndex(settings.side)
    side.currentChanged.connect(lambda page: setattr(settings, "side", page))
    keep(side.page(TimelinePanel).splitter, "timeline", settings)


def keep(splitter: QSplitter, name: str, settings: Settings) -> None:
    """Give a splitter the sizes it was left with, and remember those it is given."""
    sizes = settings.sizes(name)
    if len(sizes) == splitter.count():
        splitter.setSizes(sizes)
    splitter.splitterMoved.connect(lambda: settings.set_sizes(name, splitter.sizes()))
