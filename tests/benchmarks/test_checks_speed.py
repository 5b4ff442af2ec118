"""All checks of tables, cover and words at an edit, with the search for the slips that explain what is broken.

Of random edits in sound and in broken reports of both editions, without and with thirty rules of the unit's own. In
seconds of the processor, as other programs of the machine do not count; as in the program, garbage is collected between
the edits (gui/system/garbage_collection.py).
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from statistics import median, quantiles

import pytest

from model.diagnosis.diagnosis import DiagnosisMemory, diagnose
from model.drafts.draft import Draft
from model.drafts.samples import load_sample
from model.local_rules.local_rule import LocalRule
from model.local_rules.rule_reader import read_rules
from model.report.report import Report, Value
from tests.fuzz.slips import MAKERS, Case, make_case, write_down

REPORTS = 24
"""So many reports of each edition, half of them with a slip that stays."""
EDITS = 40
"""So many edits in each."""
MAX_MILLISECONDS = 8
"""What all checks with the diagnosis may take."""
LOCAL_DEMANDS = (
    'section = "一"\nmust = ["公报", "政府公报"]\nwith_number = true',
    'section = "一"\nmust = ["解读", "图解", "回应"]',
    'section = "全文"\nmust_not = ["圆满完成", "零投诉", "全国领先"]',
    'section = "一"\nnames = "requests.received.total"',
    'section = "五"\nheading = "监督保障"',
    'holds = "disclosure.licensing.decisions >= 0"',
)
"""One demand of each kind; thirty rules have each of them five times."""
SAMPLES = {"2019": "linjiang-2020", "2021": "linjiang-2025"}
"""By edition, the sample whose cover and prose the reports get."""


EditTyping = Callable[[Report, Case, Random], Iterator[dict[str, Value | None]]]


def list_cases(edition: str) -> Iterator[Case]:
    """Sound reports with a cover and prose."""
    sample = load_sample(SAMPLES[edition])
    seed = made = 0
    while made < REPORTS:
        case = make_case(seed)
        seed += 1
        if case.form.edition == edition:
            made += 1
            yield replace(case, report=replace(case.report, cover=sample.cover, prose=sample.prose))


def make_local_rules(count: int) -> tuple[LocalRule, ...]:
    """So many rules of a unit's own."""
    text = ""
    for number in range(count):
        demand = LOCAL_DEMANDS[number % len(LOCAL_DEMANDS)]
        text += f'[[rule]]\nid = "own{number}"\n{demand}\nsays = "请核对。"\ncites = "某市文件"\n'
    rules, faults = read_rules("speed.toml", text)
    assert not faults
    return tuple(rules)


def type_figures(report: Report, case: Case, chance: Random) -> Iterator[dict[str, Value | None]]:
    """One cell after the other gets a random figure, and its own again, as when a clerk mistypes and mends."""
    cells = [cell.id for cell in case.form.entry_cells]
    for _ in range(EDITS // 2):
        cell = chance.choice(cells)
        yield {cell: chance.choice([None, 0, chance.randrange(20), chance.randrange(1000)])}
        yield {cell: report.figures.get(cell)}


def type_prose(report: Report, case: Case, chance: Random) -> Iterator[dict[str, Value | None]]:
    """Words come into section one, as far as a clerk types them between two pauses."""
    text = report.prose["overview"]
    for number in range(EDITS):
        position = chance.randrange(len(text) + 1)
        words = chance.choice(["办结", "公开信息", f"受理申请{number}件，", "，其中"])
        text = text[:position] + words + text[position:]
        yield {"overview": text}


@pytest.fixture
def collected_between_edits() -> Iterator[None]:
    """No garbage is collected while a test runs, and what there was before is never looked through."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.mark.bench
@pytest.mark.usefixtures("collected_between_edits")
@pytest.mark.parametrize("edition", sorted(SAMPLES))
@pytest.mark.parametrize("is_broken", [False, True], ids=["sound", "broken"])
@pytest.mark.parametrize("type_edits", [type_figures, type_prose])
@pytest.mark.parametrize("rule_count", [0, 30], ids=["form", "30-own-rules"])
def test_checks_with_diagnosis_at_an_edit(
    type_edits: EditTyping, is_broken: bool, edition: str, rule_count: int
) -> None:
    local_rules = make_local_rules(rule_count) if rule_count else ()
    checking: list[float] = []
    diagnosing: list[float] = []
    chance = Random(1)
    for number, case in enumerate(list_cases(edition)):
        slip = (MAKERS[number % len(MAKERS)](case) if is_broken else None) or {}
        report = write_down(case, slip, totals_are_stated=False) if slip else case.report
        draft = Draft(case.form, report or case.report, case.last, local_rules=local_rules)
        memory = DiagnosisMemory()
        gc.collect()
        for values in type_edits(draft.report, case, chance):
            edit = draft.propose_edit(values, "填写")
            if edit is None:
                continue
            begun = time.thread_time()
            draft.apply_edit(edit)
            checked = time.thread_time()
            diagnose(case.form, draft.report, draft.findings, case.last, memory=memory)
            diagnosing.append((time.thread_time() - checked) * 1000)
            checking.append((checked - begun) * 1000)
    both = [one + other for one, other in zip(checking, diagnosing, strict=True)]
    late = sum(taken > MAX_MILLISECONDS for taken in both)
    what = "figures" if type_edits is type_figures else "prose"
    state = f"{'broken' if is_broken else 'sound'}, {rule_count} local rules"
    print(f"\n{len(both)} edits of {what}, {edition}, {state}, {late} over 8 ms:")
    for name, taken in {"checks": checking, "diagnosis": diagnosing, "both": both}.items():
        print(
            f"{name:10} median {median(taken):5.2f} ms · 95 % {quantiles(taken, n=20)[-1]:5.2f} ms · "
            f"worst {max(taken):5.2f} ms"
        )
