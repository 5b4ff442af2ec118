"""A figure typed by its name into section 一: it follows the table into every paper, and comes home in our files."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import exporters
from gui.editor.pages.prose_page import ProsePage
from model import importing
from model.checks.findings import Tally
from model.drafts.draft import Draft
from model.drafts.samples import load_sample
from model.form import editions
from model.importing.file_check import CheckedFile, build_json_record, check_file
from model.report.linked_text import write_link
from model.report.report import Report
from model.storage.store import Store
from model.transfer.transfer import export_all, import_archive
from tests.gui.opened import editor_of, opened, spell

Key = Qt.Key
NATURAL = "requests.received.natural"
LINK = write_link("requests.received.total")


def test_a_typed_name_is_the_tables_figure_on_paper(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, load_sample("linjiang-2025").with_values({"problems": "问题：更新慢。改进："}))
    editor = editor_of(program)
    page = editor.pages["problems"]
    assert isinstance(page, ProsePage)
    editor.tabs.setCurrentIndex(list(editor.pages).index("problems"))
    page.text_box.setFocus()
    qtbot.keyClick(page.text_box, Key.Key_End)
    spell(page.text_box, "逐件回访新收申请")
    qtbot.keyClicks(page.text_box, "{")
    spell(page.text_box, "本年新收")
    qtbot.keyClick(page.text_box, Key.Key_Return)
    spell(page.text_box, "件。")
    editor.commit_now()
    draft = editor.open_draft.draft
    assert page.text_box.text() == "问题：更新慢。改进：逐件回访新收申请48件。"

    # the table changes, and with it the text: on the screen, in the checks and in what is stored
    editor.open_draft.enter_values({NATURAL: 35}, "填写")
    assert page.text_box.text().endswith("新收申请49件。")
    [summary] = program.store.list_summaries()
    assert (
        program.store.load_report(summary.id)[0].value_at("problems")
        == f"问题：更新慢。改进：逐件回访新收申请{LINK}件。"
    )
    exporters.write_report(draft.form, draft.report, tmp_path / "report.pdf")
    assert "新收申请49件" in importing.read_report(tmp_path / "report.pdf").report.prose["problems"]

    # one undo takes back the figure, and the text follows again
    editor.undo()
    assert page.text_box.text().endswith("新收申请48件。")


def linked_report() -> Report:
    form = editions.load_form("2021")
    values = {"overview": f"新收{LINK}件，许可{write_link('disclosure.licensing.decisions')}项。{{甲}}"}
    return Draft(
        form, load_sample("linjiang-2025").with_values({**values, "disclosure.licensing.decisions": None})
    ).report


SHOWN = "新收48件，许可（未填 行政许可）项。{甲}"


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html"])
def test_other_programs_get_the_figure_as_plain_text(tmp_path: Path, suffix: str) -> None:
    report = linked_report()
    exporters.write_report(editions.load_form("2021"), report, tmp_path / f"report.{suffix}")
    read = importing.read_report(tmp_path / f"report.{suffix}").report
    assert read.prose["overview"] == SHOWN
    assert not read.links


def test_our_workbook_brings_the_links_back_and_they_follow_a_figure_changed_in_it(tmp_path: Path) -> None:
    report = linked_report()
    exporters.write_report(editions.load_form("2021"), report, tmp_path / "report.xlsx")
    read = importing.read_report(tmp_path / "report.xlsx").report
    assert read.value_at("overview") == report.value_at("overview")
    assert read.prose["overview"] == SHOWN


def test_the_check_of_a_file_reads_the_figures(tmp_path: Path) -> None:
    exporters.write_report(editions.load_form("2021"), linked_report(), tmp_path / "report.xlsx")
    checked = check_file(tmp_path / "report.xlsx")
    assert isinstance(checked, CheckedFile)
    assert build_json_record(checked)["prose"]["overview"] == SHOWN
    assert "guard.missing_figure" in {finding.rule for finding in checked.findings}


def test_an_archive_of_all_drafts_carries_the_links(tmp_path: Path) -> None:
    report = linked_report()
    with closing(Store(tmp_path / "here.db")) as here, closing(Store(tmp_path / "there.db")) as there:
        here.create_draft(report, Tally())
        export_all(here.path, tmp_path / "all.nianbao")
        import_archive(tmp_path / "all.nianbao", there)
        [summary] = there.list_summaries()
        assert there.load_report(summary.id)[0].value_at("overview") == report.value_at("overview")
