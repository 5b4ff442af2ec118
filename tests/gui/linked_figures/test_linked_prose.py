"""Figures typed and picked in a prose field, by keys.

Covers gui/linked_figures/figure_list.py, gui/linked_figures/figure_picker.py, gui/widgets/prose/figure_chips.py and
gui/widgets/prose/prose_edit.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.draft.open_draft import OpenDraft
from gui.linked_figures.figure_picker import FigurePicker
from gui.linked_figures.linked_prose import LinkedProse
from gui.widgets.prose.prose_edit import ProseEdit
from model.drafts.draft import Draft
from model.form import editions
from model.report.linked_text import write_link
from model.report.report import Report

Key = Qt.Key
RECEIVED = "requests.received.total"
NATURAL = "requests.received.natural"
FORM = editions.load_form("2021")


@dataclass
class Desk:
    """A prose field of a draft, in a window of its own."""

    qtbot: QtBot
    window: QWidget
    box: ProseEdit
    open_draft: OpenDraft
    linked: LinkedProse

    def press(self, *keys: Qt.Key, shift: bool = False) -> None:
        """Press keys in the field."""
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        for key in keys:
            self.qtbot.keyClick(self.box, key, modifier)

    def type(self, text: str) -> None:
        """Type letters by keys, and Chinese as an input method brings it."""
        for character in text:
            if character.isascii():
                self.qtbot.keyClicks(self.box, character)
            else:
                chosen = QInputMethodEvent()
                chosen.setCommitString(character)
                QGuiApplication.sendEvent(self.box, chosen)

    @property
    def stored(self) -> object:
        """What the draft holds of the text."""
        self.box.commit_now()
        return self.open_draft.draft.report.value_at("other")

    @property
    def offered(self) -> list[str]:
        """The rows of the list beside the cursor."""
        figures = self.linked.figure_list
        rows = [figures.topLevelItem(row) for row in range(figures.topLevelItemCount())] if figures else []
        return [f"{row.text(0)} {row.text(1)}" for row in rows if row]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    values = {NATURAL: 3, "requests.received.business": 9}
    open_draft = OpenDraft(Draft(FORM, Report("2021").with_values(values)))
    window = QWidget()
    box = ProseEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(box)
    layout.addWidget(QPushButton("另一处"))
    window.resize(700, 500)
    qtbot.addWidget(window)
    linked = LinkedProse(box, open_draft, "other")
    box.text_committed.connect(lambda text: open_draft.enter_values({"other": text}, "填写"))
    open_draft.edit_applied.connect(lambda applied: linked.refresh() if "other" in applied.changed_places else None)
    with qtbot.waitActive(window):
        window.show()
    box.setFocus()
    return Desk(qtbot, window, box, open_draft, linked)


def fill(desk: Desk, stored: str) -> None:
    desk.open_draft.enter_values({"other": stored}, "填写")


def test_a_name_in_braces_becomes_the_figure(desk: Desk) -> None:
    desk.type("新收{本年新收}件")
    assert desk.box.text() == "新收12件"
    assert desk.stored == f"新收{write_link(RECEIVED)}件"


def test_full_width_braces_are_braces_too(desk: Desk) -> None:
    desk.type("新收｛本年新收·自然人｝件")
    assert desk.box.text() == "新收3件"


def test_a_list_opens_behind_the_brace_and_enter_takes_what_is_chosen(desk: Desk) -> None:
    desk.type("新收{bnxs")
    assert desk.offered[0].split() == ["本年新收", "12"]
    assert desk.offered[1].split() == ["本年新收·自然人", "3"]
    desk.press(Key.Key_Down, Key.Key_Return)
    desk.type("件")
    assert desk.stored == f"新收{write_link(NATURAL)}件"
    assert desk.offered == []


def test_esc_leaves_the_words_as_they_were_typed(desk: Desk) -> None:
    desk.type("{bnx")
    desk.press(Key.Key_Escape)
    desk.type("s")
    assert desk.offered == []
    assert desk.stored == "{bnxs"


def test_a_name_that_leaves_open_which_offers_the_choices(desk: Desk) -> None:
    desk.type("{结果维持}")
    assert [row.split()[0] for row in desk.offered] == [
        "行政复议·结果维持",
        "行政诉讼·未经复议直接起诉·结果维持",
        "行政诉讼·复议后起诉·结果维持",
    ]
    desk.press(Key.Key_Return)
    assert desk.box.text() == "（未填 行政复议·结果维持）"


def test_a_name_that_no_table_has_stays_as_it_was_typed(desk: Desk) -> None:
    desk.type("见{abc}。")
    assert desk.stored == "见{abc}。"
    assert [finding.rule for finding in desk.open_draft.draft.findings if finding.passage] == ["guard.placeholder"]


def test_leaving_the_field_closes_the_list(desk: Desk) -> None:
    desk.type("{")
    assert len(desk.offered) == len(FORM.cells)
    desk.window.findChildren(QPushButton)[0].setFocus()
    assert desk.offered == []


def test_the_figure_follows_the_table_and_undo_brings_both_back(desk: Desk) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件。")
    desk.open_draft.enter_values({NATURAL: 100}, "填写")
    assert desk.box.text() == "新收109件。"
    desk.open_draft.undo_stack.undo()
    assert desk.box.text() == "新收12件。"
    desk.open_draft.undo_stack.undo()
    assert desk.box.text() == ""
    desk.open_draft.undo_stack.redo()
    assert desk.box.text() == "新收12件。"
    desk.open_draft.enter_values({NATURAL: None, "requests.received.business": None}, "清空")
    assert desk.box.text() == "新收（未填 本年新收）件。"
    assert [finding.rule for finding in desk.open_draft.draft.findings if finding.passage] == ["guard.missing_figure"]


def test_the_cursor_steps_over_a_figure(desk: Desk) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件")
    positions = []
    desk.press(Key.Key_Home)
    for _ in range(4):
        desk.press(Key.Key_Right)
        positions.append(desk.box.textCursor().position())
    assert positions == [1, 2, 4, 5]
    desk.press(Key.Key_Left, Key.Key_Left)
    assert desk.box.textCursor().position() == 2
    desk.press(Key.Key_Right, shift=True)
    assert desk.box.textCursor().selectedText() == "12"


@pytest.mark.parametrize(("key", "position"), [(Key.Key_Backspace, 4), (Key.Key_Delete, 2)])
def test_a_figure_is_deleted_as_one(desk: Desk, key: Qt.Key, position: int) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件")
    desk.box.select_characters(position, 0)
    desk.press(key)
    assert desk.stored == "新收件"


@pytest.mark.parametrize(("position", "left"), [(2, "7{}"), (4, "{}7")])
def test_what_is_typed_beside_a_figure_is_no_part_of_it(desk: Desk, position: int, left: str) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件")
    desk.box.select_characters(position, 0)
    desk.type("7")
    assert desk.stored == f"新收{left.format(write_link(RECEIVED))}件"


def test_a_line_begun_behind_a_figure_is_plain(desk: Desk) -> None:
    fill(desk, write_link(RECEIVED))
    desk.press(Key.Key_End, Key.Key_Return)
    desk.type("1")
    assert desk.stored == f"{write_link(RECEIVED)}\n1"


def test_typing_over_a_figure_replaces_it_whole(desk: Desk) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件")
    desk.box.select_characters(2, 2)
    desk.type("1")
    assert desk.stored == "新收1件"


def test_no_part_of_a_figure_is_ever_left_behind(desk: Desk) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件")
    cursor = QTextCursor(desk.box.document())
    cursor.setPosition(3)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert desk.stored == "新收"


def test_neighbouring_figures_of_one_cell_stay_two(desk: Desk) -> None:
    fill(desk, write_link(RECEIVED) * 2)
    desk.press(Key.Key_End, Key.Key_Backspace)
    assert desk.stored == write_link(RECEIVED)


def test_copied_it_is_plain_text_for_others_and_linked_for_us(desk: Desk) -> None:
    fill(desk, f"😀新收{write_link(RECEIVED)}件")
    desk.box.selectAll()
    desk.box.copy()
    assert QGuiApplication.clipboard().text() == "😀新收12件"
    desk.press(Key.Key_End)
    desk.box.paste()
    assert desk.stored == f"😀新收{write_link(RECEIVED)}件" * 2


def test_what_is_typed_meanwhile_is_not_lost_when_the_table_changes(desk: Desk) -> None:
    fill(desk, f"新收{write_link(RECEIVED)}件")
    desk.press(Key.Key_End)
    desk.type("，")
    desk.box.commit_now()
    desk.open_draft.enter_values({NATURAL: 4}, "填写")
    assert desk.box.text() == "新收13件，"
    assert desk.box.textCursor().position() == 6


def test_a_figure_is_picked_from_the_list_of_all(desk: Desk) -> None:
    fill(desk, "新收件")
    desk.box.select_characters(2, 0)
    desk.linked.insert_action.trigger()
    [picker] = desk.window.findChildren(FigurePicker)
    groups = [picker.tree.topLevelItem(row) for row in range(picker.tree.topLevelItemCount())]
    assert [group.text(0) for group in groups if group] == ["表二", "表三", "表四"]
    desk.qtbot.keyClicks(picker.search_box, "bnxs")
    desk.qtbot.keyClick(picker.search_box, Key.Key_Up)
    chosen = picker.tree.currentItem()
    assert chosen
    assert (chosen.text(0), chosen.text(1)) == ("本年新收·其他", "未填")
    desk.qtbot.keyClick(picker.search_box, Key.Key_Down)
    desk.qtbot.keyClick(picker.search_box, Key.Key_Return)
    assert desk.stored == f"新收{write_link(RECEIVED)}件"


def test_several_figures_are_picked_for_their_sum(desk: Desk) -> None:
    fill(desk, "公开件")
    desk.box.select_characters(2, 0)
    desk.linked.insert_action.trigger()
    [picker] = desk.window.findChildren(FigurePicker)
    desk.qtbot.keyClicks(picker.search_box, "bnxs")
    desk.qtbot.keyClick(picker.search_box, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    desk.qtbot.keyClick(picker.search_box, Key.Key_Return)
    assert desk.stored == f"公开{write_link('requests.received.other', RECEIVED)}件"


def test_a_sum_is_typed_with_a_plus(desk: Desk) -> None:
    desk.type("共{本年新收+上年结转}件")
    assert desk.stored == f"共{write_link('requests.received.total', 'requests.carried_in.total')}件"


def test_a_draft_that_can_only_be_looked_at_offers_none(qtbot: QtBot) -> None:
    open_draft = OpenDraft(Draft(FORM, Report("2021")), locked=True)
    box = ProseEdit()
    qtbot.addWidget(box)
    assert not LinkedProse(box, open_draft, "other").insert_action.isEnabled()
