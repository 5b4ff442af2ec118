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
import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.areaPen import AreaPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.pointPen import SegmentToPointPen
from fontTools.pens.ttGlyphPen import TTGlyphPen, TTGlyphPointPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "resources" / "fonts"
RARE_CHARS = HERE / "rare_chars.txt"

DEBIAN_FANDOL = "texlive-lang-chinese"
DEBIAN_BABELSTONE = "fonts-babelstone-han"
NPM_NOTO = "@expo-google-fonts/noto-serif-sc@0.4.3"

FANDOL_FOLDER = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
FANDOL_COPYING = "usr/share/doc/texlive-doc/fonts/fandol/COPYING"
BABELSTONE_FONT = "usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf"
BABELSTONE_COPYING = f"usr/share/doc/{DEBIAN_BABELSTONE}/copyright"
NOTO_FONT = "package/400Regular/NotoSerifSC_400Regular.ttf"
NOTO_COPYING = "package/LICENSE_FONT"

#: When the fonts were changed, as the licences ask for; also the fonts' time stamp.
CHANGED = "2026-11-22"
TIMESTAMP = 3878150400  # seconds since 1904-01-01: 2026-11-22 00:00 UTC
MAX_ERR = 1.0  # of 1000 units per em
ASCENT, DESCENT, LINE_GAP = 880, -120, 200  # Fandol's; FandolSong-Regular alone says 800/-200

#: Characters Fandol draws wrongly: traditional ones drawn as other characters
#: (U+5E79 looks like U+5E72), U+FFE5 as a dollar sign, full-width signs that
#: are short or too high. Left out, so that the fallback font draws them.
WRONG_IN_FANDOL = frozenset(map(ord, "幹餘準衹捨鬆癥騁醜鬱鹼臟滷懲誠稱™－＿～￣￥"))

GPL = "GNU General Public License, version 3, with the font embedding exception"
OFL = "SIL Open Font License, Version 1.1"
ARPHIC = "Arphic Public License"


@dataclass(frozen=True)
class FontSpec:
    """One font to make: from which file, to which file, under which names."""

    source: str  # path inside the unpacked package
    sha256: str
    target: str
    family: str
    family_zh: str
    style: str
    licence: str
    licence_url: str
    change: str


def _fandol(name: str, sha256: str, target: str, names: tuple[str, str, str]) -> FontSpec:
    return FontSpec(
        source=f"{FANDOL_FOLDER}/{name}.otf",
        sha256=sha256,
        target=target,
        family=names[0],
        family_zh=names[1],
        style=names[2],
        licence=GPL,
        licence_url="http://www.gnu.org/licenses/gpl-3.0.html",
        change=f"Changed on {CHANGED}: made from {name} 1.300 of the Fandol fonts; cubic"
        " outlines turned into quadratic ones, layout features and some wrongly drawn"
        " characters removed, renamed.",
    )


FANDOL_FONTS = (
    _fandol(
        "FandolFang-Regular",
        "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
        "FangSong.ttf",
        ("Nianbao FangSong", "年报仿宋", "Regular"),
    ),
    _fandol(
        "FandolKai-Regular",
        "ea7e7fb4f9b3ac694a68d43946e04d21deed6e8c29a7c2d3081e1a4138f2f827",
        "KaiTi.ttf",
        ("Nianbao KaiTi", "年报楷体", "Regular"),
    ),
    _fandol(
        "FandolHei-Regular",
        "4afa97aa8751e0118617df88272b58d43691b5cffb7ea024c4580496e9f34d28",
        "HeiTi.ttf",
        ("Nianbao HeiTi", "年报黑体", "Regular"),
    ),
    _fandol(
        "FandolSong-Regular",
        "a3820003227d4abe31fe28b493200d94a849ccfd078b50a019264f70353020b0",
        "SongTi.ttf",
        ("Nianbao SongTi", "年报宋体", "Regular"),
    ),
    _fandol(
        "FandolSong-Bold",
        "ffa76a70e128947a4dd22151d5ee829b23e24ce3cb6fe8ad49891cd1c2d9e9b9",
        "SongTi-Bold.ttf",
        ("Nianbao SongTi", "年报宋体", "Bold"),
    ),
)

