"""PDFs: forms that draw each other, pages that hold themselves, broken tables, and drawing by the million."""

from __future__ import annotations

import zlib
from pathlib import Path
from random import Random

from tests.model.importing.isolation.hostile import write_nested_forms, write_pdf

_SIZES = (b"[0 0 595 842]", b"[0 0 1e9 1e9]", b"[0 0 0 0]", b"[nan 0 1 1]", b"[842 595 0 0]", b"[0 0 595]", b"3 0 R")
_BOX = b"/BBox[0 0 595 842]"


def write_forms(folder: Path, random: Random) -> Path:
    return write_nested_forms(folder / "套.pdf", random.choice((3, 4, 5)))


def write_lines(folder: Path, random: Random) -> Path:
    count = random.choice((10_000, 300_000))
    drawn = random.choice(
        (
            b"0 0 m 9 9 l S ",
            b"0 0 9 9 re S ",
            b"0 0 m 1 1 2 2 3 3 c S ",
            b"0 0 m 9 9 l ",
            b"q ",
            b"BT ",
            b"0 0 595 1 re f ",
        )
    )
    return write_pdf(folder / "线.pdf", drawn * count, [])


def write_texts(folder: Path, random: Random) -> Path:
    shown = random.choice(
        (
            b"(1) Tj ",
            b"1 0 0 1 9 9 Tm (1) Tj ",
            b"[(1)-99999(2)] TJ ",
            b"0 -1 Td (12) Tj ",
            b"90 Tz 0 1 -1 0 5 5 Tm (7) Tj ",
        )
    )
    content = b"BT /F1 12 Tf 9 800 Td " + shown * random.choice((2_000, 60_000)) + b"ET"
    return _write(folder, {4: _to_stream(content)})


def write_lattice(folder: Path, random: Random) -> Path:
    """A table of many rules, without or with a text in each place."""
    count = random.choice((60, 500))
    across = b"".join(b"0 %d m 595 %d l S " % (y, y) for y in range(count))
    down = b"".join(b"%d 0 m %d 842 l S " % (x, x) for x in range(count))
    text = b"".join(
        b"BT /F1 1 Tf %d %d Td (1) Tj ET " % (x % count, x // count) for x in range(random.choice((0, 20_000)))
    )
    return _write(folder, {4: _to_stream(across + down + text)})


def write_recursion(folder: Path, random: Random) -> Path:
    """A form, pattern, glyph or soft mask that draws itself."""
    itself = b"/Resources<</XObject<</F0 5 0 R>>/Pattern<</P0 5 0 R>>/Font<</F1 5 0 R>>/ExtGState<</G 5 0 R>>>>"
    kind = random.choice(
        (
            b"/Type/XObject/Subtype/Form" + _BOX,
            b"/PatternType 1/PaintType 1/TilingType 1/XStep 1/YStep 1" + _BOX,
            b"/Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]/CharProcs<</a 5 0 R>>"
            b"/FirstChar 0/LastChar 99/Encoding<</Differences[0/a/a/a]>>",
            b"/Type/ExtGState/SMask<</S/Alpha/G 5 0 R>>/Subtype/Form" + _BOX,
        )
    )
    drawing = b"/F0 Do /Pattern cs /P0 scn 0 0 595 842 re f BT /F1 1 Tf (aaa) Tj ET /G gs /F0 Do"
    return _write(folder, {4: _to_stream(drawing), 5: _to_stream(drawing, kind + itself)})


def write_page_tree(folder: Path, random: Random) -> Path:
    kids = random.choice(
        (
            b"[2 0 R]",
            b"[3 0 R 2 0 R]",
            b"[3 0 R]" * 2,
            b"[" + b"3 0 R " * 20_000 + b"]",
            b"[99 0 R]",
            b"[4 0 R]",
            b"2 0 R",
        )
    )
    count = random.choice((b"1", b"-1", b"999999999", b"2147483648", b"5000", b"2 0 R", b"(x)"))
    return _write(folder, {2: b"<</Type/Pages/Kids%s/Count %s/Parent 2 0 R>>" % (kids, count)})


def write_many_objects(folder: Path, random: Random) -> Path:
    body = random.choice(
        (b"<</Type/Page/Parent 2 0 R>>", b"null", b"[1 0 R]", b"<</Length 5>>stream\n12345\nendstream")
    )
    return _write(folder, dict.fromkeys(range(6, 100_000), body))


def write_deep_object(folder: Path, random: Random) -> Path:
    opening = random.choice((b"[", b"<<", b"<</A", b"(", b"<</A[", b"{"))
    return _write(folder, {random.choice((1, 2, 3, 5)): opening * random.choice((500, 200_000))})


def write_filters(folder: Path, random: Random) -> Path:
    """A stream that unpacks to gigabytes, or whose filters are many or unknown."""
    packed = zlib.compress(random.choice((b" ", b"0 0 m ", b"1 0 0 1 0 0 cm ")) * 30_000_000, 1)
    if random.random() < 0.5:
        packed = zlib.compress(packed)
        filters = b"[/FlateDecode/FlateDecode]"
    else:
        filters = random.choice(
            (b"/FlateDecode", b"[" + b"/FlateDecode " * 2_000 + b"]", b"/LZWDecode", b"/RunLengthDecode")
        )
    predictor = b"/DecodeParms<</Predictor 15/Columns 2147483647/Colors 99>>" if random.random() < 0.3 else b""
    return _write(
        folder, {4: b"<<%s/Filter%s/Length %d>>stream\n%s\nendstream" % (predictor, filters, len(packed), packed)}
    )


def write_strange_pages(folder: Path, random: Random) -> Path:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Rotate %s/UserUnit %s/Contents %s/Resources 5 0 R>>" % (
        random.choice(_SIZES),
        random.choice((b"45", b"90", b"1e99", b"(x)")),
        random.choice((b"1e9", b"0", b"-1", b"1")),
        random.choice((b"4 0 R", b"[" + b"4 0 R " * 30_000 + b"]", b"3 0 R", b"[[4 0 R]]")),
    )
    image = (
        b"<</Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Length 1>>stream\n0\nendstream"
    )
    return _write(folder, {3: page, 6: image, 5: b"<</XObject<</F0 6 0 R>>>>"})


