"""The blue button is what Enter does, in each dialog, wherever the keyboard is.

Covers gui/widgets/dialog_layout.py too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import gui
from gui.collecting.unit_chooser import UnitChooser
from gui.draft.open_draft import OpenDraft
from gui.draft_list.new_draft_dialog import NewDraftDialog
from gui.editor.last_year_dialog import AttachDialog
from gui.exporting.export_dialog import ExportDialog
from gui.grid.pasting.paste_dialog import PasteDialog
from gui.help.about_dialog import AboutDialog
from gui.history.draft_chooser import DraftChooser
from gui.linked_figures.figure_picker import FigurePicker
from gui.sent.sending_dialog import SendingDialog
from gui.style import theme
from gui.system.file_chooser import FileDialog
from gui.transfer.encrypted_draft import EncryptDialog
from gui.widgets.remark_dialog import RemarkDialog
from gui.wording.sentence_dialog import SentenceDialog
from model.checks.findings import Tally
from model.drafts.draft import Draft
from model.form import editions
from model.form.sheet import make_sheet
from model.pasting.paste_plan import plan_paste
from model.pasting.target_cells import PastedRows
from model.report.report import Report
from model.storage.summaries import DraftSummary
from model.wording.offered_sentences import OfferedSentence

FORM = editions.load_form("2021")
EMPTY = Report("2021", {"unit": "甲局", "year": "2025"})
DRAFTS = [DraftSummary(1, "甲局", 2024, "2021", datetime(2026, 1, 12), 0, 0, 0, 0)]
SENTENCES = [OfferedSentence("申请", "今年收到 3 件。")]


def ask_about_paste(parent: QWidget, text: str) -> PasteDialog:
    """The look before a paste of this block, at the first cell of 表三."""
    sheet = make_sheet(FORM.tables["requests"])
    rows: PastedRows = [list(line.split("\t")) for line in text.split("\n")]
    plan = plan_paste(FORM, EMPTY, sheet, FORM.cells["requests.received.natural"], rows)
    return PasteDialog(plan, (), OpenDraft(Draft(FORM, EMPTY), parent), parent)


DIALOGS: dict[str, Callable[[QWidget], QDialog]] = {
    "新建，还没有单位": lambda parent: NewDraftDialog(parent, date(2026, 1, 12)),
    "新建": lambda parent: NewDraftDialog(parent, date(2026, 1, 12), "甲局", 2025),
    "对照上年": lambda parent: AttachDialog(DRAFTS, "甲局", 2025, parent),
    "对照上年，没有别的": lambda parent: AttachDialog([], "甲局", 2025, parent),
    "由表生成语句": lambda parent: SentenceDialog(SENTENCES, "申请", "", parent),
    "由表生成语句，没有": lambda parent: SentenceDialog([], "申请", "还差一格。", parent),
    "比较": lambda parent: DraftChooser(parent, DRAFTS),
    "比较，没有": lambda parent: DraftChooser(parent, []),
    "导出": lambda parent: ExportDialog(parent, Tally(2), 1),
    "导出，文字要看": lambda parent: ExportDialog(parent, Tally(2), 1, words="文字里还有 1 处不宜公开。"),
    "插入表中的数": lambda parent: FigurePicker(parent, FORM, EMPTY),
    "粘贴，都读得懂": lambda parent: ask_about_paste(parent, "十五\t３"),
    "粘贴，有一格读不懂": lambda parent: ask_about_paste(parent, "1\t#REF!\t3"),
    "粘贴，横线": lambda parent: ask_about_paste(parent, "1\t—"),
    "加密": EncryptDialog,
    "指定单位": lambda parent: UnitChooser(parent, "乙局.xlsx", ["甲局", "乙局"]),
    "标为已报送": lambda parent: SendingDialog(parent, date(2026, 1, 20)),
    "备注": lambda parent: RemarkDialog(parent, "备注", "本年新收·自然人", ""),
    "关于": lambda parent: AboutDialog(parent, Path("/")),
    "是或否": lambda parent: QMessageBox(
        QMessageBox.Icon.Question,
        "导出",
        "仍要导出吗？",
        QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No,
        parent,
    ),
}


@pytest.fixture(autouse=True)
def no_dialog_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """The window that the dialogs stand before."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def show(qtbot: QtBot, window: QWidget, make: Callable[[QWidget], QDialog]) -> QDialog:
    """The dialog on the screen, which stays there as an object when it was answered."""
    dialog = make(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def list_stops(dialog: QDialog) -> list[QWidget]:
    """The widgets that Tab stops at, the one that has the keyboard at first in front."""
    stops = []
    widget = dialog.focusWidget() or dialog
    for _ in range(40):
        if widget in stops:
            break
        stops.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = dialog.focusWidget() or dialog
    return stops


def is_blue(button: QPushButton) -> bool:
    """Whether the button is painted in the accent's colour, or in that of a blue button that cannot be pressed."""
    picture = button.grab().toImage()
    colour = picture.pixelColor(8, picture.height() // 2)
    return colour == QColor(theme.palette().accent)


def find_blue(dialog: QDialog) -> list[str]:
    return [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible() and is_blue(button)]


def press_enter(dialog: QDialog, widget: QWidget) -> list[str]:
    """What is pressed by Enter, in words: a button's, or those of the button that does the same as the dialog did."""
    pressed: list[str] = []
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton) if button.isVisible()}
    for words, button in buttons.items():
        button.clicked.connect(lambda _=False, words=words: pressed.append(words))
    accepted: list[bool] = []
    dialog.accepted.connect(lambda: accepted.append(True))
    defaults = [words for words, button in buttons.items() if button.isDefault()]
    QTest.keyClick(widget, Qt.Key.Key_Return)
    if not pressed and accepted:
        return defaults
    return pressed


@pytest.mark.parametrize("name", DIALOGS)
def test_the_blue_button_is_what_enter_does_wherever_the_keyboard_is(qtbot: QtBot, window: QWidget, name: str) -> None:
    dialog = show(qtbot, window, DIALOGS[name])
    stops = list_stops(dialog)
    assert stops
    for widget in stops:
        if not dialog.isVisible():  # the key before has answered it
            with qtbot.waitActive(dialog):
                dialog.open()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        blue = find_blue(dialog)
        assert press_enter(dialog, widget) == blue, f"{type(widget).__name__} {widget.accessibleName()}"


def test_every_dialog_of_the_program_is_walked() -> None:
    root = Path(gui.__file__).parent
    source = "\n".join(file.read_text(encoding="utf-8") for file in root.rglob("*.py"))
    walked = Path(__file__).read_text(encoding="utf-8")
    names = re.findall(r"^class (\w+)\(QDialog\)", source, re.MULTILINE)
    assert names
    assert [name for name in names if name not in walked] == []


def test_blue_moves_to_the_button_that_gets_the_keyboard(qtbot: QtBot, window: QWidget) -> None:
    dialog = show(qtbot, window, DIALOGS["粘贴，有一格读不懂"])
    assert isinstance(dialog, PasteDialog)
    assert find_blue(dialog) == ["取消"]
    dialog.paste_button.setFocus()
    QApplication.processEvents()
    assert find_blue(dialog) == ["粘贴其余 2 格"]
