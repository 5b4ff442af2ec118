"""Choose the report of the year before: another draft, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QListWidget, QListWidgetItem, QWidget

from gui import dialog_frame, look
from gui.intake_kinds import file_filters
from model.cards import Card

_CARD = Qt.ItemDataRole.UserRole


class AttachDialog(QDialog):
    """Lists the drafts that may be last year's, the likeliest first. card or file is set once accepted."""

    def __init__(self, cards: Sequence[Card], unit: str, year: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("对照上年报告")
        self.file: Path | None = None
        self._list = QListWidget()
        self._list.setAccessibleName("可以对照的年报")
        likely = sorted(cards, key=lambda card: (card.unit != unit, card.year != (year or 0) - 1))
        for card in likely:
            item = QListWidgetItem(f"{card.unit}  {card.year or '　　'} 年")
            item.setData(_CARD, card)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self.accept)
        buttons = dialog_frame.foot(self, "对照")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(cards))
        from_file = buttons.addButton("从文件选…", QDialogButtonBox.ButtonRole.ActionRole)
        from_file.clicked.connect(self._ask_for_file)
        words = QLabel("选上一年的报告：每格旁可以显示上年数，并核对结转。")
        words.setWordWrap(True)
        layout = dialog_frame.column(self)
        layout.addWidget(words)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)
        self.resize(60 * look.SPACE, 42 * look.SPACE)

    @property
    def card(self) -> Card | None:
        """The draft chosen in the list, unless a file was."""
        item = self._list.currentItem()
        card: Card | None = item.data(_CARD) if item is not None and self.file is None else None
        return card

    def _ask_for_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "上年报告", "", file_filters())
        if chosen:
            self.file = Path(chosen)
            self.accept()
