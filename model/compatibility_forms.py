"""Replaces characters that look like ordinary ones and are others: radicals, and doubles of ideographs.

Unicode has them for old national standards. Fonts draw some with the glyph of the ordinary character, and programs that
write PDFs then name the wrong one; what people see and mean is the ordinary character.
"""

from __future__ import annotations

import re
import unicodedata

_KANGXI_RADICALS = range(0x2F00, 0x2FD6)
_COMPATIBILITY_IDEOGRAPHS = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA1E))
"""Twelve of the first are ordinary ideographs of their own, which Unicode maps to nothing."""

# Of the CJK Radicals Supplement those that are whole characters, after Unicode's EquivalentUnifiedIdeograph.txt
_RADICALS = "⺇⺎⺒⺓⺝⺟⺠⺪⺫⺬⺶⺻⺽⻁⻄⻅⻆⻇⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
_ORDINARY = "几兀巳幺月母民疋目示羊聿臼虎西见角角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"


def _build_replacements() -> dict[int, str]:
    """The ordinary character of each form, by its code point."""
    found = dict(zip(map(ord, _RADICALS), _ORDINARY, strict=True))
    for code in (*_KANGXI_RADICALS, *_COMPATIBILITY_IDEOGRAPHS[0], *_COMPATIBILITY_IDEOGRAPHS[1]):
        ordinary = unicodedata.normalize("NFKC", chr(code))
        if ordinary != chr(code):
            found[code] = ordinary
    return found


_REPLACEMENTS = _build_replacements()
_FORMS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


def replace_compatibility_forms(text: str) -> str:
    """The text with the ordinary character for each radical and each double of an ideograph; ㎡, ½ and ① stay."""
    return text.translate(_REPLACEMENTS) if _FORMS.search(text) else text
