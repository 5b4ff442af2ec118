"""A draft in words, the same in every list: its name, by what way it came, its state, its year, its last change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from gui.style.status_marks import ERROR, GOOD, UNFILLED, WARNING, Mark
from model.checks.findings import Tally
from model.storage.draft_rows import BACKED_UP, CARRIED, SALVAGED
from model.text import comparable

if TYPE_CHECKING:
    from model.storage.summaries import Card

_WHENCE = {SALVAGED: "（救回来的）", BACKED_UP: "（来自备份）", CARRIED: "（来自导入全部）"}


def named(card: Card) -> str:
    """A draft's unit as lists show it: 临江县水务局（来自备份）."""
    return f"{card.unit or '（未填单位）'}{whence(card)}"


def title(card: Card) -> str:
    """What a draft is called in a sentence: 临江县水务局 2025 年（来自备份）."""
    return (f"{card.unit or '未填单位'} {card.year} 年" if card.year else card.unit or "未填单位") + whence(card)


def whence(card: Card) -> str:
    """By what way a draft came, to be said behind its name: （来自备份）; "" where that need not be told."""
    return _WHENCE.get(card.whence, "")


def card_words(card: Card) -> str:
    """A draft as a clerk tells it from others: 临江县水务局 · 2025 年 · 11月22日 10:32 改."""
    year = f"{card.year} 年" if card.year else "年度未填"
    at = card.changed
    return f"{named(card)} · {year} · {at.month}月{at.day}日 {at:%H:%M} 改"


def state(card: Card | Tally) -> tuple[Mark, str]:
    """The worst of a draft as a mark, and all of it in words."""
    words = Tally(card.errors, card.warnings, card.unfilled, card.unwritten).words.removeprefix("还有 ")
    mark = ERROR if card.errors else UNFILLED if card.unfilled or card.unwritten else WARNING
    return (mark if card.errors or card.warnings or card.unfilled or card.unwritten else GOOD), words


def year_words(year: int) -> str:
    """A year as the choice names it."""
    return f"{year} 年" if year else "年度未填"


def when(changed: datetime, now: datetime) -> str:
    """How people say it: 今天 10:32, 昨天 16:05, 1月12日, 2025年3月4日."""
    if changed.date() == now.date():
        return f"今天 {changed:%H:%M}"
    if changed.date() == now.date() - timedelta(days=1):
        return f"昨天 {changed:%H:%M}"
    day = f"{changed.month}月{changed.day}日"
    return day if changed.year == now.year else f"{changed.year}年{day}"


def day_words(day: date, today: date) -> str:
    """A day as people say it: 今天 11月22日."""
    near = {0: "今天 ", 1: "昨天 "}.get((today - day) // timedelta(days=1), "")
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{near}{year}{day.month}月{day.day}日"


def moment_words(at: datetime) -> str:
    """A moment as people say it: 今天 11月22日 10:32."""
    return f"{day_words(at.date(), date.today())} {at:%H:%M}"


def plain(text: str) -> str:
    """Full- and half-width, large and small letters are one to a searcher."""
    return comparable(text)
