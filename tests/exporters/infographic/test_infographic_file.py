"""A picture as a file: PDF, SVG and PNG, the same bytes for the same report, any name of a unit."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest
from PIL import Image

import exporters
from exporters.infographic import page
from model.drafts.samples import DEMO_SAMPLE, DEMO_SAMPLE_LAST_YEAR, load_sample
from model.errors import UnwritableFile
from model.form import editions
from tests.exporters.printed import text

FORM = editions.load_form("2021")
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<b>&amp;</b>",
    "]]>\"'",
    "a\x00b\x1bc\ufffe\uffff",
    "𠮷野家㎡",
    "\U0002ebf0",
    "(\\)",
    "\ud800字",
    "，" * 90,
    "W" * 500,
]


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_the_same_report_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix.upper()}"
    for path in (one, two):
        exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), path, load_sample(DEMO_SAMPLE_LAST_YEAR))
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("unit", HOSTILE)
def test_any_name_of_a_unit_survives(unit: str, tmp_path: Path) -> None:
    report = load_sample(DEMO_SAMPLE).with_values({"cover.unit": unit})
    exporters.write_infographic(FORM, report, tmp_path / "picture.svg")
    exporters.write_infographic(FORM, report, tmp_path / "picture.pdf")
    kept = "".join(c for c in unit if c not in "\x00\x1b\ud800\ufffe\uffff")[:20]
    root = ElementTree.parse(tmp_path / "picture.svg").getroot()
    assert kept in "".join(root.itertext())
    assert "2025年政府信息公开工作年度报告" in "".join(each.text or "" for each in root.iter(f"{SVG}text"))
    assert "2025年政府信息公开工作年度报告" in text(tmp_path / "picture.pdf")


def test_the_svg_is_text_with_a_title_and_a_description(tmp_path: Path) -> None:
    exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), tmp_path / "picture.svg")
    root = ElementTree.parse(tmp_path / "picture.svg").getroot()
    assert root.findtext(f"{SVG}title") == "临江县水务局2025年政府信息公开工作年度报告"
    assert root.findtext(f"{SVG}desc") == "\n".join(page.list_sentences(FORM, load_sample(DEMO_SAMPLE)))
    drawn = {each.text for each in root.iter(f"{SVG}text")}
    assert {"自然人", "34件", "予以公开", "22件"} <= drawn
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {"svg", "title", "desc", "style", "rect", "text"}


def test_the_pdf_is_one_a4_page_whose_text_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "picture.pdf"
    exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), path, load_sample(DEMO_SAMPLE_LAST_YEAR))
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        assert document.get_page_size(0) == pytest.approx((595.28, 841.89), abs=0.01)
        assert document.get_metadata_dict()["Title"] == "临江县水务局2025年政府信息公开工作年度报告"
    for words in ("临江县水务局", "自然人34件", "增8件", "231.758400万元"):
        assert words in text(path)


def test_the_png_is_sound_and_mostly_white(tmp_path: Path) -> None:
    exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), tmp_path / "picture.png")
    with Image.open(tmp_path / "picture.png") as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGB", (1654, 2339))
        assert picture.info["dpi"] == pytest.approx((200, 200), abs=1)
        assert picture.getpixel((0, 0)) == (0x1F, 0x5F, 0xA8), "the band at the top is blue: red and blue not swapped"
        assert picture.convert("L").histogram()[255] > 1654 * 2339 / 2


def test_another_suffix_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"\.svg"):
        exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), tmp_path / "picture.jpg")
