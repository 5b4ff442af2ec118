"""What the checks find in a report: plain values in a list. They hinder nobody from saving or exporting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.form.figures import Number
from model.form.rule_language import Weight

UNFILLED_RULE = "unfilled"
"""The rule of the findings that list cells and sections nothing was entered in; counted apart from the others."""

UNREAD_RULE = "unread"
"""The rule of the findings that list what could not be read from a file: no fault of the report, counted apart too."""

BLANK_TOTALS_RULE = "totals.blank"
"""The rule of the findings that list totals a file left blank."""

HALF_WIDTH_RULE = "guard.half_width"
"""The rule of the finding about half-width marks in Chinese sentences."""

GUARD_PREFIX = "guard."
"""Begins the rules of all findings about words that must not go out, whatever the tables say."""

MISSING_FIGURE_RULE = "guard.missing_figure"
"""The rule of the findings about figures that the prose takes from the tables and these do not have."""

_STATUS_OF_WEIGHT = {"error": "错误", "warning": "待说明", "hint": "提示"}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a prose text. place: its id; start: the position of the first character; text: the words themselves."""

    place: str
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule or check that does not hold.

    places: those concerned, at least one, the one to look at first in front; left, right: what the two sides of an
    equation come to, or the figures compared; case: the row, column, cell or section the rule was applied to; answer:
    the clerk's explanation of a warning; former_answer: one that was given when the figures were others; passage: the
    words in a prose text that it is about; sentence: the whole one that they stand in; number: the figure they state;
    cells: the cells of the tables it was compared with; table_figures: what the tables
    have instead, each a name and a figure in the unit of the number, the likeliest first; is_pending: the equation may
    hold once the blanks of a report that is being filled in have their figures.
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
    passage: Passage | None = None
    sentence: str = ""
    number: Number | None = None
    cells: tuple[str, ...] = ()
    table_figures: tuple[tuple[str, Number], ...] = ()
    is_pending: bool = False

    @property
    def key(self) -> str:
        """The rule and what it was applied to: requests.flow:natural."""
        return f"{self.rule}:{self.case}" if self.case else self.rule

    @property
    def status(self) -> str:
        """What it is to the clerk, in a word: 错误, 待说明, 已说明, 没有读到, 待填, 未填 or 提示."""
        if self.rule == UNREAD_RULE:
            return "没有读到"
        if self.rule == UNFILLED_RULE:
            return "未填"
        if self.is_pending:
            return "待填"
        if self.answer:
            return "已说明"
        return _STATUS_OF_WEIGHT[self.weight]


@dataclass(frozen=True, slots=True)
class Tally:
    """The findings counted: errors, warnings to be explained, cells and prose sections nothing was entered in.

    unread: the cells, prose sections and cover fields that could not be read from a file.
    """

    errors: int = 0
    warnings: int = 0
    empty_cells: int = 0
    empty_sections: int = 0
    unread: int = 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to do: the report can be sent."""
        return self == Tally()

    @property
    def text(self) -> str:
        """One line for the clerk: 可以报送, or what is still to do."""
        counts = (
            (self.errors, "处错误"),
            (self.warnings, "处待说明"),
            (self.unread, "处没有读到"),
            (self.empty_cells, "格未填"),
            (self.empty_sections, "部分未写"),
        )
        parts = [f"{count} {what}" for count, what in counts if count]
        return "还有 " + "、".join(parts) if parts else "可以报送"


def count_findings(findings: Iterable[Finding]) -> Tally:
    """Count findings; hints and explained warnings are not counted."""
    errors = warnings = empty_cells = empty_sections = unread = 0
    for finding in findings:
        if finding.rule == UNREAD_RULE:
            unread += len(finding.places)
        elif finding.rule == UNFILLED_RULE:
            cells = sum("." in place for place in finding.places)  # a prose section's id has no dot
            empty_cells += cells
            empty_sections += not cells
        elif finding.weight == "error":
            errors += 1
        elif finding.weight == "warning" and not finding.answer:
            warnings += 1
    return Tally(errors, warnings, empty_cells, empty_sections, unread)


def list_unpublishable(findings: Iterable[Finding]) -> list[Finding]:
    """Those of the findings that tell of words that must not go out, without hints and those a reason is given for."""
    return [
        finding
        for finding in findings
        if finding.rule.startswith(GUARD_PREFIX) and finding.weight != "hint" and not finding.answer
    ]
