"""The commands that bring the open draft out of the program: to a file, to the printer, to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.content.blocks import CHECK_RECORD_NAME
from exporters.correction.correction_paper import CorrectionPaper
from gui.exporting.export_controller import FILE_FILTERS, ExportController
from gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from exporters.correction.published_paper import PublishedPaper
    from gui.application.draft_session import DraftSession
    from gui.application.sent_commands import SentCommands
    from gui.transfer.encrypted_draft import EncryptedExport
    from model.checks.findings import Finding


class OutputCommands:
    """Each command enters what is being typed into the draft first.

    store_path: the file of drafts. find_session: returns the session of the open draft; the commands are called only
    while there is one.
    """

    def __init__(
        self,
        window: MainWindow,
        export_controller: ExportController,
        store_path: Path,
        find_session: Callable[[], DraftSession],
    ) -> None:
        self._window = window
        self._export_controller = export_controller
        self._store_path = store_path
        self._find_session = find_session
        self._record_page: QWidget | None = None
        export_controller.finding_requested.connect(self._show_finding)

    def build_callbacks(self) -> dict[str, Callable[[], object]]:
        """Return the commands by the ids of the actions that call them."""
        exports = {f"export_{suffix[1:]}": partial(self.export_draft, suffix) for suffix in FILE_FILTERS}
        return exports | {
            "export_picture": self.export_infographic,
            "export_with_picture": self._toggle_pictures,
            "export_sealed": self.export_encrypted,
            "copy_page": self.copy_report,
            "copy_section": self.copy_section,
            "print": self.print_draft,
            "check_record": self.show_check_record,
        }

    def export_draft(self, suffix: str) -> None:
        """Ask for a name and write the draft to a file of this kind (".pdf", ".docx" …)."""
        self._export_controller.export_draft(self._find_session().commit_draft(), suffix)

    def export_infographic(self) -> None:
        """Ask for a name and write the infographic of the draft."""
        self._export_controller.export_infographic(self._find_session().commit_draft())

    def export_encrypted(self) -> None:
        """Ask for a passphrase and write the draft to an encrypted file, to be mailed."""
        session = self._find_session()
        if session.save_pending():  # else the bar above the draft says why; the archive would lack the newest edits
            self._encrypted_export.export_draft(session.draft_id, session.draft)

    @cached_property
    def _encrypted_export(self) -> EncryptedExport:
        from gui.transfer.encrypted_draft import EncryptedExport  # seldom asked for

        return EncryptedExport(self._window, self._store_path)

    def copy_report(self) -> None:
        """Copy the whole report to the clipboard, to be pasted into a web site."""
        self._export_controller.copy_page(self._find_session().commit_draft(), None)

    def copy_section(self) -> None:
        """Copy the section in front to the clipboard, to be pasted into a web site."""
        session = self._find_session()
        self._export_controller.copy_page(session.commit_draft(), session.editor.current_section)

    def print_draft(self) -> None:
        """Open the print dialog for the draft."""
        from gui.printing.print_dialog import print_draft  # brings the printing library: only when asked for

        draft = self._find_session().commit_draft()
        if not self._export_controller.confirm_printing(draft):
            return
        save_as_pdf = partial(self._export_controller.export_draft, draft, ".pdf")
        print_draft(draft, self._window, save_as_pdf, self._export_controller.default_choices)

    def show_check_record(self) -> None:
        """Show 体检单 of the draft in place of the editor, to be looked at, exported and printed."""
        from gui.printing.check_record_page import CheckRecordPage  # brings PDFium: only when asked for

        session = self._find_session()
        session.commit_draft()
        page = CheckRecordPage(session.editor.open_draft, session.make_check_record)
        page.export_requested.connect(
            lambda suffix: self._export_controller.export_record(session.draft, session.make_check_record(), suffix)
        )
        page.print_requested.connect(self._print_check_record)
        page.closed.connect(self._window.hide_overlay)
        self._record_page = page
        self._window.show_overlay(page)
        page.print_button.setFocus()

    def watch_sent_commands(self, sent_commands: SentCommands) -> None:
        """Write and print the papers about a draft that was sent, when they are asked for."""
        sent_commands.correction_export_requested.connect(self._export_controller.export_correction)
        sent_commands.published_export_requested.connect(self._export_controller.export_published)
        sent_commands.print_requested.connect(self._print_paper)

    def _print_paper(self, paper: CorrectionPaper | PublishedPaper, name: str) -> None:
        from gui.printing.print_dialog import print_paper  # brings the printing library

        if isinstance(paper, CorrectionPaper):
            save_as_pdf = partial(self._export_controller.export_correction, paper, ".pdf")
        else:
            save_as_pdf = partial(self._export_controller.export_published, paper, ".pdf")
        print_paper(paper, paper.report, self._window, save_as_pdf, name)

    def leave_check_record(self) -> None:
        """Show the editor again where 体检单 hides it: what is done in it next is to be seen."""
        if self._record_page is not None and self._window.overlay is self._record_page:
            self._window.hide_overlay()

    def _print_check_record(self) -> None:
        from gui.printing.print_dialog import print_paper  # brings the printing library

        session = self._find_session()
        record = session.make_check_record()
        save_as_pdf = partial(self._export_controller.export_record, session.draft, record, ".pdf")
        print_paper(record, session.draft.report, self._window, save_as_pdf, CHECK_RECORD_NAME)

    def _toggle_pictures(self) -> None:
        """Append 一图读懂 to what is exported, or no more: the menu's tick changed by itself already."""
        self._export_controller.with_pictures = not self._export_controller.with_pictures

    def _show_finding(self, finding: Finding) -> None:
        """Go to the place of a finding in the open draft."""
        self.leave_check_record()
        self._find_session().editor.go_to_finding(finding)
