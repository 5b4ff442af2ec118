"""The paper of the report on the screen: how wide its sheet is, and how text is set on it.

Sizes are those of the page standard that the PDF keeps to, in pixels of a screen on which the window's text has its
nominal size. Zoom is in per cent.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QMargins, QSignalBlocker
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from exporters.typesetting.page_standard import load_page_standard
from gui.style import theme

_POINTS_PER_INCH = 72


def measure_sheet_width(percent: int) -> int:
    """How wide a sheet of paper is, in pixels.

    The tables stand on it in the window's font, which is larger than their type on paper: the sheet is as much wider,
    so that their labels break as on paper.
    """
    standard = load_page_standard()
    enlargement = theme.INTERFACE_POINT_SIZE / standard.table_style.dense
    screen = QGuiApplication.primaryScreen()
    pixels_per_point = screen.logicalDotsPerInchX() / _POINTS_PER_INCH
    return round(standard.width * pixels_per_point * enlargement * percent / 100)


def measure_text_width(family: str, percent: int) -> int:
    """How wide a full line of the report's text is, in pixels: so many characters as the standard has on a line."""
    # a pixel more, for widths of characters are rounded here and there
    return round(_measure_character(family, percent) * load_page_standard().characters_per_line) + 1


def set_as_on_paper(box: QTextEdit, family: str, percent: int) -> None:
    """Set a text in the type of the paper: size, distance of lines, and the indent of each paragraph.

    family: "" for the window's own. The size is set by a style sheet, which prevails over the window's.
    """
    is_plain = not family and percent == 100  # window.qss says the size
    families = ", ".join(f'"{name}"' for name in (family, QGuiApplication.font().family()) if name)
    rule = f"{type(box).__name__} {{ font-family: {families}; font-size: {_type_size(percent)}pt; }}"
    style_sheet = "" if is_plain else rule
    if style_sheet != box.styleSheet():
        box.setStyleSheet(style_sheet)
    standard = load_page_standard()
    character = _measure_character(family, percent)
    paragraph = QTextBlockFormat()
    paragraph.setTextIndent(standard.indent * character)
    leading = standard.leading / standard.type_sizes["body"] * character
    paragraph.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    whole = QTextCursor(box.document())
    if whole.blockFormat() == paragraph:
        return
    whole.select(QTextCursor.SelectionType.Document)
    # to its owner the text is the same as before
    blocker = QSignalBlocker(box)
    whole.setBlockFormat(paragraph)
    blocker.unblock()


def set_heading_as_on_paper(label: QWidget, family: str, percent: int) -> None:
    """Set a heading of the first level in its type, with the indent of a paragraph."""
    indent = round(load_page_standard().indent * _measure_character(family, percent))
    size = load_page_standard().type_sizes["first"] * percent / 100
    label.setStyleSheet(f'font-family: "{family}"; font-size: {size}pt; margin-left: {indent}px;')


def set_title_as_on_paper(label: QWidget, family: str, percent: int) -> None:
    """Set the title of the report in its type."""
    size = load_page_standard().type_sizes["title"] * percent / 100
    label.setStyleSheet(f'font-family: "{family}"; font-size: {size}pt; padding: {theme.SPACE}px 0;')


def centre_text(box: QTextEdit, family: str, percent: int) -> None:
    """Give a text the width of the paper's, in the middle of its box."""
    bar = box.verticalScrollBar()
    left = measure_text_left(box, box.width(), family, percent) - round(box.document().documentMargin())
    # the bar stands in the margin, so that the text stays where it is when the bar appears
    right = left - (bar.sizeHint().width() if bar.isVisible() else 0)
    margins = QMargins(left, 0, right, theme.SPACE)
    if box.viewportMargins() != margins:
        box.setViewportMargins(margins)
    # WORKAROUND: a QTextEdit that is not shown yet does not notice that the margins changed (Qt 6.8)
    if box.document().textWidth() != box.viewport().width():
        box.document().setTextWidth(box.viewport().width())


def measure_text_left(box: QTextEdit, width: int, family: str, percent: int) -> int:
    """The white left of a text in a box of this width, in pixels."""
    least = box.verticalScrollBar().sizeHint().width() + round(box.document().documentMargin())
    return max((width - measure_text_width(family, percent)) // 2, least)


def _type_size(percent: int) -> float:
    """The size of the report's text, in points."""
    return load_page_standard().type_sizes["body"] * percent / 100


def _measure_character(family: str, percent: int) -> float:
    """How wide a whole character of the report's text is, in pixels."""
    return _measure_cached(family or QGuiApplication.font().family(), _type_size(percent))


@cache
def _measure_cached(family: str, point_size: float) -> float:
    """How wide a whole character of a font is, in pixels. Remembered, for it is asked whenever a text is resized."""
    font = QFont(family)
    font.setPointSizeF(point_size)
    return QFontMetricsF(font).horizontalAdvance("国")
