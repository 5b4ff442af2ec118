"""The commands that bring the open draft out of the program: to a file, to the printer, to the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from exporters.content.blocks import CHECK_RECORD_NAME
from exporters.content.report_content import PaperContent, ReportContent
from gui.exporting.export_controller import FILE_FILTERS, ExportController
from gui.system.settings import Settings
from gui.window.main_window import MainWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
        settings: Settings,
    ) -> None:
        self._window = window
        self._export_controller = export_controller
        self._store_path = store_path
        self._find_session = find_session
        self._settings = settings
        self._own_overlay: QWidget | None = None
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
        """Show the printing page for the draft in place of the editor."""
        session = self._find_session()
        draft = session.commit_draft()
        choices = self._export_controller.default_choices
        if self._export_controller.confirm_printing(draft):
            self._show_print_page(
                lambda: ReportContent(draft.form, draft.report, draft.last_year, choices, draft.findings),
                heading=draft.form.name_of(session.editor.current_section),
            )

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
        self._own_overlay = page
        self._window.show_overlay(page)
        page.print_button.setFocus()

    def watch_sent_commands(self, sent_commands: SentCommands) -> None:
        """Write and print the papers about a draft that was sent, when they are asked for."""
        sent_commands.correction_export_requested.connect(self._export_controller.export_correction)
        sent_commands.published_export_requested.connect(self._export_controller.export_published)
        sent_commands.print_requested.connect(lambda paper, name: self._show_print_page(lambda: paper, name))

    def leave_own_page(self) -> None:
        """Show the editor again where 体检单 or the printing page hides it: what is done in it next is to be seen."""
        if self._own_overlay is not None and self._window.overlay is self._own_overlay:
            self._window.hide_overlay()

    def _print_check_record(self) -> None:
        self._show_print_page(self._find_session().make_check_record, CHECK_RECORD_NAME, self.show_check_record)

    def _show_print_page(
        self,
        make_paper: Callable[[], PaperContent],
        name: str = "",
        go_back: Callable[[], object] | None = None,
        heading: str = "",
    ) -> None:
        """Show the printing page, or say that a job is on its way already.

        name: of the paper, "" for the report itself. go_back: shows what was shown before, the editor where it is None.
        heading: words on the page that is looked at first.
        """
        from gui.printing.print_job import find_job  # brings the printing library: only when asked for
        from gui.printing.print_page import PrintPage

        if isinstance(self._window.overlay, PrintPage):
            self._window.overlay.print_button.setFocus()
            return
        if job := find_job(self._window):
            job.refuse_another()
            return
        session = self._find_session()
        page = PrintPage(
            self._window,
            session.editor.open_draft,
            make_paper,
            self._export_controller.name_file(session.draft, name),
            partial(self._export_controller.save_pdf, session.draft, name),
            self._settings,
            heading,
        )
        page.closed.connect(go_back or self._window.hide_overlay)
        self._own_overlay = page
        self._window.show_overlay(page)
        page.print_button.setFocus()

    def _toggle_pictures(self) -> None:
        """Append 一图读懂 to what is exported, or no more: the menu's tick changed by itself already."""
        self._export_controller.with_pictures = not self._export_controller.with_pictures

    def _show_finding(self, finding: Finding) -> None:
        """Go to the place of a finding in the open draft."""
        self.leave_own_page()
        self._find_session().editor.go_to_finding(finding)
