"""Invents whole reports of two years that are sound in tables and words, as careful bodies file them.

The figures are those of tests/model/checks/plausible.py. The prose has sentences that the program itself offers for
them, and sentences about other things with numbers of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from model.form import editions
from model.report.report import Report
from model.wording.offered_sentences import list_offered_sentences
from tests.model.checks.plausible import two_years
from tests.model.words import neutral_sentences as neutral

_SELF = {"临江县水务局": "我局", "城东街道办事处": "我街道", "临江县人民政府": "我县", "临江市人民政府": "我市"}
_ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_NEUTRAL = (neutral.DISCLOSURE, neutral.REQUESTS, neutral.MANAGEMENT, neutral.PLATFORMS, neutral.SUPERVISION)
_OWN_TITLES = (
    "突出重点，深化公开",
    "规范申请办理，回应关切",
    "严格审核，动态管理",
    "整合资源，建好平台",
    "压实责任，强化监督",
)
_MAX_NEUTRAL = 3


def invent_sound_report(edition: str, size: int, seed: int) -> tuple[Report, Report]:
    """A report with its words, and the one of the year before with others."""
    report, last = two_years(edition, size, seed)
    chance = Random(f"words {edition} {size} {seed}")
    unused = [list(sentences) for sentences in (*_NEUTRAL, neutral.PROBLEMS, neutral.IMPROVEMENTS, neutral.OPENINGS)]
    for sentences in unused:
        chance.shuffle(sentences)
    return _with_prose(report, chance, unused), _with_prose(last, chance, unused)


def list_neutral_sentences() -> list[str]:
    """Every sentence about other things, with numbers in it."""
    groups = (*_NEUTRAL, neutral.OPENINGS, neutral.PROBLEMS, neutral.IMPROVEMENTS, neutral.OTHERS)
    fixed = {"year": 2025, "last": 2024, "next": 2026, "unit": "临江县水务局", "we": "我局", "notice": "30号文"}
    numbers = {"n": 316, "m": 27, "k": 8, "few": 3, "p": "61.5", "total": 2816}
    return [sentence.format(**fixed, **numbers) for sentences in groups for sentence in sentences]


def _with_prose(report: Report, chance: Random, unused: list[list[str]]) -> Report:
    """The report with prose; the neutral sentences that it takes are used up."""
    year = report.year or 0
    total = chance.randrange(30, 9000)
    form = editions.load_form(report.edition)
    fixed = {
        "year": year, "last": year - 1, "next": year + 1, "unit": report.unit, "we": _SELF[report.unit],
        "notice": form.notice, "total": total,
    }  # fmt: skip

    def fill(sentence: str) -> str:
        numbers = {
            "n": chance.randrange(100, 999), "m": chance.randrange(12, 99), "k": chance.randrange(6, 12),
            "few": chance.randrange(2, 6), "p": round(chance.uniform(2, 99), 1),
        }  # fmt: skip
        return sentence.format(**fixed, **numbers)

    def take(group: int, count: int) -> list[str]:
        return [fill(unused[group].pop()) for _ in range(min(count, len(unused[group])))]

    problems_group, improvements_group, openings_group = 5, 6, 7
    paragraphs = take(openings_group, 1)
    has_own_titles = chance.random() < 0.3
    for group, aspect in enumerate(_ASPECTS):
        title = _OWN_TITLES[group] if has_own_titles else aspect
        offered = _choose_offered(report, "overview", aspect, chance)
        sentences = take(group, chance.randint(0 if offered else 1, _MAX_NEUTRAL))
        sentences[chance.randint(0, len(sentences)) : 0] = offered
        end = chance.choice(("。", "\n", "情况。" if not has_own_titles else "。"))
        paragraphs.append(f"（{'一二三四五'[group]}）{title}{end}" + "".join(sentences))
    fees = _choose_offered(report, "other", "", chance)[:1]
    others = [*fees, fill(chance.choice(neutral.OTHERS))]
    prose = {
        "preamble": fill(chance.choice(neutral.PREAMBLES)),
        "overview": "\n".join(paragraphs),
        "problems": "".join(take(problems_group, 2)) + chance.choice(("", "\n")) + "".join(take(improvements_group, 1)),
        "other": "".join(others),
    }
    return replace(report, prose=prose)


def _choose_offered(report: Report, section: str, topic: str, chance: Random) -> list[str]:
    """Up to two of the sentences that are offered for a topic; of any topic where it is ""."""
    offered: Sequence[str] = [
        one.text
        for one in list_offered_sentences(editions.load_form(report.edition), report, section).sentences
        if (not topic or one.topic == topic) and "〔" not in one.text  # else the clerk has to write more
    ]
    return chance.sample(offered, min(len(offered), chance.randint(1, 2)))
