"""The dialog that asks for last year's report: another draft, or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from gui.draft.draft_words import format_unit
from gui.style import theme
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import make_file_filters
from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel
from model.importing.readers import group_suffixes
from model.storage.summaries import DraftSummary

_SUMMARY_ROLE = Qt.ItemDataRole.UserRole


class AttachDialog(QDialog):
    """Lists the drafts, those of the unit and of the year before year first.

    Once it was accepted, either chosen_draft or chosen_file is set.
    """

    def __init__(
        self, drafts: Sequence[DraftSummary], unit: str, year: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("对照上年报告")
        self.chosen_file: Path | None = None
        self._draft_list = QListWidget()
        self._draft_list.setAccessibleName("可以对照的年报")
        self._draft_list.setSpacing(theme.SPACE // 2)
        self._draft_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._draft_list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the year at the end stays in sight
        year_before = (year or 0) - 1
        for draft in sorted(drafts, key=lambda draft: (draft.unit != unit, draft.year != year_before)):
            item = QListWidgetItem(f"{format_unit(draft)}  {draft.year or '　　'} 年")
            item.setData(_SUMMARY_ROLE, draft)
            self._draft_list.addItem(item)
        self._draft_list.setCurrentRow(0)
        self._draft_list.itemActivated.connect(self.accept)
        buttons = dialog_layout.build_button_box(self, "对照")
        buttons.button(QDialogButtonBox.StandardButton.Ok).setVisible(bool(drafts))
        from_file = buttons.addButton("从文件选…", QDialogButtonBox.ButtonRole.ActionRole)
        from_file.clicked.connect(self._ask_for_file)
        words = PlainLabel("选上一年的报告：每格旁可以显示上年数，并核对结转。")
        words.setWordWrap(True)
        layout = dialog_layout.build_column_layout(self)
        layout.addWidget(words)
        layout.addWidget(self._draft_list if drafts else _make_empty_label(), 1)
        layout.addWidget(buttons)
        if not drafts:
            from_file.setProperty("primary", True)
            from_file.setDefault(True)
            from_file.setFocus()
        self.resize(60 * theme.SPACE, 42 * theme.SPACE)

    @property
    def chosen_draft(self) -> DraftSummary | None:
        """The draft chosen in the list; None where a file was chosen instead."""
        item = self._draft_list.currentItem()
        if item is None or self.chosen_file is not None:
            return None
        draft: DraftSummary = item.data(_SUMMARY_ROLE)
        return draft

    def _ask_for_file(self) -> None:
        chosen, _ = FileDialog.getOpenFileName(self, "上年报告", "", make_file_filters())
        if chosen:
            self.chosen_file = Path(chosen)
            self.accept()


def _make_empty_label() -> PlainLabel:
    """Return what is shown in the list's place where there is no other draft."""
    words = PlainLabel(
        "列表里还没有别的年报可以对照。\n\n"
        f"上年的报告如果是文件（{'、'.join(group_suffixes())} 都行），请按“从文件选…”。\n"
        "只有纸质的，请先取消，新建一份上年的年报照着填好，再来对照。"
    )
    words.setProperty("faint", True)
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
