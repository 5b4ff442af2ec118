"""The timeline beside a draft, and fingers and eyes at it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.application.application import Application
from gui.history.timeline_panel import TimelinePanel
from model.checks.findings import Tally, count_findings
from model.drafts.draft import Draft
from model.form import editions
from model.report.report import Value
from model.storage.store import Store
from tests.gui.opened import Control, Key, editor_of
from tests.reports import balanced

CELL = "requests.received.natural"
NAME = "表三 本年新收·自然人"


def enter(program: Application, values: dict[str, Value | None], label: str = "填写") -> None:
    editor_of(program).open_draft.enter_values(values, label)


def timeline(qtbot: QtBot, program: Application) -> TimelinePanel:
    """The panel, brought to the front by its shortcut."""
    qtbot.keyClick(editor_of(program), Key.Key_T, Control)
    return editor_of(program).side_panel.find_page(TimelinePanel)


def told(panel: TimelinePanel) -> list[str]:
    return [panel.model.index(i).data() for i in range(panel.model.rowCount())]


def choose(
    qtbot: QtBot,
    panel: TimelinePanel,
    words: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Click on the first line with these words."""
    index = panel.model.index(told(panel).index(words))
    panel.view.scrollTo(index)
    QApplication.processEvents()
    where = panel.view.visualRect(index).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, modifier, where)


def press(qtbot: QtBot, button: QPushButton) -> None:
    QApplication.processEvents()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(panel: TimelinePanel) -> str:
    return panel.preview.view.toPlainText()


def crowded(folder: Path, edits: int) -> tuple[Store, int]:
    """A draft with very many edits."""
    store = Store(folder / "drafts.db")
    draft = Draft(editions.load_form("2021"), balanced())
    id = store.create_draft(draft.report, count_findings(draft.findings))
    for i in range(edits):
        edit = draft.propose_edit({CELL: i, "overview": f"第 {i} 稿"} if i % 10 == 0 else {CELL: i}, "填写")
        assert edit
        draft.apply_edit(edit)
        store.record_edit(id, edit, draft.report, Tally())
    return store, id
