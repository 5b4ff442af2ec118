"""The buttons that turn and zoom the pages of a preview."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from gui.printing.page_view import PageView
from gui.widgets.buttons import tool_button
from gui.widgets.plain_text import set_tooltip


def add_page_tools(bar: QHBoxLayout, pages: PageView) -> None:
    """Add them to a bar above the pages."""
    natural_size = "整页" if pages.shows_whole_pages else "适合宽度"
    for text, name, do in (
        ("‹", "上一页", lambda: pages.turn_page(-1)),
        ("›", "下一页", lambda: pages.turn_page(1)),
        ("−", "缩小", lambda: pages.zoom_by(1 / 1.25)),
        ("+", "放大", lambda: pages.zoom_by(1.25)),
        (natural_size, natural_size, lambda: pages.zoom_by(None)),
    ):
        button = tool_button(text, do, slim=True)
        set_tooltip(button, name)
        button.setAccessibleName(name)
        bar.addWidget(button)
