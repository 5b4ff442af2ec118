"""What a paste would do, before it does it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Money, format_figure
from model.form.sheet import Sheet, make_sheet
from model.pasting.paste_plan import plan_paste
from model.report.report import Report
from tests.model.pasting.plans import SIX, cell, pasted, values
from tests.reports import balanced


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


def test_a_block_that_would_change_figures_is_looked_at_first_and_one_into_blanks_is_not() -> None:
    assert not pasted("1| |3", "requests.granted.natural").needs_confirmation
    assert pasted("1| |3", "requests.granted.natural", balanced()).needs_confirmation
    assert not pasted("2|2", "requests.granted.natural", balanced()).needs_confirmation


def test_a_single_text_needs_a_look_only_where_it_is_in_doubt() -> None:
    for text in ("7", "７", "一百二十", "1,234", "12件"):
        assert not pasted(text, "requests.granted.natural", balanced()).needs_confirmation
    for text in ("1.2万", "无", "张三"):
        assert pasted(text, "requests.granted.natural").needs_confirmation


def test_a_row_of_words_for_nothing_over_figures_is_no_row_of_headings() -> None:
    made = pasted("无|无|无\n1|2|3", "requests.granted.natural")
    assert len(made.items_in_state("dash")) == 3
    assert values(made)["requests.partial.natural"] == 1


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


@given(st.lists(st.lists(st.none() | st.text(max_size=12) | st.sampled_from(["规章", "总计", "12", "-", "3.其他"]))))
def test_no_block_can_break_the_plan(rows: list[list[str | None]]) -> None:
    form = editions.load_form("2021")
    made = plan_paste(
        form, Report("2021"), make_sheet(form.tables["disclosure"]), cell("disclosure.regulations.issued"), rows
    )
    assert made.values_to_enter(dash_as_zero=True).keys() <= {c.id for c in form.entry_cells}


def test_what_cannot_be_seen_and_what_spreadsheets_put_around_a_text_is_no_part_of_a_block() -> None:
    made = pasted('="予以公开"|="1"|2\u200b|\u200b|\ufeff4|5|6|="18"', "requests.received.natural")
    assert values(made) == {
        f"requests.granted.{column}": figure for column, figure in zip(SIX, (1, 2, None, 4, 5, 6), strict=True)
    }
    assert made.agreeing_totals == 1
