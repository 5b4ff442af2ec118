"""Charts of the figures: what came in and went out, who asked, what came of it, last year beside this one, cases.

Each is a Drawing as wide as asked, with its sentences; where all is 0 or 未填 it is a sentence and nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from exporters.drawing.shapes import ASCENT, Drawing, Rectangle, Shape, fit_type_size, make_label
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import FigureRow, LabelledFigure, YearChange
from exporters.infographic.chart_parts import (
    LABEL_GAP,
    compute_bar_length,
    make_axis,
    make_bars,
    make_sentence_panel,
    measure_labels,
    measure_numbers,
)
from exporters.infographic.chart_style import load_chart_style
from model.form.figures import Number
from model.form.form import Form
from model.report.report import Report

_CARD_HEIGHT = 70.0
_SIGN_WIDTH = 26.0
_PAIR_HEIGHT = 32.0
_LEGEND_HEIGHT = 18.0
_CASE_HEIGHT = 32.0
_MAX_CASE_BAR = 64.0
"""Cases are few: a longer bar would make one look like many."""


def make_flow_chart(form: Form, report: Report, width: float) -> Drawing:
    """本年新收 + 上年结转 = 本年办结 + 结转下年, as four cards."""
    entries = [
        chart_data.find_request_total(form, report, row) for row in ("received", "carried_in", "handled", "carried_out")
    ]
    says, title = chart_texts.describe_flow(entries), "政府信息公开申请：收了多少、办了多少"
    if chart_data.summarise_state(entries) != "shown":
        return make_sentence_panel(says[0], width, title)
    look, room = load_chart_style(), (width - 3 * _SIGN_WIDTH) / 4
    size = fit_type_size(look.type_sizes["card"], "first", room - 36.0, (entry.number_text for entry in entries))
    came, brought, decided, left = (entry.number for entry in entries)
    joints = ("＋", "＝" if came + brought == decided + left else "→", "＋")
    shapes: list[Shape] = []
    for i, entry in enumerate(entries):
        shapes += _make_card(entry, i * (room + _SIGN_WIDTH), room, size)
    for i, joint in enumerate(joints):
        x = (i + 1) * (room + _SIGN_WIDTH) - _SIGN_WIDTH / 2
        shapes.append(make_label(joint, x, _CARD_HEIGHT / 2, 15.0, look.colours["blue"], "first", "middle"))
    return Drawing(width, _CARD_HEIGHT, title, says, tuple(shapes))


def _make_card(entry: LabelledFigure, x: float, room: float, size: float) -> list[Shape]:
    """A figure under its name; number and unit are centred as one."""
    look, centre = load_chart_style(), x + room / 2
    small = look.type_sizes["label"]
    unit = make_label(entry.unit if entry.figure is not None else "", centre, 0.0, small, look.colours["faint"])
    number = make_label(
        entry.number_text, centre - (unit.width + 3.0) / 2, 45.0, size, look.colours["deep"], "first", "middle"
    )
    low = number.baseline - (ASCENT - 0.5) * small
    return [
        Rectangle(x, 0.0, room, _CARD_HEIGHT, look.colours["pale"], radius=5.0),
        make_label(entry.label, centre, 18.0, small + 1, look.colours["ink"], "table", "middle"),
        number,
        replace(unit, x=number.right + 3.0, y=low),
    ]


def make_applicants_chart(form: Form, report: Report, width: float) -> Drawing:
    """本年新收 by kind of applicant."""
    entries = chart_data.list_applicants(form, report)
    says, title = chart_texts.describe_applicants(entries), "本年新收：谁在申请"
    if chart_data.summarise_state(entries) != "shown":
        return make_sentence_panel(says[0], width, title)
    row = load_chart_style().bar_style.row
    return Drawing(width, len(entries) * row, title, says, tuple(make_bars(entries, width, row)))


def make_results_chart(form: Form, report: Report, width: float) -> Drawing:
    """The groups of results, and what is left for next year."""
    entries, left = chart_data.list_results(form, report), chart_data.find_request_total(form, report, "carried_out")
    says, title = chart_texts.describe_results(entries, left), "办理结果"
    shown = (*entries, left)
    if chart_data.summarise_state(shown) != "shown":
        return make_sentence_panel(says[0], width, title)
    row = load_chart_style().bar_style.row
    shapes = make_bars(shown, width, row, pale=frozenset({left.label}))
    return Drawing(width, len(shown) * row, title, says, tuple(shapes))


def make_change_chart(form: Form, report: Report, last: Report, width: float) -> Drawing:
    """What came in, was decided and is left: this year's bar over last year's."""
    changes = chart_data.list_changes(form, report, last)
    year = chart_data.format_year(last, "上年")
    says, title = chart_texts.describe_changes(changes, year), f"与{year}相比"
    both = [entry for change in changes for entry in (change.this_year, change.last_year)]
    if chart_data.summarise_state(both) != "shown":
        return make_sentence_panel(says[0], width, title)
    shapes = _make_legend((chart_data.format_year(report, "本年"), year), width)
    size = load_chart_style().type_sizes["label"]
    labels = max(measure_labels(both, size), measure_numbers([_make_change_label(change) for change in changes], size))
    scale = (max(entry.number for entry in both), width - labels - 2 * LABEL_GAP - measure_numbers(both, size))
    for i, pair in enumerate(changes):
        shapes += _make_bar_pair(pair, year, _LEGEND_HEIGHT + i * _PAIR_HEIGHT, labels, *scale)
    return Drawing(width, _LEGEND_HEIGHT + len(changes) * _PAIR_HEIGHT, title, says, tuple(shapes))


def _make_change_label(change: YearChange) -> LabelledFigure:
    return LabelledFigure(change.text, 0, change.text)


def _make_legend(years: tuple[str, str], width: float) -> list[Shape]:
    """Which bar is which year's."""
    look, size, shapes, x = load_chart_style(), load_chart_style().type_sizes["note"], list[Shape](), width
    for year, colour in reversed(list(zip(years, ("blue", "tint"), strict=True))):
        name = make_label(year, x, 5.0, size, look.colours["faint"], anchor="end")
        shapes += [name, Rectangle(name.left - size - 3.0, 5.0 - size / 2, size, size, look.colours[colour])]
        x = name.left - size - 14.0
    return shapes


