"""The one question before an export: what is to stand on the paper besides the report."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from exporters.choices import Choices
from gui import look
from model.findings import Tally


class ExportDialog(QDialog):
    """Offers only what matters: the mark of a draft where errors are left, the appendix where doubts were answered."""

    def __init__(self, parent: QWidget | None, count: Tally, answered: int, reasons: bool = False) -> None:
        super().__init__(parent)
        self.draft_mark = QCheckBox("盖“草稿”字样，并写明还有几处错误")
        self.reasons = QCheckBox(f"附校验说明（{answered} 处）")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.setWindowTitle("导出")
        self._build(f"{count.words}。")
        self.draft_mark.setChecked(count.errors > 0)
        self.draft_mark.setHidden(not count.errors)
        self.reasons.setChecked(reasons and answered > 0)
        self.reasons.setHidden(not answered)

    @property
    def choices(self) -> Choices:
        """What was ticked."""
        return Choices(draft_mark=self.draft_mark.isChecked(), reasons=self.reasons.isChecked())

    def _build(self, words: str) -> None:
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        self.buttons.button(ok).setText("导出…")
        self.buttons.button(ok).setProperty("primary", True)
        self.buttons.button(cancel).setText("取消")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * (3 * look.SPACE,))
        layout.setSpacing(2 * look.SPACE)
        for part in (QLabel(words), self.draft_mark, self.reasons, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(46 * look.SPACE)
