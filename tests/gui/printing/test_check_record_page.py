"""体检单 in the window: by its key, by its button in the panel, exported and printed by keys alone.

Covers gui/printing/page_typesetter.py too.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import exporters
from gui.application.application import Application
from gui.importing.imported_drafts import ImportedDrafts
from gui.importing.results_model import ResultRow
from gui.printing.check_record_page import CheckRecordPage
from gui.printing.print_page import PrintPage
from model.drafts.samples import DEMO_SAMPLE, load_sample
from model.form.editions import load_form
from model.importing.file_check import check_file
from tests.gui.opened import Control, Key, Shift, editor_of, opened
from tests.gui.printing.at_printer import wait_for
from tests.journeys.test_keyboard_only import Fingers, focused, press, save_as, tab_to

SAMPLE = load_sample(DEMO_SAMPLE)
own_dialogs = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the dialogs are the system's own there")


def shown(qtbot: QtBot, program: Application) -> CheckRecordPage:
    """The page, once its key was pressed and its pages are typeset."""
    press(Key.Key_T, Control | Shift)
    page = program.window.overlay
    assert isinstance(page, CheckRecordPage)
    qtbot.waitUntil(lambda: "共 1 页" in page.status_label.text(), timeout=20_000)
    return page


def press_button(words: str) -> None:
    """Go to a button with Tab and press it."""
    tab_to(lambda widget: isinstance(widget, QPushButton) and widget.text() == words)
    press(Key.Key_Return)


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def word_text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def test_its_key_shows_it_and_escape_goes_back_to_where_the_keyboard_was(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    before = focused()
    shown(qtbot, program)
    press(Key.Key_Escape)
    assert program.window.overlay is None
    assert focused() is before


def test_the_button_in_the_panel_of_findings_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    editor_of(program).findings_panel.record_button.setFocus()
    press(Key.Key_Space)
    assert isinstance(program.window.overlay, CheckRecordPage)


def test_a_command_of_the_editor_goes_back_to_it_as_nothing_may_be_typed_unseen(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    shown(qtbot, program)
    press(Key.Key_PageDown, Control)
    assert program.window.overlay is None
    assert editor_of(program).isVisible()


def test_an_edit_of_the_draft_below_is_shown(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    page = shown(qtbot, program)
    page.status_label.clear()
    editor_of(program).open_draft.enter_values({"cover.unit": "云岭县水务局"}, "改单位")
    qtbot.waitUntil(lambda: "共 1 页" in page.status_label.text(), timeout=20_000)


@own_dialogs
@pytest.mark.parametrize("kind", ["PDF", "Word"])
def test_it_is_exported_by_keys_alone(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    path = tmp_path / {"PDF": "record.pdf", "Word": "record.docx"}[kind]
    shown(qtbot, program)
    fingers = Fingers(program, save_as(path))
    press_button(f"导出 {kind}…")
    wait_for(qtbot, program, f"已导出 {path}")
    assert len(fingers.done) == 1
    assert "体检单" in (pdf_text(path) if kind == "PDF" else word_text(path))


@own_dialogs
def test_it_is_printed_by_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    path = tmp_path / "printed.pdf"
    shown(qtbot, program)
    fingers = Fingers(program, save_as(path))
    press_button("打印…")
    page = program.window.overlay
    assert isinstance(page, PrintPage)
    tab_to(lambda widget: widget is page.panel.printer_box)
    press(Key.Key_End)  # the last one is a file
    press(Key.Key_Return)
    wait_for(qtbot, program, f"已导出 {path}")
    assert len(fingers.done) == 1
    assert "体检单" in pdf_text(path)
    assert isinstance(program.window.overlay, CheckRecordPage)


def test_the_draft_of_a_file_names_the_file_when_it_was_read_and_its_digest(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    file = tmp_path / "年报<b>.xlsx"
    exporters.write_report(load_form("2021"), SAMPLE, file)
    checked = check_file(file)
    row = ResultRow(checked, file.name)
    made = ImportedDrafts(program.store, program.drafts.add_draft).make_draft(row)
    assert made.draft_id is not None
    program.open_draft(made.draft_id)
    assert program.session is not None
    text = program.session.make_check_record().source.text
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    today = date.today()
    assert text == f"“年报<b>.xlsx”（Excel，文件校验码 {digest}），{today.year}年{today.month}月{today.day}日读入"


def test_a_draft_of_no_file_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, SAMPLE)
    assert program.session is not None
    assert program.session.make_check_record().source.text == "本程序里的草稿"
