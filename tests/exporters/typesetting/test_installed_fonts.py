"""The office's own fonts: found by name, used where they may be and can be, never the reason for no paper."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

import exporters
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.report_content import ReportContent
from exporters.typesetting import fonts, installed_fonts
from exporters.typesetting.page_standard import load_page_standard
from model.form.form import Form
from model.report.report import Report
from tests.exporters.invented import invented
from tests.exporters.printed import read, text
from tests.exporters.typesetting.office_fonts import collection, font, postscript

BUNDLED = ExportOptions(use_installed_fonts=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of installed fonts, empty."""
    made = tmp_path / "fonts"
    made.mkdir()
    monkeypatch.setenv(installed_fonts.FOLDERS_VARIABLE, str(made))
    return made


def found(*names: str) -> list[tuple[str, int, str]]:
    return [(font.path.name, font.index, font.name) for font in installed_fonts.find_fonts(names)]


def family(role: fonts.FontRole) -> str:
    return fonts.find_installed_fonts(load_page_standard()).find_face(role).family


def written(path: Path, choices: ExportOptions = DEFAULT_OPTIONS, words: str = "") -> Path:
    form, report = reported(words)
    exporters.write_report(form, report, path, None, choices)
    return path


def reported(words: str) -> tuple[Form, Report]:
    form, report = invented()
    return form, report.with_values({"other": words}) if words else report


