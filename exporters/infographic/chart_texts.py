"""What a picture shows, in sentences: for who cannot see it, and where there is nothing to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exporters.infographic.chart_data import (
    NOTHING_TEXT,
    UNFILLED_TEXT,
    DataState,
    FigureRow,
    LabelledFigure,
    YearChange,
    summarise_state,
)

_REQUESTS = "政府信息公开申请"


def describe_flow(entries: Sequence[LabelledFigure]) -> tuple[str, ...]:
    """本年新收, 上年结转, 本年办结, 结转下年, in this order."""
    came, brought, decided, left = entries
    return _choose_by_state(
        summarise_state(entries),
        [f"{came.label}{_REQUESTS}{came.full_text}，{_join_figures([brought])}；{_join_figures([decided, left])}。"],
        f"本年没有新收和上年结转的{_REQUESTS}，也没有办结和结转下年的。",
        f"{_REQUESTS}的收、办件数未填。",
    )


def describe_applicants(entries: Sequence[LabelledFigure]) -> tuple[str, ...]:
    """本年新收 by kind of applicant."""
    return _choose_by_state(
        summarise_state(entries),
        [f"本年新收的申请按申请人分：{_join_figures(entries)}。"],
        f"本年没有新收{_REQUESTS}。",
        "本年新收申请的申请人情况未填。",
    )


def describe_results(entries: Sequence[LabelledFigure], left: LabelledFigure) -> tuple[str, ...]:
    """The groups of results, and what is left."""
    return _choose_by_state(
        summarise_state([*entries, left]),
        [f"办理结果：{_join_figures(entries)}；{_join_figures([left])}。"],
        f"本年没有办结和结转下年的{_REQUESTS}。",
        "办理结果未填。",
    )


def describe_documents(rows: Iterable[FigureRow]) -> tuple[str, ...]:
    """规章, 规范性文件, 收费 … a sentence each."""
    return tuple(
        f"{row.label}：{_join_figures(row.figures) if row.state == 'shown' else describe_empty_row(row)}。"
        for row in rows
    )


def describe_decisions(rows: Sequence[tuple[LabelledFigure, Sequence[LabelledFigure]]]) -> tuple[str, ...]:
    """行政许可 and the like, with 项目 where the edition asks for them."""
    labels = "、".join(entry.label for entry, _ in rows)
    shown = []
    for entry, more in rows:
        shown.append(f"{entry.label}处理决定{entry.full_text}{f'，{describe_projects(more)}' if more else ''}。")
    known = summarise_state(entry for row in rows for entry in (row[0], *row[1]))
    return _choose_by_state(known, shown, f"本年没有{labels}决定。", f"{labels}决定的件数未填。")


def describe_projects(entries: Iterable[LabelledFigure]) -> str:
    """上一年项目18项，本年减2项."""
    said = [f"本年{entry.full_text}" if entry.kind == "signed" and entry.number else entry for entry in entries]
    return "，".join(each if isinstance(each, str) else _join_figures([each]) for each in said)


def describe_changes(changes: Sequence[YearChange], year: str) -> tuple[str, ...]:
    """Each figure in both years, and by how much it grew. year: what the year compared with is called."""
    parts = [_compare_years(change, year) for change in changes]
    known = summarise_state(entry for change in changes for entry in (change.this_year, change.last_year))
    compared = f"与{year}相比"
    return _choose_by_state(
        known,
        [f"{compared}：{'；'.join(parts)}。"],
        f"{compared}：两年都没有{_REQUESTS}。",
        f"{compared}：两年的{_REQUESTS}件数都未填。",
    )


def _compare_years(change: YearChange, year: str) -> str:
    grown = f"，{change.text}" if change.text else ""
    return f"{change.this_year.label}{change.this_year.full_text}，{year}{change.last_year.full_text}{grown}"


def describe_cases(rows: Sequence[FigureRow]) -> tuple[str, ...]:
    """复议 and 诉讼 by group."""
    shown = []
    for row in rows:
        total = f"{row.total.full_text}，" if row.total else ""
        words = total + _join_figures(row.figures) if row.state == "shown" else describe_empty_row(row)
        shown.append(f"{row.parent_label}{row.label}：{words}。")
    known = summarise_state(entry for row in rows for entry in (*row.figures, *([row.total] if row.total else [])))
    return _choose_by_state(known, shown, "本年没有行政复议和行政诉讼案件。", "行政复议、行政诉讼情况未填。")


def describe_empty_row(row: FigureRow) -> str:
    """What stands for a row with nothing to draw."""
    return UNFILLED_TEXT if row.state == "blank" else NOTHING_TEXT


def _choose_by_state(known: DataState, shown: Sequence[str], zero: str, blank: str) -> tuple[str, ...]:
    return {"shown": tuple(shown), "zero": (zero,), "blank": (blank,)}[known]


def _join_figures(entries: Iterable[LabelledFigure]) -> str:
    return "，".join(entry.label + entry.full_text for entry in entries)
