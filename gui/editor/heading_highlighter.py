"""Shows in the prose box which words will be set as headings: （一） 楷体, 1.（1）一是 in the accent."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from exporters.content.blocks import make_paragraphs
from gui.style import theme

_LOWER_HEADING = re.compile(r"\s*(\d{1,2}[.．、]|（\d{1,2}）|[一二三四五六七八九十]是)")


class HeadingHighlighter(QSyntaxHighlighter):
    """Formats a document as exporters.pages will set it; begin() must be called once it is on screen."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._second_level_format = QTextCharFormat()
        self._lower_level_format = QTextCharFormat()

    def load_formats(self) -> None:
        """Take the fonts and colours: not before the page is shown, since reading fonts takes time."""
        self._second_level_format.setFontFamilies([theme.load_bundled_font("KaiTi.ttf")])
        self._second_level_format.setFontWeight(QFont.Weight.DemiBold)
        self._lower_level_format.setForeground(QColor(theme.palette().accent))
        self.rehighlight()

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        """One paragraph."""
        for paragraph in make_paragraphs(text):
            head = paragraph.runs[0]
            if head.role == "second":
                self.setFormat(text.index(head.text), len(head.text), self._second_level_format)
        lower = _LOWER_HEADING.match(text)
        if lower:
            self.setFormat(lower.start(1), len(lower[1]), self._lower_level_format)
