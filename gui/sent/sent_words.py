"""When a report was sent, in the clerk's words, the same in the list, above the form and in the panels."""

from __future__ import annotations

from datetime import date

from model.report.sendings import SendingMark


def format_day(day: date) -> str:
    """A day as papers have it: 2026年1月28日."""
    return f"{day.year}年{day.month}月{day.day}日"


def name_version(mark: SendingMark) -> str:
    """What a version is called: 第 1 版（2026年1月28日报送）."""
    withdrawn = "，已取消标记" if mark.is_withdrawn else ""
    return f"第 {mark.number} 版（{format_day(mark.sent_on)}报送{withdrawn}）"
