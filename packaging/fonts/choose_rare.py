"""Choose the characters of Rare.ttf and write rare_chars.txt.

In:  the folder of Unihan files of Debian's package ``unicode-data``
     (``usr/share/unicode``, written for Unicode 15.0), the fallback font, and
     the font Rare.ttf is cut from.
Out: ``rare_chars.txt`` beside this script: ideographs that Chinese identity,
     place-name, mapping and dictionary sources list, that the fallback font
     lacks and the other font has.

Run: ``python choose_rare.py UNIHAN_FOLDER Fallback.ttf BabelStoneHan.ttf``
"""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import argparse
import bz2
import re
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont

OUT = Path(__file__).resolve().parent / "rare_chars.txt"

#: Prefixes of Unihan's kIRG_GSource: national sources of mainland China.
#: Personal names, place names, identity cards, mapping; then dictionaries of
#: modern Chinese, newspapers, terms of science, encyclopaedia.
SOURCES = frozenset(
    {
        *("GXM", "GDM", "GIDC", "GCYY", "GFC", "GGFZ", "GXC", "GXH", "GXHZ"),
        *("GRM", "GZH", "GKJ", "GOCD", "GDZ", "GLGYJ", "GBK", "GGH", "GCY"),
    }
)
#: Variants of characters of the official table, which people still write in names.
VARIANT_FIELDS = ("kSimplifiedVariant", "kTraditionalVariant", "kZVariant", "kSemanticVariant")
EXTRA = "𠮷"
HEADER = """\
# Characters of Rare.ttf. Written by choose_rare.py; lines beginning with # are remarks.
# Chosen from Unihan 15.0 (© Unicode, Inc.): ideographs with a kIRG_GSource of
# {sources},
# or in kXHC1983, or variants of characters in kTGH, that Fallback.ttf lacks.
"""

Properties = dict[int, dict[str, str]]


def read_unihan(folder: Path) -> Properties:
    """Every property of every character."""
    properties: Properties = {}
    for path in sorted(folder.glob("Unihan_*.txt.bz2")):
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("U+"):
                    code, field, value = line.rstrip("\n").split("\t")
                    properties.setdefault(int(code[2:], 16), {})[field] = value
    return properties


def variants(properties: Properties) -> Iterator[int]:
    """Variants of the characters of the Table of General Standard Characters."""
    for fields in properties.values():
        if "kTGH" in fields:
            for field in VARIANT_FIELDS:
                for code in re.findall(r"U\+([0-9A-F]+)", fields.get(field, "")):
                    yield int(code, 16)


def wanted(properties: Properties) -> set[int]:
    """Every character the sources above name."""
    chosen = set(variants(properties)) | {ord(char) for char in EXTRA}
    for code, fields in properties.items():
        prefix = fields.get("kIRG_GSource", "").split("-")[0]
        if prefix in SOURCES or "kXHC1983" in fields:
            chosen.add(code)
    return chosen


def is_unified(code: int) -> bool:
    """Not a compatibility ideograph: those turn into others when normalised."""
    return not (0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F)


def characters_of(path: Path) -> set[int]:
    """The characters a font has."""
    return set(TTFont(path, lazy=True).getBestCmap())


def main() -> None:
    """Read the command line, write rare_chars.txt."""
    parser = argparse.ArgumentParser(description="Choose the characters of Rare.ttf.")
    parser.add_argument("unihan", type=Path)
    parser.add_argument("fallback", type=Path)
    parser.add_argument("source", type=Path)
    arguments = parser.parse_args()
    chosen = wanted(read_unihan(arguments.unihan)) & characters_of(arguments.source)
    codes = sorted(filter(is_unified, chosen - characters_of(arguments.fallback)))
    text = "".join(map(chr, codes))
    rows = [text[start : start + 40] for start in range(0, len(text), 40)]
    header = HEADER.format(sources=" ".join(sorted(SOURCES)))
    OUT.write_text(header + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    print(len(codes), "characters")


if __name__ == "__main__":
    main()
