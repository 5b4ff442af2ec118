"""A report as a sequence of blocks (title, headings, paragraphs, tables, signature), the same for every format.

Writers need not know the form: they only set these blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from model.checks.findings import Finding, count_findings
from model.form.figures import format_figure
from model.form.form import Form
from model.form.sheet import Sheet, make_sheet
from model.report.report import Report
from model.words.all_findings import gather_findings

if TYPE_CHECKING:
    from exporters.drawing.shapes import Drawing

RunRole = Literal["body", "second"]
"""body: running text, 仿宋; second: a heading of the second level, 楷体."""

_SECOND_LEVEL_NUMBER = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_LINE_NUMBER = re.compile(r"(\d{1,2}[.．、])|([（(]\d{1,2}[）)])|([①-⑳])|([一二三四五六七八九十]{1,3}[、是])")
"""The number before a line; which group matched says of which kind it is: 1. or （1） or ① or 一、."""
_SENTENCE_ENDS = "。；！？…”）"
_MAX_HEADING = 26
"""A numbered line of no more characters and without a full stop is a heading of the third or fourth level."""
_MAX_RUN_IN_HEADING = 40
"""A first sentence longer than this is text, not a heading that runs into its paragraph."""

WATERMARK_TEXT = "草稿"
"""The watermark on every page of a draft."""

INFOGRAPHIC_HEADING = "一图读懂"
"""The heading of the appendix with the figures as pictures."""

REASONS_HEADING = "校验说明"
"""The heading of the appendix with the clerk's reasons for what the checks doubt."""

CORRECTION_HEADING = "更正说明"
"""The heading of the appendix with what was corrected after the report was sent, and the name of that paper."""

CHECK_RECORD_NAME = "体检单"
"""What the paper about the checks of a report is called."""

BLANK_YEAR = "\u3000\u3000"
"""What stands in the title of a report without a year: room to write it by hand."""


