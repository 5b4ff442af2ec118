"""A draft in the clerk's words, the same in every list: its name, origin, state, year and last change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from gui.style.status_marks import ERROR_MARK, GOOD_MARK, UNFILLED_MARK, UNREAD_MARK, WARNING_MARK, StatusMark
from model.checks.findings import Tally
from model.storage.draft_rows import BACKED_UP, CARRIED, SALVAGED

if TYPE_CHECKING:
    from model.storage.summaries import DraftSummary

_ORIGIN_NOTES = {SALVAGED: "救回来的", BACKED_UP: "来自备份", CARRIED: "来自导入全部"}


def format_unit(summary: DraftSummary) -> str:
    """Return a draft's unit as lists show it: 临江县水务局（来自备份）."""
    return f"{summary.unit or '（未填单位）'}{format_origin(summary)}"


def format_title(summary: DraftSummary) -> str:
    """Return what a draft is called in a sentence: 临江县水务局 2025 年（来自备份）."""
    year = f" {summary.year} 年" if summary.year else ""
    return f"{summary.unit or '未填单位'}{year}{format_origin(summary)}"


def format_origin(summary: DraftSummary) -> str:
    """Return the note behind the name of a draft that tells it from others of the same unit and year, "" for none.

    It says whether it came from a damaged file, a backup or an archive, for which scope it is, which file it was read
    from and when it was begun: （本级政府汇总，读自“年报.pdf”）.
    """
    notes = [_ORIGIN_NOTES.get(summary.origin, ""), summary.scope]
    if summary.source:
        notes.append(f"读自{summary.source}")
    if at := summary.created_at:
        clock_time = f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
        notes.append(f"{at.month}月{at.day}日 {clock_time} 新建")
    told = "，".join(note for note in notes if note)
    return f"（{told}）" if told else ""


def describe_draft(summary: DraftSummary) -> str:
    """Return what tells a draft from others of its unit: 临江县水务局 · 2025 年 · 11月22日 10:32 改."""
    year = f"{summary.year} 年" if summary.year else "年度未填"
    at = summary.changed_at
    return f"{format_unit(summary)} · {year} · {at.month}月{at.day}日 {at:%H:%M} 改"


def describe_state(summary: DraftSummary | Tally) -> tuple[StatusMark, str]:
    """Return the mark of the worst that was found in a draft, and all that was found in words."""
    if not isinstance(summary, Tally) and summary.is_damaged:
        return ERROR_MARK, "已损坏"
    tally = summary if isinstance(summary, Tally) else summary.tally
    words = tally.text.removeprefix("还有 ")
    if tally.errors:
        return ERROR_MARK, words
    if tally.unread:
        return UNREAD_MARK, words
    if tally.empty_cells or tally.empty_sections:
        return UNFILLED_MARK, words
    return WARNING_MARK if tally.warnings else GOOD_MARK, words


def format_year(year: int) -> str:
    """Return a year as the list's filter names it; 0 is the year of a draft whose year is not filled in."""
    return f"{year} 年" if year else "年度未填"


def format_recent_time(changed: datetime, now: datetime) -> str:
    """Return a time as short as people say it: 今天 10:32, 昨天 16:05, 1月12日, 2025年3月4日."""
    if changed.date() == now.date():
        return f"今天 {changed:%H:%M}"
    if changed.date() == now.date() - timedelta(days=1):
        return f"昨天 {changed:%H:%M}"
    day = f"{changed.month}月{changed.day}日"
    return day if changed.year == now.year else f"{changed.year}年{day}"


def describe_day(day: date, today: date) -> str:
    """Return a day as people say it: 今天 11月22日."""
    days_ago = (today - day).days
    relative = {0: "今天 ", 1: "昨天 "}.get(days_ago, "")
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{relative}{year}{day.month}月{day.day}日"


def describe_moment(at: datetime) -> str:
    """Return a moment as people say it: 今天 11月22日 10:32."""
    return f"{describe_day(at.date(), date.today())} {at:%H:%M}"
