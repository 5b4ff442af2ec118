"""Where the bundled fonts come from: packages, files, digests, names, licences; and how they are fetched."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

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
