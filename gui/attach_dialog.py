"""Choose the report of the year before: another draft, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.intake_kinds import file_filters
from model.cards import Card


class AttachDialog(QDialog):
    """Lists the drafts that may be last year's, the likeliest first. card or file is set once accepted."""

    def __init__(self, cards: Sequence[Card], unit: str, year: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("对照上年报告")
        self.card: Card | None = None
        self.file: Path | None = None
        self._list = QListWidget()
        self._list.setAccessibleName("可以对照的年报")
        likely = sorted(cards, key=lambda card: (card.unit != unit, card.year != (year or 0) - 1))
        for card in likely:
            item = QListWidgetItem(f"{card.unit}  {card.year or '　　'} 年")
            item.setData(256, card)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._take)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        ok = buttons.addButton("对照", QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setEnabled(bool(cards))
        buttons.addButton("从文件选…", QDialogButtonBox.ButtonRole.ActionRole).clicked.connect(self._ask_for_file)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel("选上一年的报告：每格旁可以显示上年数，并核对结转。"))
        layout.addWidget(self._list)
        layout.addWidget(buttons)
        self.resize(460, 320)

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.card = item.data(256)
            self.accept()

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "上年报告", "", file_filters())
        if chosen:
            self.file = Path(chosen)
            self.accept()