def _make_bar_pair(pair: YearChange, year: str, top: float, labels: float, most: Number, room: float) -> list[Shape]:
    look, start = load_chart_style(), labels + LABEL_GAP
    size, thin = look.type_sizes["label"], look.bar_style.thin
    shapes: list[Shape] = [
        make_label(pair.this_year.label, 0.0, top + 8.0, size, look.colours["ink"]),
        make_axis(start, top + 2.0, _PAIR_HEIGHT - 6.0),
    ]
    if pair.text:
        shapes.append(make_label(pair.text, 0.0, top + 21.0, size, look.colours["blue"], "first"))
    for entry, said, colour, middle in (
        (pair.this_year, pair.this_year.label + pair.this_year.full_text, "blue", top + 8.5),
        (pair.last_year, f"{pair.this_year.label}{year}{pair.last_year.full_text}", "tint", top + 21.0),
    ):
        length = compute_bar_length(entry.number, most, room, look.bar_style.least)
        if length:
            shapes.append(Rectangle(start, middle - thin / 2, length, thin, look.colours[colour], meaning=said))
        ink = look.colours["ink" if colour == "blue" and entry.figure is not None else "faint"]
        shapes.append(
            make_label(
                entry.full_text, start + length + LABEL_GAP, middle, size, ink, "first" if colour == "blue" else "table"
            )
        )
    return shapes


def make_cases_chart(form: Form, report: Report, width: float) -> Drawing:
    """复议 and 诉讼: a row for each group, a bar for each way it ended."""
    rows = chart_data.list_cases(form, report)
    says, title = chart_texts.describe_cases(rows), "行政复议、行政诉讼"
    if chart_data.summarise_state(entry for row in rows for entry in row.figures) != "shown":
        return make_sentence_panel(says[0], width, title)
    look = load_chart_style()
    labels = measure_labels([LabelledFigure(row.label, 0) for row in rows], look.type_sizes["label"]) + LABEL_GAP
    pitch = (width - labels - LABEL_GAP) / len(rows[0].figures)
    most = max(entry.number for row in rows for entry in row.figures)
    shapes: list[Shape] = []
    for i, entry in enumerate(rows[0].figures):
        x = labels + LABEL_GAP + i * pitch
        shapes.append(
            make_label(entry.label, x, 5.0, look.type_sizes["note"], look.colours["faint"], room=pitch - LABEL_GAP)
        )
    for i, row in enumerate(rows):
        shapes += _make_case_row(row, _LEGEND_HEIGHT + i * _CASE_HEIGHT, labels + LABEL_GAP, pitch, most)
    return Drawing(width, _LEGEND_HEIGHT + len(rows) * _CASE_HEIGHT, title, says, tuple(shapes))


def _make_case_row(row: FigureRow, top: float, start: float, pitch: float, most: Number) -> list[Shape]:
    look, room = load_chart_style(), min(pitch - 2 * LABEL_GAP, _MAX_CASE_BAR)
    size = look.type_sizes["label"]
    shapes: list[Shape] = [make_label(row.label, 0.0, top + 8.0, size, look.colours["ink"])]
    if row.state != "shown":
        return [*shapes, make_label(chart_texts.describe_empty_row(row), start, top + 8.0, size, look.colours["faint"])]
    if row.total:
        shapes.append(
            make_label(
                row.total.full_text, 0.0, top + 21.0, size, look.colours["blue"], "first", room=start - 2 * LABEL_GAP
            )
        )
    for i, entry in enumerate(row.figures):
        shapes += _make_case_bar(entry, row.label, start + i * pitch, top, room, most)
    return shapes


def _make_case_bar(entry: LabelledFigure, group: str, x: float, top: float, room: float, most: Number) -> list[Shape]:
    look = load_chart_style()
    ink = look.colours["ink" if entry.number else "faint"]
    shapes: list[Shape] = [
        make_label(entry.number_text, x, top + 8.0, look.type_sizes["label"], ink, "first", room=room + LABEL_GAP)
    ]
    length = compute_bar_length(entry.number, most, room, look.bar_style.least)
    if length:
        said = f"{group}{entry.label}{entry.full_text}"
        shapes.append(Rectangle(x, top + 16.5, length, look.bar_style.thin, look.colours["blue"], meaning=said))
    return shapes
