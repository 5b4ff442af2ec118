"""Text that breaks other programs still becomes a Word document, and can be read from it again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import exporters
from tests.exporters.invented import invented

LONG = "水库巡查台账按月整理，按季公开；接受群众监督（含来信）与建议。" * 650
DIGITS = "1234567890" * 300
PLACES = ["preamble", "overview", "problems", "other", "cover.unit", "cover.signed", "cover.dated", "cover.year"]


def text(place: str, words: str, folder: Path) -> str:
    form, report = invented()
    exporters.write_report(form, report.with_values({place: words}), folder / "report.docx")
    document = docx.Document(str(folder / "report.docx"))
    return "".join(paragraph.text for paragraph in document.paragraphs).replace("\n", "")


@pytest.mark.parametrize("place", PLACES)
def test_any_text_stands_in_any_place(place: str, tmp_path: Path) -> None:
    words = ["=1+1", "<b>&amp;</b>", "a\x00b\x1bc", "𠮷野家㎡", "\U0002ebf0", "]]>", "\ud800字", "\ufffe字\uffff"]
    shown = ["=1+1", "<b>&amp;</b>", "abc", "𠮷野家㎡", "\U0002ebf0", "]]>", "字", "字"]
    assert "；".join(shown) in text(place, "；".join(words), tmp_path)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", [LONG, DIGITS])
def test_far_too_long_a_text_stands_whole_in_any_place(place: str, words: str, tmp_path: Path) -> None:
    assert words in text(place, words, tmp_path)


def test_blanks_inside_a_text_are_kept(tmp_path: Path) -> None:
    assert "一  二\u3000三" in text("other", "一  二\u3000三", tmp_path)
