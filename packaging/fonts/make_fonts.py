"""Make the TrueType fonts bundled with the program.

In:  Debian packages ``texlive-lang-chinese`` (Fandol, CFF outlines) and
     ``fonts-babelstone-han``, and the npm package
     ``@expo-google-fonts/noto-serif-sc``; each is fetched into a temporary
     folder with its ordinary client and unpacked there, nothing is installed.
     ``rare_chars.txt`` beside this script says what goes into ``Rare.ttf``.
Out: ``FangSong.ttf``, ``KaiTi.ttf``, ``HeiTi.ttf``, ``SongTi.ttf``,
     ``SongTi-Bold.ttf`` (outlines turned into quadratic ones),
     ``Fallback.ttf``, ``Rare.ttf`` (trimmed), and the licence texts, in
     ``resources/fonts`` or in the folder given by ``--out``.

The same sources give the same bytes.  A source font that is not the one this
script was written for is refused, unless ``--any-version`` is given.

Needs Debian or Ubuntu (``apt-get``, ``dpkg-deb``), ``npm`` and fontTools >= 4.50.
Run: ``python packaging/fonts/make_fonts.py``
"""

# mypy: disable-error-code="import-untyped"

from __future__ import annotations

import argparse
import gzip
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from ballot_boxes import add_ballot_boxes
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.pointPen import SegmentToPointPen
from fontTools.pens.ttGlyphPen import TTGlyphPointPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from sources import (
    ASCENT,
    BABELSTONE_COPYING,
    BABELSTONE_FONT,
    CHANGED,
    DEBIAN_BABELSTONE,
    DEBIAN_FANDOL,
    DESCENT,
    FALLBACK,
    FANDOL_COPYING,
    FANDOL_FONTS,
    LINE_GAP,
    MAX_ERR,
    NOTO_COPYING,
    NOTO_FONT,
    NPM_NOTO,
    OUT,
    RARE,
    RARE_CHARS,
    TIMESTAMP,
    WRONG_IN_FANDOL,
    FontSpec,
    check_source,
    fetch_deb,
    fetch_npm,
)

# ---------------------------------------------------------------- names, tables


def write_names(font: TTFont, spec: FontSpec, copyright_notice: str, designer: str) -> None:
    """Replace the name table: new names, the old copyright, what was changed."""
    full = spec.family if spec.style == "Regular" else f"{spec.family} {spec.style}"
    postscript = f"{spec.family.replace(' ', '')}-{spec.style}"
    english = {
        0: copyright_notice,
        1: spec.family,
        2: spec.style,
        3: f"{postscript};{CHANGED}",
        4: full,
        5: f"Version 1.000; {CHANGED}",
        6: postscript,
        9: designer,
        10: spec.change,
        13: spec.licence,
        14: spec.licence_url,
    }
    names: Any = newTable("name")
    names.names = []
    for name_id, text in english.items():
        names.setName(text, name_id, 3, 1, 0x409)
    chinese_full = full.replace(spec.family, spec.family_zh)
    for name_id, text in {1: spec.family_zh, 2: spec.style, 4: chinese_full}.items():
        names.setName(text, name_id, 3, 1, 0x804)
    font["name"] = names


def source_names(font: TTFont) -> tuple[str, str]:
    """Copyright notice and designer of a source font."""
    names: Any = font["name"]
    return names.getDebugName(0) or "", names.getDebugName(9) or ""


def freeze(font: TTFont) -> None:
    """Nothing in the file may depend on when or in what order it was made."""
    font.recalcTimestamp = False
    head: Any = font["head"]
    head.created = head.modified = TIMESTAMP
    head.fontRevision = 1.0


# ---------------------------------------------------------------- CFF to TrueType


def quadratic_glyphs(source: TTFont, names: Iterable[str]) -> dict[str, Any]:
    """TrueType glyphs with clockwise outer contours, by glyph name.

    Most, not all, of Fandol's outer contours run anticlockwise, as CFF wants:
    the sign of a glyph's area tells.
    """
    glyph_set = source.getGlyphSet()
    glyphs: dict[str, Any] = {}
    for name in names:
        area = AreaPen(glyph_set)
        glyph_set[name].draw(area)
        pen = TTGlyphPointPen(None)
        quadratic = SegmentToPointPen(pen)
        glyph_set[name].draw(Cu2QuPen(quadratic, MAX_ERR, reverse_direction=area.value > 0))
        glyphs[name] = pen.glyph(dropImpliedOnCurves=True)
    return glyphs


def reachable_glyphs(cmap: dict[int, str]) -> list[str]:
    """.notdef and every glyph that has a character, in order of characters."""
    order = dict.fromkeys(cmap[code] for code in sorted(cmap))
    order.pop(".notdef", None)
    return [".notdef", *order]