def keywords(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return str(document.get_metadata_dict()["Keywords"]).partition("；")[2].split("、")


def test_a_font_is_found_by_its_chinese_and_by_its_english_name(folder: Path) -> None:
    font("FangSong", "FangSong_GB2312", "仿宋_GB2312").save(folder / "x.TTF")
    assert found("仿宋_GB2312", "fangsong_gb2312") == [("x.TTF", 0, "仿宋_GB2312"), ("x.TTF", 0, "FangSong_GB2312")]
    assert found("仿宋") == []


def test_fonts_are_looked_for_in_folders_below_and_in_collections(folder: Path) -> None:
    (folder / "wps-office").mkdir()
    collection(folder / "wps-office" / "simsun.ttc", font("SongTi", "NSimSun"), font("SongTi", "SimSun", "宋体"))
    assert found("宋体", "NSimSun") == [("simsun.ttc", 1, "宋体"), ("simsun.ttc", 0, "NSimSun")]
    assert family("table") == family("folio") == "宋体"


def test_the_font_preferred_by_the_page_standard_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font("FangSong", "FangSong", "仿宋").save(folder / "simfang.ttf")
    assert family("body") == "仿宋"
    assert family("second") == "Nianbao KaiTi"
    other = folder.parent / "more"
    other.mkdir()
    font("FangSong", "FangSong_GB2312", "仿宋_GB2312").save(other / "a.ttf")
    monkeypatch.setenv(installed_fonts.FOLDERS_VARIABLE, os.pathsep.join((str(folder), str(other))))
    assert family("body") == "仿宋_GB2312"


@pytest.mark.parametrize(
    ("permissions", "style", "usable"),
    [
        (0x0000, 0x40, True),
        (0x0004, 0x40, True),
        (0x0008, 0x40, True),
        (0x0002, 0x40, False),
        (0x0100, 0x40, False),
        (0x0200, 0x40, False),
        (0x0000, 0x20, False),
        (0x0000, 0x01, False),
    ],
)
def test_a_font_is_used_only_as_its_maker_permits_and_upright(
    folder: Path, permissions: int, style: int, usable: bool
) -> None:
    font("HeiTi", "SimHei", "黑体", permissions, style).save(folder / "simhei.ttf")
    assert found("黑体") == ([("simhei.ttf", 0, "黑体")] if usable else [])


def test_a_font_with_postscript_outlines_is_passed_over(folder: Path) -> None:
    postscript(folder / "simhei.ttf", "SimHei")
    assert found("SimHei") == []


def test_what_is_no_font_is_passed_over(folder: Path) -> None:
    font("HeiTi", "SimHei").save(folder / "good.ttf")
    good = (folder / "good.ttf").read_bytes()
    (folder / "good.ttf").unlink()
    for number, bad in enumerate([b"", good[:11], good[:200], good[:-500], b"ttcf" + b"\xff" * 40, b"MZ" * 5000]):
        (folder / f"{number}.ttf").write_bytes(bad)
    with suppress(OSError):  # Windows lets not everybody make links
        (folder / "gone.ttf").symlink_to(folder / "nowhere.ttf")
    (folder / "folder.ttf").mkdir()
    assert found("SimHei") == []
    assert family("first") == "Nianbao HeiTi"


def test_a_font_without_chinese_characters_is_passed_over(folder: Path) -> None:
    made = font("HeiTi", "SimHei", "黑体")
    for table in made["cmap"].tables:
        table.cmap = {code: glyph for code, glyph in table.cmap.items() if code < 0x2000}
    made.save(folder / "simhei.ttf")
    assert found("黑体") != []
    assert family("first") == "Nianbao HeiTi"


def test_the_paper_is_set_in_the_offices_fonts_and_says_so(folder: Path, tmp_path: Path) -> None:
    font("FangSong", "FangSong_GB2312", "仿宋_GB2312").save(folder / "仿宋_GB2312.ttf")
    collection(folder / "simsun.ttc", font("SongTi", "SimSun", "宋体"), font("SongTi", "NSimSun"))
    path = written(tmp_path / "a.pdf")
    assert {"仿宋_GB2312", "宋体", "Nianbao FangSong", "Nianbao HeiTi"} <= {*keywords(path)}
    plain = written(tmp_path / "b.pdf", BUNDLED)
    assert text(path) == text(plain)
    assert path.read_bytes() == written(tmp_path / "c.pdf").read_bytes()
    places = ([(g.char, round(g.x, 1), round(g.y, 1)) for s in read(p) for g in s.glyphs] for p in (path, plain))
    assert next(places) == next(places)


def test_two_fonts_that_state_one_postscript_name_keep_their_own_glyphs_and_letters(
    folder: Path, tmp_path: Path
) -> None:
    for name, file, chinese in (("a", "FangSong", "仿宋"), ("b", "HeiTi", "黑体")):
        made = font(file, f"Name-{name}", chinese)
        made["name"].setName("TheSame", 6, 3, 1, 0x409)
        made.save(folder / f"{name}.ttf")
    path, plain = written(tmp_path / "a.pdf"), written(tmp_path / "b.pdf", BUNDLED)
    assert {"仿宋", "黑体"} <= {*keywords(path)}
    assert text(path) == text(plain)
    pictures = []
    for paper_of_it in (path, plain):
        with pypdfium2.PdfDocument(paper_of_it) as document:
            pictures.append(bytes(document[0].render(scale=1).buffer))
    assert pictures[0] == pictures[1]


def test_with_the_bundled_fonts_chosen_the_paper_is_the_same_everywhere(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font("FangSong", "FangSong_GB2312", "仿宋_GB2312").save(folder / "a.ttf")
    plain = written(tmp_path / "a.pdf", BUNDLED).read_bytes()
    monkeypatch.setenv(installed_fonts.FOLDERS_VARIABLE, "")
    assert written(tmp_path / "b.pdf").read_bytes() == plain


def test_a_font_damaged_where_nobody_looks_never_costs_the_paper(folder: Path, tmp_path: Path) -> None:
    made = font("FangSong", "FangSong_GB2312", "仿宋_GB2312")
    outline = made["glyf"][made.getBestCmap()[ord("局")]].compile(made["glyf"])
    made.save(folder / "a.ttf")
    content = (folder / "a.ttf").read_bytes()
    assert content.count(outline[:40]) == 1
    part_that_is_not_there = struct.pack(">5h2H", -1, 0, 0, 0, 0, 0, 0xFFFF)
    (folder / "a.ttf").write_bytes(content.replace(outline[: len(part_that_is_not_there)], part_that_is_not_there, 1))
    assert family("body") == "仿宋_GB2312"
    assert written(tmp_path / "a.pdf").read_bytes() == written(tmp_path / "b.pdf", BUNDLED).read_bytes()


def test_a_font_that_was_uninstalled_since_never_costs_the_paper(folder: Path, tmp_path: Path) -> None:
    font("FangSong", "FangSong_GB2312", "仿宋_GB2312").save(folder / "a.ttf")
    assert "仿宋_GB2312" in keywords(written(tmp_path / "a.pdf"))
    (folder / "a.ttf").unlink()
    assert written(tmp_path / "b.pdf").read_bytes() == written(tmp_path / "c.pdf", BUNDLED).read_bytes()


def test_a_rare_character_is_taken_from_an_installed_font_for_rare_ones(folder: Path, tmp_path: Path) -> None:
    rare = font("FangSong", "SimSun-ExtB", "宋体-ExtB")
    wide = CmapSubtable.newSubtable(12)
    wide.platformID, wide.platEncID, wide.language, wide.reserved, wide.length, wide.nGroups = 3, 10, 0, 0, 0, 0
    wide.cmap = {**rare.getBestCmap(), 0x2EBF0: rare.getBestCmap()[ord("水")]}
    rare["cmap"].tables.append(wide)
    rare.save(folder / "simsunb.ttf")
    form, report = reported("王\U0002ebf0😀。")
    assert exporters.list_missing_characters(ReportContent(form, report), tmp_path / "a.pdf") == ["😀（U+1F600）"]
    assert exporters.list_missing_characters(ReportContent(form, report, None, BUNDLED), tmp_path / "a.pdf") == [
        "\U0002ebf0（U+2EBF0）",
        "😀（U+1F600）",
    ]
    assert "王\U0002ebf0U+1F600。" in text(written(tmp_path / "a.pdf", words="王\U0002ebf0😀。"))
