"""The sizes of the parts of a splitter, kept from one day to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QSplitter

from gui.system.settings import Settings


def keep(splitter: QSplitter, name: str, settings: Settings) -> None:
    """Give a splitter the sizes it was left with, and remember those it is given."""
    sizes = settings.sizes(name)
    if len(sizes) == splitter.count():
        splitter.setSizes(sizes)
    splitter.splitterMoved.connect(lambda: settings.set_sizes(name, splitter.sizes()))
