"""更正说明 as blocks: what was corrected after the report was sent, by place, as it was, as it is, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from exporters.content.blocks import CORRECTION_HEADING, Block, Heading, Paragraph, TableBlock
from exporters.content.text_table import TextRow, make_line, make_text_table
from model.report.report import Report
from model.sent.correction import Correction, make_newest_correction

COLUMN_NAMES = ("序号", "位置", "原值", "现值", "更正原因")
_COLUMN_WIDTHS = (7, 25, 25, 25, 18)

MAX_PART = 240
"""Characters of one cell: longer texts are continued in a row below, so that a page can end within them."""


def make_correction_appendix(report: Report) -> Iterator[Block]:
    """The appendix of a report with computed totals; nothing where it was not sent, or not corrected since."""
    correction = make_newest_correction(report)
    if correction is not None and correction.items:
        yield Heading("correction", f"附：{CORRECTION_HEADING}", page_break_before=True)
        yield make_introduction(correction)
        yield make_correction_table(correction)


def make_introduction(correction: Correction) -> Paragraph:
    """Which version is corrected, and how many places."""
    mark = correction.sending.mark
    day = mark.sent_on
    note = f"（{' '.join(mark.note.split())}）" if mark.note else ""
    version = f"第 {mark.number} 次报送的报告" if mark.number > 1 else "报告"
    sent = f"{version}于{day.year}年{day.month}月{day.day}日报送{note}"
    text = f"{sent}，报送以后更正 {len(correction.items)} 处，如下表。" if correction.items else f"{sent}，没有更正。"
    return make_line(text)


def make_correction_table(correction: Correction) -> TableBlock:
    """The table of what was corrected."""
    rows = [TextRow(COLUMN_NAMES)]
    for number, item in enumerate(correction.items, start=1):
        rows += make_long_row((str(number), item.label, item.before, item.after, item.printed_reason))
    return make_text_table("correction", _COLUMN_WIDTHS, rows, has_header=True)


def make_long_row(texts: Sequence[str]) -> Iterator[TextRow]:
    """A row of these texts, and further rows where one of them is too long for one."""
    for parts in zip_longest(*map(_split_long, texts), fillvalue=""):
        yield TextRow(parts)


def _split_long(text: str) -> list[str]:
    """The parts of a text for one cell each, its lines joined."""
    line = "　".join(words for words in map(str.strip, text.splitlines()) if words)
    return [line[start : start + MAX_PART] for start in range(0, max(len(line), 1), MAX_PART)]
