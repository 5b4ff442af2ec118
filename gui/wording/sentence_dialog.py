"""The dialog that shows sentences made from the tables, to take one of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from gui.style import theme
from gui.widgets import dialog_layout
from gui.widgets.plain_text import PlainLabel
from gui.widgets.text_list import TextList
from model.wording.offered_sentences import OfferedSentence

_SENTENCE_ROLE = Qt.ItemDataRole.UserRole


class SentenceDialog(QDialog):
    """Lists sentences by their topics, those of the first topic in front. wanting: what must be filled in for more.

    Up and down choose, Enter or a double click takes the chosen one.
    """

    sentence_chosen = Signal(object)
    """An OfferedSentence that is to be put in."""

    def __init__(
        self, sentences: Sequence[OfferedSentence], first_topic: str, wanting: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("由表生成语句")
        self.sentence_list = TextList()
        self.sentence_list.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.sentence_list.setAccessibleName("可以插入的语句")
        self.wanting_label = PlainLabel(wanting)
        self.wanting_label.setProperty("faint", True)
        self.wanting_label.setWordWrap(True)
        self.buttons = dialog_layout.build_button_box(self, "插入")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(sentences))
        self._fill_list(sentences, first_topic)
        self.sentence_list.itemActivated.connect(self.accept)
        words = "数字是表里现在的数。选一句，按回车插到光标处；插入后可以再改。"
        help_label = PlainLabel(words if sentences else "现在还没有可以插入的语句。")
        help_label.setWordWrap(True)
        layout = dialog_layout.build_column_layout(self)
        layout.addWidget(help_label)
        layout.addWidget(self.sentence_list, 1)
        layout.addWidget(self.wanting_label)
        layout.addWidget(self.buttons)
        self.wanting_label.setVisible(bool(wanting))
        self.sentence_list.setVisible(bool(sentences))
        if sentences:
            dialog_layout.resize_within_screen(self, QSize(92 * theme.SPACE, 66 * theme.SPACE))
            self.sentence_list.setFocus()
        else:
            self.setMinimumWidth(60 * theme.SPACE)

    @property
    def chosen_sentence(self) -> OfferedSentence | None:
        """The sentence that is chosen in the list; None where there is none."""
        item = self.sentence_list.currentItem()
        sentence: OfferedSentence | None = item.data(_SENTENCE_ROLE) if item is not None else None
        return sentence

    def _fill_list(self, sentences: Sequence[OfferedSentence], first_topic: str) -> None:
        topics = list(dict.fromkeys(sentence.topic for sentence in sentences))
        topics.sort(key=lambda topic: topic != first_topic)
        for topic in topics:
            heading = QListWidgetItem(topic, self.sentence_list)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            font = QFont(self.font())
            font.setBold(True)
            heading.setFont(font)
            for sentence in sentences:
                if sentence.topic == topic:
                    remark = f"\n（{sentence.remark}）" if sentence.remark else ""
                    item = QListWidgetItem(sentence.text + remark, self.sentence_list)
                    item.setData(_SENTENCE_ROLE, sentence)
        self.sentence_list.setCurrentRow(1)

    # Qt's own names from here on.

    def accept(self) -> None:
        """Close, and tell which sentence was chosen."""
        sentence = self.chosen_sentence
        super().accept()
        if sentence is not None:
            self.sentence_chosen.emit(sentence)
