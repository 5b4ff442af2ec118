"""Shows in the prose box which words will be set as headings: （一） 楷体, 1.（1）一是 in the accent."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from exporters.content.blocks import paragraphs
from gui.style import theme

_LOWER = re.compile(r"\s*(\d{1,2}[.．、]|（\d{1,2}）|[一二三四五六七八九十]是)")


class ProseLevels(QSyntaxHighlighter):
    """Formats a document as exporters.pages will set it; begin() must be called once it is on screen."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._second = QTextCharFormat()
        self._lower = QTextCharFormat()

    def begin(self) -> None:
        """Take the fonts and colours: not before the page is shown, since reading fonts takes time."""
        self._second.setFontFamilies([theme.bundled_family("KaiTi.ttf")])
        self._second.setFontWeight(QFont.Weight.DemiBold)
        self._lower.setForeground(QColor(theme.tone().accent))
        self.rehighlight()

    # Qt's own names from here on.

    def highlightBlock(self, text: str) -> None:
        """One paragraph."""
        for paragraph in paragraphs(text):
            head = paragraph.runs[0]
            if head.role == "second":
                self.setFormat(text.index(head.text), len(head.text), self._second)
        lower = _LOWER.match(text)
        if lower:
            self.setFormat(lower.start(1), len(lower[1]), self._lower)
