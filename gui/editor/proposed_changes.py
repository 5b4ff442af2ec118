"""What may have gone wrong at a finding: asked of the diagnosis, shown in the tables, and entered in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.editor.pages.table_page import TablePage
from model.checks.findings import Finding
from model.diagnosis.diagnosis import DiagnosisMemory, diagnose
from model.diagnosis.proposals import Proposal, make_values

if TYPE_CHECKING:
    from gui.editor.editor import Editor


class ProposedChanges(QObject):
    """Joins the findings panel of an editor with its tables, for proposals."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._memory = DiagnosisMemory()
        panel = editor.findings_panel
        panel.diagnosis_requested.connect(self.show_proposals)
        panel.proposal_list.proposal_pointed_at.connect(self._show_in_tables)
        panel.proposal_list.proposal_accepted.connect(self._enter)

    def show_proposals(self, finding: Finding) -> None:
        """Look for slips that explain a finding of the draft, and show them in the panel."""
        draft = self._editor.open_draft.draft
        proposals = diagnose(draft.form, draft.report, draft.findings, draft.last_year, memory=self._memory)
        self._editor.findings_panel.show_proposals(proposals.get(finding.key, ()))

    def _show_in_tables(self, proposal: Proposal | None) -> None:
        """Show a proposal's figures in the table that they belong to, which comes to the front; None for none."""
        figures = dict(proposal.changes) if proposal else {}
        form = self._editor.open_draft.draft.form
        for position, (section, page) in enumerate(self._editor.pages.items()):
            if isinstance(page, TablePage):
                here = {cell: figure for cell, figure in figures.items() if form.section_of(cell) == section}
                if here:
                    self._editor.tabs.setCurrentIndex(position)
                page.show_proposed(here)

    def _enter(self, proposal: Proposal) -> None:
        """Enter a proposal as one edit, and go to the first cell of it."""
        draft = self._editor.open_draft.draft
        first = proposal.changes[0][0]
        name = draft.form.name_of(first)
        others = f"等 {len(proposal.changes)} 格" if len(proposal.changes) > 1 else ""
        self._editor.open_draft.enter_values(make_values(draft.form, draft.report, proposal), f"改平 {name}{others}")
        self._editor.go_to(first)
