"""更正说明 as a paper of its own, to be signed and handed in with the corrected report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exporters.content.blocks import CORRECTION_HEADING, Block, Signature, Title, make_title
from exporters.content.correction_blocks import make_correction_table, make_introduction
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import DocumentProperties, make_named_properties
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from model.form.form import Form
from model.report.report import Report
from model.sent.correction import Correction

DAY_TO_WRITE = "　　　　年　　月　　日"
"""Stands for the date of signature, which is written by hand."""


@dataclass(frozen=True, eq=False)
class CorrectionPaper:
    """What was corrected in a report with computed totals."""

    form: Form
    report: Report
    correction: Correction
    options: ExportOptions = DEFAULT_OPTIONS

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the paper."""
        return tuple(self._make_blocks())

    def _make_blocks(self) -> Iterator[Block]:
        title = make_title(self.form, self.report)
        yield Title(title.unit, f"{title.rest}{CORRECTION_HEADING}")
        yield make_introduction(self.correction)
        if self.correction.items:
            yield make_correction_table(self.correction)
        yield Signature(self.report.cover.get("signed", "") or self.report.unit, DAY_TO_WRITE)

    @property
    def properties(self) -> DocumentProperties:
        """The properties of the report's documents, under the name of this one."""
        return make_named_properties(self.form, self.report, CORRECTION_HEADING)

    @property
    def standard(self) -> PageStandard:
        """A page with narrow margins and small type, as the table is wide."""
        return load_page_standard("check_record")
