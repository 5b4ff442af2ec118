"""The question before an export."""

from __future__ import annotations

from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from exporters.content.options import ExportOptions
from gui.exporting.export_dialog import LOOK_AT_WORDS, ExportDialog
from model.checks.findings import Tally


def test_the_dialog_offers_only_what_matters(qtbot: QtBot) -> None:
    for count, doubts in ((Tally(errors=2), 0), (Tally(), 3), (Tally(errors=1, empty_cells=4), 1)):
        dialog = ExportDialog(None, count, doubts, ExportOptions(reasons=True))
        qtbot.addWidget(dialog)
        assert not dialog.isVisible()
        assert dialog.draft_mark_box.isHidden() == (count.errors == 0)
        assert dialog.reasons_box.isHidden() == (doubts == 0)
        assert (dialog.choices.draft_watermark, dialog.choices.reasons) == (count.errors > 0, doubts > 0)
        assert dialog.buttons.button(QDialogButtonBox.StandardButton.Ok).text() == "导出…"


def test_words_that_should_not_go_out_are_a_line_with_a_button_that_leads_to_them(qtbot: QtBot) -> None:
    dialog = ExportDialog(None, Tally(errors=1, warnings=1), 0, words="第一部分里的“××”像是没有填完，请核对。")
    qtbot.addWidget(dialog)
    assert not dialog.look_button.isHidden()
    assert dialog.words_label.text() == "第一部分里的“××”像是没有填完，请核对。"
    dialog.look_button.click()
    assert dialog.result() == LOOK_AT_WORDS
    without = ExportDialog(None, Tally(errors=1), 0)
    qtbot.addWidget(without)
    assert without.look_button.isHidden()


def test_the_correction_is_offered_where_something_was_corrected(qtbot: QtBot) -> None:
    for corrected in (0, 4):
        dialog = ExportDialog(None, Tally(), 0, ExportOptions(correction=True), corrected=corrected)
        qtbot.addWidget(dialog)
        assert dialog.correction_box.isHidden() == (not corrected)
        assert dialog.choices.correction == bool(corrected)
        assert "4 处" in dialog.correction_box.text() or not corrected
