"""What is remembered of the last checks is what checking from the beginning finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.check_memory import CheckMemory, WatchedReport, list_changed
from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.drafts.samples import list_samples, load_sample
from model.form import editions
from model.form.form import Form
from model.local_rules.rule_reader import read_rules
from model.report.report import Report, Value
from model.words.all_findings import gather_findings
from model.words.local_findings import make_local_checks
from tests.examples import examples

FORM = editions.load_form("2021")
LOCAL_RULES, _ = read_rules(
    "本单位.toml",
    """
[[rule]]
id = "named"
section = "一"
names = "requests.received.total"
says = "要写新收"
cites = "某市文件"

[[rule]]
id = "phrase"
section = "一"
must_not = "培训"
units = ["水务局"]
says = "不要写培训"
cites = "某市文件"

[[rule]]
id = "sum"
holds = "requests.received.natural <= requests.granted.natural + 3"
says = "新收多出太多"
cites = "某市文件"
""",
)
SAMPLES = {name: load_sample(name) for name in list_samples()}

figures: st.SearchStrategy[Value | None] = st.one_of(
    st.none(), st.integers(-1, 60), st.sampled_from([Decimal("52.1"), Decimal("52.10"), 4800])
)
sentences = (
    "全年收到政府信息公开申请48件，办结47件，结转下年1件。",
    "全年收到政府信息公开申请3件，同比增长20%。",
    "未收到行政复议、行政诉讼。",
    "（一）主动公开。\n（二）依申请公开。",
    "请联系张××，电话13800138000。",
    "全年公开信息22条,举办培训55次。",
    "2019年，我局收到申请10件，其中信函5件、当面7件，占70.8%。",
)
texts = st.lists(st.sampled_from(sentences), max_size=4).map("\n".join)


@st.composite
def edits(draw: st.DrawFn, form: Form) -> dict[str, Value | None]:
    """What one edit of a clerk, or of an import, changes: cells, texts, cover, and what is known of the file."""
    cells = st.sampled_from([cell.id for cell in form.entry_cells])
    totals = st.sampled_from([rule.total_cell for rule in form.total_rules])
    kind = draw(st.sampled_from(("cell", "cell", "cell", "text", "text", "cover", "claim", "unread", "blank", "paste")))
    if kind == "cell":
        return {draw(cells): draw(figures)}
    if kind == "paste":
        return {draw(cells): draw(figures) for _ in range(draw(st.integers(2, 30)))}
    if kind == "text":
        return {draw(st.sampled_from(form.prose_places)): draw(texts)}
    if kind == "cover":
        field = draw(st.sampled_from([field.place for field in form.fields]))
        return {field: draw(st.sampled_from(["", "临江县水务局", "云溪镇人民政府", "2024", "2025", "2026年1月12日"]))}
    if kind == "claim":
        return {f"claim.{draw(totals)}": draw(figures)}
    if kind == "unread":
        return {f"unread.{draw(cells)}": draw(st.sampled_from(["", "原文里没有找到"]))}
    return {f"blank.{draw(totals)}": draw(st.sampled_from(["", "空着", "/"]))}


@pytest.mark.hypothesis
@pytest.mark.parametrize("edition", ["2019", "2021"])
@settings(max_examples=examples(20), deadline=None)
@given(data=st.data())
def test_what_is_remembered_is_what_is_found_anew(edition: str, data: st.DataObject) -> None:
    form = editions.load_form(edition)
    started = {name: sample for name, sample in SAMPLES.items() if sample.edition == edition}
    reports = [Report(edition), *started.values()]
    report = compute_totals(form, data.draw(st.sampled_from(reports)))
    lasts = [None, *SAMPLES.values()]
    last = data.draw(st.sampled_from(lasts))
    memory = CheckMemory()
    local_checks = make_local_checks(LOCAL_RULES)
    for values in data.draw(st.lists(edits(form), min_size=2, max_size=12)):
        report = compute_totals(form, report.with_values(values))
        if data.draw(st.integers(0, 9)) == 0:
            last = data.draw(st.sampled_from(lasts))
        remembered = gather_findings(form, report, last, is_draft=True, memory=memory, local_checks=local_checks)
        anew = gather_findings(form, report, last, is_draft=True, local_checks=make_local_checks(LOCAL_RULES))
        assert repr(remembered) == repr(anew)


def test_a_check_runs_anew_only_where_a_place_differs_that_it_read() -> None:
    ran: list[str] = []

    def check_cell(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
        ran.append("cell")
        figure = report.figure_at("requests.received.natural")
        yield Finding("cell", "hint", ("requests.received.natural",), str(figure))

    def check_text(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
        ran.append("text")
        yield Finding("text", "hint", ("overview",), report.text_at("overview"))

    def check_all_figures(form: Form, report: Report, last: Report | None) -> Iterator[Finding]:
        ran.append("figures")
        yield Finding("figures", "hint", ("requests.received.natural",), str(len(report.figures)))

    memory = CheckMemory()

    def run(report: Report, last: Report | None = None) -> list[str]:
        ran.clear()
        found = memory.run_checks((check_cell, check_text, check_all_figures), FORM, report, last)
        assert [finding.rule for finding in found] == ["cell", "text", "figures"]
        return list(ran)

    report = Report("2021")
    assert run(report) == ["cell", "text", "figures"]
    assert run(report.with_values({"cover.unit": "临江县水务局"})) == []
    with_cell = report.with_values({"requests.received.natural": 1})
    assert run(with_cell) == ["cell", "figures"]
    assert run(with_cell.with_values({"requests.granted.natural": 1})) == ["figures"]
    assert run(with_cell.with_values({"overview": "公开信息。"})) == ["text", "figures"]
    assert run(with_cell.with_values({"overview": "公开信息。"}), Report("2021")) == ["cell", "text", "figures"]


def test_figures_that_are_equal_but_written_otherwise_differ() -> None:
    cell = "disclosure.fees.amount"
    one, other = (Report("2021").with_values({cell: Decimal(text)}) for text in ("52.1", "52.10"))
    assert list_changed(one, other) == {cell, "figures"}
    assert list_changed(one, Report("2021").with_values({cell: Decimal("52.1")})) == set()


def test_a_stated_total_is_read_with_the_figure_of_its_cell() -> None:
    stated = Report("2021").with_values({"claim.requests.received.total": 3})
    watched = WatchedReport(stated)
    assert watched.stated_or_computed("requests.received.total") == 3
    assert not watched.list_read().isdisjoint(list_changed(Report("2021"), stated))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_watched_report_says_the_same_and_notes_what_was_read(name: str) -> None:
    report = SAMPLES[name]
    cell = "requests.received.natural"
    reads: dict[str, tuple[Callable[[Report], object], str]] = {
        "unit": (lambda one: one.unit, "cover.unit"),
        "year": (lambda one: one.year, "cover.year"),
        "text": (lambda one: one.text_at("overview"), "overview"),
        "value": (lambda one: one.value_at("cover.phone"), "cover.phone"),
        "figure": (lambda one: one.figure_at(cell), cell),
        "stated": (lambda one: one.stated_total_at(cell), cell),
        "either": (lambda one: one.stated_or_computed(cell), cell),
        "printed": (lambda one: one.printed_figure(cell), cell),
        "all": (lambda one: one.has_figures({cell}), cell),
        "part": (lambda one: one.figures, "figures"),
        "edition": (lambda one: one.edition, ""),
    }
    for read, place in reads.values():
        watched = WatchedReport(report)
        assert read(watched) == read(report)
        assert watched.list_read() == {place} - {""}
