"""The four palettes of the window, the contrast between two colours as WCAG 2 defines it, and colours seen through."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The colours of the window, each as #rrggbb; window.qss names them as @paper and so on.

    Text keeps a contrast of 4.5 : 1 to its background (WCAG 2, AA), in the palettes of high contrast 7 : 1 (AAA).
    """

    # a new colour belongs into WORDS of tests/gui/style/test_theme.py, which says what text stands on what background
    window: str
    """The background of the window, around what is on paper."""
    paper: str
    """The background of pages, fields and lists."""
    ink: str
    """Text."""
    faint: str
    """Text that matters less."""
    rule: str
    """Lines of tables and frames."""
    off: str
    """Text of what cannot be used now; WCAG asks for no contrast of it."""
    heading: str
    """The background of headings."""
    total: str
    """The background of computed cells."""
    accent: str
    """Frames of what has the focus, links, the first button."""
    on_accent: str
    """Text on the accent."""
    selection: str
    """The background of selected rows."""
    error: str
    error_fill: str
    warning: str
    warning_fill: str
    good: str
    good_fill: str


LIGHT = Palette(
    window="#f1f3f6",
    paper="#ffffff",
    ink="#1d2430",
    faint="#5d6775",
    rule="#b4bcc8",
    off="#8b95a3",
    heading="#f4f6f9",
    total="#eaf0f8",
    accent="#1f5fa8",
    on_accent="#ffffff",
    selection="#cfe2f7",
    error="#a8201a",
    error_fill="#fde6e4",
    warning="#805000",
    warning_fill="#fff1d3",
    good="#1b6e3c",
    good_fill="#dff3e6",
)
DARK = Palette(
    window="#1a1d22",
    paper="#23272e",
    ink="#e6e9ee",
    faint="#a3adba",
    rule="#4a525e",
    off="#6d7785",
    heading="#2a2f37",
    total="#29333f",
    accent="#7db4f0",
    on_accent="#10151c",
    selection="#2a4461",
    error="#ff9a92",
    error_fill="#4d2624",
    warning="#f2c063",
    warning_fill="#453615",
    good="#7fd6a0",
    good_fill="#1f3d2b",
)
BLACK_ON_WHITE = Palette(
    window="#ffffff",
    paper="#ffffff",
    ink="#000000",
    faint="#333333",
    rule="#000000",
    off="#767676",
    heading="#f2f2f2",
    total="#e6ebf2",
    accent="#003a8c",
    on_accent="#ffffff",
    selection="#cfe2ff",
    error="#7d0000",
    error_fill="#fff0ee",
    warning="#543000",
    warning_fill="#fff6dd",
    good="#00461f",
    good_fill="#ecfaf0",
)
WHITE_ON_BLACK = Palette(
    window="#000000",
    paper="#000000",
    ink="#ffffff",
    faint="#e0e0e0",
    rule="#ffffff",
    off="#8c8c8c",
    heading="#1a1a1a",
    total="#0d1b2e",
    accent="#ffff00",
    on_accent="#000000",
    selection="#003d66",
    error="#ffb0a8",
    error_fill="#2b0500",
    warning="#ffd166",
    warning_fill="#241a00",
    good="#7dffb0",
    good_fill="#002411",
)


def contrast_ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours (#rrggbb), from 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((_relative_luminance(one), _relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blend_colours(above: str, below: str, alpha: int) -> str:
    """What is seen where a colour of an opacity of alpha, of 255, lies over another one; all #rrggbb."""
    parts = ((int(above[start : start + 2], 16), int(below[start : start + 2], 16)) for start in (1, 3, 5))
    blended = (round((over * alpha + under * (255 - alpha)) / 255) for over, under in parts)
    return "#" + "".join(f"{part:02x}" for part in blended)


def _relative_luminance(colour: str) -> float:
    """From 0 (black) to 1 (white), as WCAG 2 defines it."""
    red, green, blue = (_linear_part(colour[start : start + 2]) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear_part(hexadecimal: str) -> float:
    """One part of an sRGB colour, two hexadecimal digits, as a linear value from 0 to 1."""
    part = int(hexadecimal, 16) / 255
    if part <= 0.04045:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