@dataclass(frozen=True, slots=True)
class DraftWatermark:
    """The paper is a draft: WATERMARK_TEXT on every page, and the notice above the first. Takes no room in the text."""

    notice: str


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title in two parts, between which it may best be broken: the unit's name and the rest."""

    unit: str
    rest: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first level, such as 一、总体情况; section is the section's id."""

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
    """A paragraph with two characters' indent.

    is_heading: it consists of nothing but a heading of the second level. keep_with_next: it introduces the next
    paragraph, and both stay on one page.
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
    """A ruled table of a section: its geometry and, by cell id, the figures as printed ("" for 未填)."""

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
    """A drawing with charts, set as wide as the text."""

    drawing: Drawing


Block = DraftWatermark | Title | Heading | Paragraph | TableBlock | Signature | Picture


def make_title(form: Form, report: Report) -> Title:
    """The title of a report; BLANK_YEAR stands in it while the report has no year."""
    rest = form.title.removeprefix("{unit}")
    return Title(report.unit, rest.replace("{year}", report.cover.get("year", "") or BLANK_YEAR))


def make_blocks(
    form: Form,
    report: Report,
    last: Report | None = None,
    options: ExportOptions = DEFAULT_OPTIONS,
    findings: Sequence[Finding] | None = None,
) -> Iterator[Block]:
    """The blocks of a report with computed totals, from title to signature, and the appendices the options ask for.

    last, the report of the year before, is what checks and charts compare with. findings: those of the report, with
    those of local rules; None has it checked by the rules of the form where something of them is printed.
    """
    if findings is None:
        findings = gather_findings(form, report, last) if options.need_findings else ()
    if options.draft_watermark:
        yield make_watermark(findings)
    yield from _make_report_blocks(form, report)
    if options.infographic:
        yield from _make_infographic_blocks(form, report, last)
    if options.reasons:
        yield from make_reasons_appendix((finding.message, finding.answer) for finding in findings if finding.answer)
    if options.correction:
        from exporters.content.correction_blocks import make_correction_appendix  # seldom asked for

        yield from make_correction_appendix(report)


def _make_report_blocks(form: Form, report: Report) -> Iterator[Block]:
    yield make_title(form, report)
    yield from make_paragraphs(report.prose.get("preamble", ""))
    for section in form.sections:
        if section.kind == "cover":
            continue
        yield Heading(section.id, section.label)
        if section.kind == "table":
            sheet = make_sheet(form.tables[section.id])
            figures = {id: format_figure(report.printed_figure(id)) for id in sheet.tiles_by_cell}
            yield TableBlock(section.id, sheet, figures)
        else:
            yield from make_paragraphs(report.prose.get(section.id, ""))
    yield Signature(report.cover.get("signed", "") or report.unit, report.cover.get("dated", ""))


def make_watermark(findings: Iterable[Finding]) -> DraftWatermark:
    """The watermark of a draft with these findings: its notice counts the errors."""
    errors = count_findings(findings).errors
    return DraftWatermark(f"{WATERMARK_TEXT}，还有 {errors} 处错误" if errors else WATERMARK_TEXT)


def _make_infographic_blocks(form: Form, report: Report, last: Report | None) -> Iterator[Block]:
    """The appendix with the figures as charts, on a page of its own."""
    from exporters.infographic import page  # loads fonts to measure with: a web page without charts needs none

    yield Heading("pictures", INFOGRAPHIC_HEADING, page_break_before=True)
    yield from (Picture(drawing) for drawing in page.make_appendix(form, report, last))


def make_reasons_appendix(answered: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """The appendix 校验说明 from (message of a check, the clerk's reason) pairs; nothing where there are none."""
    for number, (message, reason) in enumerate(answered, start=1):
        if number == 1:
            yield Heading("reasons", REASONS_HEADING, page_break_before=True)
            yield Paragraph((Run("下列各处与校验规则不符，经核实无误，说明如下。", "body"),))
        yield Paragraph((Run(f"{number}.{message}", "body"),))
        yield from make_paragraphs(f"说明：{reason.strip()}")


def make_paragraphs(prose: str) -> Iterator[Paragraph]:
    """The paragraphs of a prose text, one for each line that is not empty."""
    stripped = (line.strip(" \t\r\u3000") for line in prose.split("\n"))
    texts = [text for text in stripped if text]
    for text, following in pairwise([*texts, ""]):
        yield _make_paragraph(text, _introduces_next(text, following))


def _introduces_next(text: str, following: str) -> bool:
    """Whether a line introduces the one that follows ("" for none): it ends with a colon, or is a numbered heading.

    A numbered line before one with the same kind of number is an item of a list, not a heading.
    """
    if not following:
        return False
    if text.endswith("："):
        return True
    number, next_number = _LINE_NUMBER.match(text), _LINE_NUMBER.match(following)
    if number is None:
        return False
    is_list_item = next_number is not None and number.lastindex == next_number.lastindex
    return not is_list_item and len(text) <= _MAX_HEADING and text[-1] not in _SENTENCE_ENDS


def _make_paragraph(text: str, keep_with_next: bool) -> Paragraph:
    """A line as a paragraph; one numbered （一） is a heading of the second level, or begins with one up to its 。"""
    if not _SECOND_LEVEL_NUMBER.match(text):
        return Paragraph((Run(text, "body"),), keep_with_next=keep_with_next)
    head, stop, rest = text.partition("。")
    if not rest:
        short = len(head) <= _MAX_RUN_IN_HEADING
        return Paragraph((Run(text, "second" if short else "body"),), is_heading=short, keep_with_next=keep_with_next)
    if len(head) > _MAX_RUN_IN_HEADING:
        return Paragraph((Run(text, "body"),), keep_with_next=keep_with_next)
    return Paragraph((Run(head + stop, "second"), Run(rest, "body")), keep_with_next=keep_with_next)
