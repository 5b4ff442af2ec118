"""What a local rule is: what it demands, of which reports, and what the clerk is told where it does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from model.form.rule_language import Rule, Weight
from model.report.report import Report

DemandKind = Literal["holds", "must", "must_not", "names", "heading", "most"]
"""An equation; a phrase that must or must not stand in a text; a figure that it must name; a heading that it must have;
the characters that it should not exceed. Each is a key of a rule in a file, and a rule has just one of them."""

RULE_PREFIX = "local."
"""Begins the rules of all findings about local rules, so that none can be taken for one of the form's."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The reports that a rule is made for; an empty tuple, or None, restricts nothing.

    editions: of the form; first_year, last_year, years: of the report; units: words of which the name of the body
    contains one at least.
    """

    editions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    units: tuple[str, ...] = ()

    def covers(self, report: Report) -> bool:
        """Whether the rule is made for this report; one without a year is covered only where years do not matter."""
        if self.editions and report.edition not in self.editions:
            return False
        if self.units and not any(words in report.unit for words in self.units):
            return False
        if not self.years and self.first_year is None and self.last_year is None:
            return True
        year = report.year
        if year is None or (self.years and year not in self.years):
            return False
        is_late_enough = self.first_year is None or year >= self.first_year
        return is_late_enough and (self.last_year is None or year <= self.last_year)


@dataclass(frozen=True)
class LocalRule:
    """A rule of a file. id: without RULE_PREFIX; message: for the clerk; citation: the document it comes from.

    places: the prose texts that a demand on words is made of; phrases: of which one is demanded, or none allowed;
    needs_number: a number, or the word that there is none, must stand in the sentence of the phrase; cells: whose
    figure is to be named, one for each edition; most: the characters of a text. equations: by edition, the equation for
    each of its cases. file, line: where it stands.
    """

    id: str
    kind: DemandKind
    weight: Weight
    message: str
    citation: str
    coverage: Coverage = Coverage()
    places: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    needs_number: bool = False
    cells: Mapping[str, str] = field(default_factory=dict)
    most: int = 0
    equations: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    file: str = ""
    line: int = 0

    @property
    def finding_rule(self) -> str:
        """The rule of its findings."""
        return f"{RULE_PREFIX}{self.id}"


@dataclass(frozen=True, slots=True)
class RuleFault:
    """Something in a file that cannot be used. line: counted from 1, 0 for the whole file; reason: in Chinese."""

    file: str
    line: int
    reason: str

    @property
    def text(self) -> str:
        """One line for the clerk."""
        where = f"第 {self.line} 行" if self.line else "整个文件"
        return f"{self.file} {where}：{self.reason}"


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file that was read. name: as the clerk sees it; rule_count: how many of its rules are used."""

    name: str
    rule_count: int


@dataclass(frozen=True, slots=True)
class LocalRules:
    """All local rules that can be used, the files they come from, and what is wrong in these."""

    rules: tuple[LocalRule, ...] = ()
    faults: tuple[RuleFault, ...] = ()
    files: tuple[RuleFile, ...] = ()


NO_RULES = LocalRules()
"""What there is where nobody made any."""
