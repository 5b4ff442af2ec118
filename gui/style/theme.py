"""How the window looks: which palette is in use, all sizes, fonts and icons. Sizes are in pixels, fonts in points."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import as_file, files

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from gui.style.colours import BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK, Palette

SPACE = 8
"""The unit of all spacing."""
ROW_HEIGHT = 30
"""The smallest height of a row of a table."""
CELL_PADDING = 5
"""The space between the edge of a cell and its text."""
ICON_SIZE = 20
BUTTON_ICON_SIZE = QSize(ICON_SIZE + 4, ICON_SIZE)
"""An icon left of a button's text, with some space between: the style alone leaves none."""
SELECTION_ALPHA = 40
"""The opacity, of 255, of the accent over a selected cell: so much that its red figure is still easily read."""
INTERFACE_POINT_SIZE = 10.5
"""The size of the window's font."""
SIDE_PANEL_WIDTH = 300
"""The width of the panel beside the form."""

_APPEARANCE_PROPERTY = "appearance"
"""A property of the application: the appearance the clerk chose."""
_BLACK_AND_WHITE_PROPERTY = "black_and_white"
"""A property of the application: whether the system's palette was black and white when the program started."""

APPEARANCES = {"system": "跟随系统", "light": "浅色", "dark": "深色", "contrast": "高对比度"}
"""The appearances the clerk can choose → what they are called."""


@cache
def palette() -> Palette:
    """The palette in use: as the clerk chose, else as the system is set. Cached, for it is asked at every paint."""
    app = QGuiApplication.instance()
    appearance = (app.property(_APPEARANCE_PROPERTY) if app else None) or "system"
    is_system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if appearance == "contrast" or (appearance == "system" and _is_high_contrast()):
        return WHITE_ON_BLACK if is_system_dark else BLACK_ON_WHITE
    is_dark = appearance == "dark" or (appearance == "system" and is_system_dark)
    return DARK if is_dark else LIGHT


INTERFACE_FAMILIES = (
    *("Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC"),
    *("Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei"),
)
"""Fonts made for Chinese on the screen: of Windows, macOS and Linux desktops, the best first."""


def apply_theme(app: QApplication) -> None:
    """Give the application its palette, style sheet and font; from now on it follows changes of the system."""
    app.setProperty(_BLACK_AND_WHITE_PROPERTY, _is_black_and_white(app.palette()))
    app.setFont(choose_interface_font())
    refresh_colours(app)
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda: refresh_colours(app))
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        hints.accessibility().contrastPreferenceChanged.connect(lambda: refresh_colours(app))


def choose_appearance(app: QApplication, appearance: str) -> None:
    """Change to one of APPEARANCES, at once and in all windows."""
    app.setProperty(_APPEARANCE_PROPERTY, appearance)
    hints = app.styleHints()
    if hasattr(hints, "setColorScheme"):  # since Qt 6.8; window frames drawn by the system follow it
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(schemes.get(appearance, Qt.ColorScheme.Unknown))
    refresh_colours(app)


def refresh_colours(app: QApplication) -> None:
    """Apply the palette in use now, if it is another than before."""
    before = palette()
    palette.cache_clear()
    if palette() is before and app.styleSheet():
        return
    app.setPalette(_build_qt_palette(palette()))
    app.setStyleSheet(_build_style_sheet(palette()))


def _is_high_contrast() -> bool:
    """Whether the system is set to high contrast: Qt says so since 6.10, before that its palette shows it."""
    app = QGuiApplication.instance()
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):
        preference = hints.accessibility().contrastPreference()
        if preference == Qt.ContrastPreference.HighContrast:
            return True
    return bool(app and app.property(_BLACK_AND_WHITE_PROPERTY))


def _is_black_and_white(qt_palette: QPalette) -> bool:
    """Whether the system's palette has pure black and white for its windows."""
    background = qt_palette.color(QPalette.ColorRole.Window).name()
    text = qt_palette.color(QPalette.ColorRole.WindowText).name()
    return {background, text} == {"#000000", "#ffffff"}


def choose_interface_font() -> QFont:
    """The system's font where it can write Chinese, else an installed one made for it, else the bundled 黑体."""
    font = QGuiApplication.font()
    family = QFontInfo(font).family()
    chosen = choose_interface_family(family, QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    if chosen != family:
        font = QFont(chosen or load_bundled_font("HeiTi.ttf"))
    font.setPointSizeF(INTERFACE_POINT_SIZE)
    return font


def choose_interface_family(default: str, chinese: Collection[str]) -> str:
    """The family of the interface's font; "" where none that is installed will do.

    default: that of the system's own font. chinese: the installed families that can write simplified Chinese. A default
    that cannot would leave each Chinese character to whichever font Qt finds: among them Japanese ones, and others
    lower or bolder than the digits beside them.
    """
    is_system_alias = default.startswith(".")  # of macOS: stands for several fonts, Chinese ones among them
    if default in chinese or is_system_alias:
        return default
    return next((family for family in INTERFACE_FAMILIES if family in chinese), "")


@cache
def load_bundled_font(file: str) -> str:
    """Register a font of resources/fonts by its file name; its family, "" where Qt cannot read it."""
    with as_file(files("resources").joinpath("fonts", file)) as path:
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


@cache
def load_icon(name: str, colour: str = "ink") -> QIcon:
    """An icon of resources/icons by its name, in a colour of Palette by its name, whichever palette is in use."""
    svg = files("resources").joinpath("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QIcon(_LineIcon(svg, colour))


@cache
def _load_drawing(svg: str, colour: str) -> QSvgRenderer:
    """An SVG in a colour. Cached, for parsing it takes ten times as long as painting it."""
    return QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))


class _LineIcon(QIconEngine):
    """Draws an SVG in one colour of the palette in use, sharp at any scale."""

    def __init__(self, svg: str, colour: str) -> None:
        super().__init__()
        self._svg = svg
        self._colour = colour

    def clone(self) -> QIconEngine:
        """A copy."""
        return _LineIcon(self._svg, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw a square at the left of the rectangle; a disabled icon as pale as disabled text."""
        colour: str = getattr(palette(), "off" if mode == QIcon.Mode.Disabled else self._colour)
        side = min(rect.width(), rect.height())
        _load_drawing(self._svg, colour).render(painter, QRectF(rect.x(), rect.y(), side, side))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon on a transparent background."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap


def _build_qt_palette(colours: Palette) -> QPalette:
    """The same colours for what Qt draws without the style sheet."""
    qt_palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.window),
        (role.Base, colours.paper),
        (role.AlternateBase, colours.heading),
        (role.Button, colours.paper),
        (role.WindowText, colours.ink),
        (role.Text, colours.ink),
        (role.ButtonText, colours.ink),
        (role.ToolTipBase, colours.paper),
        (role.ToolTipText, colours.ink),
        (role.PlaceholderText, colours.faint),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Accent, colours.accent),
        (role.Light, colours.paper),
        (role.Midlight, colours.heading),
        (role.Mid, colours.rule),
        (role.Dark, colours.off),
        (role.Shadow, colours.ink),
    ):
        qt_palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        qt_palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.off))
    return qt_palette


def _build_style_sheet(colours: Palette) -> str:
    """window.qss with the colours in place of their names."""
    style_sheet = files("resources").joinpath("styles", "window.qss").read_text(encoding="utf-8")
    for name, colour in vars(colours).items():
        style_sheet = style_sheet.replace(f"@{name};", f"{colour};")
    return style_sheet
