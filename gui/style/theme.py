"""How the window looks: which colours of gui/tones.py hold, all sizes, fonts and icons."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui.style.colours import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK, Palette

SPACE = 8
"""The rhythm of spacing, in pixels."""
ROW_HEIGHT = 30
"""The least height of a row of the grid."""
CELL_PADDING = 5
"""Between the rule of a cell and what stands in it."""
ICON_SIZE = 20
BUTTON_ICON_SIZE = QSize(ICON_SIZE + 4, ICON_SIZE)
"""An icon with words at its right and some air between: the style alone would have them touch."""
SELECTION_ALPHA = 50
"""How much of the accent, of 255, lies over a selected cell."""
PROSE_POINT_SIZE = 12
"""The size of the words of the report where they are written, in points; the style sheet says it too."""
SIDE_PANEL_WIDTH = 300
"""The width of the panel beside the form."""

_APPEARANCE_PROPERTY, _BLACK_AND_WHITE_PROPERTY = "appearance", "stark"
"""Properties of the application: what the clerk chose; whether the system began in black and white."""


APPEARANCES = {"system": "跟随系统", "light": "浅色", "dark": "深色", "contrast": "高对比度"}
"""What the clerk can choose, and what it is called."""


@cache
def palette() -> Palette:
    """The colours that hold now: as the clerk chose, else as the system has it; asked for at every paint."""
    app = QGuiApplication.instance()
    chosen = (app.property(_APPEARANCE_PROPERTY) if app else None) or "system"
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if chosen == "contrast" or (chosen == "system" and _is_high_contrast()):
        return WHITE_ON_BLACK if dark else BLACK_ON_WHITE
    return DARK if chosen == "dark" or (chosen == "system" and dark) else LIGHT


def apply_theme(app: QApplication) -> None:
    """Give the whole program its palette and font; it follows the system from now on."""
    app.setProperty(_BLACK_AND_WHITE_PROPERTY, _is_black_and_white(app.palette()))
    app.setFont(choose_interface_font())
    refresh_colours(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda: refresh_colours(app))
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        hints.accessibility().contrastPreferenceChanged.connect(lambda: refresh_colours(app))


def choose_appearance(app: QApplication, appearance: str) -> None:
    """Take on one of APPEARANCES, at once and everywhere."""
    app.setProperty(_APPEARANCE_PROPERTY, appearance)
    hints = app.styleHints()
    if hasattr(hints, "setColorScheme"):  # since Qt 6.8; it is what a frame drawn by the system follows
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(schemes.get(appearance, Qt.ColorScheme.Unknown))
    refresh_colours(app)


def refresh_colours(app: QApplication) -> None:
    """Take the colours that hold now, where they are others than before."""
    before = palette()
    palette.cache_clear()
    if palette() is before and app.styleSheet():
        return
    app.setPalette(_build_qt_palette(palette()))
    app.setStyleSheet(_build_style_sheet(palette()))


def _is_high_contrast() -> bool:
    """Whether the system is set to high contrast: Qt says so since 6.10, before that its palette shows it."""
    app, hints = QGuiApplication.instance(), QGuiApplication.styleHints()
    if (
        hasattr(hints, "accessibility")
        and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    ):
        return True
    return bool(app and app.property(_BLACK_AND_WHITE_PROPERTY))


def _is_black_and_white(palette: QPalette) -> bool:
    """Whether a palette, as the system gave it, is pure black and white."""
    role = QPalette.ColorRole
    return {palette.color(which).name() for which in (role.Window, role.WindowText)} == {"#000000", "#ffffff"}


def choose_interface_font() -> QFont:
    """The system's font where it can write Chinese, else the bundled 黑体."""
    font = QGuiApplication.font()
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        font = QFont(load_bundled_font("HeiTi.ttf"))
    font.setPointSizeF(10.5)
    return font


@cache
def load_bundled_font(file: str) -> str:
    """Register a bundled font; its family name, "" where Qt cannot read it."""
    with as_file(files("resources").joinpath("fonts", file)) as path:
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


@cache
def load_icon(name: str, colour: str = "ink") -> QIcon:
    """A line icon of resources/icons, as large as needed, in a colour of Tone by its name, whichever tone holds."""
    return QIcon(_LineIcon(files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8"), colour))


@cache
def _load_drawing(svg: str, colour: str) -> QSvgRenderer:
    """An SVG in a colour, read once: that takes ten times as long as to paint it."""
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


class _LineIcon(QIconEngine):
    """Draws an SVG in one colour of the tone that holds, sharp at any scale."""

    def __init__(self, svg: str, colour: str) -> None:
        super().__init__()
        self._svg = svg
        self._colour = colour

    def clone(self) -> QIconEngine:
        """Another of the same."""
        return _LineIcon(self._svg, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """In the colour that holds now, at the left; a disabled icon as pale as disabled words."""
        colour: str = getattr(palette(), "off" if mode == QIcon.Mode.Disabled else self._colour)
        side = min(rect.width(), rect.height())
        _load_drawing(self._svg, colour).render(painter, QRectF(rect.x(), rect.y(), side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on nothing."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def _build_qt_palette(t: Palette) -> QPalette:
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
        (role.LinkVisited, t.accent),
        (role.Accent, t.accent),
        (role.Light, t.paper),
        (role.Midlight, t.heading),
        (role.Mid, t.rule),
        (role.Dark, t.off),
        (role.Shadow, t.ink),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.off))
    return palette


def _build_style_sheet(t: Palette) -> str:
    sheet = files("resources").joinpath("styles", "window.qss").read_text(encoding="utf-8")
    for name, colour in vars(t).items():
        sheet = sheet.replace(f"@{name};", f"{colour};")
    return sheet
