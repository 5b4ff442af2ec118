"""The manual as a page to read: headings to jump to, pictures no wider than the page, a search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from gui.help import manual_images
from gui.style import theme

_PICTURE = "\ufffc"
"""Stands in a text for a picture."""
_LINE_HEIGHT = 150.0
_IMAGE = QTextDocument.ResourceType.ImageResource
_PER_CENT = QTextLength.Type.PercentageLength
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the manual: its level (1 is the title), its words, the number of its block."""

    level: int
    words: str
    block: int


def anchor(words: str) -> str:
    """What a link to a heading of these words is called, here and on code hosts: without its punctuation."""
    return re.sub(r"[^\w-]", "", words.lower().replace(" ", "-"))


def read() -> str:
    """The manual's text."""
    return files("resources").joinpath("manual", "manual.md").read_text(encoding="utf-8")


class ManualPage(QTextBrowser):
    """headings: in their order. A link that begins with # leads to the heading of this anchor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName("使用手册")
        self.document().setDocumentMargin(3 * theme.SPACE)
        self._loaded: set[str] = set()
        self._write()
        self.anchorClicked.connect(lambda url: self.go(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded)))

    def go(self, words: str) -> None:
        """Bring the heading of these words, or of this anchor, to the top; KeyError where there is none."""
        found = next((heading for heading in self.headings if anchor(heading.words) == anchor(words)), None)
        if found is None:
            raise KeyError(words)
        block = self.document().findBlockByNumber(found.block)
        self.setTextCursor(QTextCursor(block))
        self._scroll_to(block)

    def here(self) -> str:
        """The words of the heading under which the top of the page stands."""
        number = self._top().blockNumber()
        return next((heading.words for heading in reversed(self.headings) if heading.block <= number), "")

    def search(self, words: str) -> int:
        """Mark every place with these words; how many there are."""
        self._found = list(self._places(words)) if words else []
        self.setExtraSelections([self._marked(cursor) for cursor in self._found])
        return len(self._found)

    def step(self, number: int) -> None:
        """Show a place that was found, the first being 0."""
        cursor = QTextCursor(self._found[number])
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        if not self.viewport().rect().contains(self.cursorRect().center()):
            self.verticalScrollBar().setValue(int(top) - self.viewport().height() // 3)

    def _write(self) -> None:
        """Set the text, in the colours that hold now."""
        self.setMarkdown(read())
        self.headings = tuple(self._headings())
        self._found = []
        self._dress()

    def _top(self) -> QTextBlock:
        """The paragraph at the top of what is in sight."""
        return self.cursorForPosition(self.viewport().rect().topLeft()).block()

    def _scroll_to(self, block: QTextBlock) -> None:
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) - theme.SPACE)

    def _headings(self) -> Iterator[Heading]:
        for block in self._blocks():
            if level := block.blockFormat().headingLevel():
                yield Heading(level, block.text(), block.blockNumber())

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _places(self, words: str) -> Iterator[QTextCursor]:
        cursor = self.document().find(words)
        while not cursor.isNull():
            yield cursor
            cursor = self.document().find(words, cursor)

    def _marked(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        shape = cursor.charFormat()
        shape.setBackground(QColor(theme.tone().warning_fill))
        mark.cursor, mark.format = cursor, shape
        return mark

    def _dress(self) -> None:
        """Air between the lines and above the headings; thin rules around the tables."""
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for block in self._blocks():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            if cursor.currentTable() is None and _PICTURE not in block.text():
                shape.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
            if level:
                shape.setTopMargin((0, 0, 5, 3)[min(level, 3)] * theme.SPACE)
                shape.setBottomMargin(theme.SPACE)
            cursor.mergeBlockFormat(shape)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame)
        whole.endEditBlock()

    def _fit_pictures(self) -> None:
        """Make each picture as wide as it was on the screen, or as the page where that is narrower."""
        # WORKAROUND Qt 6.11: changed before it was laid out to its end, a document leaves paragraphs without lines
        self.document().documentLayout().documentSize()
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for block in self._blocks():
            walk = block.begin()
            while not walk.atEnd():
                fragment = walk.fragment()
                shape = fragment.charFormat()
                if shape.isImageFormat():
                    self._fit(fragment.position(), shape.toImageFormat())
                walk += 1
        whole.endEditBlock()
        for name in self._loaded:
            self.document().addResource(_IMAGE, QUrl(name), self._picture(name))

    def _fit(self, position: int, shape: QTextImageFormat) -> None:
        size = manual_images.fitted(shape.name(), self._room)
        shape.setWidth(size.width())
        shape.setHeight(size.height())
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)

    def _picture(self, name: str) -> QImage:
        return manual_images.picture(name, self._room, self.devicePixelRatioF())

    @property
    def _room(self) -> float:
        return self.viewport().width() - 2 * self.document().documentMargin()

    # Qt's own names from here on.

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """The pictures beside the text; nothing else is ever fetched."""
        path = QUrl(name).path()
        if type != _IMAGE.value:
            return None
        self._loaded.add(path)
        return self._picture(path)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: links and rules have the old ones in them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            read = self._top().blockNumber()
            self._write()
            self._fit_pictures()
            self._scroll_to(self.document().findBlockByNumber(read))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures anew, and stay at the paragraph that was read."""
        read = self._top()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()
            self._scroll_to(read)


def _rule(table: QTextTable) -> None:
    """Thin rules; of two columns the second, which explains, is the wider."""
    shape = table.format().toTableFormat()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(theme.tone().rule)))
    shape.setCellPadding(theme.SPACE * 3 // 4)
    shape.setBottomMargin(theme.SPACE)
    shape.setWidth(QTextLength(_PER_CENT, 100))
    if table.columns() == 2:
        shape.setColumnWidthConstraints([QTextLength(_PER_CENT, share) for share in (30, 70)])
    table.setFormat(shape)
