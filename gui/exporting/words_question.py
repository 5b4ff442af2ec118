"""Asks once, before a report goes out, about words in it that must not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gui.widgets.plain_text import ask_which_answer
from model.checks.findings import Finding, list_unpublishable
from model.drafts.draft import Draft

_LOOK = "去看看"
_CANCEL = "取消"


class WordsQuestion:
    """Remembers what the clerk has let pass, so that nothing is asked twice.

    show_finding: goes to the place of a finding.
    """

    def __init__(self, window: QWidget, show_finding: Callable[[Finding], object]) -> None:
        self._window = window
        self.show_finding = show_finding
        self._passed: set[tuple[str, str, str]] = set()

    def list_open(self, draft: Draft, section: str | None = None) -> list[Finding]:
        """The findings that are to be asked about; none where all of them were let pass before.

        section: the id of the only one that goes out; None for the whole report.
        """
        found = [
            finding
            for finding in list_unpublishable(draft.findings)
            if section is None or any(draft.form.section_of(place) == section for place in finding.places)
        ]
        return found if any(self._name(draft, finding) not in self._passed for finding in found) else []

    def let_pass(self, draft: Draft, findings: Sequence[Finding]) -> None:
        """Ask no more about these."""
        self._passed.update(self._name(draft, finding) for finding in findings)

    def confirm(self, draft: Draft, deed: str, errors: str = "", section: str | None = None) -> bool:
        """Ask whether the draft is to go out as it is; goes to the first finding where the clerk wants to look.

        deed: what is about to be done, 导出, 打印 or 复制. errors: a sentence about errors that are left, asked about
        along. section: as in list_open().
        """
        findings = self.list_open(draft, section)
        if not findings:
            return True
        go_on = f"仍要{deed}"
        question = f"{errors}{describe_findings(findings)}"
        answer = ask_which_answer(question, deed, (_LOOK, go_on, _CANCEL), self._window)
        if answer == _LOOK:
            self.show_finding(findings[0])
        if answer == go_on:
            self.let_pass(draft, findings)
        return answer == go_on

    @staticmethod
    def _name(draft: Draft, finding: Finding) -> tuple[str, str, str]:
        return draft.report.unit, finding.key, finding.message


def describe_findings(findings: Sequence[Finding]) -> str:
    """One line that names the first of the findings and says how many there are."""
    first = findings[0].message
    return f"文字里还有 {len(findings)} 处不宜公开：{first}" if len(findings) > 1 else first
