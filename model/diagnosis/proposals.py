"""A proposal: which figures to change so that the equations hold, and why; and the values that enter it in a draft."""

from __future__ import annotations

from dataclasses import dataclass

from model.checks.rules import compute_totals
from model.form.figures import Figure, number_of
from model.form.form import Form
from model.report.report import Report, Value


@dataclass(frozen=True, slots=True)
class Proposal:
    """One slip that would explain a finding. changes: by cell id the figure that should stand there, None for a blank.

    A total among them is one that a file states otherwise than its parts add up; it is corrected by no longer being
    kept. reason: a sentence for the clerk that names cells and figures. is_fill_in: it fills a single blank.
    equally_likely: how many proposals, this one among them, are as likely as it is.
    """

    changes: tuple[tuple[str, Figure | None], ...]
    reason: str
    is_fill_in: bool = False
    equally_likely: int = 1

    @property
    def text(self) -> str:
        """The reason, that it fills in a blank, and that others are as likely, where there are any."""
        words = f"补一格：{self.reason}" if self.is_fill_in else self.reason
        if self.equally_likely == 1:
            return words
        return f"{words}这样的改法有 {self.equally_likely} 种，同样可能，请对照台账再定。"


def make_values(form: Form, report: Report, proposal: Proposal) -> dict[str, Value | None]:
    """The values, by place, that a draft has to be given for a proposal.

    Stated totals that the computed ones then agree with are no longer kept beside them.
    """
    changes = dict(proposal.changes)
    values: dict[str, Value | None] = {
        cell: figure for cell, figure in changes.items() if not form.cells[cell].is_computed
    }
    computed = compute_totals(form, report.with_values(values)).figures
    for cell, stated in report.stated_totals.items():
        agrees = cell in computed and number_of(computed[cell]) == number_of(stated)
        if agrees or cell in changes:
            values[f"claim.{cell}"] = None
    for cell in changes:
        if cell in report.blank_totals:
            values[f"blank.{cell}"] = None
    return values
