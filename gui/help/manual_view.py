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

_OBJECT_CHARACTER = "\ufffc"
"""Stands in a text for a picture."""
_LINE_HEIGHT = 150.0
_IMAGE_RESOURCE = QTextDocument.ResourceType.ImageResource
_PER_CENT = QTextLength.Type.PercentageLength
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class ManualHeading:
    """A heading of the manual: its level (1 is the title), its words, the number of its block."""

    level: int
    words: str
    block: int


def make_anchor(words: str) -> str:
    """What a link to a heading of these words is called, here and on code hosts: without its punctuation."""
    return re.sub(r"[^\w-]", "", words.lower().replace(" ", "-"))


def read_manual() -> str:
    """The manual's text."""
    return files("resources").joinpath("manual", "manual.md").read_text(encoding="utf-8")


class ManualView(QTextBrowser):
    """headings: in their order. A link that begins with # leads to the heading of this anchor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName("使用手册")
        self.document().setDocumentMargin(3 * theme.SPACE)
        self._loaded_names: set[str] = set()
        self._load_text()
        self.anchorClicked.connect(
            lambda url: self.go_to_heading(url.fragment(QUrl.ComponentFormattingOption.FullyDecoded))
        )

    def go_to_heading(self, words: str) -> None:
        """Bring the heading of these words, or of this anchor, to the top; KeyError where there is none."""
        found = next((heading for heading in self.headings if make_anchor(heading.words) == make_anchor(words)), None)
        if found is None:
            raise KeyError(words)
        block = self.document().findBlockByNumber(found.block)
        self.setTextCursor(QTextCursor(block))
        self._scroll_to(block)

    def current_heading(self) -> str:
        """The words of the heading under which the top of the page stands."""
        number = self._top_block().blockNumber()
        return next((heading.words for heading in reversed(self.headings) if heading.block <= number), "")

    def search_words(self, words: str) -> int:
        """Mark every place with these words; how many there are."""
        self._matches = list(self._find_matches(words)) if words else []
        self.setExtraSelections([self._highlight_match(cursor) for cursor in self._matches])
        return len(self._matches)

    def show_match(self, number: int) -> None:
        """Show a place that was found, the first being 0."""
        cursor = QTextCursor(self._matches[number])
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        if not self.viewport().rect().contains(self.cursorRect().center()):
            self.verticalScrollBar().setValue(int(top) - self.viewport().height() // 3)

    def _load_text(self) -> None:
        """Set the text, in the colours that hold now."""
        self.setMarkdown(read_manual())
        self.headings = tuple(self._find_headings())
        self._matches = []
        self._format_text()

    def _top_block(self) -> QTextBlock:
        """The paragraph at the top of what is in sight."""
        return self.cursorForPosition(self.viewport().rect().topLeft()).block()

    def _scroll_to(self, block: QTextBlock) -> None:
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) - theme.SPACE)

    def _find_headings(self) -> Iterator[ManualHeading]:
        for block in self._iterate_blocks():
            if level := block.blockFormat().headingLevel():
                yield ManualHeading(level, block.text(), block.blockNumber())

    def _iterate_blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _find_matches(self, words: str) -> Iterator[QTextCursor]:
        cursor = self.document().find(words)
        while not cursor.isNull():
            yield cursor
            cursor = self.document().find(words, cursor)

    def _highlight_match(self, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        shape = cursor.charFormat()
        shape.setBackground(QColor(theme.palette().warning_fill))
        mark.cursor, mark.format = cursor, shape
        return mark

    def _format_text(self) -> None:
        """Air between the lines and above the headings; thin rules around the tables."""
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for block in self._iterate_blocks():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            shape = QTextBlockFormat()
            if cursor.currentTable() is None and _OBJECT_CHARACTER not in block.text():
                shape.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
            if level:
                shape.setTopMargin((0, 0, 5, 3)[min(level, 3)] * theme.SPACE)
                shape.setBottomMargin(theme.SPACE)
            cursor.mergeBlockFormat(shape)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _format_table(frame)
        whole.endEditBlock()

    def _fit_pictures(self) -> None:
        """Make each picture as wide as it was on the screen, or as the page where that is narrower."""
        # WORKAROUND Qt 6.11: changed before it was laid out to its end, a document leaves paragraphs without lines
        self.document().documentLayout().documentSize()
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for block in self._iterate_blocks():
            walk = block.begin()
            while not walk.atEnd():
                fragment = walk.fragment()
                shape = fragment.charFormat()
                if shape.isImageFormat():
                    self._fit_picture(fragment.position(), shape.toImageFormat())
                walk += 1
        whole.endEditBlock()
        for name in self._loaded_names:
            self.document().addResource(_IMAGE_RESOURCE, QUrl(name), self._load_picture(name))

    def _fit_picture(self, position: int, shape: QTextImageFormat) -> None:
        size = manual_images.fit_size(shape.name(), self._text_width)
        shape.setWidth(size.width())
        shape.setHeight(size.height())
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)

    def _load_picture(self, name: str) -> QImage:
        return manual_images.load_image(name, self._text_width, self.devicePixelRatioF())

    @property
    def _text_width(self) -> float:
        return self.viewport().width() - 2 * self.document().documentMargin()

    # Qt's own names from here on.

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """The pictures beside the text; nothing else is ever fetched."""
        path = QUrl(name).path()
        if type != _IMAGE_RESOURCE.value:
            return None
        self._loaded_names.add(path)
        return self._load_picture(path)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: links and rules have the old ones in them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            read = self._top_block().blockNumber()
            self._load_text()
            self._fit_pictures()
            self._scroll_to(self.document().findBlockByNumber(read))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures anew, and stay at the paragraph that was read."""
        read = self._top_block()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()
            self._scroll_to(read)


def _format_table(table: QTextTable) -> None:
    """Thin rules; of two columns the second, which explains, is the wider."""
    shape = table.format().toTableFormat()
    shape.setBorderCollapse(True)
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(theme.palette().rule)))
    shape.setCellPadding(theme.SPACE * 3 // 4)
    shape.setBottomMargin(theme.SPACE)
    shape.setWidth(QTextLength(_PER_CENT, 100))
    if table.columns() == 2:
        shape.setColumnWidthConstraints([QTextLength(_PER_CENT, share) for share in (30, 70)])
    table.setFormat(shape)
