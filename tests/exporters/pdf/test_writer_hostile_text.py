"""Text that breaks other programs still becomes a paper."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from tests.exporters.invented import invented
from tests.exporters.printed import joined, read, text

LONG = "水库巡查台账按月整理，按季公开；接受群众监督（含来信）与建议。" * 650


def body_text(path: Path) -> str:
    """What stands in the body's type, without page numbers and tables."""
    return joined(glyph for sheet in read(path) for line in sheet.text_lines(16.0) for glyph in line)


@pytest.mark.parametrize(
    "place", ["preamble", "overview", "problems", "other", "cover.unit", "cover.signed", "cover.dated"]
)
def test_any_text_prints_in_any_place(place: str, tmp_path: Path) -> None:
    form, report = invented()
    words = ["=1+1", "<b>&amp;</b>", "a\x00b\x1bc", "𠮷野家㎡", "\U0002ebf0", "(\\)", "\ud800字"]
    exporters.write_report(form, report.with_values({place: "；".join(words)}), tmp_path / "report.pdf")
    printed = text(tmp_path / "report.pdf")
    shown = ["=1+1", "<b>&amp;</b>", "abc", "𠮷野家㎡", "U+2EBF0", "(\\)", "字"]
    assert [one for one in shown if one not in printed] == []


def test_a_paragraph_of_20000_characters_prints_whole(tmp_path: Path) -> None:
    form, report = invented()
    exporters.write_report(form, report.with_values({"overview": LONG}), tmp_path / "report.pdf")
    whole = body_text(tmp_path / "report.pdf")
    assert LONG in whole


def test_a_number_of_3000_digits_prints_whole(tmp_path: Path) -> None:
    form, report = invented()
    exporters.write_report(form, report.with_values({"other": "1234567890" * 300}), tmp_path / "report.pdf")
    whole = body_text(tmp_path / "report.pdf")
    assert "1234567890" * 300 in whole


def test_a_unit_of_60_characters_prints(tmp_path: Path) -> None:
    form, report = invented()
    unit = "云岭市滨河新区水利与河湖管理委员会" * 4
    exporters.write_report(form, report.with_values({"cover.unit": unit[:60]}), tmp_path / "report.pdf")
    assert text(tmp_path / "report.pdf").count(unit[:60]) == 2


@pytest.mark.parametrize("words", [LONG, "1234567890" * 300])
@pytest.mark.parametrize("place", ["cover.unit", "cover.signed", "cover.dated", "cover.year", "preamble", "problems"])
def test_far_too_long_a_text_prints_whole_in_any_place(place: str, words: str, tmp_path: Path) -> None:
    form, report = invented()
    exporters.write_report(form, report.with_values({place: words}), tmp_path / "report.pdf")
    large = joined(
        glyph
        for sheet in read(tmp_path / "report.pdf")
        for line in (*sheet.text_lines(22.0), *sheet.text_lines(16.0))
        for glyph in line
    )
    assert large.count(words[:20]) >= words.count(words[:20])
