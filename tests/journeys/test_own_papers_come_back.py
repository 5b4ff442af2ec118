"""What is exported comes back whole when it is imported, whatever the format, the choices and the contents."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import exporters
from exporters.content.options import ExportOptions
from exporters.typesetting.printable import make_printable
from model import importing
from model.checks.rules import check_report, compute_totals
from model.form.form import Form
from model.report.report import PROSE_PLACES, Report
from tests.examples import examples
from tests.exporters.invented import invented

SUFFIXES = (".pdf", ".docx", ".html", ".xlsx")
CHOICES = st.builds(
    ExportOptions, draft_watermark=st.booleans(), infographic=st.booleans(), reasons=st.booleans(),
    use_installed_fonts=st.just(False),
)  # fmt: skip

UNITS = (
    "水务局", "云岭县水务局", "𬇙河镇人民政府", "云岭哈尼族彝族傣族自治县人力资源和社会保障局",
    "云岭哈尼族彝族傣族自治县河东经济技术开发区管理委员会综合办公室",
    "云岭哈尼族彝族傣族自治县河东经济技术开发区管理委员会社会事业局教育卫生办公室",
)  # fmt: skip
SIGNED = ("", "办公室", "政务公开工作领导小组办公室")
"""What may stand behind the unit's name in the signature; "": nothing is written there, and the unit signs."""
MAX_SIGNED = 45
"""Characters; what is longer may be broken behind the name of a body, and reads as the names of two."""
DATED = ("", "2026年1月12日", "2026年12月31日")

SENTENCES = (
    "全年工作平稳有序，公开信息312条。",
    "=1+1的结果是2。",
    "<b>不是标签</b>&也不是&lt;。",
    "-3与+4都不是公式。",
    "工作\x07有序\u200b推进。",
    "（一）主动公开。全年公开信息312条。",
    "一是抓好公开；",
    "1.第一项；",
    "（1）小项。",
    "①小小项。",
    "我镇位于𬇙河之滨，𠮷祥如意。",
    "新建绿地30㎡、½亩。",
    "“引号”与'单引号'，\"直引号\"。",
    "比上年增长12.5%，达到2.3万次。",
    "水库巡查台账按月整理并按季公开接受群众监督与建议" * 9 + "。",
    "公开工作有序。",
    "有\U00020000字的文件。",
    "网址https://www.example.cn/a_b?c=1。",
    "{{7*7}}是多少。",
    "\\write18没有执行。",
    "]]>不是结尾。",
    "_x0041_不是字母。",
    "按《条例》和〔2021〕30号文编制——全文如下……共六部分。",
)
PROSE = st.lists(st.sampled_from(SENTENCES), max_size=5).map("\n".join)
FIGURES = st.lists(st.sampled_from([None, 0, 0, 0, 1, 7, 23, 1186]), min_size=40, max_size=40)


def build_report(
    unit: str, signed: str, dated: str, year: str, prose: tuple[str, ...], entries: list[int | None]
) -> tuple[Form, Report]:
    """A report with these contents, its totals computed; entries repeat over all cells that count."""
    form, report = invented()
    counts = [cell.id for cell in form.entry_cells if cell.kind == "count"]
    figures = {id: entries[number % len(entries)] for number, id in enumerate(counts)}
    signed = unit + signed if signed and len(unit + signed) <= MAX_SIGNED else ""
    cover = {"cover.unit": unit, "cover.signed": signed, "cover.dated": dated, "cover.year": year}
    places = dict(zip(PROSE_PLACES, prose, strict=True))
    report = compute_totals(form, report.with_values({**figures, **cover, **places}))
    answers = {f"answer.{finding.key}": "经核实无误。" for finding in check_report(form, report, None)[:3]}
    return form, report.with_values(answers)


def shown_lines(text: str) -> list[str]:
    """What a person sees of a text: its lines without blanks, and without what leaves no trace on paper."""
    lines = ("".join(make_printable(line).split()) for line in text.split("\n"))
    return [line for line in lines if line]


def compare_reports(written: Report, read: Report) -> list[object]:
    """All that differs between a report that was written and the one that was read, as a person sees them."""
    differing: list[object] = []
    for id in written.figures.keys() | read.figures.keys():
        if written.figures.get(id) != read.figures.get(id):
            differing.append((id, written.figures.get(id), read.figures.get(id)))
    if read.stated_totals:
        differing.append(read.stated_totals)
    for place in PROSE_PLACES:
        lines, found = shown_lines(written.prose.get(place, "")), shown_lines(read.prose.get(place, ""))
        if lines != found:
            differing.append((place, lines, found))
    for field in ("unit", "year", "dated"):
        if written.cover.get(field, "") != read.cover.get(field, ""):
            differing.append((field, written.cover.get(field), read.cover.get(field)))
    signed, found_signed = (report.cover.get("signed") or report.unit for report in (written, read))
    if signed != found_signed:
        differing.append(("signed", signed, found_signed))
    return differing


@settings(max_examples=examples(6), suppress_health_check=list(HealthCheck))
@given(
    suffix=st.sampled_from(SUFFIXES), options=CHOICES, unit=st.sampled_from(UNITS), signed=st.sampled_from(SIGNED),
    dated=st.sampled_from(DATED), year=st.sampled_from(["2025", "2021"]),
    prose=st.tuples(*[PROSE] * len(PROSE_PLACES)), entries=FIGURES,
)  # fmt: skip
def test_a_report_comes_back_from_any_paper_of_ours(
    suffix: str,
    options: ExportOptions,
    unit: str,
    signed: str,
    dated: str,
    year: str,
    prose: tuple[str, ...],
    entries: list[int | None],
) -> None:
    form, report = build_report(unit, signed, dated, year, prose, entries)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        if suffix in exporters.FORMATS_WITH_OPTIONS:
            exporters.write_report(form, report, path, None, options)
        else:
            exporters.write_report(form, report, path)
        read = importing.read_report(path)
    assert compare_reports(report, read.report) == []
