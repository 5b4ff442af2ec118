"""Fonts read table by table say what reportlab, reading number by number, says of them."""

from __future__ import annotations

import struct
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from exporters.typesetting.fast_truetype import Typeface

WORDS = [0, 32, *map(ord, "年报：2025")]


def bundled(name: str) -> str:
    return str(files("resources").joinpath("fonts", f"{name}.ttf"))


def assert_same(path: str) -> None:
    ours, theirs = Typeface(path), TTFontFace(path)
    for figure in ("name", "familyName", "bbox", "ascent", "flags", "charToGlyph", "charWidths", "defaultWidth"):
        assert getattr(ours, figure) == getattr(theirs, figure), figure
    assert list(ours.glyphPos) == list(theirs.glyphPos)
    assert [bearing for _, bearing in ours.hmetrics] == [bearing for _, bearing in theirs.hmetrics]
    if theirs.unitsPerEm == 1000:  # reportlab leaves the last advances scaled
        assert ours.makeSubset(WORDS) == theirs.makeSubset(WORDS)


@pytest.mark.parametrize("name", ["SongTi", "FangSong", "Fallback", "Rare"])
def test_the_bundled_fonts_are_read_as_reportlab_reads_them(name: str) -> None:
    assert_same(bundled(name))


def test_the_advances_of_a_subset_stay_in_the_fonts_own_units(tmp_path: Path) -> None:
    char = next(iter(Typeface(bundled("Rare")).charToGlyph))
    (tmp_path / "a.ttf").write_bytes(Typeface(bundled("Rare")).makeSubset([char]))
    with TTFont(tmp_path / "a.ttf") as made:
        assert made["head"].unitsPerEm == 1024
        assert [made["hmtx"][name][0] for name in made["hmtx"].metrics] == [1024, 1024]


def test_a_list_of_glyphs_that_is_too_short_leaves_characters_without_one(tmp_path: Path) -> None:
    content = bytearray(Path(bundled("SongTi")).read_bytes())
    with TTFont(bundled("SongTi"), lazy=True) as font:
        start = font.reader.tables["cmap"].offset
    for at in (8, 16):  # where the two maps stand is said at the head of the table
        (place,) = struct.unpack_from(">L", content, start + at)
        (size,) = struct.unpack_from(">H", content, start + place + 2)
        struct.pack_into(">H", content, start + place + 2, size - 500)
    (tmp_path / "a.ttf").write_bytes(content)
    assert_same(str(tmp_path / "a.ttf"))
    assert 0 in Typeface(str(tmp_path / "a.ttf")).charToGlyph.values()


@pytest.mark.parametrize("kind", [0, 6])
def test_a_map_of_rare_make_is_left_to_reportlab(tmp_path: Path, kind: int) -> None:
    with TTFont(bundled("SongTi")) as font:
        glyphs = font.getBestCmap()
        table = CmapSubtable.newSubtable(kind)
        table.platformID, table.platEncID, table.language = 1, 0, 0
        table.cmap = {code: glyphs[code] for code in range(32, 127)}
        font["cmap"].tables = [table]
        font.save(tmp_path / "a.ttf")
    assert_same(str(tmp_path / "a.ttf"))


def test_a_font_that_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(Path(bundled("Rare")).read_bytes())
    face = Typeface(str(path))
    path.write_bytes(path.read_bytes() + bytes(4))
    with pytest.raises(TTFError):
        face.makeSubset(WORDS)
