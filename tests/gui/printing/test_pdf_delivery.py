"""The PDF itself handed to the printer."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from pytestqt.qtbot import QtBot

from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.opened import opened
from tests.gui.printing.at_printer import (
    begin,
    paper,
    pictures,
    to_file,
    wait_for,
)


def test_what_arrives_as_pdf_is_the_report_itself_letters_and_all(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    begin(program, to_file(tmp_path / "a.pdf"))
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    made = (tmp_path / "a.pdf").read_bytes()
    assert pictures(made, 150) == pictures(paper(), 150)
    with pypdfium2.PdfDocument(made) as pages:
        assert "政府信息公开" in pages[0].get_textpage().get_text_range()
