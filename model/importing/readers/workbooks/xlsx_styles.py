"""The styles and shared texts of an .xlsx file, as far as they decide what a reader of the sheet sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from model.importing.readers.colours import WHITE, Colour, are_alike, read_hexadecimal
from model.importing.readers.hidden_text import HiddenKind
from model.importing.readers.workbooks.xlsx_parts import is_true, iter_elements, parse_xml

MIN_FONT_SIZE = 1.5
"""Points; Excel allows 1, which nobody sees."""

_DATE, _TIME = "yyyy/m/d", "h:mm"
BUILT_IN_FORMATS = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??"},
    **dict.fromkeys((5, 6), "¥#,##0;¥-#,##0"),
    **dict.fromkeys((7, 8), "¥#,##0.00;¥-#,##0.00"),
    **dict.fromkeys((14, 15, 22, 30, 31), _DATE),
    **dict.fromkeys((16, 28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((17, 27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), _TIME),
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    46: "[h]:mm",
    48: "##0.0E+0",
    49: "@",
}
"""Formats that files name by number only, as Chinese Excel and WPS show them (ECMA-376 part 1, 18.8.30, zh-cn)."""

_BLACK: Colour = (0, 0, 0)
_THEME_COLOURS = {"0": WHITE, "1": _BLACK}
INDEXED_COLOURS: Mapping[int, Colour] = {0: _BLACK, 1: WHITE, 8: _BLACK, 9: WHITE, 64: _BLACK, 65: WHITE}
"""Those of the colours known by their number that are white or black (ECMA-376 part 1, 18.8.27)."""


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell's style has its content shown. unseen: why it is not to be read, None where it is.

    ground: the colour of the cell, None where it is not known.
    """

    number_format: str = "General"
    unseen: HiddenKind | None = None
    ground: Colour | None = WHITE


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of a text. has_own_font: its font decides over that of the cell, and unseen says why it is not read.

    ink: the colour of that font, None where it is not known.
    """

    text: str
    has_own_font: bool = False
    unseen: HiddenKind | None = None
    ink: Colour | None = None

    def judge(self, look: CellLook) -> HiddenKind | None:
        """Why the piece is not to be read in a cell of this look; None where it is."""
        return judge_font(self.unseen, self.ink, look.ground) if self.has_own_font else look.unseen


def judge_font(unseen: HiddenKind | None, ink: Colour | None, ground: Colour | None) -> HiddenKind | None:
    """Why text of a font is not to be read on a ground: unseen, or it has the ground's colour; None where it is."""
    if unseen is None and ink is not None and ground is not None and are_alike(ink, ground):
        return "hidden"
    return unseen


def read_looks(content: bytes | None) -> Sequence[CellLook]:
    """The looks that cells name by their index, of the styles part. Raises SyntaxError and ValueError."""
    if content is None:
        return ()
    root = parse_xml(content)
    codes = dict(BUILT_IN_FORMATS)
    for element in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
    fonts = [(read_font(font), read_ink(font)) for font in root.iterfind("{*}fonts/{*}font")]
    grounds = [_read_ground(fill) for fill in root.iterfind("{*}fills/{*}fill")]
    looks = []
    for element in root.iterfind("{*}cellXfs/{*}xf"):
        font = int(element.get("fontId", "0"))
        code = codes.get(int(element.get("numFmtId", "0")), "General")
        fill = int(element.get("fillId", "0"))
        unseen, ink = fonts[font] if 0 <= font < len(fonts) else (None, None)
        ground = grounds[fill] if 0 <= fill < len(grounds) else WHITE
        looks.append(CellLook(code or "General", judge_font(unseen, ink, ground), ground))
    return looks


def read_font(font: etree._Element) -> HiddenKind | None:
    """Why text in a font is not to be read; None where it is."""
    for element in font:
        name, value = etree.QName(element).localname, element.get("val")
        if name == "strike" and (value is None or is_true(value)):
            return "struck"
        if name == "vertAlign" and value in ("superscript", "subscript"):
            return "superscript" if value == "superscript" else "subscript"
        if name == "sz" and value is not None and float(value) < MIN_FONT_SIZE:
            return "hidden"
    return None


def read_ink(font: etree._Element) -> Colour | None:
    """The colour of a font; None where it is not stated or not known."""
    colour = font.find("{*}color")
    return None if colour is None else _read_colour(colour)


def _read_ground(fill: etree._Element) -> Colour | None:
    """The colour of a cell with this fill; None for a pattern of several colours and for one not known."""
    pattern = fill.find("{*}patternFill")
    kind = "" if pattern is None else pattern.get("patternType", "none")
    if pattern is None or kind not in ("none", "solid"):
        return None
    colour = pattern.find("{*}fgColor")
    if kind == "none":
        return WHITE
    return None if colour is None else _read_colour(colour)


def _read_colour(colour: etree._Element) -> Colour | None:
    """A colour that is stated by itself, or as white or black by its place in the theme or among the old ones."""
    if colour.get("rgb"):
        return read_hexadecimal(colour.get("rgb", ""))
    if float(colour.get("tint", "0")):
        return None
    named = _THEME_COLOURS.get(colour.get("theme", ""))
    return named or INDEXED_COLOURS.get(int(colour.get("indexed", "-1")))


def read_shared_texts(content: bytes | None) -> Sequence[tuple[TextRun, ...]]:
    """The texts that cells name by their index."""
    return [] if content is None else [read_runs(element) for element in iter_elements(content, "si")]


def read_runs(element: etree._Element) -> tuple[TextRun, ...]:
    """The pieces of a text; how it is pronounced (rPh) is not part of it."""
    runs = []
    for child in element:
        name = etree.QName(child).localname
        if name == "t":
            runs.append(TextRun(child.text or ""))
        elif name == "r":
            text = "".join(part.text or "" for part in child.iterfind("{*}t"))
            font = child.find("{*}rPr")
            runs.append(TextRun(text) if font is None else TextRun(text, True, read_font(font), read_ink(font)))
    return tuple(runs)
