"""A report as a stream of blocks, the same for every paper. No writer knows the form; each only sets these blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from model.checks.findings import Finding, count_findings
from model.checks.rules import check_report
from model.form.figures import format_figure
from model.form.form import Form
from model.form.sheet import Sheet, make_sheet
from model.report.report import Report

if TYPE_CHECKING:
    from exporters.drawing.shapes import Drawing

RunRole = Literal["body", "second"]
"""body 仿宋; second the words of a heading of the second level, 楷体."""

_SECOND_LEVEL_NUMBER = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_LINE_NUMBER = re.compile(r"(\d{1,2}[.．、])|([（(]\d{1,2}[）)])|([①-⑳])|([一二三四五六七八九十]{1,3}[、是])")
"""A line with a number before it; which group says which kind of number."""
_SENTENCE_ENDS = "。；！？…”）"
_MAX_HEADING = 26
"""A numbered line of no more characters and without a stop is a heading of the third or fourth level."""
_MAX_RUN_IN_HEADING = 40
"""A first sentence longer than this is text, not a heading that runs into its paragraph."""

WATERMARK_TEXT = "草稿"
"""What stands over every page of a draft that is marked as one."""

INFOGRAPHIC_HEADING = "一图读懂"
"""The heading of the appendix with the figures as pictures."""

REASONS_HEADING = "校验说明"
"""The heading of the appendix with the reasons for what the checks doubt."""

BLANK_YEAR = "\u3000\u3000"
"""What stands in the title of a report without a year: room to write it by hand."""


@dataclass(frozen=True, slots=True)
class DraftWatermark:
    """The paper is a draft: DRAFT, pale, over every page, and these words above the first. Takes no room of its own."""

    notice: str


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title; unit and rest are where it may be broken."""

    unit: str
    rest: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level, 一、总体情况; section is its id. apart: it begins a new page."""

    section: str
    text: str
    page_break_before: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one role."""

    text: str
    role: RunRole


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with two characters' indent. heading: it is nothing but a heading of the second level.

    leads: it announces what follows, and must not be parted from it.
    """

    runs: tuple[Run, ...]
    is_heading: bool = False
    keep_with_next: bool = False

    @property
    def text(self) -> str:
        """The words of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A ruled table: its geometry and, by cell id, the figures as printed ("" for 未填)."""

    section: str
    sheet: Sheet
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and when, as written."""

    signed: str
    dated: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Charts, as wide as the text; what they show stands in the drawing's own words too."""

    drawing: Drawing


Block = DraftWatermark | Title | Heading | Paragraph | TableBlock | Signature | Picture


def make_title(form: Form, report: Report) -> Title:
    """The title, in the two parts it may be broken into."""
    rest = form.title.removeprefix("{unit}")
    return Title(report.unit, rest.replace("{year}", report.cover.get("year", "") or BLANK_YEAR))


def make_blocks(
    form: Form, report: Report, last: Report | None = None, options: ExportOptions = DEFAULT_OPTIONS
) -> Iterator[Block]:
    """The paper of a settled report, from title to signature, with what was chosen; last is for the checks."""
    findings = check_report(form, report, last) if options.draft_watermark or options.reasons else ()
    if options.draft_watermark:
        yield make_watermark(findings)
    yield from _make_report_blocks(form, report)
    if options.infographic:
        yield from _make_infographic_blocks(form, report, last)
    if options.reasons:
        yield from make_reasons_appendix((finding.message, finding.answer) for finding in findings if finding.answer)


def _make_report_blocks(form: Form, report: Report) -> Iterator[Block]:
    yield make_title(form, report)
    yield from make_paragraphs(report.prose.get("preamble", ""))
    for section in form.sections:
        if section.kind == "cover":
            continue
        yield Heading(section.id, section.label)
        if section.kind == "table":
            plan = make_sheet(form.tables[section.id])
            figures = {id: format_figure(report.figures.get(id)) for id in plan.tiles_by_cell}
            yield TableBlock(section.id, plan, figures)
        else:
            yield from make_paragraphs(report.prose.get(section.id, ""))
    yield Signature(report.cover.get("signed", "") or report.unit, report.cover.get("dated", ""))


def make_watermark(findings: Iterable[Finding]) -> DraftWatermark:
    """The mark of a draft with these findings."""
    errors = count_findings(findings).errors
    return DraftWatermark(f"{WATERMARK_TEXT}，还有 {errors} 处错误" if errors else WATERMARK_TEXT)


def _make_infographic_blocks(form: Form, report: Report, last: Report | None) -> Iterator[Block]:
    """The figures as pictures, on a page of their own."""
    from exporters.infographic import (
        page,  # brings the fonts, by which it measures: a web page needs none of them
    )

    yield Heading("pictures", INFOGRAPHIC_HEADING, page_break_before=True)
    yield from (Picture(drawing) for drawing in page.make_appendix(form, report, last))


def make_reasons_appendix(answered: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """What the checks doubt, each with the clerk's reason why it is right all the same; nothing where there is none."""
    for number, (message, reason) in enumerate(answered, start=1):
        if number == 1:
            yield Heading("reasons", REASONS_HEADING, page_break_before=True)
            yield Paragraph((Run("下列各处与校验规则不符，经核实无误，说明如下。", "body"),))
        yield Paragraph((Run(f"{number}.{message}", "body"),))
        yield from make_paragraphs(f"说明：{reason.strip()}")


def make_paragraphs(prose: str) -> Iterator[Paragraph]:
    """The paragraphs of a prose text, one a line; empty lines are only the clerk's spacing."""
    stripped = (line.strip(" \t\r\u3000") for line in prose.split("\n"))
    for text, after in pairwise([*filter(None, stripped), ""]):
        yield _make_paragraph(text, _introduces_next(text, after))


def _introduces_next(text: str, after: str) -> bool:
    """Whether a line is a heading of a lower level, or ends with a colon; not where it is one of a list of such."""
    if not after or text.endswith("："):
        return bool(after)
    own, other = _LINE_NUMBER.match(text), _LINE_NUMBER.match(after)
    alike = own and other and own.lastindex == other.lastindex
    return bool(own) and not alike and len(text) <= _MAX_HEADING and text[-1] not in _SENTENCE_ENDS


def _make_paragraph(text: str, leads: bool) -> Paragraph:
    if not _SECOND_LEVEL_NUMBER.match(text):
        return Paragraph((Run(text, "body"),), keep_with_next=leads)
    head, stop, rest = text.partition("。")
    if not rest:
        short = len(head) <= _MAX_RUN_IN_HEADING
        return Paragraph((Run(text, "second" if short else "body"),), is_heading=short, keep_with_next=leads)
    if len(head) > _MAX_RUN_IN_HEADING:
        return Paragraph((Run(text, "body"),), keep_with_next=leads)
    return Paragraph((Run(head + stop, "second"), Run(rest, "body")), keep_with_next=leads)
