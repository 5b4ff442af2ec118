"""Beside the help of a cell stand its figures in the drafts of the same unit for other years."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.history.year_reports import YearReports
from model.checks.findings import Tally
from model.report.report import Report
from tests.gui.opened import editor_of, opened
from tests.reports import balanced

RECEIVED = "requests.received.natural"


def report_for(year: int, received: int, **cover: str) -> Report:
    fields = {"year": str(year), **cover}
    return balanced().with_values({RECEIVED: received, **{f"cover.{field}": text for field, text in fields.items()}})


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Application:
    return opened(qtbot, tmp_path, balanced())


def figures(qtbot: QtBot, program: Application, *others: Report) -> list[tuple[int, object]]:
    """What is told of a cell once the drafts of these reports are in the store too."""
    assert program.session
    for other in others:
        program.store.create_draft(other, Tally())
    years = YearReports(editor_of(program).open_draft, program.store, program.session.draft_id, program)
    with qtbot.waitSignal(years.reports_read):
        pass
    return [(one.year, one.figure) for one in years.list_figures(RECEIVED)]


def test_the_years_of_the_same_unit_and_scope_are_told(qtbot: QtBot, program: Application) -> None:
    others = (
        report_for(2023, 5),
        report_for(2024, 9),
        report_for(2022, 70, unit="别的局"),
        report_for(2021, 80, scope="本级政府汇总"),
    )
    assert figures(qtbot, program, *others) == [(2023, 5), (2024, 9), (2025, 2)]


def test_of_several_drafts_for_a_year_the_last_one_counts(qtbot: QtBot, program: Application) -> None:
    assert figures(qtbot, program, report_for(2024, 5), report_for(2024, 9)) == [(2024, 9), (2025, 2)]


def test_where_no_other_year_is_there_nothing_is_told(qtbot: QtBot, program: Application) -> None:
    assert figures(qtbot, program) == []


def test_the_line_stands_beside_the_help_and_follows_cell_and_figure(qtbot: QtBot, tmp_path: Path) -> None:
    program = opened(qtbot, tmp_path, balanced())
    program.store.create_draft(report_for(2024, 9), Tally())
    editor = editor_of(program)
    editor.open_draft.enter_values({"cover.scope": "本机关", "cover.phone": "0"}, "填写")
    editor.open_draft.enter_values({"cover.scope": ""}, "清空")  # whose figures count is looked for anew
    page = editor.current_table_page
    assert page
    line = page._cell_help.sparkline
    page.view.go_to_cell(RECEIVED)
    qtbot.waitUntil(line.isVisible)
    assert line.accessibleName() == "历年：2024 年 9，2025 年 2"
    page.model.enter_figures({RECEIVED: 3}, "填写")
    assert line.accessibleName() == "历年：2024 年 9，2025 年 3"
    page.view.go_to_cell("requests.received.research")
    assert line.accessibleName() == "历年：2024 年 2，2025 年 2"
