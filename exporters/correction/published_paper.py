"""The list of what a published file says otherwise than the report, to be printed and checked off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exporters.content.blocks import Block, Heading, Title, make_title
from exporters.content.correction_blocks import make_long_row
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import DocumentProperties, make_named_properties
from exporters.content.text_table import TextRow, make_line, make_text_table
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from model.form.form import Form
from model.report.report import Report
from model.sent.published_check import PublishedCheck

PUBLISHED_NAME = "与已公布内容核对"
"""What the paper is called."""

_COLUMN_NAMES = ("序号", "位置", "结果", "这里", "那里")
_COLUMN_WIDTHS = (6, 26, 10, 29, 29)


@dataclass(frozen=True, eq=False)
class PublishedPaper:
    """What came of comparing a report with a file. file_words: which file; compared_words: with what of the draft."""

    form: Form
    report: Report
    check: PublishedCheck
    file_words: str
    compared_words: str
    options: ExportOptions = DEFAULT_OPTIONS

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the paper."""
        return tuple(self._make_blocks())

    def _make_blocks(self) -> Iterator[Block]:
        title = make_title(self.form, self.report)
        yield Title(title.unit, f"{title.rest}{PUBLISHED_NAME}")
        facts = (("已公布的", self.file_words), ("与它比较的", self.compared_words), ("结果", self.check.summary))
        yield make_text_table("summary", (14, 86), [TextRow(fact, heads=(0,)) for fact in facts])
        yield Heading("differences", "一、不一致和没有读到的")
        if self.check.differences:
            yield make_text_table("differences", _COLUMN_WIDTHS, self._list_rows(), has_header=True)
        else:
            yield make_line("没有。")
        if self.check.leftovers:
            yield Heading("leftovers", "二、已公布的文件里没有放处的内容")
            numbered = enumerate(self.check.leftovers, start=1)
            rows = [row for number, text in numbered for row in make_long_row((str(number), text))]
            yield make_text_table("leftovers", (6, 94), rows)

    def _list_rows(self) -> list[TextRow]:
        rows = [TextRow(_COLUMN_NAMES)]
        for number, one in enumerate(self.check.differences, start=1):
            rows += make_long_row((str(number), one.label, one.verdict.value, one.ours, one.theirs))
        return rows

    @property
    def properties(self) -> DocumentProperties:
        """The properties of the report's documents, under the name of this one."""
        return make_named_properties(self.form, self.report, PUBLISHED_NAME)

    @property
    def standard(self) -> PageStandard:
        """A page with narrow margins and small type, as the table is wide."""
        return load_page_standard("check_record")
