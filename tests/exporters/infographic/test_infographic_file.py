"""A picture as a file: PDF, SVG and PNG, the same bytes for the same report, any name of a unit."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

import exporters
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


def test_another_suffix_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile, match=r"\.svg"):
        exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), tmp_path / "picture.jpg")
