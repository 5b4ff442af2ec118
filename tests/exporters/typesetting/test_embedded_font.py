"""Fonts as a PDF embeds them: reportlab reads them, and two of its mistakes are mended for our fonts alone."""

from __future__ import annotations

import struct
from importlib.resources import files
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from reportlab.pdfbase import ttfonts

import exporters
from exporters.typesetting.embedded_font import EmbeddedFont, make_to_unicode_map
from tests.exporters.invented import invented

WORDS = [0, 32, *map(ord, "年报：2025")]


def bundled(name: str) -> str:
    return str(files("resources").joinpath("fonts", f"{name}.ttf"))


def loaded(path: str) -> EmbeddedFont:
    return EmbeddedFont("Any", path, 0)


@pytest.mark.parametrize("name", ["SongTi", "FangSong", "Rare"])
def test_the_bundled_fonts_are_read_as_reportlab_reads_them(name: str) -> None:
    ours, theirs = loaded(bundled(name)).face, ttfonts.TTFontFace(bundled(name))
    assert ours.charToGlyph == theirs.charToGlyph
    assert ours.charWidths == theirs.charWidths
    assert [bearing for _, bearing in ours.hmetrics] == [bearing for _, bearing in theirs.hmetrics]
    if theirs.unitsPerEm == 1000:  # reportlab's mistake shows in other units only
        assert ours.makeSubset(WORDS) == theirs.makeSubset(WORDS)


def test_the_advances_of_a_subset_stay_in_the_fonts_own_units(tmp_path: Path) -> None:
    face = loaded(bundled("Rare")).face
    char = next(iter(face.charToGlyph))
    (tmp_path / "a.ttf").write_bytes(face.makeSubset([char]))
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
    assert 0 in loaded(str(tmp_path / "a.ttf")).face.charToGlyph.values()


def test_a_font_that_changed_since_it_was_read_keeps_its_glyphs(tmp_path: Path) -> None:
    path = tmp_path / "a.ttf"
    path.write_bytes(Path(bundled("Rare")).read_bytes())
    face = loaded(str(path)).face
    before = face.makeSubset(WORDS)
    path.write_bytes(path.read_bytes()[:1000])
    assert face.makeSubset(WORDS) == before


def test_copied_text_beyond_the_basic_plane_comes_back() -> None:
    assert "<D842DFB7>" in make_to_unicode_map("Any", [0x20BB7])


def test_no_block_of_a_map_has_more_than_a_hundred_lines() -> None:
    lines = make_to_unicode_map("Any", list(range(0x5000, 0x5000 + 256))).split("\n")
    sizes = [int(line.split()[0]) for line in lines if line.endswith("beginbfchar")]
    assert sizes == [100, 100, 56]
    assert sum(line.count("> <5") for line in lines) == 256


def test_reportlab_itself_stays_as_it_is(tmp_path: Path) -> None:
    form, report = invented()
    exporters.write_report(form, report, tmp_path / "a.pdf")
    assert ttfonts.makeToUnicodeCMap.__module__ == ttfonts.TTFontFace.__module__ == ttfonts.__name__
