"""The styles and shared texts of an .xlsx file, as far as they decide what a reader of the sheet sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

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


@dataclass(frozen=True, slots=True)
class CellLook:
    """How a cell's style has its content shown. unseen: why it is not to be read, None where it is."""

    number_format: str = "General"
    unseen: HiddenKind | None = None


@dataclass(frozen=True, slots=True)
class TextRun:
    """A piece of a text. has_own_font: its font decides over that of the cell, and unseen says why it is not read."""

    text: str
    has_own_font: bool = False
    unseen: HiddenKind | None = None


def read_looks(content: bytes | None) -> Sequence[CellLook]:
    """The looks that cells name by their index, of the styles part. Raises SyntaxError and ValueError."""
    if content is None:
        return ()
    root = parse_xml(content)
    codes = dict(BUILT_IN_FORMATS)
    for element in root.iterfind("{*}numFmts/{*}numFmt"):
        codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
    fonts = [read_font(font) for font in root.iterfind("{*}fonts/{*}font")]
    looks = []
    for element in root.iterfind("{*}cellXfs/{*}xf"):
        font = int(element.get("fontId", "0"))
        code = codes.get(int(element.get("numFmtId", "0")), "General")
        looks.append(CellLook(code or "General", fonts[font] if 0 <= font < len(fonts) else None))
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
            runs.append(TextRun(text) if font is None else TextRun(text, True, read_font(font)))
    return tuple(runs)
