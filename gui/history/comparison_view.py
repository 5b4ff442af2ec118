"""Differences as a page to read: each place with what stood there and what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui.style import theme
from model.drafts.comparison import Difference, trace_changes
from model.report.report import PROSE_PLACES

_MAX_DIFFERENCES = 400
"""More differences than a form has cells are shown no further: nobody reads on."""


class ComparisonView(QTextBrowser):
    """wanted is emitted with the place of a difference that was clicked."""

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differences: tuple[Difference, ...] = ()
        self.setOpenLinks(False)
        self.setAccessibleName("不同之处")
        self.document().setDocumentMargin(theme.SPACE)
        self.anchorClicked.connect(self._request_place)

    def show_differences(self, differences: Sequence[Difference], again: bool) -> None:
        """Show these, in their order; again: the same two are compared, so scrolling stays."""
        if again and tuple(differences) == self._differences:
            return
        self._differences = tuple(differences)
        self._write_page(self.verticalScrollBar().value() if again else 0)

    def _write_page(self, height: int) -> None:
        """Write the page anew, scrolled down by this height."""
        self.setHtml(
            "".join(_format_difference(i, one) for i, one in enumerate(self._differences[:_MAX_DIFFERENCES]))
            or "<p>没有不同。</p>"
        )
        self.verticalScrollBar().setValue(height)

    def _request_place(self, link: QUrl) -> None:
        self.place_requested.emit(self._differences[int(link.fragment())].place)

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: what is written has the old ones in it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._differences:
            self._write_page(self.verticalScrollBar().value())


def _format_difference(number: int, one: Difference) -> str:
    """The place as a link, then what was and what is; a total is faint, for it only follows."""
    tone = theme.palette()
    words = _format_prose_changes(one) if one.place in PROSE_PLACES else _format_exchange(one)
    where = f'<a href="#{number}" style="color:{tone.accent};text-decoration:none">{escape(one.place_name)}</a>'
    faint = f' style="color:{tone.faint}"' if one.is_computed else ""
    mark = "（自动合计）" if one.is_computed else ""
    return f"<p{faint}>{where}{mark}<br>{words}</p>"


def _format_exchange(one: Difference) -> str:
    return " → ".join(_escape_lines(text) if text else "<i>空</i>" for text in (one.before, one.after))


def _format_prose_changes(one: Difference) -> str:
    """Both paragraphs in one: struck out what is gone, underlined what is new."""
    tone = theme.palette()
    looks = {
        "same": "",
        "gone": f"color:{tone.error};text-decoration:line-through",
        "new": f"color:{tone.accent};text-decoration:underline;background:{tone.selection}",
    }
    return "".join(
        f'<span style="{looks[kind]}">{_escape_lines(text)}</span>'
        for kind, text in trace_changes(one.before, one.after)
    )


def _escape_lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
