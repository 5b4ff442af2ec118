"""The manual as a page: headings to jump to, pictures no wider than the page, words to search for."""

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
"""Stands in a QTextDocument's text for a picture."""
_LINE_HEIGHT = 150.0
"""In per cent of the font's own."""
_IMAGE_RESOURCE = QTextDocument.ResourceType.ImageResource
_PER_CENT = QTextLength.Type.PercentageLength
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(frozen=True, slots=True)
class ManualHeading:
    """A heading of the manual. level: 1 is the title. block: the number of its block in the document, from 0."""

    level: int
    words: str
    block: int


def make_anchor(words: str) -> str:
    """The anchor of a heading of these words, as code hosts make it: lower case, hyphens, no punctuation."""
    return re.sub(r"[^\w-]", "", words.lower().replace(" ", "-"))


def read_manual() -> str:
    """The manual's text."""
    return files("resources").joinpath("manual", "manual.md").read_text(encoding="utf-8")


class ManualView(QTextBrowser):
    """headings: all of them in their order. A link that begins with # leads to the heading of this anchor."""

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
        """Bring the heading of these words, or of this anchor, to the top. Raises KeyError where there is none."""
        headings = {make_anchor(heading.words): heading for heading in reversed(self.headings)}
        heading = headings[make_anchor(words)]
        block = self.document().findBlockByNumber(heading.block)
        self.setTextCursor(QTextCursor(block))
        self._scroll_to(block)

    def current_heading(self) -> str:
        """The words of the last heading above the top of what is in sight; "" where there is none."""
        number = self._top_block().blockNumber()
        above = [heading.words for heading in self.headings if heading.block <= number]
        return above[-1] if above else ""

    def search_words(self, words: str) -> int:
        """Highlight every place with these words; returns how many there are."""
        self._matches = list(self._find_matches(words)) if words else []
        self.setExtraSelections([self._highlight_match(cursor) for cursor in self._matches])
        return len(self._matches)

    def show_match(self, number: int) -> None:
        """Scroll to a place that was found, counted from 0."""
        cursor = QTextCursor(self._matches[number])
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(cursor.block()).top()
        if not self.viewport().rect().contains(self.cursorRect().center()):
            self.verticalScrollBar().setValue(int(top) - self.viewport().height() // 3)

    def _load_text(self) -> None:
        """Show the text in the colours of the current palette."""
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
        text_format = cursor.charFormat()
        text_format.setBackground(QColor(theme.palette().warning_fill))
        highlight = QTextEdit.ExtraSelection()
        highlight.cursor, highlight.format = cursor, text_format
        return highlight

    def _format_text(self) -> None:
        """Space the lines and the headings, and draw thin rules around the cells of tables."""
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for block in self._iterate_blocks():
            _format_block(block)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _format_table(frame)
        edit.endEditBlock()

    def _fit_pictures(self) -> None:
        """Give each picture the size it had on the screen, or the width of the page where that is narrower."""
        # WORKAROUND Qt 6.11: changed before it was laid out to its end, a document leaves paragraphs without lines
        self.document().documentLayout().documentSize()
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for block in self._iterate_blocks():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                text_format = fragment.charFormat()
                if text_format.isImageFormat():
                    self._fit_picture(fragment.position(), text_format.toImageFormat())
                iterator += 1
        edit.endEditBlock()
        for name in self._loaded_names:
            self.document().addResource(_IMAGE_RESOURCE, QUrl(name), self._load_picture(name))

    def _fit_picture(self, position: int, image_format: QTextImageFormat) -> None:
        """Size the picture at this position of the text."""
        size = manual_images.fit_size(image_format.name(), self._text_width)
        image_format.setWidth(size.width())
        image_format.setHeight(size.height())
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(image_format)

    def _load_picture(self, name: str) -> QImage:
        return manual_images.load_image(name, self._text_width, self.devicePixelRatioF())

    @property
    def _text_width(self) -> float:
        return self.viewport().width() - 2 * self.document().documentMargin()

    # Qt's own names from here on.

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        """Load a picture of the manual; nothing else is ever fetched."""
        path = QUrl(name).path()
        if type != _IMAGE_RESOURCE.value:
            return None
        self._loaded_names.add(path)
        return self._load_picture(path)

    def changeEvent(self, event: QEvent) -> None:
        """After a change of colours load the text again: links and rules keep the old ones."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            number = self._top_block().blockNumber()
            self._load_text()
            self._fit_pictures()
            self._scroll_to(self.document().findBlockByNumber(number))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width, and keep the paragraph at the top where it is."""
        top = self._top_block()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_pictures()
            self._scroll_to(top)


def _format_block(block: QTextBlock) -> None:
    """Space the lines of a paragraph, and a heading from what stands above and below it."""
    level = block.blockFormat().headingLevel()
    cursor = QTextCursor(block)
    block_format = QTextBlockFormat()
    if cursor.currentTable() is None and _OBJECT_CHARACTER not in block.text():
        block_format.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
    if level:
        block_format.setTopMargin({1: 0, 2: 5}.get(level, 3) * theme.SPACE)
        block_format.setBottomMargin(theme.SPACE)
    cursor.mergeBlockFormat(block_format)


def _format_table(table: QTextTable) -> None:
    """Draw thin rules; where there are two columns, give the second, which explains, more room."""
    table_format = table.format().toTableFormat()
    table_format.setBorderCollapse(True)
    table_format.setBorder(1)
    table_format.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    table_format.setBorderBrush(QBrush(QColor(theme.palette().rule)))
    table_format.setCellPadding(theme.SPACE * 3 // 4)
    table_format.setBottomMargin(theme.SPACE)
    table_format.setWidth(QTextLength(_PER_CENT, 100))
    if table.columns() == 2:
        table_format.setColumnWidthConstraints([QTextLength(_PER_CENT, share) for share in (30, 70)])
    table.setFormat(table_format)
