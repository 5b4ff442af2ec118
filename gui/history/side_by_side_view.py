"""Two drafts side by side as one page, so that they scroll together; what differs is marked, and walked by F8."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from gui.history.place_browser import PlaceBrowser
from gui.style import theme
from model.drafts.comparison import trace_changes
from model.drafts.side_by_side import SideRow
from model.report.report import PROSE_PLACES

_MAX_ROWS = 3_000
"""More rows are not shown: a form has some two hundred cells, and its prose some hundred paragraphs."""


class SideBySideView(PlaceBrowser):
    """A table of three columns: the place and both drafts. Each place that differs is a link."""

    difference_reached = Signal(int)
    """The number of the difference that was walked to, from 0 on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._rows: tuple[SideRow, ...] = ()
        self._titles = ("", "")
        self._shows_all = True
        self._link_ranges: list[tuple[int, int]] = []
        super().__init__("两份对照", parent)

    @property
    def differences(self) -> list[SideRow]:
        """The rows that differ, in order; totals too."""
        return [row for row in self._rows if row.differs]

    def show_rows(self, titles: tuple[str, str], rows: Sequence[SideRow], keeps_scrolling: bool) -> None:
        """Show these rows under the names of the two drafts; keeps_scrolling: the same two are compared again."""
        shown = tuple(rows[:_MAX_ROWS])
        if keeps_scrolling and (titles, shown) == (self._titles, self._rows):
            return
        self._titles, self._rows = titles, shown
        self.write_page(self.verticalScrollBar().value() if keeps_scrolling else 0)

    def show_all(self, shows_all: bool) -> None:
        """Show what is the same too, or what differs alone."""
        self._shows_all = shows_all
        self.write_page(0)

    def step(self, direction: int) -> None:
        """Go to the next difference (1) or the one before (-1) of where the cursor is, from the last to the first."""
        if not self._link_ranges:
            return
        cursor = self.textCursor()
        at = cursor.selectionStart()
        if direction > 0:
            after = (number for number, (start, _) in enumerate(self._link_ranges) if start > at)
            fits = next(after, 0)
            if not cursor.hasSelection() and self._link_ranges[0][0] >= at:
                fits = 0
        else:
            before = [number for number, (start, _) in enumerate(self._link_ranges) if start < at]
            fits = before[-1] if before else len(self._link_ranges) - 1
        self._select_difference(fits)

    def _select_difference(self, number: int) -> None:
        """Select the link of a difference, so that Enter follows it, and scroll there with some lines around."""
        start, end = self._link_ranges[number]
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        middle = self.cursorRect().center().y() - self.viewport().height() // 2
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + middle)
        self.difference_reached.emit(number)

    @property
    def places(self) -> list[str]:
        """The places that differ, in their order."""
        return [row.place for row in self.differences]

    def write_page(self, scroll_position: int) -> None:
        """Write the page anew, and find its links in it."""
        super().write_page(scroll_position)
        self._link_ranges = self._find_links()

    def format_page(self) -> str:
        """The table as HTML."""
        return "".join(self._format_rows())

    def _format_rows(self) -> Iterator[str]:
        palette = theme.palette()
        heads = ("", *self._titles)
        yield f'<table width="100%" cellspacing="0" cellpadding="{theme.SPACE // 2}" border="0"><tr>'
        for width, words in zip((24, 38, 38), heads, strict=True):
            yield f'<td width="{width}%"><b>{escape(words)}</b></td>'
        yield "</tr>"
        section, number = "", 0
        for row in self._rows:
            if not (self._shows_all or row.differs):
                continue
            if row.section != section:
                section = row.section
                yield f'<tr><td colspan="3" bgcolor="{palette.heading}"><b>{escape(section)}</b></td></tr>'
            yield _format_row(row, number)
            number += row.differs
        yield "</table>"

    def _find_links(self) -> list[tuple[int, int]]:
        """Where each link stands in the page, from and to, by its number."""
        found: list[tuple[int, int]] = []
        block = self.document().begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                fragment = pieces.fragment()
                if fragment.charFormat().anchorHref():
                    found.append((fragment.position(), fragment.position() + fragment.length()))
                pieces += 1
            block = block.next()
        return found


def _format_row(row: SideRow, number: int) -> str:
    """A row; of one that differs the place is a link with this number. A total is faint, for it only follows."""
    palette = theme.palette()
    name = escape(row.place_name)
    if not row.differs:
        cells = (name, _escape_lines(row.before), _escape_lines(row.after))
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    link = f'<a href="#{number}" style="color:{palette.accent};text-decoration:none">{name}</a>'
    if row.is_computed:
        link += f'<span style="color:{palette.faint}">（自动合计）</span>'
    before, after = _format_sides(row)
    marked = f'<td bgcolor="{palette.selection}">'
    return f"<tr><td>{link}</td>{marked}{before}</td>{marked}{after}</td></tr>"


def _format_sides(row: SideRow) -> tuple[str, str]:
    """Both texts; in prose what is gone is struck out in the one, and what is new underlined in the other."""
    if row.place not in PROSE_PLACES:
        return _format_value(row.before), _format_value(row.after)
    palette = theme.palette()
    gone = f"color:{palette.error};text-decoration:line-through"
    new = f"color:{palette.accent};text-decoration:underline"
    before = after = ""
    for kind, text in trace_changes(row.before, row.after):
        words = _escape_lines(text)
        if kind != "new":
            before += words if kind == "same" else f'<span style="{gone}">{words}</span>'
        if kind != "gone":
            after += words if kind == "same" else f'<span style="{new}">{words}</span>'
    return before or _format_value(""), after or _format_value("")


def _format_value(text: str) -> str:
    return _escape_lines(text) if text else "<i>空</i>"


def _escape_lines(text: str) -> str:
    """A text as HTML, with its line breaks."""
    return escape(text).replace("\n", "<br>")
