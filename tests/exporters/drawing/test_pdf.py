"""A drawing as a page of a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import exporters
from model.drafts.samples import DEMO_SAMPLE, DEMO_SAMPLE_LAST_YEAR, load_sample
from tests.exporters.infographic.test_infographic_file import FORM
from tests.exporters.printed import text


def test_the_pdf_is_one_a4_page_whose_text_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "picture.pdf"
    exporters.write_infographic(FORM, load_sample(DEMO_SAMPLE), path, load_sample(DEMO_SAMPLE_LAST_YEAR))
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        assert document.get_page_size(0) == pytest.approx((595.28, 841.89), abs=0.01)
        assert document.get_metadata_dict()["Title"] == "临江县水务局2025年政府信息公开工作年度报告"
    for words in ("临江县水务局", "自然人34件", "增8件", "231.758400万元"):
        assert words in text(path)
