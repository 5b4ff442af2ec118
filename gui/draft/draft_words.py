"""A draft in words, the same in every list: its name, by what way it came, its state, its year, its last change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from gui.style.status_marks import ERROR_MARK, GOOD_MARK, UNFILLED_MARK, WARNING_MARK, StatusMark
from model.checks.findings import Tally
from model.storage.draft_rows import BACKED_UP, CARRIED, SALVAGED
from model.text import comparable

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

_ORIGIN_NOTES = {SALVAGED: "（救回来的）", BACKED_UP: "（来自备份）", CARRIED: "（来自导入全部）"}


def format_unit(card: DraftSummary) -> str:
    """A draft's unit as lists show it: 临江县水务局（来自备份）."""
    return f"{card.unit or '（未填单位）'}{format_origin(card)}"


def format_title(card: DraftSummary) -> str:
    """What a draft is called in a sentence: 临江县水务局 2025 年（来自备份）."""
    return (f"{card.unit or '未填单位'} {card.year} 年" if card.year else card.unit or "未填单位") + format_origin(card)


def format_origin(card: DraftSummary) -> str:
    """By what way a draft came, to be said behind its name: （来自备份）; "" where that need not be told."""
    return _ORIGIN_NOTES.get(card.origin, "")


def describe_draft(card: DraftSummary) -> str:
    """A draft as a clerk tells it from others: 临江县水务局 · 2025 年 · 11月22日 10:32 改."""
    year = f"{card.year} 年" if card.year else "年度未填"
    at = card.changed_at
    return f"{format_unit(card)} · {year} · {at.month}月{at.day}日 {at:%H:%M} 改"


def describe_state(card: DraftSummary | Tally) -> tuple[StatusMark, str]:
    """The worst of a draft as a mark, and all of it in words."""
    words = Tally(card.errors, card.warnings, card.empty_cells, card.empty_sections).text.removeprefix("还有 ")
    mark = ERROR_MARK if card.errors else UNFILLED_MARK if card.empty_cells or card.empty_sections else WARNING_MARK
    return (mark if card.errors or card.warnings or card.empty_cells or card.empty_sections else GOOD_MARK), words


def format_year(year: int) -> str:
    """A year as the choice names it."""
    return f"{year} 年" if year else "年度未填"


def format_recent_time(changed: datetime, now: datetime) -> str:
    """How people say it: 今天 10:32, 昨天 16:05, 1月12日, 2025年3月4日."""
    if changed.date() == now.date():
        return f"今天 {changed:%H:%M}"
    if changed.date() == now.date() - timedelta(days=1):
        return f"昨天 {changed:%H:%M}"
    day = f"{changed.month}月{changed.day}日"
    return day if changed.year == now.year else f"{changed.year}年{day}"


def describe_day(day: date, today: date) -> str:
    """A day as people say it: 今天 11月22日."""
    near = {0: "今天 ", 1: "昨天 "}.get((today - day) // timedelta(days=1), "")
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{near}{year}{day.month}月{day.day}日"


def describe_moment(at: datetime) -> str:
    """A moment as people say it: 今天 11月22日 10:32."""
    return f"{describe_day(at.date(), date.today())} {at:%H:%M}"


def normalise_for_search(text: str) -> str:
    """Full- and half-width, large and small letters are one to a searcher."""
    return comparable(text)