def convert_os2(source: TTFont, style: str) -> Any:
    """The source's OS/2 table, with Fandol's usual vertical metrics."""
    os2: Any = source["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, DESCENT, LINE_GAP
    bold = style == "Bold"
    os2.usWeightClass = 700 if bold else 400
    os2.fsSelection = 0x20 if bold else 0x40
    os2.achVendID = "    "
    return os2


def convert(path: Path, spec: FontSpec, target: Path) -> str:
    """Turn an OpenType font with CFF outlines into a TrueType one; one line about it."""
    source = TTFont(path)
    cmap: dict[int, str] = source.getBestCmap()
    cmap = {code: name for code, name in cmap.items() if code not in WRONG_IN_FANDOL}
    order = reachable_glyphs(cmap)
    glyphs = quadratic_glyphs(source, order)
    widths: Any = source["hmtx"]

    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    glyf: Any = builder.font["glyf"]
    metrics = {name: (widths[name][0], getattr(glyf[name], "xMin", 0)) for name in order}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=LINE_GAP)
    builder.setupPost(keepGlyphNames=False)
    font = builder.font
    font["OS/2"] = convert_os2(source, spec.style)
    font["head"].macStyle = 1 if spec.style == "Bold" else 0
    write_names(font, spec, *source_names(source))
    freeze(font)
    font.save(target)
    return f"{target.name}: {len(order)} glyphs, {len(cmap)} characters"


# ---------------------------------------------------------------- trimming


def subset_options() -> Options:
    """Keep outlines, widths and characters, nothing else."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.legacy_cmap = False
    options.recalc_timestamp = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx"]
    options.drop_tables += ["gasp", "meta", "DSIG"]
    return options


def drop_variation_selectors(font: TTFont) -> None:
    """Take the cmap subtables of format 14 out: nothing here asks for them."""
    cmap: Any = font["cmap"]
    cmap.tables = [table for table in cmap.tables if table.format != 14]


def trim(path: Path, spec: FontSpec, target: Path, characters: Iterable[int] | None) -> str:
    """Cut a TrueType font down to some characters (or to all); one line about it."""
    font = TTFont(path, recalcTimestamp=False)
    notice = source_names(font)
    drop_variation_selectors(font)
    subsetter = Subsetter(subset_options())
    subsetter.populate(unicodes=font.getBestCmap() if characters is None else characters)
    subsetter.subset(font)
    if spec == RARE:  # not "is": the job runs in another process
        add_ballot_boxes(font)
    write_names(font, spec, *notice)
    freeze(font)
    font.save(target)
    return f"{target.name}: {len(font.getGlyphOrder())} glyphs, {len(font.getBestCmap())} characters"


def read_rare_chars(path: Path) -> list[int]:
    """The characters of rare_chars.txt; lines beginning with # are remarks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sorted({ord(char) for line in lines if not line.startswith("#") for char in line})


# ---------------------------------------------------------------- licences


def debian_licence(copyright_file: str, name: str) -> str:
    """The text of one ``License:`` paragraph of a Debian copyright file."""
    lines = copyright_file.splitlines()
    start = lines.index(f"License: {name}") + 1
    text: list[str] = []
    for line in lines[start:]:
        if not line.startswith(" "):
            break
        text.append("" if line == " ." else line[1:])
    return "\n".join(text) + "\n"


def read_maybe_gzipped(path: Path) -> bytes:
    """A file's content; Debian may have packed it as ``path.gz``."""
    packed = path.with_name(path.name + ".gz")
    return gzip.decompress(packed.read_bytes()) if packed.exists() else path.read_bytes()


def write_licences(out: Path, fandol: Path, noto: Path, babelstone: Path) -> None:
    """Copy the licence texts that the packages carry."""
    (out / "GPL-font-exception.txt").write_bytes(read_maybe_gzipped(fandol / FANDOL_COPYING))
    notice, _ = source_names(TTFont(noto / NOTO_FONT, lazy=True))
    ofl = (noto / NOTO_COPYING).read_text(encoding="utf-8")
    (out / "OFL.txt").write_text(f"{notice}\n{ofl}", encoding="utf-8", newline="\n")
    debian = read_maybe_gzipped(babelstone / BABELSTONE_COPYING).decode("utf-8")
    arphic = debian_licence(debian, "arphic-public-license")
    (out / "ARPHICPL.TXT").write_text(arphic, encoding="utf-8", newline="\n")


# ---------------------------------------------------------------- all together


def make_all(out: Path, work: Path, any_version: bool) -> None:
    """Fetch, check, make everything."""
    fandol = fetch_deb(DEBIAN_FANDOL, work)
    babelstone = fetch_deb(DEBIAN_BABELSTONE, work)
    noto = fetch_npm(NPM_NOTO, work)
    roots = [(spec, fandol) for spec in FANDOL_FONTS] + [(FALLBACK, noto), (RARE, babelstone)]
    for spec, root in roots:
        check_source(root / spec.source, spec, any_version)
    out.mkdir(parents=True, exist_ok=True)
    rare = read_rare_chars(RARE_CHARS)
    with ProcessPoolExecutor() as pool:
        jobs = [
            pool.submit(trim, noto / NOTO_FONT, FALLBACK, out / FALLBACK.target, None),
            pool.submit(trim, babelstone / BABELSTONE_FONT, RARE, out / RARE.target, rare),
        ]
        for spec in FANDOL_FONTS:
            jobs.append(pool.submit(convert, fandol / spec.source, spec, out / spec.target))
        for job in jobs:
            print(job.result())
    write_licences(out, fandol, noto, babelstone)


def main() -> None:
    """Read the command line, make the fonts."""
    parser = argparse.ArgumentParser(description="Make the bundled fonts.")
    parser.add_argument("--out", type=Path, default=OUT, help="folder for the fonts")
    parser.add_argument("--any-version", action="store_true", help="accept other source fonts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="fonts-") as work:
        make_all(arguments.out, Path(work), arguments.any_version)


if __name__ == "__main__":
    main()
