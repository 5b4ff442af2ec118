"""A report as a stream of blocks, the same for every paper. No writer knows the form; each only sets these blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from exporters.content.options import PLAIN, Choices
from model.checks.findings import Finding, tally
from model.checks.rules import check
from model.form.figures import printed
from model.form.form import Form
from model.form.sheet import Sheet, sheet
from model.report.report import Report

if TYPE_CHECKING:
    from exporters.drawing.shapes import Drawing

Role = Literal["body", "second"]
"""body 仿宋; second the words of a heading of the second level, 楷体."""

_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]{1,3}）")
_NUMBERED = re.compile(r"(\d{1,2}[.．、])|([（(]\d{1,2}[）)])|([①-⑳])|([一二三四五六七八九十]{1,3}[、是])")
"""A line with a number before it; which group says which kind of number."""
_STOPS = "。；！？…”）"
_LONGEST_HEADING = 26
"""A numbered line of no more characters and without a stop is a heading of the third or fourth level."""
_LONGEST_RUN_IN = 40
"""A first sentence longer than this is text, not a heading that runs into its paragraph."""

DRAFT = "草稿"
"""What stands over every page of a draft that is marked as one."""

PICTURES = "一图读懂"
"""The heading of the appendix with the figures as pictures."""

REASONS = "校验说明"
"""The heading of the appendix with the reasons for what the checks doubt."""

UNKNOWN_YEAR = "\u3000\u3000"
"""What stands in the title of a report without a year: room to write it by hand."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The paper is a draft: DRAFT, pale, over every page, and these words above the first. Takes no room of its own."""

    words: str


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
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one role."""

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with two characters' indent. heading: it is nothing but a heading of the second level.

    leads: it announces what follows, and must not be parted from it.
    """

    runs: tuple[Run, ...]
    heading: bool = False
    leads: bool = False

    @property
    def text(self) -> str:
        """The words of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class SheetBlock:
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


Block = Mark | Title | Heading | Paragraph | SheetBlock | Signature | Picture


def title(form: Form, report: Report) -> Title:
    """The title, in the two parts it may be broken into."""
    rest = form.title.removeprefix("{unit}")
    return Title(report.unit, rest.replace("{year}", report.cover.get("year", "") or UNKNOWN_YEAR))


def blocks(form: Form, report: Report, last: Report | None = None, choices: Choices = PLAIN) -> Iterator[Block]:
    """The paper of a settled report, from title to signature, with what was chosen; last is for the checks."""
    findings = check(form, report, last) if choices.draft_mark or choices.reasons else ()
    if choices.draft_mark:
        yield mark(findings)
    yield from _report(form, report)
    if choices.pictures:
        yield from _pictures(form, report, last)
    if choices.reasons:
        yield from appendix((finding.message, finding.answer) for finding in findings if finding.answer)


def _report(form: Form, report: Report) -> Iterator[Block]:
    yield title(form, report)
    yield from paragraphs(report.prose.get("preamble", ""))
    for section in form.sections:
        if section.kind == "cover":
            continue
        yield Heading(section.id, section.label)
        if section.kind == "table":
            plan = sheet(form.tables[section.id])
            figures = {id: printed(report.figures.get(id)) for id in plan.places}
            yield SheetBlock(section.id, plan, figures)
        else:
            yield from paragraphs(report.prose.get(section.id, ""))
    yield Signature(report.cover.get("signed", "") or report.unit, report.cover.get("dated", ""))


def mark(findings: Iterable[Finding]) -> Mark:
    """The mark of a draft with these findings."""
    errors = tally(findings).errors
    return Mark(f"{DRAFT}，还有 {errors} 处错误" if errors else DRAFT)


def _pictures(form: Form, report: Report, last: Report | None) -> Iterator[Block]:
    """The figures as pictures, on a page of their own."""
    from exporters.infographic import (
        page,  # brings the fonts, by which it measures: a web page needs none of them
    )

    yield Heading("pictures", PICTURES, apart=True)
    yield from (Picture(drawing) for drawing in page.appendix(form, report, last))


def appendix(answered: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """What the checks doubt, each with the clerk's reason why it is right all the same; nothing where there is none."""
    for number, (message, reason) in enumerate(answered, start=1):
        if number == 1:
            yield Heading("reasons", REASONS, apart=True)
            yield Paragraph((Run("下列各处与校验规则不符，经核实无误，说明如下。", "body"),))
        yield Paragraph((Run(f"{number}.{message}", "body"),))
        yield from paragraphs(f"说明：{reason.strip()}")


def paragraphs(prose: str) -> Iterator[Paragraph]:
    """The paragraphs of a prose text, one a line; empty lines are only the clerk's spacing."""
    stripped = (line.strip(" \t\r\u3000") for line in prose.split("\n"))
    for text, after in pairwise([*filter(None, stripped), ""]):
        yield _paragraph(text, _announces(text, after))


def _announces(text: str, after: str) -> bool:
    """Whether a line is a heading of a lower level, or ends with a colon; not where it is one of a list of such."""
    if not after or text.endswith("："):
        return bool(after)
    own, other = _NUMBERED.match(text), _NUMBERED.match(after)
    alike = own and other and own.lastindex == other.lastindex
    return bool(own) and not alike and len(text) <= _LONGEST_HEADING and text[-1] not in _STOPS


def _paragraph(text: str, leads: bool) -> Paragraph:
    if not _SECOND_LEVEL.match(text):
        return Paragraph((Run(text, "body"),), leads=leads)
    head, stop, rest = text.partition("。")
    if not rest:
        short = len(head) <= _LONGEST_RUN_IN
        return Paragraph((Run(text, "second" if short else "body"),), heading=short, leads=leads)
    if len(head) > _LONGEST_RUN_IN:
        return Paragraph((Run(text, "body"),), leads=leads)
    return Paragraph((Run(head + stop, "second"), Run(rest, "body")), leads=leads)
