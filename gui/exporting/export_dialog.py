"""The one question before an export: what is to stand on the paper besides the report."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QWidget

from exporters.content.options import PLAIN, Choices
from gui.style import theme
from gui.widgets import dialog_layout
from model.checks.findings import Tally


class ExportDialog(QDialog):
    """Offers only what matters: the mark of a draft where errors are left, the reasons where doubts were answered.

    before: what was chosen the last time.
    """

    def __init__(self, parent: QWidget | None, count: Tally, answered: int, before: Choices = PLAIN) -> None:
        super().__init__(parent)
        self.draft_mark = QCheckBox("盖“草稿”字样，并写明还有几处错误")
        self.pictures = QCheckBox("附一图读懂")
        self.reasons = QCheckBox(f"附校验说明（{answered} 处）")
        self.buttons = dialog_layout.foot(self, "导出…")
        self.setWindowTitle("导出")
        self._build(f"{count.words}。")
        self.draft_mark.setChecked(count.errors > 0)
        self.draft_mark.setHidden(not count.errors)
        self.pictures.setChecked(before.pictures)
        self.reasons.setChecked(before.reasons and answered > 0)
        self.reasons.setHidden(not answered)

    @property
    def choices(self) -> Choices:
        """What was ticked."""
        return Choices(
            draft_mark=self.draft_mark.isChecked(),
            pictures=self.pictures.isChecked(),
            reasons=self.reasons.isChecked(),
        )

    def _build(self, words: str) -> None:
        layout = dialog_layout.column(self)
        for part in (QLabel(words), self.draft_mark, self.pictures, self.reasons, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(46 * theme.SPACE)
