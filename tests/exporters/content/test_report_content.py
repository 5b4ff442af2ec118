"""An export of several files makes the blocks of its report once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import exporters
from exporters.content import blocks, report_content
from exporters.content.options import ExportOptions
from exporters.content.report_content import ReportContent
from exporters.drawing.shapes import Drawing
from exporters.infographic import page
from main import main
from model.form.form import Form
from model.report.report import Report
from tests import command_line
from tests.exporters.invented import invented

EVERYTHING = ExportOptions(draft_watermark=True, infographic=True, reasons=True)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """The reports whose blocks were made."""
    reports: list[Report] = []

    def noted(form: Form, report: Report, *more: Any) -> object:
        reports.append(report)
        return blocks.make_blocks(form, report, *more)

    monkeypatch.setattr(report_content, "make_blocks", noted)
    return reports


def test_several_files_and_the_look_for_missing_characters_share_the_blocks(made: list[Report], tmp_path: Path) -> None:
    content = ReportContent(*invented(), None, EVERYTHING)
    assert made == []
    for suffix in exporters.WRITER_MODULES:
        exporters.write_content(content, tmp_path / f"a{suffix}")
        exporters.list_missing_characters(content, tmp_path / f"a{suffix}")
    assert made == [content.report]


def test_the_files_are_those_that_would_be_written_one_by_one(tmp_path: Path) -> None:
    form, report = invented()
    content = ReportContent(form, report, None, EVERYTHING)
    for suffix in (".html", ".docx", ".pdf"):
        exporters.write_content(content, tmp_path / f"a{suffix}")
        exporters.write_report(form, report, tmp_path / f"b{suffix}", None, EVERYTHING)
        assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_convert_makes_them_once_for_all_its_files(made: list[Report], tmp_path: Path) -> None:
    outs = [str(tmp_path / f"出{suffix}") for suffix in (".pdf", ".docx", ".html")]
    assert main(["convert", "--pictures", str(command_line.sound(tmp_path)), *outs]) == 0
    assert len(made) == 1


def test_picture_draws_the_page_once_for_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Report] = []
    make_infographic = page.make_infographic

    def noted(form: Form, report: Report, last: Report | None) -> Drawing:
        drawn.append(report)
        return make_infographic(form, report, last)

    monkeypatch.setattr(page, "make_infographic", noted)
    outs = [str(tmp_path / f"图{suffix}") for suffix in (".pdf", ".svg", ".png")]
    assert main(["picture", str(command_line.sound(tmp_path)), *outs]) == 0
    assert len(drawn) == 1
