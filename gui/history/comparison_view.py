"""Differences as a page of text: each place with what was there before and what is there after."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtWidgets import QWidget

from gui.history.place_browser import PlaceBrowser
from gui.style import theme
from model.drafts.comparison import Difference, trace_changes
from model.report.report import PROSE_PLACES

_MAX_DIFFERENCES = 400
"""More differences are not shown: a form has fewer cells, and nobody reads so far."""


class ComparisonView(PlaceBrowser):
    """A page of differences; each place is a link."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._differences: tuple[Difference, ...] = ()
        super().__init__("不同之处", parent)

    def show_differences(self, differences: Sequence[Difference], keeps_scrolling: bool) -> None:
        """Show these differences in their order; keeps_scrolling: the same two reports are compared again."""
        if keeps_scrolling and tuple(differences) == self._differences:
            return
        self._differences = tuple(differences)
        self.write_page(self.verticalScrollBar().value() if keeps_scrolling else 0)

    @property
    def places(self) -> list[str]:
        """The places of the differences, in their order."""
        return [difference.place for difference in self._differences]

    def format_page(self) -> str:
        """The differences as HTML, a paragraph each."""
        shown = self._differences[:_MAX_DIFFERENCES]
        paragraphs = [_format_difference(number, difference) for number, difference in enumerate(shown)]
        return "".join(paragraphs) or "<p>没有不同。</p>"


def _format_difference(number: int, difference: Difference) -> str:
    """A paragraph: the place as a link, then what was and what is; a total is faint, for it only follows."""
    palette = theme.palette()
    link_style = f"color:{palette.accent};text-decoration:none"
    link = f'<a href="#{number}" style="{link_style}">{escape(difference.place_name)}</a>'
    change = _format_prose_changes(difference) if difference.place in PROSE_PLACES else _format_exchange(difference)
    if difference.is_computed:
        return f'<p style="color:{palette.faint}">{link}（自动合计）<br>{change}</p>'
    return f"<p>{link}<br>{change}</p>"


def _format_exchange(difference: Difference) -> str:
    """What was → what is, 空 for a blank."""
    return f"{_format_value(difference.before)} → {_format_value(difference.after)}"


def _format_value(text: str) -> str:
    return _escape_lines(text) if text else "<i>空</i>"


def _format_prose_changes(difference: Difference) -> str:
    """Both texts in one: struck out what is gone, underlined what is new."""
    palette = theme.palette()
    styles = {
        "same": "",
        "gone": f"color:{palette.error};text-decoration:line-through",
        "new": f"color:{palette.accent};text-decoration:underline;background:{palette.selection}",
    }
    pieces = trace_changes(difference.before, difference.after)
    return "".join(f'<span style="{styles[kind]}">{_escape_lines(text)}</span>' for kind, text in pieces)


def _escape_lines(text: str) -> str:
    """A text as HTML, with its line breaks."""
    return escape(text).replace("\n", "<br>")
