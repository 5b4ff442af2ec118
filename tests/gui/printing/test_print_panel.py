"""The settings of a print, by their fields.

Covers gui/printing/printers.py too.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from gui.printing.print_panel import PrintPanel
from gui.printing.printers import FoundPrinters

TWO = FoundPrinters(("Office", "Lobby"), "Lobby")


def panel(qtbot: QtBot, found: FoundPrinters = TWO, remembered: dict[str, str] | None = None) -> PrintPanel:
    """The panel for a report of five pages."""
    made = PrintPanel(remembered or {})
    qtbot.addWidget(made)
    made.show()
    made.show_printers(found)
    made.show_page_count(5)
    return made


def choices(box: QComboBox) -> list[str]:
    return [box.itemText(number) for number in range(box.count())]


def chosen_pages(made: PrintPanel) -> list[int]:
    return list(made.settings.pages)


def test_the_printers_are_offered_with_a_pdf_file_behind_them_and_the_systems_is_chosen(qtbot: QtBot) -> None:
    made = panel(qtbot)
    assert choices(made.printer_box) == ["Office", "Lobby", "存为 PDF"]
    assert made.settings.printer == "Lobby"
    assert made.settings.pages == (0, 1, 2, 3, 4)
    assert made.trouble_label.isHidden()


def test_what_was_chosen_last_is_chosen_again_as_far_as_it_is_there(qtbot: QtBot) -> None:
    made = panel(qtbot, remembered={"printer": "Office", "paper": "A3", "sides": "long"})
    assert (made.settings.printer, made.settings.paper.key()) == ("Office", "A3")
    assert made.settings.sides == "one"  # it does not print on both sides
    assert panel(qtbot, remembered={"printer": "gone"}).settings.printer == "Lobby"
    assert panel(qtbot, remembered={"printer": ""}).settings.printer == ""


def test_without_a_printer_it_says_what_to_do_and_leaves_a_pdf(qtbot: QtBot) -> None:
    made = panel(qtbot, FoundPrinters())
    assert made.trouble_label.text().startswith("这台电脑上没有找到打印机。可以先存为 PDF")
    assert made.search_button.isVisible()
    assert made.settings.printer == ""
    assert not made.copies_field.isVisible()
    with qtbot.waitSignal(made.search_requested):
        made.search_button.click()
    made.show_printers(TWO)
    assert made.trouble_label.isHidden()
    assert made.settings.printer == "Lobby"
    made.printer_box.setCurrentIndex(0)
    made.show_printers(FoundPrinters(("Lobby", "Office"), "Lobby"))
    assert made.settings.printer == "Office"  # what was chosen stays
    silent = panel(qtbot, FoundPrinters(is_answering=False))
    assert silent.trouble_label.text().startswith("这台电脑的打印服务没有回应")


def test_a_pdf_for_want_of_a_printer_is_not_remembered_and_one_that_was_chosen_is(qtbot: QtBot) -> None:
    before = {"printer": "Office", "paper": "A3"}
    assert panel(qtbot, FoundPrinters(), before).to_remember()["printer"] == "Office"
    made = panel(qtbot, remembered=before)
    made.printer_box.setCurrentIndex(2)
    assert made.to_remember()["printer"] == ""


def test_pages_are_all_the_one_in_front_or_those_written(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_front_page(2)
    made.front_choice.click()
    assert made.front_choice.text() == "当前页（第 3 页）"
    assert chosen_pages(made) == [2]
    QTest.keyClicks(made.range_edit, "1-2,")
    assert made.range_choice.isChecked()
    assert chosen_pages(made) == [0, 1]
    QTest.keyClicks(made.range_edit, "9")
    assert chosen_pages(made) == []
    assert made.range_label.text() == "共 5 页，没有第 9 页。"
    made.all_choice.click()
    assert made.range_label.isHidden()
    assert len(made.settings.pages) == 5


def test_copies_are_counted_and_put_in_order(qtbot: QtBot) -> None:
    made = panel(qtbot)
    assert made.collate_box.isHidden()
    QTest.mouseClick(made.more_button, Qt.MouseButton.LeftButton)
    assert made.collate_box.isVisible()
    made.collate_box.click()
    assert (made.settings.copies, made.settings.is_collated) == (2, False)
    made.printer_box.setCurrentIndex(2)
    assert made.settings.copies == 1


def test_other_paper_than_a4_is_told(qtbot: QtBot) -> None:
    made = panel(qtbot)
    assert made.sheet_label.isHidden()
    made.paper_box.setCurrentIndex(made.paper_box.findData("A5"))
    assert made.sheet_label.text() == "选的纸是 A5，不是 A4，年报缩小到 71% 才放得下。"


def test_every_field_has_a_name(qtbot: QtBot) -> None:
    made = panel(qtbot)
    names = [made.printer_box, made.copies_field, made.sides_box, made.paper_box, made.all_choice, made.range_edit]
    assert [widget.accessibleName() for widget in names] == [
        "打印机",
        "份数",
        "双面",
        "纸",
        "打印全部",
        "打印哪几页，例如 1-3,5",
    ]
