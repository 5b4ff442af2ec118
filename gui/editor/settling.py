"""What becomes of the places of a finding that the clerk settles with one button."""

from __future__ import annotations

from model.checks.findings import HALF_WIDTH_RULE, UNREAD_RULE, Finding
from model.report.linked_text import LinkedText
from model.report.report import Report, Value

SETTLE_TOTALS_LABEL = "总计都按各格相加"
"""What the undo menu calls it that computed totals take the place of those in an imported file."""


def settle_finding(report: Report, finding: Finding) -> tuple[dict[str, Value | None], str]:
    """By place, the values that settle a finding, and what the edit is called.

    Half-width marks become full-width ones; what could not be read is 未填; totals that a file left blank are computed.
    """
    if finding.rule == HALF_WIDTH_RULE:
        from model.words.guard.marks import to_full_width_marks  # its expressions take long to compile

        # each mark stays one character, so that linked figures stay where they are
        linked = [report.linked_text(place) for place in finding.places]
        stored = [LinkedText(to_full_width_marks(one.text), one.links).stored for one in linked]
        return dict(zip(finding.places, stored, strict=True)), "标点改成全角"
    if finding.rule == UNREAD_RULE:
        return {f"unread.{place}": None for place in finding.places}, "都按未填"
    return {f"blank.{place}": None for place in finding.places}, SETTLE_TOTALS_LABEL
