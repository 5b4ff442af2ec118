"""Sentences from the tables: the figures are right, what is 0 is left out, what is wanting is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.checks.findings import Finding
from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, number_of
from model.report.report import NOT_FOUND, Report
from model.wording.offered_sentences import list_offered_sentences
from model.words.word_checks import CHECKS
from tests.examples import examples
from tests.model.reports import written
from tests.reports import balanced

FORM = editions.load_form("2021")
COLUMNS = ("natural", "business", "research", "charity", "legal", "other")
OUTSIDE = ("received", "carried_in", "carried_out")
ASPECTS = (
    "（一）主动公开。按时公布水情。\n（二）依申请公开。{text}\n（三）政府信息管理。清理过期信息。\n"
    "（四）政府信息公开平台建设。改版网站。\n（五）监督保障。开展培训。"
)
"""So that a sentence does not stand in a section one without the other aspects."""


def report_of(figures: dict[str, Figure], edition: str = "2021") -> Report:
    """A report whose other cells are all 0."""
    form = editions.load_form(edition)
    blank: dict[str, Figure] = {cell.id: Money(0) if cell.kind == "money" else 0 for cell in form.entry_cells}
    return compute_totals(form, written(edition, blank | figures, 2025 if edition == "2021" else 2020))


def offered(report: Report, section: str = "overview") -> list[str]:
    form = editions.load_form(report.edition)
    return [sentence.text for sentence in list_offered_sentences(form, report, section).sentences]


BUSY = report_of(
    {
        "requests.received.natural": 9,
        "requests.received.business": 3,
        "requests.carried_in.natural": 2,
        "requests.granted.natural": 6,
        "requests.refused.secret.natural": 1,
        "requests.refused.process.business": 2,
        "requests.unable.not_held.natural": 3,
        "requests.carried_out.natural": 1,
        "requests.carried_out.business": 1,
        "remedies.review.upheld": 2,
        "disclosure.normative.issued": 4,
        "disclosure.normative.in_force": 11,
        "disclosure.fees.amount": Decimal("3.25"),
    }
)


@pytest.mark.parametrize(
    "sentence",
    [
        "本年度新收政府信息公开申请12件，上年结转2件，办结12件，结转下年度继续办理2件。",
        "本年度新收和上年结转的政府信息公开申请共14件，办结12件，结转下年度继续办理2件。",
        "2025年，本机关新收政府信息公开申请12件，其中自然人9件、法人或其他组织3件。上年结转2件。"
        "全年办结12件，其中予以公开6件、不予公开3件、无法提供3件。结转下年度继续办理2件。",
        "本年度办理结果为：予以公开6件；不予公开3件，其中属于国家秘密1件、属于四类过程性信息2件；"
        "无法提供3件，其中本机关不掌握相关政府信息3件。",
        "本年度因政府信息公开引起的行政复议2件，其中结果维持2件。",
        "本年度制发行政规范性文件4件，现行有效行政规范性文件11件。",
        "2025年，本机关行政事业性收费3.25万元。",
    ],
)
def test_figures_stand_in_their_units_and_what_is_nought_is_left_out(sentence: str) -> None:
    assert sentence in offered(BUSY)


def test_nothing_received_is_worded_without_figures() -> None:
    quiet = offered(report_of({}))
    assert "本年度未收到政府信息公开申请。" in quiet
    assert "本年度没有因政府信息公开引起的行政复议和行政诉讼。" in quiet
    assert not [sentence for sentence in quiet if "0件" in sentence]


def test_only_what_was_carried_over_is_not_called_received() -> None:
    carried = report_of({"requests.carried_in.natural": 2, "requests.granted.natural": 2})
    sentences = offered(carried)
    assert "本年度没有新收政府信息公开申请，上年结转2件，办结2件。" in sentences
    assert not [sentence for sentence in sentences if "未收到" in sentence or "没有收到" in sentence]


def test_a_list_that_would_be_empty_takes_its_sentence_along() -> None:
    assert not [sentence for sentence in offered(report_of({})) if sentence in ("本年度。", "本年度作出。")]


def test_each_edition_has_the_words_of_its_own_tables() -> None:
    made = {"disclosure.normative.made": 3, "disclosure.normative.published": 4, "disclosure.normative.public_total": 9}
    old = offered(report_of({**made}, "2019"))
    assert "本年度新制作规范性文件3件，新公开规范性文件4件，对外公开规范性文件总数为9件。" in old
    assert not [sentence for sentence in old if "制发" in sentence or "行政事业性收费" in sentence]


def test_section_six_speaks_of_fees_only() -> None:
    assert offered(report_of({}), "other")[0] == "本年度没有向申请人收取信息处理费。"
    unpaid = report_of({"requests.received.natural": 2, "requests.otherwise.unpaid.natural": 2})
    sentences = offered(unpaid, "other")
    assert "本年度申请人逾期未按收费通知要求缴纳费用、不再处理其政府信息公开申请的有2件。" in sentences
    assert not [sentence for sentence in sentences if "没有向申请人收取" in sentence]


def test_what_the_tables_do_not_have_is_left_to_the_clerk_and_said_so() -> None:
    (asked,) = (
        sentence for sentence in list_offered_sentences(FORM, report_of({}), "other").sentences if "〔" in sentence.text
    )
    assert "请自己填" in asked.remark


def test_section_five_has_no_figures_to_offer() -> None:
    assert offered(BUSY, "problems") == []


def test_cells_that_are_not_filled_in_are_named_and_their_sentences_are_not_offered() -> None:
    report = compute_totals(FORM, BUSY.with_figures({"requests.received.natural": None}))
    offer = list_offered_sentences(FORM, report, "overview")
    assert offer.missing[0] == "requests.received.total"
    assert "requests.received.natural" in offer.missing
    assert not [sentence for sentence in offer.sentences if "新收" in sentence.text or "未收到" in sentence.text]
    assert "本年度因政府信息公开引起的行政复议2件，其中结果维持2件。" in [sentence.text for sentence in offer.sentences]


def test_of_an_empty_draft_nothing_is_offered_and_the_year_is_asked_for() -> None:
    offer = list_offered_sentences(FORM, Report("2021"), "overview")
    assert offer.sentences == ()
    assert "cover.year" in offer.missing


@pytest.mark.parametrize(
    "spoil",
    [
        lambda report: replace(
            report.with_figures({"requests.received.natural": None}), unread={"requests.received.natural": NOT_FOUND}
        ),
        lambda report: replace(report, stated_totals={"requests.received.total": 13}),
    ],
    ids=["unread", "stated otherwise"],
)
def test_a_figure_that_is_not_sure_is_not_offered(spoil: Callable[[Report], Report]) -> None:
    assert not [sentence for sentence in offered(spoil(BUSY)) if "新收" in sentence]


@st.composite
def sound_reports(draw: st.DrawFn) -> Report:
    """A report of either edition in which every equation holds, with many noughts."""
    edition = draw(st.sampled_from(["2019", "2021"]))
    form = editions.load_form(edition)
    counts = st.sampled_from([0, 0, 0, 1, 2, 7, 48, 1206])
    figures: dict[str, Figure] = {}
    for cell in form.entry_cells:
        is_price = cell.kind in ("amount", "money")
        figures[cell.id] = Decimal(draw(counts)) / 8 if cell.kind == "amount" else draw(counts)
        if is_price and cell.kind == "money":
            figures[cell.id] = Money(draw(counts), "万元")
    rows = [row.id for row in form.tables["requests"].list_lines("row") if not row.computed]
    is_quiet = draw(st.booleans())
    for column in COLUMNS:
        if is_quiet:
            figures |= {f"requests.{row}.{column}": 0 for row in rows}
        handled = sum(number_of(figures[f"requests.{row}.{column}"]) for row in rows if row not in OUTSIDE)
        received, carried_in = (number_of(figures[f"requests.{row}.{column}"]) for row in ("received", "carried_in"))
        figures[f"requests.received.{column}"] = received = max(received, handled - carried_in)
        figures[f"requests.carried_out.{column}"] = received + carried_in - handled
    return compute_totals(form, written(edition, figures, 2025 if edition == "2021" else 2020))


def find_disputes(report: Report, section: str, text: str) -> list[Finding]:
    """What the checks of words say against a text that stands in a section."""
    whole = ASPECTS.format(text=text) if section == "overview" else text
    form = editions.load_form(report.edition)
    told = report.with_values({section: whole})
    found = [finding for check in CHECKS for finding in check(form, told, None)]
    asks_clerk = [finding for finding in found if finding.rule == "guard.placeholder" and "〔" in text]
    return [finding for finding in found if finding not in asks_clerk and finding.rule != "guard.length"]


@settings(max_examples=examples(15))
@given(report=sound_reports())
def test_what_is_offered_is_never_disputed(report: Report) -> None:
    form = editions.load_form(report.edition)
    for section in ("overview", "other"):
        offer = list_offered_sentences(form, report, section)
        assert offer.missing == ()
        assert offer.sentences
        for sentence in offer.sentences:
            assert find_disputes(report, section, sentence.text) == [], sentence.text
            assert "{" not in sentence.text
            assert "[" not in sentence.text
        together = "\n".join(sentence.text for sentence in offer.sentences)
        assert find_disputes(report, section, together) == []


def test_no_sentence_is_offered_twice() -> None:
    for report in (BUSY, report_of({}), compute_totals(FORM, balanced())):
        assert len(offered(report)) == len(set(offered(report)))


def test_a_figure_may_be_written_otherwise_than_plainly() -> None:
    offer = list_offered_sentences(FORM, BUSY, "overview", lambda cells, number: f"<{'+'.join(cells)}={number}>")
    assert "新收政府信息公开申请<requests.received.total=12>件" in "".join(offer.sentences[1].text.split("本年度"))
