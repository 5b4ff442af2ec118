"""What is done with the open draft once it is sent: marking it, listing corrections, comparing what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from gui.editor.editor import Editor
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.sent.correction_panel import CorrectionPanel
from gui.sent.sent_words import format_day, name_version
from gui.system.file_chooser import FileDialog
from gui.system.file_dialogs import make_file_filters
from gui.window.main_window import MainWindow
from model.checks.findings import count_findings
from model.report.report import PROSE_PLACES
from model.report.sendings import find_latest_mark, list_marks, sending_values, withdrawal_values

if TYPE_CHECKING:
    from gui.application.published_reading import PublishedReading
    from gui.sent.published_panel import PublishedPanel

MARK_LABEL = "标为已报送"
WITHDRAW_LABEL = "取消报送标记"


class SentCommands(QObject):
    """Belongs to the editor of one draft. Its panels are added to the side panel when they are asked for."""

    correction_export_requested = Signal(object, str)
    """A CorrectionPaper is to be written to a file with this suffix."""
    published_export_requested = Signal(object, str)
    """The same for a PublishedPaper."""
    print_requested = Signal(object, str)
    """A paper is to be printed under this name."""

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(editor)
        self._window = window
        self._editor = editor
        self._reading: PublishedReading | None = None

    @property
    def commands(self) -> Mapping[str, Callable[[], object]]:
        """What each action does, by its id."""
        return {
            "mark_sent": self.mark_sent,
            "withdraw_sent": self.withdraw_mark,
            "correction": self.show_correction,
            "check_published": self.check_published,
        }

    @property
    def availability(self) -> Mapping[str, bool]:
        """For the actions that cannot always be carried out, whether they can be now."""
        return {"withdraw_sent": find_latest_mark(self._editor.open_draft.draft.report) is not None}

    def mark_sent(self) -> None:
        """Ask for the day, freeze the report as it is now and mark it as sent."""
        from gui.sent.sending_dialog import SendingDialog  # seldom asked for

        self._editor.commit_now()
        dialog = SendingDialog(self._window, date.today(), self._describe_situation())
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        open_draft = self._editor.open_draft
        values = sending_values(open_draft.draft.report, dialog.sent_on, dialog.note, datetime.now(UTC))
        if open_draft.enter_values(values, MARK_LABEL):
            number = len(list_marks(open_draft.draft.report))
            day = format_day(dialog.sent_on)
            self._window.show_status(f"已标为{day}报送，现在的样子存为第 {number} 版。改错了可以撤销。")

    def _describe_situation(self) -> str:
        """What a clerk should know before a draft is marked."""
        draft = self._editor.open_draft.draft
        latest = find_latest_mark(draft.report)
        words = [f"上次是{name_version(latest)}；再标一次，现在的样子是下一版。"] if latest else []
        tally = count_findings(draft.findings)
        if tally.errors or tally.unread or tally.empty_cells or tally.empty_sections:
            words.append(f"现在{tally.text}。")
        return "\n".join(words)

    def withdraw_mark(self) -> None:
        """Take the newest mark back; the version that was frozen stays."""
        self._editor.commit_now()
        open_draft = self._editor.open_draft
        mark = find_latest_mark(open_draft.draft.report)
        if mark is not None and open_draft.enter_values(withdrawal_values(mark), WITHDRAW_LABEL):
            self._window.show_status(f"已取消第 {mark.number} 版的报送标记；那一版还留着，可以撤销。")

    def show_correction(self) -> None:
        """Show what was corrected since the report was sent, beside the form."""
        self._editor.commit_now()
        if not self._editor.side_panel.has_page(CorrectionPanel):
            panel = CorrectionPanel(self._editor.open_draft)
            panel.place_requested.connect(self._go_to_words)
            panel.export_requested.connect(lambda suffix: self._hand_out_correction(panel, suffix))
            panel.print_requested.connect(lambda: self._hand_out_correction(panel, ""))
            self._editor.side_panel.add_page(panel, "更正")
        panel = self._editor.show_side_page(CorrectionPanel)
        panel.refresh()
        panel.list.setFocus()

    def _hand_out_correction(self, panel: CorrectionPanel, suffix: str) -> None:
        """Have the correction written to a file with this suffix, or printed where it is ""."""
        from exporters.content.blocks import CORRECTION_HEADING
        from exporters.correction.correction_paper import CorrectionPaper

        self._editor.commit_now()
        panel.reason_edit.commit_now()
        panel.refresh()
        if panel.correction is None:
            return
        draft = self._editor.open_draft.draft
        paper = CorrectionPaper(draft.form, draft.report, panel.correction)
        if suffix:
            self.correction_export_requested.emit(paper, suffix)
        else:
            self.print_requested.emit(paper, CORRECTION_HEADING)

    def check_published(self) -> None:
        """Show what a published file says otherwise; where none was chosen yet, ask for one."""
        panel = self._show_published_panel()
        if self._reading is not None and not self._reading.has_file:
            self.choose_published_file()
        panel.list.setFocus()

    def choose_published_file(self) -> None:
        """Ask for a file that went out, and read it."""
        name, _ = FileDialog.getOpenFileName(self._window, "核对已公布的", "", make_file_filters())
        if name:
            self.read_published(Path(name))

    def read_published(self, file: Path) -> None:
        """Read a file that went out, in a worker, and compare it."""
        self._show_published_panel()
        if self._reading is not None:
            self._reading.read_file(file)

    def _show_published_panel(self) -> PublishedPanel:
        from gui.application.published_reading import PublishedReading  # seldom asked for
        from gui.sent.published_panel import PublishedPanel

        if self._reading is None:
            panel = PublishedPanel()
            self._reading = PublishedReading(self._editor.open_draft, panel, self)
            panel.file_requested.connect(self.choose_published_file)
            panel.place_requested.connect(self._go_to_words)
            panel.export_requested.connect(self._hand_out_published)
            panel.print_requested.connect(lambda: self._hand_out_published(""))
            self._window.about_to_close.connect(self._reading.abandon)
            self._editor.side_panel.add_page(panel, "已公布")
        return self._editor.show_side_page(PublishedPanel)

    def _hand_out_published(self, suffix: str) -> None:
        """Have the list written to a file with this suffix, or printed where it is ""."""
        from exporters.correction.published_paper import PUBLISHED_NAME

        paper = self._reading.make_paper() if self._reading else None
        if paper is None:
            return
        if suffix:
            self.published_export_requested.emit(paper, suffix)
        else:
            self.print_requested.emit(paper, PUBLISHED_NAME)

    def _go_to_words(self, place: str, words: str) -> None:
        """Go to a place of the form; in a prose text select these words, where they stand there."""
        editor = self._editor
        editor.go_to(place)
        page = editor.current_page
        if place not in PROSE_PLACES or not isinstance(page, ProsePage | CoverPage):
            return
        box = page.text_box if isinstance(page, ProsePage) else page.preamble_box
        start = editor.open_draft.draft.report.text_at(place).find(words)
        if start >= 0:
            box.select_characters(start, len(words))