def write_strange_table(folder: Path, random: Random) -> Path:
    """A cross-reference table that is missing, lies, or leads to itself."""
    path = _write(folder, {})
    content = path.read_bytes()
    at = content.rindex(b"xref\n0")
    trailer = random.choice(
        (
            b"",
            b"startxref\n0\n%%EOF",
            b"startxref\n99999999999999999999\n%%EOF",
            b"xref\n0 999999999\ntrailer<</Root 1 0 R/Size 999999999>>\nstartxref\n%d\n%%%%EOF" % at,
            b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 9/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (at, at),
            b"trailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/Length 256/O(x)/U(x)/P -1>>>>\n"
            b"startxref\n%d\n%%%%EOF" % at,
            b"startxref\n%d\n%%%%EOF\n" % at * 20_000,
        )
    )
    path.write_bytes(content[:at] + trailer)
    return path


def write_character_map(folder: Path, random: Random) -> Path:
    ranges = random.choice(
        (b"<0000> <FFFF> <0000>\n", b"<00> <FF> [" + b"<0041>" * 256 + b"]\n", b"<00000000> <FFFFFFFF> <0041>\n")
    )
    cmap = b"begincmap 100 beginbfrange\n" + ranges * random.choice((1, 2_000)) + b"endbfrange endcmap"
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[6 0 R]>>"
    system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>"
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A%s/W[0 65535 9]>>" % system
    content = b"BT /F1 12 Tf 9 800 Td <" + b"00410042" * 3_000 + b"> Tj ET"
    return _write(folder, {4: _to_stream(content), 5: font, 6: descendant, 7: _to_stream(cmap)})


def _write(folder: Path, others: dict[int, bytes]) -> Path:
    """A PDF of one page, with other objects in place of or beside those it would have."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
        b"/XObject<</F0 5 0 R>>/Pattern<</P0 5 0 R>>/ExtGState<</G 5 0 R>>>>>>"
    )
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page,
        4: _to_stream(b"BT /F1 12 Tf 9 800 Td (2025) Tj ET"),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        **others,
    }
    parts, places, length = [b"%PDF-1.4\n"], [], 9
    for number, body in sorted(objects.items()):
        places.append(length)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        length += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, length)
    )
    path = folder / "页.pdf"
    path.write_bytes(b"".join(parts))
    return path


def _to_stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)


MAKERS = (
    write_forms,
    write_lines,
    write_texts,
    write_lattice,
    write_recursion,
    write_page_tree,
    write_many_objects,
    write_deep_object,
    write_filters,
    write_strange_pages,
    write_strange_table,
    write_character_map,
)
