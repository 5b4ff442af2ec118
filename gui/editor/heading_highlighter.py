"""Shows in a text box which words will be printed as headings: （一） in 楷体, 1. （1） 一是 in the accent colour."""

from __future__ import annotations

import re

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

    def load_formats(self) -> None:
        """Take fonts and colours from the theme; only once the text box is visible, since loading fonts is slow."""
        self._second_level_format.setFontFamilies([theme.load_bundled_font("KaiTi.ttf")])
        self._second_level_format.setFontWeight(QFont.Weight.DemiBold)
        self._lower_level_format.setForeground(QColor(theme.palette().accent))
        self.rehighlight()

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        """Format one paragraph."""
        for paragraph in make_paragraphs(text):
            head = paragraph.runs[0]
            if head.role == "second":
                self.setFormat(text.index(head.text), len(head.text), self._second_level_format)
        lower = _LOWER_HEADING.match(text)
        if lower:
            self.setFormat(lower.start(1), len(lower[1]), self._lower_level_format)
