"""The dialog before an export: what is to be printed besides the report."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QWidget

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel
from model.checks.findings import Tally

LOOK_AT_WORDS = 2
"""The result of the dialog where the clerk wants to see the words that should not go out."""


class ExportDialog(QDialog):
    """Offers only what matters: the watermark 草稿 if there are errors, the reasons if findings were explained.

    tally: the findings, counted. answered: how many were explained. before: what was chosen the last time. words: a
    line about words that should not go out, with a button that leads to them. corrected: how many places were corrected
    since the report was sent.
    """

    def __init__(
        self,
        parent: QWidget | None,
        tally: Tally,
        answered: int,
        before: ExportOptions = DEFAULT_OPTIONS,
        words: str = "",
        corrected: int = 0,
    ) -> None:
        super().__init__(parent)
        self.words_label = PlainLabel(words)
        self.look_button = QPushButton("去看看")
        self.draft_mark_box = QCheckBox("盖“草稿”字样，并写明还有几处错误")
        self.pictures_box = QCheckBox("附一图读懂")
        self.reasons_box = QCheckBox(f"附校验说明（{answered} 处）")
        self.correction_box = QCheckBox(f"附更正说明（{corrected} 处）")
        self.buttons = dialog_layout.build_button_box(self, "导出…")
        self.setWindowTitle("导出")
        self._build_layout(f"{tally.text}。")
        self.words_label.setHidden(not words)
        self.look_button.setHidden(not words)
        self.look_button.clicked.connect(lambda: self.done(LOOK_AT_WORDS))
        self.draft_mark_box.setChecked(tally.errors > 0)
        self.draft_mark_box.setHidden(not tally.errors)
        self.pictures_box.setChecked(before.infographic)
        self.reasons_box.setChecked(before.reasons and answered > 0)
        self.reasons_box.setHidden(not answered)
        self.correction_box.setChecked(before.correction and corrected > 0)
        self.correction_box.setHidden(not corrected)

    @property
    def choices(self) -> ExportOptions:
        """What was ticked."""
        return ExportOptions(
            draft_watermark=self.draft_mark_box.isChecked(),
            infographic=self.pictures_box.isChecked(),
            reasons=self.reasons_box.isChecked(),
            correction=self.correction_box.isChecked(),
        )

    def _build_layout(self, words: str) -> None:
        layout = dialog_layout.build_column_layout(self)
        layout.addWidget(PlainLabel(words))
        self.words_label.setWordWrap(True)
        self.look_button.setProperty("slim", True)
        line = QHBoxLayout()
        line.addWidget(self.words_label, 1)
        line.addWidget(self.look_button)
        layout.addLayout(line)
        for part in (self.draft_mark_box, self.pictures_box, self.reasons_box, self.correction_box, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(46 * theme.SPACE)