FALLBACK = FontSpec(
    source=NOTO_FONT,
    sha256="c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    target="Fallback.ttf",
    family="Nianbao Fallback",
    family_zh="年报备用宋体",
    style="Regular",
    licence=OFL,
    licence_url="https://openfontlicense.org",
    change=f"Changed on {CHANGED}: made from Noto Serif SC Regular 2.003-H1; layout"
    " features, vertical metrics and hinting removed, renamed.",
)

RARE = FontSpec(
    source=BABELSTONE_FONT,
    sha256="a2027ca3606907f6a628e9cd869605e3879beaaa38b37c7fec95b372130628c8",
    target="Rare.ttf",
    family="Nianbao Rare",
    family_zh="年报生僻字",
    style="Regular",
    licence=ARPHIC,
    licence_url="http://ftp.gnu.org/non-gnu/chinese-fonts-truetype/LICENSE",
    change=f"Changed on {CHANGED}: made from BabelStone Han 15.0.5; cut down to rare"
    " characters, layout features and hinting removed, ballot boxes added, renamed.",
)


# ---------------------------------------------------------------- fetching


def fetch_deb(package: str, work: Path) -> Path:
    """Download a Debian package, unpack it; the folder it was unpacked into."""
    folder = work / package
    folder.mkdir()
    subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
    deb = next(folder.glob("*.deb"))
    print(deb.name)
    subprocess.run(["dpkg-deb", "-x", deb.name, "tree"], cwd=folder, check=True)
    return folder / "tree"


def fetch_npm(package: str, work: Path) -> Path:
    """Download an npm package, unpack it; the folder it was unpacked into."""
    folder = work / "npm"
    folder.mkdir()
    command = ["npm", "pack", "--silent", package]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("*.tgz"))
    print(archive.name)
    shutil.unpack_archive(archive, folder / "tree", filter="data")
    return folder / "tree"


def check_source(path: Path, spec: FontSpec, any_version: bool) -> None:
    """Refuse a source font other than the one this script was written for."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest == spec.sha256:
        return
    message = f"{path.name} is another version (SHA-256 {digest})"
    if not any_version:
        raise SystemExit(f"{message}; look at it, then use --any-version")
    print("warning:", message)


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


# ---------------------------------------------------------------- ballot boxes

Polygon = list[tuple[int, int]]


def _rectangle(left: int, bottom: int, right: int, top: int) -> Polygon:
    """A clockwise rectangle."""
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


#: The size and strokes of Fandol's U+25A1, so that the boxes go together.
BOX: list[Polygon] = [_rectangle(10, -236, 990, 772), _rectangle(50, -196, 950, 732)[::-1]]
TICK: Polygon = [(190, 250), (250, 305), (420, 115), (770, 590), (832, 545), (425, -10)]
CROSS: Polygon = [
    (200, 513), (255, 568), (500, 323), (745, 568), (800, 513), (555, 268),
    (800, 23), (745, -32), (500, 213), (255, -32), (200, 23), (445, 268),
]  # fmt: skip
BALLOT_BOXES: dict[int, list[Polygon]] = {
    0x2610: BOX,
    0x2611: [*BOX, TICK],
    0x2612: [*BOX, CROSS],
}


def draw_polygons(polygons: list[Polygon], scale: float) -> Any:
    """A TrueType glyph of straight lines, from thousandths of an em."""
    pen = TTGlyphPen(None)
    for polygon in polygons:
        points = [(round(x * scale), round(y * scale)) for x, y in polygon]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def add_ballot_boxes(font: TTFont) -> None:
    """Add U+2610 to U+2612, which none of the other sources has."""
    units: int = font["head"].unitsPerEm
    glyf: Any = font["glyf"]
    metrics: Any = font["hmtx"]
    order: list[str] = font.getGlyphOrder()
    for code, polygons in BALLOT_BOXES.items():
        name = f"uni{code:04X}"
        glyf.glyphs[name] = glyph = draw_polygons(polygons, units / 1000)
        glyph.recalcBounds(glyf)
        metrics[name] = (units, glyph.xMin)
        order.append(name)
        for table in font["cmap"].tables:
            table.cmap[code] = name
    font.setGlyphOrder(order)
    glyf.setGlyphOrder(order)


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
