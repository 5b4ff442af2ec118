"""The rules of lines, proved on generated prose from where its characters stand on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporters.content import blocks
from exporters.pdf import writer
from exporters.typesetting import fonts
from exporters.typesetting.justification import MAX_STRETCH
from exporters.typesetting.page_standard import POINTS_PER_MM, load_page_standard
from exporters.typesetting.punctuation import NO_LINE_END, NO_LINE_START, may_stretch_between
from tests.examples import examples
from tests.exporters.printed import Glyph, Sheet, joined, read

LEFT, RIGHT = 28 * POINTS_PER_MM, 184 * POINTS_PER_MM
BODY = 16.0
PITCH = 156 * POINTS_PER_MM / 28
WHOLE = (
    *("2025年", "12.5%", "1,234", "30℃", "318000", "0576-81234567", "２０２５年", "72701.2578"),
    *("office@water.example.cn", "COVID-19", "APP", "……", "——", "30号", "49件", "3.5万元"),
)
"""What stays on one line."""
ADDRESSES = (
    "www.water.cn/a",
    "https://www.yunling.example.cn/zwgk/2025/report.html?id=12",
    "www.water-and-soil.example.gov.cn/zwgk/",
    "shuiwu_zwgk@yunling.example.cn",
)
"""What may be broken, but only where it joins."""

LINES = 22
"""How many lines a page has."""
LEADING = "\n".join(("水" * (26 + 28 * 17), "水" * (26 + 28 * 2) + "设信：", "水" * 30))
"""18 lines, 4 whose colon ties them to the next paragraph, and 2."""

_HAN = st.text(st.sampled_from("水利工程建设与河湖管理办法公开信息"), min_size=1, max_size=9)
_MARKS = st.sampled_from(["", "", "，", "。", "；", "、", "：", "？", "！"])
_PAIRS = st.sampled_from(["（）", "《》", "“”", "‘’", "〔〕", "()"])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Chinese with all that stands in a report between it; no mark without a character before it."""
    parts = []
    for _ in range(draw(st.integers(1, 40))):
        words = draw(_HAN) + draw(st.sampled_from(["", *WHOLE, *ADDRESSES])) + draw(_HAN)
        pair = draw(st.sampled_from([None, None, "pair"])) and draw(_PAIRS)
        parts.append((f"{pair[0]}{words}{pair[1]}" if pair else words) + draw(_MARKS))
    return "".join(parts)


PROSE = st.lists(sentences(), min_size=1, max_size=8).map("\n".join)


def printed(prose: str) -> list[Sheet]:
    pen = writer.draw_pages(list(blocks.make_paragraphs(prose)), load_page_standard())
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(pen.canvas.getpdfdata())
        return read(path)


def shown(sheets: list[Sheet]) -> list[list[Glyph]]:
    return [line for sheet in sheets for line in sheet.text_lines(BODY)]


def full(lines: list[list[Glyph]]) -> Iterator[list[Glyph]]:
    """The lines that are not the last of their paragraph."""
    return (line for line, following in pairwise(lines) if following[0].x < LEFT + 1)


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(PROSE)
def test_every_line_keeps_the_rules(prose: str) -> None:
    sheets = printed(prose)
    lines = shown(sheets)
    words = [joined(line) for line in lines]
    assert "".join(words) == prose.replace("\n", "")
    for text in words:
        assert text[0] not in NO_LINE_START
        assert text[-1] not in NO_LINE_END
    for line in full(lines):
        last = line[-1]
        (width,) = fonts.make_glyph_run([(last.char, "body")]).widths
        blank = 0.5 if last.char in NO_LINE_START else 0.0  # the empty half of a mark may be squeezed or hang
        assert last.x + (width - blank) * PITCH - 0.5 <= RIGHT, joined(line)
        if last.x + width * PITCH + 0.5 < RIGHT:
            gaps = sum(may_stretch_between(one, two) for one, two in pairwise(joined(line)))
            assert RIGHT - last.x - width * PITCH > MAX_STRETCH * PITCH * gaps, joined(line)


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(PROSE)
def test_every_page_but_the_last_ends_as_late_as_it_may(prose: str) -> None:
    sheets = printed(prose)
    lengths = [len(sheet.text_lines(BODY)) for sheet in sheets]
    ends = list(page_ends(shown(sheets)))
    start = 0
    for length in lengths[:-1]:
        assert length == max(end - start for end in ends if end - start <= LINES)
        start += length
    assert lengths[-1] <= LINES


def page_ends(lines: list[list[Glyph]]) -> Iterator[int]:
    """After how many lines a page may end: everywhere but after a paragraph that leads the next."""
    starts = [i for i, line in enumerate(lines) if line[0].x > LEFT + 1]
    for start, end in pairwise([*starts, len(lines)]):
        yield from range(start + 1, end)
        if not joined(lines[end - 1]).endswith("："):
            yield end


def test_a_page_does_not_end_with_a_paragraph_that_leads_the_next() -> None:
    assert [len(sheet.text_lines(BODY)) for sheet in printed(LEADING)] == [21, 3]


@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.too_slow])
@given(PROSE)
def test_numbers_units_and_addresses_are_not_torn(prose: str) -> None:
    words = [joined(line) for line in shown(printed(prose))]
    for one, two in pairwise(words):
        for whole in WHOLE:
            split = {(whole[:i], whole[i:]) for i in range(1, len(whole))}
            torn = [(a, b) for a, b in split if one.endswith(a) and two.startswith(b)]
            assert not torn or _inside_an_address(one, two), (one, two)
    for one, two in pairwise(words):
        if _inside_an_address(one, two):
            assert one[-1] in "/?&=.@_-", (one, two)


def _inside_an_address(one: str, two: str) -> bool:
    """Whether the break between two lines stands inside one of the addresses."""
    return any(
        one.endswith(address[:i]) and two.startswith(address[i:])
        for address in ADDRESSES
        for i in range(1, len(address))
    )


@settings(max_examples=examples(8))
@given(st.integers(28 * 22 * 2, 28 * 22 * 4))
def test_plain_chinese_fills_22_lines_of_28(length: int) -> None:
    sheets = printed(("水利工程建设与河湖管理办法公开信息" * 200)[:length])
    for sheet in sheets[:-2]:
        assert [len(line) for line in sheet.text_lines(BODY)][1:] == [28] * 21
    assert len(sheets[0].text_lines(BODY)[0]) == 26


def test_blanks_and_marks_of_other_scripts_do_not_break_the_rules() -> None:
    prose = "水务局 Water Affairs Bureau 的年报 " * 12 + "（见附件）。"
    for line in full(shown(printed(prose))):
        assert re.match(r"\S", joined(line))
