"""All colours, sizes, fonts and icons of the window, light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

SPACE = 8
"""The rhythm of spacing, in pixels."""
ROW_HEIGHT = 30
"""The least height of a row of the grid."""
PADDING = 5
"""Between the rule of a cell and what stands in it."""
ICON = 20
SIDE_WIDTH = 300
"""The width of the panel beside the form."""


@dataclass(frozen=True)
class Tone:
    """The colours of one scheme. Text on its ground keeps 4.5 : 1."""

    desk: str
    paper: str
    ink: str
    faint: str
    rule: str
    heading: str
    total: str
    accent: str
    on_accent: str
    selection: str
    error: str
    error_fill: str
    warning: str
    warning_fill: str
    good: str
    good_fill: str


LIGHT = Tone(
    desk="#f1f3f6",
    paper="#ffffff",
    ink="#1d2430",
    faint="#5d6775",
    rule="#b4bcc8",
    heading="#f4f6f9",
    total="#eaf0f8",
    accent="#1f5fa8",
    on_accent="#ffffff",
    selection="#cfe2f7",
    error="#b3261e",
    error_fill="#fde6e4",
    warning="#8a5300",
    warning_fill="#fff1d3",
    good="#1b6e3c",
    good_fill="#dff3e6",
)
DARK = Tone(
    desk="#1a1d22",
    paper="#23272e",
    ink="#e6e9ee",
    faint="#a3adba",
    rule="#4a525e",
    heading="#2a2f37",
    total="#29333f",
    accent="#7db4f0",
    on_accent="#10151c",
    selection="#2f4a68",
    error="#ff9a92",
    error_fill="#4d2624",
    warning="#f2c063",
    warning_fill="#453615",
    good="#7fd6a0",
    good_fill="#1f3d2b",
)


def tone() -> Tone:
    """The colours that hold now: the system's scheme decides."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def dress(app: QApplication) -> None:
    """Give the whole program its style, palette and font."""
    app.setStyle("Fusion")
    app.setFont(interface_font())
    repaint(app)
    app.styleHints().colorSchemeChanged.connect(lambda: repaint(app))


def repaint(app: QApplication) -> None:
    """Take the colours of the scheme that holds now."""
    icon.cache_clear()
    app.setPalette(_palette(tone()))
    app.setStyleSheet(_style(tone()))


def interface_font() -> QFont:
    """The system's font where it can write Chinese, else the bundled 黑体."""
    font = QGuiApplication.font()
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        font = QFont(bundled_family("HeiTi.ttf"))
    font.setPointSizeF(10.5)
    return font


@cache
def bundled_family(file: str) -> str:
    """Register a bundled font; its family name, "" where Qt cannot read it."""
    with as_file(files("resources").joinpath("fonts", file)) as path:
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


@cache
def icon(name: str, colour: str = "") -> QIcon:
    """A line icon of resources/icons in the ink of the scheme or another colour, drawn as large as needed."""
    return QIcon(_LineIcon(files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8"), colour))


class _LineIcon(QIconEngine):
    """Draws an SVG in one ink, sharp at any scale."""

    def __init__(self, svg: str, colour: str) -> None:
        super().__init__()
        self._svg = svg
        self._colour = colour

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _LineIcon(self._svg, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """In the ink that holds now; a disabled icon in that of the rules."""
        ink = tone().rule if mode == QIcon.Mode.Disabled else self._colour or tone().ink
        QSvgRenderer(QByteArray(self._svg.replace("currentColor", ink).encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on nothing."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def _palette(t: Tone) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, t.desk),
        (role.Base, t.paper),
        (role.AlternateBase, t.heading),
        (role.Button, t.paper),
        (role.WindowText, t.ink),
        (role.Text, t.ink),
        (role.ButtonText, t.ink),
        (role.ToolTipBase, t.paper),
        (role.ToolTipText, t.ink),
        (role.PlaceholderText, t.faint),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.Link, t.accent),
        (role.Mid, t.rule),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.rule))
    return palette


def _style(t: Tone) -> str:
    sheet = files("resources").joinpath("styles", "window.qss").read_text(encoding="utf-8")
    for name, colour in vars(t).items():
        sheet = sheet.replace(f"@{name};", f"{colour};")
    return sheet
