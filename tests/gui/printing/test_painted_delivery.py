"""Pages painted for a printer that takes no PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.printing import page_images
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.opened import opened
from tests.gui.printing.at_printer import begin, painted, paper, pictures, wait_for
from tests.gui.printing.test_preview import ink


@pytest.mark.parametrize(("dpi", "height"), [(36, 1), (72, 37), (96, 80), (133.7, 37)])
def test_strips_show_what_the_whole_page_shows(qtbot: QtBot, dpi: float, height: int) -> None:
    pdf = paper()
    page = page_images.draw_pages(pdf, [3], dpi)[3].convertToFormat(QImage.Format.Format_RGB32)
    made = QImage(page.size(), page.format())
    made.fill(Qt.GlobalColor.white)
    with QPainter(made) as painter:
        for top, strip in page_images.draw_strips(pdf, 3, dpi, range(0, page.height(), height), height + 8):
            painter.drawImage(0, top, strip)
    shades = max(abs(here - there) for here, there in zip(made.constBits(), page.constBits(), strict=True))
    assert shades <= 2  # of 255; PDFium reckons with other fractions


def test_painted_pages_are_whole_in_size_and_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    begin(program, painted(tmp_path / "a.pdf"))
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    theirs, ours = pictures((tmp_path / "a.pdf").read_bytes()), pictures(paper())
    assert len(theirs) == len(ours)
    for made, page in zip(theirs, ours, strict=True):
        assert ink(made) == pytest.approx(ink(page), abs=2)
