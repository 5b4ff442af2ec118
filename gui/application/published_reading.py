"""Reads a file that went out, in a worker, and compares it with a version that was sent or with the draft."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from exporters.check_record.report_source import describe_file
from exporters.correction.published_paper import PublishedPaper
from gui.draft.open_draft import OpenDraft
from gui.sent.correction_panel import REFRESH_DELAY_MS
from gui.sent.published_panel import PublishedPanel
from gui.sent.sent_words import name_version
from gui.system import background
from model.drafts import next_year
from model.files.progress import Progress
from model.importing import Reading
from model.importing.isolation.isolated_reading import read_isolated
from model.report.report import Report
from model.report.sendings import SendingMark, list_marks, read_sending
from model.sent.published_check import PublishedCheck, compare_published

_DRAFT_NAME = "现在的草稿"


class PublishedReading(QObject):
    """Keeps what was read, so that it can be compared with another version, and anew when the draft is edited.

    It is compared with the newest version that was sent, until the clerk chooses another.
    """

    def __init__(self, open_draft: OpenDraft, panel: PublishedPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._open_draft = open_draft
        self._panel = panel
        self._progress: Progress | None = None
        self._read: tuple[Path, str, Reading] | None = None
        self._chosen_name = ""
        self._compared: tuple[Report, PublishedCheck, str] | None = None
        self._timer = QTimer(self, interval=REFRESH_DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.compare)
        open_draft.edit_applied.connect(self._compare_soon)
        panel.version_chosen.connect(self._choose_version)
        panel.cancel_requested.connect(self._cancel)
        self._list_versions()

    @property
    def has_file(self) -> bool:
        """Whether a file was read, or is being read."""
        return self._read is not None or self._progress is not None

    def read_file(self, file: Path) -> None:
        """Read a file in a worker; why it cannot be read is said in the panel."""
        self.abandon()
        self._read, self._compared = None, None
        progress = self._progress = Progress()

        def call_if_awaited(callback: Callable[..., None], outcome: object) -> None:
            if self._progress is progress:
                self._progress = None
                callback(outcome)

        self._panel.show_reading(file)
        background.run_in_background(
            lambda: (file, describe_file(file), read_isolated(file, progress)),
            lambda read: call_if_awaited(self._take_reading, read),
            lambda reason: call_if_awaited(self._panel.show_problem, f"没有核对。{reason}"),
            self,
        )

    def abandon(self) -> None:
        """Read no further."""
        if self._progress is not None:
            self._progress.cancel()
        self._progress = None

    def make_paper(self) -> PublishedPaper | None:
        """The printable list of what was found; None where nothing was compared."""
        self.compare()
        if self._read is None or self._compared is None:
            return None
        report, check, name = self._compared
        return PublishedPaper(self._open_draft.draft.form, report, check, self._read[1], name)

    def compare(self) -> None:
        """Compare what was read, and show it."""
        versions = self._list_versions()
        if self._read is None:
            return
        file, _, reading = self._read
        draft = self._open_draft.draft
        name, mark = versions[self._panel.version_box.currentIndex()]
        sending = read_sending(draft.report, mark) if mark else None
        if mark and sending is None:
            self._panel.show_problem(f"{name}读不出来，不能核对。请另选一版。")
            return
        ours = next_year.convert_edition(sending.report if sending else draft.report, draft.form)
        is_same_edition = reading.report.edition == draft.form.edition
        published = next_year.convert_edition(reading.report, draft.form)
        check = compare_published(
            draft.form,
            ours,
            published,
            reading.unseen_totals if is_same_edition else [rule.total_cell for rule in draft.form.total_rules],
            reading.leftovers,
            reading.is_draft,
        )
        self._compared = ours, check, name
        other = "" if is_same_edition else f"（那里是 {reading.report.edition} 格式的表）"
        self._panel.show_check(check, f"{file.name}{other} 与{name}")

    def _take_reading(self, read: tuple[Path, str, Reading]) -> None:
        self._read = read
        self.compare()
        self._panel.list.setFocus()

    def _list_versions(self) -> list[tuple[str, SendingMark | None]]:
        """What the file can be compared with, by name: the versions, the newest first, and the draft."""
        marks = list_marks(self._open_draft.draft.report)[::-1]
        marks.sort(key=lambda mark: mark.is_withdrawn)
        versions: list[tuple[str, SendingMark | None]] = [(name_version(mark), mark) for mark in marks]
        versions.append((_DRAFT_NAME, None))
        names = [name for name, _ in versions]
        self._panel.show_versions(names, names.index(self._chosen_name) if self._chosen_name in names else 0)
        return versions

    def _choose_version(self, row: int) -> None:
        self._chosen_name = self._panel.version_box.itemText(row)
        self.compare()

    def _compare_soon(self) -> None:
        """Wait for the rest of a run of edits, but never longer than from the first of them."""
        if not self._timer.isActive():
            self._timer.start()

    def _cancel(self) -> None:
        self.abandon()
        self._panel.show_problem("没有核对：已取消。")
