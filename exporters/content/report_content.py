"""What one export writes to one or more files: a report, its options, and the blocks made from them once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from exporters.content.blocks import Block, make_blocks
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import DocumentProperties, make_properties
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from model.checks.findings import Finding
from model.form.form import Form
from model.report.report import Report
from model.report.summed_parts import SumParts


class PaperContent(Protocol):
    """What a PDF or Word document is made of, whatever paper it is."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands on it, in order."""

    @property
    def properties(self) -> DocumentProperties:
        """What the document states about itself."""

    @property
    def standard(self) -> PageStandard:
        """The page it is set on."""

    @property
    def options(self) -> ExportOptions:
        """Which fonts it is set in."""


@dataclass(frozen=True, eq=False)
class ReportContent:
    """A report with computed totals, the report of the year before (or None), and what the export is to contain.

    Checks and charts compare with last, and a workbook carries it in a hidden sheet. findings: what was found in this
    very report, by local rules too, so that the paper says what the window says; None has it checked where needed, by
    the rules of the form alone. parts: what a sum is made of, which its workbook carries.
    """

    form: Form
    report: Report
    last: Report | None = None
    options: ExportOptions = DEFAULT_OPTIONS
    findings: tuple[Finding, ...] | None = None
    parts: SumParts | None = None

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the report, made when they are first asked for: checking and drawing charts take time."""
        return tuple(make_blocks(self.form, self.report, self.last, self.options, self.findings))

    @property
    def properties(self) -> DocumentProperties:
        """What the documents state about the report."""
        return make_properties(self.form, self.report)

    @property
    def standard(self) -> PageStandard:
        """The page of official documents, GB/T 9704-2012."""
        return load_page_standard()
