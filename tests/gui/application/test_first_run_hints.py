"""The first-run tour, in the whole program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from gui.application import first_run_hints
from gui.application.application import Application
from gui.draft_list.start_page import StartPage
from gui.widgets.hint_bubble import HintBubble, HintRing
from gui.window.main_window import MainWindow
from model.storage.store import Store
from tests.reports import balanced


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    """A program that runs for the first time, as gui.app begins it."""
    yield from begun(qtbot, tmp_path)


def begun(qtbot: QtBot, folder: Path) -> Iterator[Application]:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    made = Application(window, Store(folder / "drafts.db"), folder)
    first_run_hints.show_at_first_draft(made)
    window.resize(1366, 768)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


def bubbles(program: Application) -> list[HintBubble]:
    return [bubble for bubble in program.window.findChildren(HintBubble) if bubble.isVisible()]


def first_hint(qtbot: QtBot, program: Application) -> HintBubble:
    program.open_new_draft(balanced(), None)
    qtbot.waitUntil(lambda: bool(bubbles(program)))
    [bubble] = bubbles(program)
    return bubble


def settle(qtbot: QtBot) -> None:
    qtbot.wait(20)


def test_there_are_at_most_two_hints() -> None:
    assert 1 <= len(first_run_hints.HINTS) <= 2
    assert all(len(hint.text) <= 60 for hint in first_run_hints.HINTS)


def test_the_list_of_drafts_shows_no_hint(qtbot: QtBot, program: Application) -> None:
    settle(qtbot)
    assert bubbles(program) == []


def test_the_hints_follow_one_another_and_then_are_gone(qtbot: QtBot, program: Application) -> None:
    bubble = first_hint(qtbot, program)
    told = []
    for _ in first_run_hints.HINTS:
        told.append(bubble.message_label.text())
        last = not bubble.next_button.isVisible()
        QTest.mouseClick(bubble.close_button if last else bubble.next_button, Qt.MouseButton.LeftButton)
    assert told == [hint.text for hint in first_run_hints.HINTS]
    assert bubbles(program) == []


def test_each_hint_rings_what_it_is_about(qtbot: QtBot, program: Application) -> None:
    bubble = first_hint(qtbot, program)
    [ring] = program.window.findChildren(HintRing)
    for hint in first_run_hints.HINTS:
        around = hint.locate(program.window, program.editor)
        assert around.isValid()
        assert program.window.rect().contains(around)
        assert ring.geometry().contains(around & program.window.rect())
        assert not bubble.geometry().intersects(around)
        bubble.next_requested.emit() if hint is not first_run_hints.HINTS[-1] else bubble.closed.emit()


def test_the_first_hint_on_the_cover_leaves_title_tabs_and_the_line_being_typed_in_in_sight(
    qtbot: QtBot, program: Application
) -> None:
    bubble = first_hint(qtbot, program)
    editor = program.editor
    editor.go_to("cover.unit")
    settle(qtbot)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    for seen in (editor.header, editor.tabs.tabBar(), line):
        assert not bubble.geometry().intersects(QRect(seen.mapTo(program.window, QPoint(0, 0)), seen.size()))


def test_esc_ends_the_tour(qtbot: QtBot, program: Application) -> None:
    first_hint(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_Escape)
    assert bubbles(program) == []
    assert not any(ring.isVisible() for ring in program.window.findChildren(HintRing))


def test_alt_n_goes_on_without_the_mouse(qtbot: QtBot, program: Application) -> None:
    bubble = first_hint(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bubble.message_label.text() == first_run_hints.HINTS[1].text)


def test_it_never_comes_again(qtbot: QtBot, program: Application) -> None:
    first_hint(qtbot, program)
    program.close_draft()
    qtbot.waitUntil(lambda: not bubbles(program))
    program.open_new_draft(balanced(), None)
    settle(qtbot)
    assert bubbles(program) == []


def test_it_never_comes_again_on_another_day(qtbot: QtBot, tmp_path: Path) -> None:
    for again in (False, True):
        days = begun(qtbot, tmp_path)
        program = next(days)
        program.open_new_draft(balanced(), None)
        settle(qtbot)
        assert bool(bubbles(program)) is not again
        assert program.settings.tour_seen
        assert next(days, None) is None


def test_a_program_without_the_tour_shows_none(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(StartPage())
    qtbot.addWidget(window)
    program = Application(window, Store(tmp_path / "drafts.db"), tmp_path)
    window.show()
    program.open_new_draft(balanced(), None)
    settle(qtbot)
    assert bubbles(program) == []
    assert not program.settings.tour_seen
    window.close()


def test_the_keyboard_stays_where_it_is(qtbot: QtBot, program: Application) -> None:
    program.open_new_draft(balanced(), None)
    before = QApplication.focusWidget()
    qtbot.waitUntil(lambda: bool(bubbles(program)))
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("number", range(len(first_run_hints.HINTS)))
def test_it_never_covers_the_cell_being_edited(qtbot: QtBot, program: Application, number: int) -> None:
    bubble = first_hint(qtbot, program)
    for _ in range(number):
        bubble.next_requested.emit()
    for cell in program.editor.open_draft.draft.form.tables["requests"].cells[::9]:
        if cell.is_computed:
            continue
        program.editor.go_to(cell.id)
        page = program.editor.current_table_page
        assert page
        qtbot.keyClick(page.view, Qt.Key.Key_F2)
        settle(qtbot)
        box = page.view.findChild(QLineEdit, "cell")
        assert isinstance(box, QLineEdit)
        written = QRect(box.mapTo(program.window, QPoint(0, 0)), box.size())
        assert not bubble.geometry().intersects(written), cell.name
        qtbot.keyClick(box, Qt.Key.Key_Return)


def test_esc_in_a_cell_takes_the_entry_back_and_leaves_the_tour(qtbot: QtBot, program: Application) -> None:
    first_hint(qtbot, program)
    program.editor.go_to("requests.received.natural")
    page = program.editor.current_table_page
    assert page
    qtbot.keyClick(page.view, Qt.Key.Key_7)
    box = page.view.findChild(QLineEdit, "cell")
    assert isinstance(box, QLineEdit)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert bubbles(program)
    assert program.editor.open_draft.draft.report.value_at("requests.received.natural") != 7


@pytest.mark.parametrize("size", [QSize(640, 360), QSize(1024, 700), QSize(1366, 768)])
def test_it_stays_inside_a_window_that_shrinks(qtbot: QtBot, program: Application, size: QSize) -> None:
    bubble = first_hint(qtbot, program)
    program.window.resize(size)
    settle(qtbot)
    assert program.window.rect().contains(bubble.geometry())


@pytest.mark.parametrize("size", [QSize(640, 480), QSize(1366, 768)])
def test_no_hint_covers_the_bars_above_the_page_or_the_status_bar(
    qtbot: QtBot, program: Application, size: QSize
) -> None:
    bubble = first_hint(qtbot, program)
    window = program.window
    window.resize(size)
    window.state_bar.show_message("这些年报正由“office-pc”上的人填写。", {"再试": lambda: None})
    for hint in first_run_hints.HINTS:
        settle(qtbot)
        assert bubble.message_label.text() == hint.text
        for bar in (window.state_bar, window.statusBar()):
            assert bar.isVisible()
            assert not bubble.geometry().intersects(QRect(bar.mapTo(window, QPoint(0, 0)), bar.size()))
        bubble.next_requested.emit() if hint is not first_run_hints.HINTS[-1] else bubble.closed.emit()
