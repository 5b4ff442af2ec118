"""Differences as a page to read: each place with what stood there and what stands there."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui.style import theme
from model.drafts.comparison import Difference, traced
from model.report.report import PROSE

_MOST = 400
"""More differences than a form has cells are shown no further: nobody reads on."""


class ComparisonView(QTextBrowser):
    """wanted is emitted with the place of a difference that was clicked."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Difference, ...] = ()
        self.setOpenLinks(False)
        self.setAccessibleName("不同之处")
        self.document().setDocumentMargin(theme.SPACE)
        self.anchorClicked.connect(self._go)

    def show_differences(self, differences: Sequence[Difference], again: bool) -> None:
        """Show these, in their order; again: the same two are compared, so scrolling stays."""
        if again and tuple(differences) == self._shown:
            return
        self._shown = tuple(differences)
        self._write(self.verticalScrollBar().value() if again else 0)

    def _write(self, height: int) -> None:
        """Write the page anew, scrolled down by this height."""
        self.setHtml("".join(_paragraph(i, one) for i, one in enumerate(self._shown[:_MOST])) or "<p>没有不同。</p>")
        self.verticalScrollBar().setValue(height)

    def _go(self, link: QUrl) -> None:
        self.wanted.emit(self._shown[int(link.fragment())].place)

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: what is written has the old ones in it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            self._write(self.verticalScrollBar().value())


def _paragraph(number: int, one: Difference) -> str:
    """The place as a link, then what was and what is; a total is faint, for it only follows."""
    tone = theme.tone()
    words = _traced(one) if one.place in PROSE else _exchanged(one)
    where = f'<a href="#{number}" style="color:{tone.accent};text-decoration:none">{escape(one.where)}</a>'
    faint = f' style="color:{tone.faint}"' if one.computed else ""
    mark = "（自动合计）" if one.computed else ""
    return f"<p{faint}>{where}{mark}<br>{words}</p>"


def _exchanged(one: Difference) -> str:
    return " → ".join(_lines(text) if text else "<i>空</i>" for text in (one.before, one.after))


def _traced(one: Difference) -> str:
    """Both paragraphs in one: struck out what is gone, underlined what is new."""
    tone = theme.tone()
    looks = {
        "same": "",
        "gone": f"color:{tone.error};text-decoration:line-through",
        "new": f"color:{tone.accent};text-decoration:underline;background:{tone.selection}",
    }
    return "".join(f'<span style="{looks[kind]}">{_lines(text)}</span>' for kind, text in traced(one.before, one.after))


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
