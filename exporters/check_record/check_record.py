"""体检单 of a report, as the blocks that the writers of PDF and Word set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from exporters.check_record.equation_rows import list_equation_rows
from exporters.check_record.finding_rows import list_finding_rows
from exporters.check_record.report_source import UNKNOWN_FILE, ReportSource
from exporters.check_record.unfilled_rows import list_unfilled_rows
from exporters.check_record.word_rows import list_word_rows
from exporters.content.blocks import CHECK_RECORD_NAME, Block, Heading, Title, make_title
from exporters.content.options import DEFAULT_OPTIONS, ExportOptions
from exporters.content.properties import PROGRAM_NAME, DocumentProperties, make_named_properties
from exporters.content.text_table import TextRow, make_line, make_text_table
from exporters.typesetting.page_standard import PageStandard, load_page_standard
from model.checks.findings import Finding, count_findings
from model.form.form import Form
from model.local_rules.local_rule import LocalRule
from model.report.report import Report
from model.report.report_digest import compute_digest, shorten_digest
from model.version import VERSION

_MAX_UNIT = 60
"""Characters of the unit's name in the table; the title has it whole."""

_HOW_TO_COMPARE = "校验码（SHA-256）由封面、各表数字和文字算出：内容一样，校验码就一样；改了一个字，校验码就不同。"


@dataclass(frozen=True, eq=False)
class CheckRecord:
    """A report with computed totals, the findings in it, last year's report, and where its figures are from.

    local_rules: the rules of a city or a unit that it was checked by too.
    """

    form: Form
    report: Report
    findings: tuple[Finding, ...]
    last: Report | None = None
    source: ReportSource = UNKNOWN_FILE
    options: ExportOptions = DEFAULT_OPTIONS
    local_rules: tuple[LocalRule, ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the page, made when they are first asked for."""
        return tuple(make_record_blocks(self))

    @property
    def properties(self) -> DocumentProperties:
        """The properties of the report's documents, under the name of this one."""
        return make_named_properties(self.form, self.report, CHECK_RECORD_NAME)

    @property
    def standard(self) -> PageStandard:
        """A page with narrow margins and small type, so that one sheet holds what is usual."""
        return load_page_standard("check_record")


def make_record_blocks(record: CheckRecord) -> Iterator[Block]:
    """The blocks of 体检单, from title to the lines for those who sign."""
    form, report, findings = record.form, record.report, record.findings
    title = make_title(form, report)
    digest = compute_digest(report)
    yield Title(title.unit, f"{title.rest}{CHECK_RECORD_NAME}")
    yield make_text_table("summary", (10, 42, 10, 38), _list_summary_rows(record, digest))
    yield Heading("equations", "一、等式")
    yield make_text_table(
        "equations", (39, 19, 42), list_equation_rows(form, report, record.last, findings), has_header=True
    )
    yield Heading("words", "二、文字")
    rows = list_word_rows(report, record.last, findings, record.local_rules)
    yield make_text_table("words", (19, 14.3, 19, 14.3, 19, 14.4), rows)
    yield Heading("findings", "三、查出的问题和说明")
    rows = list_finding_rows(findings)
    if rows:
        yield make_text_table("findings", (6, 9, 85), rows, has_header=True)
    else:
        yield make_line("没有查出问题。")
    yield Heading("unfilled", "四、未填的")
    rows = list_unfilled_rows(form, findings)
    if rows:
        yield make_text_table("unfilled", (18, 10, 72), rows)
    else:
        yield make_line("各格都已填写，各部分都已写。")
    yield Heading("signature", "五、签字")
    yield make_text_table("signature", (9, 17, 9, 17, 9, 17, 7, 15), _list_signature_rows(digest))
    yield make_line(_HOW_TO_COMPARE)


def _list_summary_rows(record: CheckRecord, digest: str) -> list[TextRow]:
    """Whose report it is, the verdict, where the figures are from, and by what the report is recognised."""
    form, report = record.form, record.report
    unit = report.unit or "未填"
    shown_unit = unit if len(unit) <= _MAX_UNIT else f"{unit[:_MAX_UNIT]}…"
    year = f"{report.year} 年" if report.year is not None else report.cover.get("year", "") or "未填"
    tally = count_findings(record.findings)
    last = record.last
    compared = "没有对照上年报告" if last is None else f"对照了上年报告（{last.year or '年度不明'} 年）"
    unsettled = [f"没有读到 {tally.unread} 处"] if tally.unread else []
    if record.source.leftovers:
        unsettled.append(f"没有找到位置的内容 {len(record.source.leftovers)} 处")
    source = "。".join(part for part in (record.source.text, "，".join(unsettled)) if part)
    return [
        TextRow(("单位", shown_unit, "年度", f"{year}，{form.label}"), heads=(0, 2)),
        TextRow(("结论", tally.text, "对照", compared), heads=(0, 2)),
        TextRow(("数字来源", f"{source}。"), heads=(0,), spans=(1, 3)),
        TextRow(("校验码", shorten_digest(digest), "程序", f"{PROGRAM_NAME} {VERSION}"), heads=(0, 2)),
    ]


def _list_signature_rows(digest: str) -> list[TextRow]:
    """The lines that are signed and dated by hand, two rows high, and below what they sign by its whole digest."""
    labels = ("填报人", "", "审核人", "", "签发人", "", "日期", "")
    return [TextRow(labels, heads=(0, 2, 4, 6), height=2), TextRow(("校验码", digest), heads=(0,), spans=(1, 7))]
