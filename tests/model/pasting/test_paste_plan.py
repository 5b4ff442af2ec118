"""What a paste would do, before it does it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Money, format_figure
from model.form.form import Cell
from model.form.sheet import Sheet, make_sheet
from model.pasting.paste_plan import PastePlan, plan_paste
from model.report.report import Report
from tests.reports import balanced, figures

SIX = ("natural", "business", "research", "charity", "legal", "other")


def cell(id: str, edition: str = "2021") -> Cell:
    return editions.load_form(edition).cells[id]


def pasted(text: str, at: str, report: Report | None = None, edition: str = "2021") -> PastePlan:
    """The plan for a text as spreadsheets copy it, cells by | and rows by line."""
    form = editions.load_form(edition)
    rows = [[part.strip() for part in line.split("|")] for line in text.strip("\n").split("\n")]
    anchor = form.cells[at]
    return plan_paste(
        form, compute_totals(form, report or Report(edition)), make_sheet(form.tables[anchor.table]), anchor, rows
    )


def values(made: PastePlan) -> dict[str, object]:
    return dict(made.values_to_enter(dash_as_zero=False))


def test_a_block_lands_at_the_anchor_and_a_blank_in_the_middle_stays_a_blank() -> None:
    made = pasted("1,234 | | 3\n4 | 5 | 6", "requests.granted.business", balanced())
    assert values(made) == {
        "requests.granted.business": 1234,
        "requests.granted.research": None,
        "requests.granted.charity": 3,
        "requests.partial.business": 4,
        "requests.partial.research": 5,
        "requests.partial.charity": 6,
    }
    assert not made.needs_confirmation


def test_seven_figures_of_a_row_are_six_entries_and_a_total_that_is_compared() -> None:
    made = pasted("1|2|3|4|5|6|21", "requests.received.natural")
    assert values(made) == {f"requests.received.{c}": n for n, c in enumerate(SIX, start=1)}
    assert made.agreeing_totals == 1
    assert not made.needs_confirmation
    wrong = pasted("1|2|3|4|5|6|22", "requests.received.natural")
    assert values(wrong) == values(made)
    assert [item.place_name for item in wrong.items_in_state("total")] == ["表三 本年新收·总计"]
    assert "各格相加是 21，带来的是 22，相差 1" in wrong.items_in_state("total")[0].reason


def test_a_total_is_compared_with_what_the_whole_report_will_say() -> None:
    report = balanced().with_values({"requests.received.natural": 10})
    assert pasted("3|13", "requests.received.other", report).items_in_state("total")[0].figure == 21
    assert pasted("3|21", "requests.received.other", report).agreeing_totals == 1


def test_a_total_that_cannot_be_read_is_said_and_a_dash_for_one_is_nothing() -> None:
    assert "公式错误" in pasted("3|#REF!", "requests.received.other").items_in_state("total")[0].reason
    assert not pasted("3|-", "requests.received.other").needs_confirmation


def test_what_juts_out_of_the_table_is_reported_and_never_wrapped() -> None:
    made = pasted("1|2|3|4\n5", "requests.carried_out.legal")
    assert values(made) == {"requests.carried_out.legal": 1, "requests.carried_out.other": 2}
    assert [(item.text, item.reason) for item in made.items_in_state("refused")] == [
        ("4", "超出表格右边，没有放处"),
        ("5", "超出表格下边，没有放处"),
    ]
    assert made.agreeing_totals == 1


def test_blanks_beyond_the_table_are_nothing() -> None:
    assert not pasted("1||||\n|||", "requests.carried_out.legal").needs_confirmation


def test_rows_go_on_over_the_headings_between_blocks() -> None:
    made = pasted("7\n8\n9\n52.15", "disclosure.licensing.decisions")
    assert values(made) == {
        "disclosure.licensing.decisions": 7,
        "disclosure.penalties.decisions": 8,
        "disclosure.coercion.decisions": 9,
        "disclosure.fees.amount": Decimal("52.15"),
    }


def test_a_block_with_the_headings_between_in_it_lands_row_beside_row() -> None:
    made = pasted("1|2|3\n\n本年处理决定数量\n7\n\n本年处理决定数量\n8||\n9", "disclosure.normative.issued")
    assert list(values(made).values()) == [1, 2, 3, 7, 8, 9]
    assert list(values(made))[3:] == [f"disclosure.{row}.decisions" for row in ("licensing", "penalties", "coercion")]
    assert not made.needs_confirmation


def test_column_headings_pasted_along_are_no_figures_but_say_which_column() -> None:
    made = pasted("科研机构|社会公益组织\n1|2\n3|4", "requests.granted.natural")
    assert values(made) == {
        "requests.granted.research": 1,
        "requests.granted.charity": 2,
        "requests.partial.research": 3,
        "requests.partial.charity": 4,
    }


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


def test_headings_over_labelled_rows_say_which_column_however_they_are_ordered() -> None:
    text = """
        信息内容|现行有效件数|备注|本年制发件数
        规章|3|甲|1
        规范性文件|4||2
    """.replace(" ", "")
    made = pasted(text, "requests.received.natural")
    assert values(made) == {
        "disclosure.regulations.in_force": 3,
        "disclosure.regulations.issued": 1,
        "disclosure.normative.in_force": 4,
        "disclosure.normative.issued": 2,
    }
    assert [item.text for item in made.items_in_state("refused")] == ["甲"]


def test_a_table_without_row_labels_is_found_by_its_headings() -> None:
    text = """
        行政复议|||||行政诉讼|||||||||
        结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉||||
        |||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
        1|0|0|2|3|0|0|0|0|0|4|0|0|0|4
    """
    found = values(pasted(text, "requests.received.natural"))
    assert found["remedies.review.pending"] == 2
    assert found["remedies.after_review.upheld"] == 4
    assert len(found) == 12


def test_one_group_of_that_table_is_found_by_the_heading_over_it() -> None:
    text = "行政诉讼||||\n复议后起诉||||\n结果维持|结果纠正|其他结果|尚未审结|总计\n1|2|3|4|10"
    made = pasted(text, "remedies.review.upheld")
    assert values(made) == {
        f"remedies.after_review.{c}": n for n, c in enumerate(("upheld", "corrected", "other", "pending"), start=1)
    }
    assert made.agreeing_totals == 1


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


def test_one_figure_fills_every_selected_cell_by_its_kind() -> None:
    form = editions.load_form("2019")
    cells = [form.cells[id] for id in ("disclosure.fees.change", "disclosure.procurement.amount")]
    made = plan_paste(form, Report("2019"), make_sheet(form.tables["disclosure"]), cells[0], [["3"]], cells)
    assert values(made) == {"disclosure.fees.change": 3, "disclosure.procurement.amount": Money(3)}


def test_dashes_become_what_the_clerk_says_and_unticked_cells_stay() -> None:
    made = pasted("-|5件", "requests.received.natural", balanced())
    assert made.values_to_enter(dash_as_zero=False) == {
        "requests.received.natural": None,
        "requests.received.business": 5,
    }
    assert made.values_to_enter(dash_as_zero=True)["requests.received.natural"] == 0
    assert made.values_to_enter(True, {"requests.received.business"}) == {"requests.received.natural": 0}
    money = pasted("-", "disclosure.procurement.amount", edition="2019")
    assert money.values_to_enter(dash_as_zero=True) == {"disclosure.procurement.amount": Money(0)}


def shown(plan_of: Sheet, report: Report, rows: range, columns: range) -> list[list[str]]:
    """A rectangle of the sheet as text, spans in their first place."""
    block = []
    for row in rows:
        line, before = [], None
        for column in columns:
            tile = plan_of.tile_at(row, column)
            line.append(
                "" if tile is before or tile.cell is None else format_figure(report.stated_or_computed(tile.cell.id))
            )
            before = tile
        block.append(line)
    return block


@given(
    data=st.data(), edition=st.sampled_from(editions.list_editions()), table=st.sampled_from(["requests", "remedies"])
)
def test_any_block_pasted_back_where_it_was_copied_changes_nothing(
    data: st.DataObject, edition: str, table: str
) -> None:
    form = editions.load_form(edition)
    entries = [c for c in form.tables[table].cells if not c.is_computed]
    drawn = data.draw(st.dictionaries(st.sampled_from(entries).map(lambda c: c.id), st.integers(0, 9999), max_size=40))
    report = compute_totals(form, Report(edition, figures=drawn))
    whole = make_sheet(form.tables[table])
    one, other = (data.draw(st.sampled_from(form.tables[table].cells)) for _ in range(2))
    ends = [whole.tiles_by_cell[c.id] for c in (one, other)]
    rows = range(min(t.row for t in ends), max(t.row for t in ends) + 1)
    columns = range(min(t.column for t in ends), max(t.column for t in ends) + 1)
    anchor = whole.tile_at(rows[0], columns[0]).cell
    assert anchor
    made = plan_paste(form, report, whole, anchor, shown(whole, report, rows, columns))
    assert report.with_values(made.values_to_enter(dash_as_zero=False)) == report
    assert not made.needs_confirmation


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


@given(st.lists(st.lists(st.none() | st.text(max_size=12) | st.sampled_from(["规章", "总计", "12", "-", "3.其他"]))))
def test_no_block_can_break_the_plan(rows: list[list[str | None]]) -> None:
    form = editions.load_form("2021")
    made = plan_paste(
        form, Report("2021"), make_sheet(form.tables["disclosure"]), cell("disclosure.regulations.issued"), rows
    )
    assert made.values_to_enter(dash_as_zero=True).keys() <= {c.id for c in form.entry_cells}
