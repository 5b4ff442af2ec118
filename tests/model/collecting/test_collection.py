"""Whatever is sent, sent again, withdrawn and adjusted, the sum is the plain sum over what counts now.

Covers model/collecting/sent_reports.py, model/collecting/unit_states.py, model/collecting/summing.py,
model/collecting/store/collection_rows.py and model/collecting/store/unit_rows.py too.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.checks.rules import compute_totals
from model.collecting.collected import Adjustment, CollectedSum, RosterUnit, UnitStatus
from model.collecting.collection import Collection
from model.collecting.store.collection_file import CollectionFile
from model.errors import LockedCell, UnknownPlace
from model.form import editions
from model.form.figures import Figure, Number, number_of
from model.importing import Reading
from model.report.report import Report, Value
from model.report.summed_parts import SummedPart, SumParts
from tests.examples import examples
from tests.reports import balanced
from tests.strangers.inventing import publish
from tests.strangers.web_page import write_page

FORM = editions.load_form("2021")
UNITS = ("临江县水务局", "临江县教育局", "城东街道办事处")
OFFICE = "临江县人民政府"
FEES = "disclosure.fees.amount"
RECEIVED = "requests.received.natural"


def report(unit: str, each: int = 2, fees: Figure = Decimal(0), **cover: str) -> Report:
    """A sound report with so many applications of each kind, all granted, and so much taken in fees."""
    values: dict[str, Value] = {
        "cover.unit": unit,
        FEES: fees,
        **{f"cover.{name}": text for name, text in cover.items()},
    }
    return compute_totals(FORM, balanced(each=each).with_values(values))


def opened(path: Path | None = None, roster: bool = True) -> Collection:
    collection = Collection(CollectionFile(path), OFFICE, 2025)
    if roster and not collection.roster:
        collection.set_roster([RosterUnit(unit) for unit in UNITS])
    return collection


def send(collection: Collection, sent: Report, path: str = "", changed: int = 0) -> None:
    path = path or sent.unit
    collection.take_report(path, f"{path}.xlsx", Reading(sent, None, ()), changed)


def statuses(collected: CollectedSum) -> list[tuple[str, str]]:
    return [(each.unit.name, each.status.value) for each in collected.units]


def figure(collected: CollectedSum, cell: str) -> Number | None:
    found = collected.report.figures.get(cell)
    return None if found is None else number_of(found)


@dataclass(frozen=True)
class Step:
    """What is done: a unit sends, withdraws, the sum is adjusted, or the program is started again."""

    kind: str
    unit: str = UNITS[0]
    each: int = 0
    amount: Decimal = Decimal(0)


AMOUNTS = st.decimals(0, 99_999, places=6)
STEPS = st.builds(
    Step,
    st.sampled_from(["send", "send", "send", "withdraw", "adjust", "restart", "collect"]),
    st.sampled_from(UNITS),
    st.integers(0, 999),
    AMOUNTS,
)


@dataclass
class Expected:
    current: dict[str, Report] = field(default_factory=dict)
    adjustments: list[Adjustment] = field(default_factory=list)

    def add_up(self) -> Mapping[str, Number]:
        sums: dict[str, Number] = {}
        entries = [(cell.id, each.figures[cell.id]) for each in self.current.values() for cell in FORM.entry_cells]
        for cell, entered in [*entries, *((made.cell, made.amount) for made in self.adjustments)]:
            sums[cell] = number_of(entered) + sums.get(cell, 0)
        return sums


@given(steps=st.lists(STEPS, max_size=10))
@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.too_slow])
def test_the_sum_is_the_plain_sum_of_what_stands_now_and_the_adjustments(steps: list[Step]) -> None:
    expected = Expected()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collections.db"
        file = CollectionFile(path)
        collection = Collection(file, OFFICE, 2025)
        collection.set_roster([RosterUnit(unit) for unit in UNITS])
        for at, step in enumerate(steps):
            if step.kind == "send":
                expected.current[step.unit] = report(step.unit, step.each, step.amount)
                send(collection, expected.current[step.unit], changed=at)
            elif step.kind == "withdraw":
                expected.current.pop(step.unit, None)
                collection.withdraw([step.unit])
            elif step.kind == "adjust":
                expected.adjustments.append(Adjustment(FEES, -step.amount, "联合发文，重复计算"))
                collection.set_adjustments(expected.adjustments)
            elif step.kind == "restart":
                file.close()
                file = CollectionFile(path)
                collection = Collection(file, OFFICE, 2025)
            else:
                collection.collect()
        collected = collection.collect()
        entries = {cell: number for cell in FORM.entry_ids if (number := figure(collected, cell)) is not None}
        assert entries == expected.add_up()
        assert collected.report == compute_totals(FORM, collected.report)
        assert {each.unit.name for each in collected.units if each.is_summed} == set(expected.current)
        for cell, shares in collected.contributions.items():
            adjusted = [number_of(made.amount) for made in collected.adjustments if made.cell == cell]
            assert sum([*map(number_of, shares.values()), *adjusted]) == figure(collected, cell)
        file.close()


def test_units_that_did_not_send_are_missing_and_found_so_in_the_sum() -> None:
    collection = opened()
    send(collection, report(UNITS[1]))
    collected = collection.collect()
    assert statuses(collected) == [(UNITS[0], "missing"), (UNITS[1], "summed"), (UNITS[2], "missing")]
    (finding,) = [found for found in collection.check(collected) if found.rule == "collection.units"]
    assert (finding.weight, finding.left) == ("warning", 2)
    assert "没有交的 2 个（临江县水务局、城东街道办事处）" in finding.message


def test_a_unit_with_an_error_is_left_out_until_the_clerk_counts_it_and_then_named() -> None:
    collection = opened()
    send(collection, report(UNITS[0]))
    wrong = report(UNITS[1]).with_figures({"requests.carried_out.business": 5})
    send(collection, compute_totals(FORM, wrong))
    collected = collection.collect()
    assert statuses(collected)[:2] == [(UNITS[0], "summed"), (UNITS[1], "errors")]
    assert figure(collected, RECEIVED) == 2
    collection.count_anyway(UNITS[1])
    collected = collection.collect()
    assert statuses(collected)[1] == (UNITS[1], "summed")
    assert figure(collected, RECEIVED) == 4
    errors = [found for found in collection.check(collected) if found.weight == "error"]
    assert errors
    assert all(found.message.endswith(f"出在{UNITS[1]}。") for found in errors)
    collection.count_anyway(UNITS[1], is_counted=False)
    assert figure(collection.collect(), RECEIVED) == 2


def test_a_total_that_a_unit_states_wrongly_stays_visible_in_the_sum() -> None:
    collection = opened()
    stated = replace(report(UNITS[0]), stated_totals={"requests.received.total": 99})
    send(collection, stated)
    collection.count_anyway(UNITS[0])
    collected = collection.collect()
    assert collected.report.stated_totals == {"requests.received.total": 99}


def test_blanks_make_a_unit_incomplete_and_are_named() -> None:
    collection = opened()
    send(collection, compute_totals(FORM, report(UNITS[0]).with_figures({"disclosure.licensing.decisions": None})))
    unit = collection.collect().units[0]
    assert unit.status is UnitStatus.INCOMPLETE
    assert unit.trouble == "有 1 格未填（表二“行政许可”）。"


def test_of_two_reports_the_newer_by_its_own_date_counts() -> None:
    collection = opened()
    send(collection, report(UNITS[0], each=1, dated="2026年1月20日"), "一", changed=1)
    send(collection, report(UNITS[0], each=5, dated="2026年1月5日"), "二", changed=99)
    collected = collection.collect()
    assert figure(collected, RECEIVED) == 1
    assert ("二.xlsx", UnitStatus.DUPLICATE) in [(each.file, each.status) for each in collected.units]
    older = next(file for file in collection.files if file.path == "二")
    collection.choose_file(UNITS[0], older.digest)
    assert figure(collection.collect(), RECEIVED) == 5


def test_without_dates_the_newer_file_counts_and_of_one_time_none() -> None:
    collection = opened()
    send(collection, report(UNITS[0], each=1), "一", changed=1)
    send(collection, report(UNITS[0], each=5), "二", changed=2)
    assert figure(collection.collect(), RECEIVED) == 5
    send(collection, report(UNITS[0], each=7), "三", changed=2)
    unit = collection.collect().units[0]
    assert unit.status is UnitStatus.INCOMPLETE
    assert "日期一样、数字不同" in unit.trouble


def test_a_copy_of_a_report_counts_once() -> None:
    collection = opened()
    send(collection, report(UNITS[0]), "一")
    send(collection, report(UNITS[0]), "二")
    collected = collection.collect()
    assert figure(collected, RECEIVED) == 2
    assert [each.status.value for each in collected.units if each.unit.name == UNITS[0]] == ["summed", "duplicate"]


def test_another_years_report_is_told_and_last_years_compared_with() -> None:
    collection = opened()
    send(collection, report(UNITS[0], year="2023"), "前年")
    send(collection, report(UNITS[1], year="2024"), "去年")
    send(collection, report(UNITS[1]), "今年")
    collected = collection.collect()
    assert statuses(collected)[:2] == [(UNITS[0], "missing"), (UNITS[1], "summed")]
    told = {each.file: each.trouble for each in collected.units if each.status is UnitStatus.UNKNOWN}
    assert told["前年.xlsx"] == "这是 2023 年的报告，汇总的是 2025 年，没有计入。"
    assert told["去年.xlsx"] == "这是 2024 年的报告，汇总的是 2025 年，没有计入。已经用来对照上年。"
    assert collected.units[1].last_year
    assert collected.units[1].last_year.year == 2024


def test_an_older_edition_is_added_where_its_cells_have_the_same_meaning_and_told_where_not() -> None:
    old_form = editions.load_form("2019")
    old = balanced("2019", each=3).with_values(
        {"cover.unit": UNITS[0], "cover.year": "2025", "disclosure.licensing.last_year": 7}
    )
    collection = opened()
    send(collection, compute_totals(old_form, old))
    collected = collection.collect()
    assert figure(collected, RECEIVED) == 3
    assert figure(collected, "requests.otherwise.rest.natural") == 0
    assert "用的是 2019 格式，有 1 格没有对应的格，没有计入（表二“行政许可”）。" in collected.units[0].trouble


def test_a_sum_that_was_changed_since_it_was_made_is_told() -> None:
    part = SummedPart("镇水利站", "2021", dict(report("镇水利站").figures))
    for fees, remark in ((Decimal(7), ""), (Decimal(8), "有 1 格不等于它各单位相加（表二“行政事业性收费”）")):
        collection = opened()
        changed = report(UNITS[0], fees=fees)
        parts = SumParts((part,), ((FEES, 7, "补记"),))
        collection.take_report("一", "一.xlsx", Reading(changed, None, (), parts=parts))
        unit = collection.collect().units[0]
        assert unit.is_summed
        assert remark in unit.trouble
        assert bool(remark) == bool(unit.trouble)


def test_what_the_clerk_decided_is_remembered_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "collections.db"
    collection = opened(path)
    send(collection, report("水利部门"), "一")
    collected = collection.collect()
    assert ("水利部门", "unknown") in statuses(collected)
    collection.decide_unit(collection.files[0], UNITS[0])
    send(collection, report("水利部门", each=9, dated="2026年1月20日"), "二", changed=5)
    again = opened(path)
    assert statuses(again.collect())[0] == (UNITS[0], "summed")
    assert figure(again.collect(), RECEIVED) == 9


def test_the_roster_is_carried_over_and_last_years_units_are_known_from_the_store(tmp_path: Path) -> None:
    file = CollectionFile(tmp_path / "collections.db")
    before = Collection(file, OFFICE, 2024)
    before.set_roster([RosterUnit(unit, ("别名",)) for unit in UNITS[:1]])
    send(before, report(UNITS[0], year="2024"))
    before.collect()
    now = Collection(file, OFFICE, 2025)
    assert now.roster == (RosterUnit(UNITS[0], ("别名",)),)
    send(now, report(UNITS[0]))
    collected = now.collect()
    file.close()
    assert collected.units[0].last_year
    assert collected.last_year
    assert collected.last_year.cover["scope"] == "本级政府汇总"


def test_without_a_roster_every_report_is_a_unit() -> None:
    collection = opened(roster=False)
    for unit in UNITS:
        send(collection, report(unit))
    send(collection, report("").with_values({"cover.unit": None}), "没写")
    assert sorted(status for _, status in statuses(collection.collect())) == ["summed"] * 3 + ["unknown"]


@pytest.mark.parametrize(
    ("cell", "error"), [("requests.received.total", LockedCell), ("requests.no.such", UnknownPlace)]
)
def test_only_entries_are_adjusted(cell: str, error: type[Exception]) -> None:
    collection = opened()
    with pytest.raises(error):
        collection.set_adjustments([Adjustment(cell, 1, "因为")])
    assert collection.adjustments == ()


def test_a_file_that_cannot_be_read_is_told_beside_the_report_that_counts(tmp_path: Path) -> None:
    collection = opened()
    good = tmp_path / f"{UNITS[0]}.html"
    good.write_bytes(write_page(publish(with_prose(report(UNITS[0])))))
    os.utime(good, (1000, 1000))
    for name, seconds in ((f"{UNITS[0]}旧.docx", 500), (f"{UNITS[0]}改.docx", 2000), ("别的.docx", 2000)):
        (tmp_path / name).write_bytes(b"PK\x03\x04")
        os.utime(tmp_path / name, (seconds, seconds))
    (tmp_path / f"{UNITS[1]}.docx").write_bytes(b"PK\x03\x04")
    collection.take_in([tmp_path])
    collected = collection.collect()
    found = {each.file: (each.unit.name, each.status.value) for each in collected.units if each.file}
    assert found == {
        good.name: (UNITS[0], "summed"),
        f"{UNITS[0]}旧.docx": (UNITS[0], "duplicate"),
        f"{UNITS[0]}改.docx": (UNITS[0], "unreadable"),
        f"{UNITS[1]}.docx": (UNITS[1], "unreadable"),
        "别的.docx": ("", "unreadable"),
    }
    (finding,) = [found for found in collection.check(collected) if found.rule == "collection.units"]
    assert f"没有交的 1 个（{UNITS[2]}），读不了的 1 个（{UNITS[1]}）" in finding.message


def with_prose(sent: Report) -> Report:
    """The report with all that its paper shows."""
    return sent.with_values({"cover.signed": sent.unit, "cover.dated": "2026年1月12日"})


def test_the_list_is_searched_and_a_cell_drilled_without_the_reports() -> None:
    collection = opened()
    amounts: dict[str, Figure] = {UNITS[0]: Decimal("1.5"), UNITS[1]: Decimal("20.25")}
    for unit in amounts:
        send(collection, report(unit, fees=amounts[unit]))
    collection.collect()
    assert [row.name for row in collection.list_units("教育")] == [UNITS[1]]
    assert collection.list_contributions(FEES) == [(UNITS[1], Decimal("20.25")), (UNITS[0], Decimal("1.5"))]
