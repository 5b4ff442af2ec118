"""A drawing as SVG: text that can be searched, a title, a description."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import exporters
from exporters.infographic import page
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.exporters.infographic.test_infographic_file import FORM, SVG


def test_the_svg_is_text_with_a_title_and_a_description(tmp_path: Path) -> None:
    exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), tmp_path / "picture.svg")
    root = ElementTree.parse(tmp_path / "picture.svg").getroot()
    assert root.findtext(f"{SVG}title") == "临江县水务局2025年政府信息公开工作年度报告"
    assert root.findtext(f"{SVG}desc") == "\n".join(page.list_sentences(FORM, load_sample(DEMO_SAMPLE)))
    drawn = {each.text for each in root.iter(f"{SVG}text")}
    assert {"自然人", "34件", "予以公开", "22件"} <= drawn
    assert {each.tag.removeprefix(SVG) for each in root.iter()} == {"svg", "title", "desc", "style", "rect", "text"}
