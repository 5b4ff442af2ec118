"""What a check found: a value in a list, never an obstacle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.form.figures import Number
from model.form.rule_language import Weight

UNFILLED_RULE = "unfilled"
"""The rule of the finding that lists cells nothing was entered in; counted apart from the other findings."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that does not hold. cells: the places concerned, at least one, the one to look at first in front.

    answer: why it does not matter, as the clerk wrote; former: what was written when its figures were others.
    """

    rule: str
    weight: Weight
    places: tuple[str, ...]
    message: str
    left: Number | None = None
    right: Number | None = None
    case: str = ""
    citation: str = ""
    answer: str = ""
    former_answer: str = ""

    @property
    def key(self) -> str:
        """The rule and what it was applied to: requests.flow:natural."""
        return f"{self.rule}:{self.case}" if self.case else self.rule

    @property
    def status(self) -> str:
        """How it stands, in a word: 错误, 待说明, 已说明, 未填 or 提示."""
        if self.rule == UNFILLED_RULE:
            return "未填"
        return "已说明" if self.answer else {"error": "错误", "warning": "待说明", "hint": "提示"}[self.weight]


@dataclass(frozen=True, slots=True)
class Tally:
    """The findings counted: errors, doubts to be explained, cells and sections nothing was entered in."""

    errors: int = 0
    warnings: int = 0
    empty_cells: int = 0
    empty_sections: int = 0

    @property
    def text(self) -> str:
        """The verdict as one line: 可以报送, or what is still to do."""
        parts = [
            f"{count} {what}"
            for count, what in (
                (self.errors, "处错误"),
                (self.warnings, "处待说明"),
                (self.empty_cells, "格未填"),
                (self.empty_sections, "部分未写"),
            )
            if count
        ]
        return "还有 " + "、".join(parts) if parts else "可以报送"


def count_findings(findings: Iterable[Finding]) -> Tally:
    """Count findings; hints and answered doubts count as nothing."""
    errors = warnings = unfilled = unwritten = 0
    for finding in findings:
        if finding.rule == UNFILLED_RULE:
            cells = sum("." in cell for cell in finding.places)
            unfilled += cells
            unwritten += not cells
        else:
            errors += finding.weight == "error"
            warnings += finding.weight == "warning" and not finding.answer
    return Tally(errors, warnings, unfilled, unwritten)
