"""What a picture shows, in sentences: for who cannot see it, and where there is nothing to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exporters.infographic.chart_data import NOTHING, UNFILLED, Change, Entry, Row, State, state

_REQUESTS = "政府信息公开申请"


def flow(entries: Sequence[Entry]) -> tuple[str, ...]:
    """本年新收, 上年结转, 本年办结, 结转下年, in this order."""
    came, brought, decided, left = entries
    return _by_state(
        state(entries),
        [f"{came.label}{_REQUESTS}{came.full}，{_said([brought])}；{_said([decided, left])}。"],
        f"本年没有新收和上年结转的{_REQUESTS}，也没有办结和结转下年的。",
        f"{_REQUESTS}的收、办件数未填。",
    )


def applicants(entries: Sequence[Entry]) -> tuple[str, ...]:
    """本年新收 by kind of applicant."""
    return _by_state(
        state(entries),
        [f"本年新收的申请按申请人分：{_said(entries)}。"],
        f"本年没有新收{_REQUESTS}。",
        "本年新收申请的申请人情况未填。",
    )


def results(entries: Sequence[Entry], left: Entry) -> tuple[str, ...]:
    """The groups of results, and what is left."""
    return _by_state(
        state([*entries, left]),
        [f"办理结果：{_said(entries)}；{_said([left])}。"],
        f"本年没有办结和结转下年的{_REQUESTS}。",
        "办理结果未填。",
    )


def documents(rows: Iterable[Row]) -> tuple[str, ...]:
    """规章, 规范性文件, 收费 … a sentence each."""
    return tuple(f"{row.label}：{_said(row.entries) if row.state == 'shown' else row_words(row)}。" for row in rows)


def decisions(rows: Sequence[tuple[Entry, Sequence[Entry]]]) -> tuple[str, ...]:
    """行政许可 and the like, with 项目 where the edition asks for them."""
    labels = "、".join(entry.label for entry, _ in rows)
    shown = []
    for entry, more in rows:
        shown.append(f"{entry.label}处理决定{entry.full}{f'，{projects(more)}' if more else ''}。")
    known = state(entry for row in rows for entry in (row[0], *row[1]))
    return _by_state(known, shown, f"本年没有{labels}决定。", f"{labels}决定的件数未填。")


def projects(entries: Iterable[Entry]) -> str:
    """上一年项目18项，本年减2项."""
    said = [f"本年{entry.full}" if entry.kind == "signed" and entry.number else entry for entry in entries]
    return "，".join(each if isinstance(each, str) else _said([each]) for each in said)


def change(changes: Sequence[Change], year: str) -> tuple[str, ...]:
    """Each figure in both years, and by how much it grew. year: what the year compared with is called."""
    parts = [_compared(change, year) for change in changes]
    known = state(entry for change in changes for entry in (change.now, change.before))
    compared = f"与{year}相比"
    return _by_state(
        known,
        [f"{compared}：{'；'.join(parts)}。"],
        f"{compared}：两年都没有{_REQUESTS}。",
        f"{compared}：两年的{_REQUESTS}件数都未填。",
    )


def _compared(change: Change, year: str) -> str:
    grown = f"，{change.words}" if change.words else ""
    return f"{change.now.label}{change.now.full}，{year}{change.before.full}{grown}"


def cases(rows: Sequence[Row]) -> tuple[str, ...]:
    """复议 and 诉讼 by group."""
    shown = []
    for row in rows:
        total = f"{row.total.full}，" if row.total else ""
        words = total + _said(row.entries) if row.state == "shown" else row_words(row)
        shown.append(f"{row.within}{row.label}：{words}。")
    known = state(entry for row in rows for entry in (*row.entries, *([row.total] if row.total else [])))
    return _by_state(known, shown, "本年没有行政复议和行政诉讼案件。", "行政复议、行政诉讼情况未填。")


def row_words(row: Row) -> str:
    """What stands for a row with nothing to draw."""
    return UNFILLED if row.state == "blank" else NOTHING


def _by_state(known: State, shown: Sequence[str], zero: str, blank: str) -> tuple[str, ...]:
    return {"shown": tuple(shown), "zero": (zero,), "blank": (blank,)}[known]


def _said(entries: Iterable[Entry]) -> str:
    return "，".join(entry.label + entry.full for entry in entries)
