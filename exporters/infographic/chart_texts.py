"""Says in sentences what charts show: for people who cannot see them, and where there is nothing to draw.

Each function returns the sentences of one chart.
"""

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
    """The flow of requests; entries: 本年新收, 上年结转, 本年办结, 结转下年, in this order."""
    received, carried_in, handled, carried_out = entries
    came = f"{received.label}{_REQUESTS}{received.full_text}，{_join_figures([carried_in])}"
    went = _join_figures([handled, carried_out])
    return _choose_by_state(
        summarise_state(entries),
        [f"{came}；{went}。"],
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


def describe_results(entries: Sequence[LabelledFigure], carried_out: LabelledFigure) -> tuple[str, ...]:
    """The groups of 本年度办理结果, and 结转下年度."""
    return _choose_by_state(
        summarise_state([*entries, carried_out]),
        [f"办理结果：{_join_figures(entries)}；{_join_figures([carried_out])}。"],
        f"本年没有办结和结转下年的{_REQUESTS}。",
        "办理结果未填。",
    )


def describe_documents(rows: Iterable[FigureRow]) -> tuple[str, ...]:
    """规章, 规范性文件, 收费 and so on, a sentence each."""
    return tuple(f"{row.label}：{_describe_row(row)}。" for row in rows)


def _describe_row(row: FigureRow) -> str:
    return _join_figures(row.figures) if row.state == "shown" else describe_empty_row(row)


def describe_decisions(rows: Sequence[tuple[LabelledFigure, Sequence[LabelledFigure]]]) -> tuple[str, ...]:
    """行政许可 and the like, each with its decisions and, in editions that ask for them, its 项目."""
    labels = "、".join(entry.label for entry, _ in rows)
    sentences = []
    entries: list[LabelledFigure] = []
    for decisions, projects in rows:
        entries += [decisions, *projects]
        more = f"，{describe_projects(projects)}" if projects else ""
        sentences.append(f"{decisions.label}处理决定{decisions.full_text}{more}。")
    state = summarise_state(entries)
    return _choose_by_state(state, sentences, f"本年没有{labels}决定。", f"{labels}决定的件数未填。")


def describe_projects(entries: Iterable[LabelledFigure]) -> str:
    """The numbers of 项目 as in 上一年项目18项，本年减2项."""
    parts = []
    for entry in entries:
        is_change = entry.kind == "signed" and entry.number
        parts.append(f"本年{entry.full_text}" if is_change else _join_figures([entry]))
    return "，".join(parts)


def describe_changes(changes: Sequence[YearChange], year: str) -> tuple[str, ...]:
    """Each figure in both years, and by how much it grew. year: what the year compared with is called."""
    parts = [_compare_years(change, year) for change in changes]
    state = summarise_state(entry for change in changes for entry in (change.this_year, change.last_year))
    compared = f"与{year}相比"
    return _choose_by_state(
        state,
        [f"{compared}：{'；'.join(parts)}。"],
        f"{compared}：两年都没有{_REQUESTS}。",
        f"{compared}：两年的{_REQUESTS}件数都未填。",
    )


def _compare_years(change: YearChange, year: str) -> str:
    grown = f"，{change.text}" if change.text else ""
    return f"{change.this_year.label}{change.this_year.full_text}，{year}{change.last_year.full_text}{grown}"


def describe_cases(rows: Sequence[FigureRow]) -> tuple[str, ...]:
    """复议 and 诉讼 by group, a sentence each."""
    sentences = []
    entries: list[LabelledFigure] = []
    for row in rows:
        entries += row.figures
        description = _describe_row(row)
        if row.total:
            entries.append(row.total)
            if row.state == "shown":
                description = f"{row.total.full_text}，{description}"
        sentences.append(f"{row.parent_label}{row.label}：{description}。")
    state = summarise_state(entries)
    return _choose_by_state(state, sentences, "本年没有行政复议和行政诉讼案件。", "行政复议、行政诉讼情况未填。")


def describe_empty_row(row: FigureRow) -> str:
    """What is said of a row with nothing to draw."""
    return UNFILLED_TEXT if row.state == "blank" else NOTHING_TEXT


def _choose_by_state(state: DataState, shown: Sequence[str], zero: str, blank: str) -> tuple[str, ...]:
    """The sentences for figures in this state."""
    return {"shown": tuple(shown), "zero": (zero,), "blank": (blank,)}[state]


def _join_figures(entries: Iterable[LabelledFigure]) -> str:
    """The figures with their labels and units: 新收12件，结转3件."""
    return "，".join(entry.label + entry.full_text for entry in entries)
