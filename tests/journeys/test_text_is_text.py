"""Whatever a report, a file or a folder is called, the window shows it letter by letter and renders none of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from exporters import write_report
from gui.application.application import Application
from gui.widgets.plain_text import PlainLabel
from model.form import editions
from model.report.report import Report, Value
from tests.gui.opened import begun, editor_of, opened
from tests.reports import balanced

ROOT = Path(__file__).parents[2]
MARKUP = "<img src='//server/x'>甲&乙局"
MAX_ROWS = 300


def hostile() -> Report:
    """A report that names its unit, and says in every other place for words, what Qt would take for HTML."""
    places = ("cover.unit", "cover.signed", "cover.address", "preamble", "overview", "note.requests.received.natural")
    words: dict[str, Value | None] = dict.fromkeys((*places, "answer.requests.flow:natural"), MARKUP)
    return balanced().with_values(words).with_figures({"requests.received.natural": 900})


def walk_tooltips(window: QWidget) -> Iterator[str]:
    """The tooltips of a window: of its widgets, their actions, and the rows of its lists and tables."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.toolTip()
        yield from (action.toolTip() for action in widget.actions() if isinstance(action, QAction))
        if isinstance(widget, QTreeWidget | QAbstractItemView) and widget.model() is not None:
            yield from walk_rows(widget.model(), QModelIndex())


def walk_rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    """The tooltips of a model's rows, those below them too."""
    is_list = isinstance(model, QAbstractListModel)  # whose columnCount() is private
    for row in range(min(model.rowCount(parent), MAX_ROWS)):
        for column in range(1 if is_list else model.columnCount(parent)):
            tip = model.index(row, column, parent).data(Qt.ItemDataRole.ToolTipRole)
            yield tip if isinstance(tip, str) else ""
        if not is_list:
            yield from walk_rows(model, model.index(row, 0, parent))


def find_rendered(window: QWidget) -> list[str]:
    """What the window shows that Qt would take for HTML which is not the program's own."""
    labels = [label.text() for label in window.findChildren(QLabel) if not is_plain(label)]
    return [*labels, *(tip for tip in walk_tooltips(window) if re.search(r"<(?!/?span\b)", tip))]


def is_plain(label: QLabel) -> bool:
    return label.textFormat() == Qt.TextFormat.PlainText


def see_list(program: Application, qtbot: QtBot, folder: Path) -> None:
    program.close_draft()


def see_deleted(program: Application, qtbot: QtBot, folder: Path) -> None:
    program.close_draft()
    program.drafts_controller.delete_drafts(program.store.list_summaries())
    program.drafts_controller.show_deleted()


def see_backups(program: Application, qtbot: QtBot, folder: Path) -> None:
    program.close_draft()
    program.show_backups()


def see_folder(program: Application, qtbot: QtBot, folder: Path) -> None:
    program.close_draft()
    report = hostile()
    for name in ("<b>甲&乙.docx", "<img src=x>.xlsx"):
        write_report(editions.load_form(report.edition), report, folder / name)
    program.import_controller.import_paths([folder / "<b>甲&乙.docx", folder / "<img src=x>.xlsx"])
    page = program.import_controller.results.page
    qtbot.waitUntil(page.isVisible)


def see_preview(program: Application, qtbot: QtBot, folder: Path) -> None:
    editor_of(program).toggle_preview()


Page = Callable[[Application, QtBot, Path], None]
PAGES: tuple[Page, ...] = (see_list, see_deleted, see_backups, see_folder, see_preview)


@pytest.mark.parametrize("see", PAGES)
def test_no_page_renders_what_a_unit_or_a_file_is_called(qtbot: QtBot, tmp_path: Path, see: Page) -> None:
    program = opened(qtbot, tmp_path, hostile())
    see(program, qtbot, tmp_path)
    QApplication.processEvents()
    assert find_rendered(program.window) == []


@pytest.mark.parametrize("tab", range(7))
def test_no_part_of_the_report_renders_it(qtbot: QtBot, tmp_path: Path, tab: int) -> None:
    program = opened(qtbot, tmp_path, hostile())
    editor_of(program).tabs.setCurrentIndex(tab)
    assert find_rendered(program.window) == []


def test_an_empty_list_renders_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    assert find_rendered(begun(qtbot, tmp_path).window) == []


def test_the_walk_finds_a_label_and_a_tooltip_that_would_be_rendered(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel(MARKUP, window)
    PlainLabel(MARKUP, window).setToolTip(MARKUP)
    assert find_rendered(window) == [label.text(), MARKUP]


def test_labels_tooltips_and_boxes_are_made_in_one_module() -> None:
    makers = re.compile(r"\bQLabel\(|\bQMessageBox[.(]|\.setToolTip\(|^from PySide6.*\bQLabel\b", re.MULTILINE)
    files = [path for path in (ROOT / "gui").rglob("*.py") if path.name != "plain_text.py"]
    assert [str(path.relative_to(ROOT)) for path in files if makers.search(path.read_text(encoding="utf-8"))] == []
