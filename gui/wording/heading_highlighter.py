"""Shows in a text box which words will be printed as headings: （一） in 楷体, 1. （1） 一是 in the accent colour.

Sentences that are last year's get a quiet ground.
"""

from __future__ import annotations

import re
from collections.abc import Set

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from exporters.content.blocks import make_paragraphs
from gui.style import theme

_LOWER_HEADING = re.compile(r"\s*(\d{1,2}[.．、]|（\d{1,2}）|[一二三四五六七八九十]是)")


class HeadingHighlighter(QSyntaxHighlighter):
    """Finds headings as exporters.content.blocks does. load_formats() must be called once the text box is visible."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._second_level_format = QTextCharFormat()
        self._lower_level_format = QTextCharFormat()
        self._tint_format = QTextCharFormat()
        self._tinted: Set[str] = frozenset()

    def load_formats(self) -> None:
        """Take fonts and colours from the theme; only once the text box is visible, since loading fonts is slow."""
        self._second_level_format.setFontFamilies([theme.load_bundled_font("KaiTi.ttf")])
        self._second_level_format.setFontWeight(QFont.Weight.DemiBold)
        self._lower_level_format.setForeground(QColor(theme.palette().accent))
        self._tint_format.setBackground(QColor(theme.palette().total))
        self.rehighlight()

    def tint_sentences(self, sentences: Set[str]) -> None:
        """Give these sentences, wherever they stand in the text, a ground of their own, and no others."""
        if self._tinted != sentences:
            self._tinted = frozenset(sentences)
            self.rehighlight()

    def _tint(self, text: str) -> None:
        """Tint what stands in one paragraph of the sentences."""
        for sentence in self._tinted:
            position = text.find(sentence)
            if position >= 0:
                start, length = (len(part.encode("utf-16-le")) // 2 for part in (text[:position], sentence))
                self.setFormat(start, length, self._tint_format)

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        """Format one paragraph."""
        if self._tinted:
            self._tint(text)
        for paragraph in make_paragraphs(text):
            head = paragraph.runs[0]
            if head.role == "second":
                self.setFormat(text.index(head.text), len(head.text), self._second_level_format)
        lower = _LOWER_HEADING.match(text)
        if lower:
            ground = self.format(lower.start(1)).background()
            lower_level_format = QTextCharFormat(self._lower_level_format)
            lower_level_format.setBackground(ground)
            self.setFormat(lower.start(1), len(lower[1]), lower_level_format)
