"""Rows that were pasted with their labels go to the rows so named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import format_figure
from model.form.sheet import make_sheet
from model.pasting.paste_plan import plan_paste
from model.report.report import Report
from tests.model.pasting.plans import cell, pasted, values
from tests.reports import figures


def test_rows_with_labels_go_to_the_rows_so_named_wherever_the_cursor_is() -> None:
    text = """
        三、本年度办理结果 | （三）不予公开 | 4.保护第三方合法权益 | 1 | 0 | 0 | 0 | 0 | 0 | 1
        | | 2.其他法律行政法规禁止公开 | 0 | 2 | 0 | 0 | 0 | 0 | 2
        一、本年新收政府信息公开申请数量 | | | 3 | | 0 | 0 | 0 | 0 | 3
    """.strip()
    made = pasted(text, "requests.unable.unclear.charity")
    found = values(made)
    assert found["requests.refused.third_party.natural"] == 1
    assert found["requests.refused.law.business"] == 2
    assert found["requests.received.natural"] == 3
    assert found["requests.received.business"] is None
    assert len(found) == 18
    assert made.agreeing_totals == 3
    assert made.is_guided
    assert made.needs_confirmation


@pytest.mark.parametrize(
    "label",
    ["保护第三方合法权益", "4、保护第三方\n合法权益", "4. 保護第三方合法權益", "（三）不予公开4.保护第三方合法权益"],
)
def test_labels_are_known_wrapped_spaced_glued_or_in_traditional_characters(label: str) -> None:
    form = editions.load_form("2021")
    rows = [[label, "5", "", "", "", "", "", "5"]]
    made = plan_paste(
        form, Report("2021"), make_sheet(form.tables["requests"]), cell("requests.received.natural"), rows
    )
    assert values(made)["requests.refused.third_party.natural"] == 5


def test_labels_of_another_table_lead_there() -> None:
    made = pasted("行政處罰|5\n行政事业性收费|52,000元", "requests.received.natural")
    assert values(made) == {"disclosure.penalties.decisions": 5, "disclosure.fees.amount": Decimal("5.2")}


def test_a_named_row_with_too_many_figures_is_refused_whole() -> None:
    made = pasted("行政许可|5|1|6\n行政强制|2", "disclosure.regulations.issued")
    assert values(made) == {"disclosure.coercion.decisions": 2}
    assert "带来 3 格，表里是 1 格" in made.items_in_state("refused")[0].reason


def test_a_named_row_with_fewer_figures_says_how_they_were_placed() -> None:
    made = pasted("1.属于国家秘密|5|6", "requests.received.natural")
    assert values(made) == {"requests.refused.secret.natural": 5, "requests.refused.secret.business": 6}
    assert all("只带来 2 格" in item.reason for item in made.items)
    assert pasted("1.属于国家秘密|5|6|0|0|0|0", "requests.received.natural").items[0].reason == ""


def test_a_row_nobody_knows_is_refused_and_words_without_figures_are_set_aside() -> None:
    made = pasted("填表说明\n规章|1|2|3\n某某条例|4|5|6", "disclosure.regulations.issued")
    assert len(values(made)) == 3
    assert [item.text for item in made.items_in_state("refused")] == ["某某条例 4 5 6"]
    assert [item.text for item in made.items_in_state("idle")] == ["填表说明"]


def test_a_row_named_twice_keeps_the_first_and_refuses_what_differs() -> None:
    made = pasted("行政许可|5\n行政许可|5\n行政许可|6", "disclosure.regulations.issued")
    assert values(made) == {"disclosure.licensing.decisions": 5}
    assert [item.reason for item in made.items_in_state("refused")] == ["表二 行政许可·本年处理决定数量前面已有“5”"]


def test_the_other_editions_row_is_placed_and_said() -> None:
    made = pasted("（六）其他处理|5|0|0|0|0|0|5", "requests.received.natural")
    assert values(made)["requests.otherwise.rest.natural"] == 5
    assert "别的版本" in made.items[0].reason


def test_labels_alone_are_nothing_to_paste() -> None:
    assert pasted("规章\n行政规范性文件", "disclosure.regulations.issued").items == ()


@given(data=st.data(), edition=st.sampled_from(editions.list_editions()))
def test_named_rows_give_the_same_report_in_any_order(data: st.DataObject, edition: str) -> None:
    form = editions.load_form(edition)
    entries = {
        c.id: data.draw(figures(c)) for c in form.entry_cells if c.table != "remedies" and data.draw(st.booleans())
    }
    report = compute_totals(form, Report(edition).with_figures({**entries, "requests.received.natural": 1}))
    rows = [
        [
            *row.under,
            row.label,
            *(format_figure(report.figures.get(block.cells[row.id, c.id].id)) for c in block.columns),
        ]
        for id in ("disclosure", "requests")
        for block in form.tables[id].blocks
        for row in block.rows
    ]
    shuffled = data.draw(st.permutations(rows))
    made = plan_paste(
        form, Report(edition), make_sheet(form.tables["requests"]), form.cells["requests.granted.legal"], shuffled
    )
    assert not made.items_in_state("refused", "total", "dash")
    assert compute_totals(form, Report(edition).with_values(made.values_to_enter(dash_as_zero=False))) == report
