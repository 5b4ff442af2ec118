"""The bar that tells of a print."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.printing.print_bar import find_print_bar
from gui.printing.print_job import PrintJob
from model.drafts.samples import DEMO_SAMPLE, load_sample
from tests.gui.at_grid import type_in
from tests.gui.opened import Control, Key, editor_of, opened
from tests.gui.printing.at_printer import begin, buttons, painted, pictures, to_file, wait_for, wait_for_page
from tests.gui.printing.test_print_job import REPORT


def test_the_bar_counts_the_pages_while_the_clerk_types_on_and_goes_when_all_are_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    assert bar.message_label.text() == f"正在排版{REPORT}，马上开始打印。"
    for number in range(1, 4):
        wait_for_page(qtbot, bar, number)
        assert bar.message_label.text() == f"正在打印{REPORT}第 {number} 页，共 5 页。"
        assert bar.accessibleName() == bar.message_label.text()
        assert (bar.percent_bar.value(), bar.percent_bar.maximum()) == (number - 1, 5)
        assert buttons(bar) == ["取消"]
    page = editor_of(program).current_table_page
    assert page
    type_in(qtbot, page, "77777")
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    assert bar.isHidden()
    assert 77777 in editor_of(program).open_draft.draft.report.figures.values()
    assert len(pictures((tmp_path / "a.pdf").read_bytes())) == 5


def test_a_second_print_has_to_wait_and_is_told_so_in_the_same_line(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    bar = begin(program, painted(tmp_path / "a.pdf"))
    wait_for_page(qtbot, bar, 1)
    qtbot.keyClick(program.window, Key.Key_P, Control)
    assert bar.message_label.text() == f"正在打印{REPORT}第 1 页，共 5 页。请等它打印完，再打印下一次。"
    wait_for(qtbot, program, "已打印到文件“a.pdf”。")
    assert bar.isHidden()
    qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)


def test_there_is_one_bar_however_often_is_printed(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample(DEMO_SAMPLE))
    for name in ("a", "b"):
        assert begin(program, to_file(tmp_path / f"{name}.pdf", 1, 1)) is find_print_bar(program.window)
        wait_for(qtbot, program, f"已打印到文件“{name}.pdf”。")
        qtbot.waitUntil(lambda: program.window.findChild(PrintJob) is None)
