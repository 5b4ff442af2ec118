"""The timeline beside the form: every edit in words, any moment compared with now and restored as one edit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QSplitter, QVBoxLayout, QWidget

from gui.draft.draft_history import Past
from gui.draft.draft_words import card_words, moment_words
from gui.history.draft_chooser import DraftChoice
from gui.history.timeline_delegate import TimelineDelegate
from gui.history.timeline_model import Row, TimelineList
from gui.history.version_preview import MomentPreview
from gui.style import theme
from model.drafts.comparison import compare
from model.errors import NianbaoError
from model.report.report import Report
from model.storage.summaries import Card

SETTLING = 200
"""Milliseconds after an edit until an open comparison is made anew."""


class TimelinePanel(QWidget):
    """wanted: the clerk wishes to go to a place; told: a sentence for the status bar."""

    wanted = Signal(str)
    told = Signal(str)

    def __init__(self, past: Past, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past = past
        self._other: tuple[str, Report] | None = None
        self.model = TimelineList(past.form, past.store, past.draft, self)
        self.view = QListView()
        self.name_line = QLineEdit()
        self.name_button = QPushButton("给现在命名")
        self.name_button.setEnabled(not past.locked)
        self.compare_button = QPushButton("与另一份比较…")
        self.preview = MomentPreview()
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.trouble = QLabel()
        self._late = QTimer(self, interval=SETTLING, singleShot=True)
        self._set_up_list()
        self._build()
        self._connect()

    def follow(self) -> None:
        """Show the edits made since; costs nothing while the panel is not to be seen."""
        if self.isVisible():
            self.trouble.hide()
            self.model.load()
            if self.preview.isVisible():
                self._late.start()

    def ask_name(self) -> None:
        """Let the clerk type a name for the draft as it is now."""
        self.name_line.show()
        self.name_line.setText("送审稿")
        self.name_line.selectAll()
        self.name_line.setFocus()

    def ask_other(self) -> None:
        """Let the clerk choose another draft to compare with, where there is one."""
        with self._telling():
            others = self._past.others()
            if not others:
                self.told.emit("还没有别的年报可以比较。")
                return
            choice = DraftChoice(self.window(), others)
            choice.chosen.connect(self.compare_with)
            choice.open()

    def compare_with(self, card: Card) -> None:
        """Show how another draft differs from this one."""
        self.view.clearSelection()
        with self._telling():
            self._other = (card_words(card), self._past.other(card))
        self._compare()

    def _set_up_list(self) -> None:
        self.view.setAccessibleName("时间线")
        self.view.setModel(self.model)
        self.view.setItemDelegate(TimelineDelegate(self.view, self.model))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)

    def _build(self) -> None:
        self.setMinimumWidth(theme.SIDE_WIDTH * 3 // 4)
        self.name_line.setAccessibleName("这一版的名称")
        self.name_line.setPlaceholderText("例如 送审稿，按 Enter")
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("over", True)
        for widget in (self.name_line, self.trouble, self.preview):
            widget.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE // 2)
        for button in (self.name_button, self.compare_button):
            button.setProperty("slim", True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self.preview)
        self.splitter.setChildrenCollapsible(False)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, theme.SPACE, 0, 0)
        lines.setSpacing(theme.SPACE)
        lines.addLayout(buttons)
        lines.addWidget(self.name_line)
        lines.addWidget(self.trouble)
        lines.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.model.failed.connect(self._fail)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.name_button.clicked.connect(self.ask_name)
        self.name_line.returnPressed.connect(self._name)
        self.compare_button.clicked.connect(self.ask_other)
        self.preview.restore_wanted.connect(self._restore)
        self.preview.drop_wanted.connect(self._drop_name)
        self.preview.closed.connect(self._close)
        self.preview.wanted.connect(self.wanted)
        self._late.timeout.connect(self._compare)

    def _choose(self) -> None:
        self._other = None
        self._compare()

    def _compare(self) -> None:
        """Show what differs between the chosen moment, two of them, or another draft, and now."""
        rows = self._chosen()
        with self._telling():
            if self._other is not None:
                self._show(self._other[0], "这一份", self._other[1], self._past.now())
            elif len(rows) > 1:
                new, old = rows
                self._show(_words(old), _words(new), self._past.report_at(old.moment), self._past.report_at(new.moment))
            elif rows:
                now = self._past.now()
                self._show(_words(rows[0]), "现在", self._past.report_at(rows[0].moment), now, rows[0])
            else:
                self.preview.hide()

    def _show(self, then: str, now: str, before: Report, after: Report, row: Row | None = None) -> None:
        found, free = compare(self._past.form, before, after), not self._past.locked
        self.preview.show_differences(f"{then} → {now}", found, bool(row) and free, bool(row and row.version) and free)

    def _chosen(self) -> list[Row]:
        """The selected rows, newest first; of many, the ends."""
        lines = sorted(index.row() for index in self.view.selectedIndexes())
        ends = lines if len(lines) < 2 else (lines[0], lines[-1])
        return [self.model.row(self.model.index(line)) for line in ends]

    def _restore(self) -> None:
        rows = self._chosen()
        if len(rows) != 1:  # an edit may have changed the selection while the button was still there
            return
        row = rows[0]
        with self._telling():
            done = self._past.restore(row.moment, f"恢复到 {moment_words(row.at)}")
            self.told.emit(f"已恢复到 {_words(row)}；不合适可以撤销。" if done else "现在就是那时的样子。")

    def _name(self) -> None:
        name = self.name_line.text().strip()
        if name:
            with self._telling():
                version = self._past.name(name)
                self.model.load()
                self.model.add_version(version)
                self._close()
                self.told.emit(f"已命名“{name}”，在时间线里随时可以回来看。")

    def _drop_name(self) -> None:
        rows = self._chosen()
        version = rows[0].version if len(rows) == 1 else None
        if version is None:
            return
        with self._telling():
            self._past.store.drop_version(version.id)
            self._close()
            self.model.drop_version(version)

    def _close(self) -> None:
        self.name_line.hide()
        self.view.clearSelection()
        self._choose()
        self.view.setFocus()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What the store cannot do is told in the panel."""
        try:
            yield
        except NianbaoError as error:
            self._fail(str(error))

    def _fail(self, words: str) -> None:
        self.trouble.setText(f"▲ {words}")
        self.trouble.show()

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Read the edits when they are to be seen, not before."""
        super().showEvent(event)
        self.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts away what is open."""
        if event.key() == Qt.Key.Key_Escape and (self.preview.isVisible() or self.name_line.isVisible()):
            self._close()
        else:
            super().keyPressEvent(event)


def _words(row: Row) -> str:
    return row.version.name if row.version else moment_words(row.at)
