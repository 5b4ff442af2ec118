"""Draws the charts of requests and cases: the flow of requests, applicants, results, both years, cases.

Each function returns a Drawing of the width asked for, in points, with its sentences; where all figures are 0 or 未填
it shows the sentence only.
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
from exporters.typesetting.fonts import FontRole
from model.form.figures import Number
from model.form.form import Form
from model.report.report import Report

_CARD_HEIGHT = 70.0
_SIGN_WIDTH = 26.0
_PAIR_HEIGHT = 32.0
_LEGEND_HEIGHT = 18.0
_CASE_HEIGHT = 32.0
"""Points: the height of a card, the room for the sign between two cards, the heights of a pair of bars, of the legend
and of a row of cases."""
_MAX_CASE_BAR = 64.0
"""Points; cases are few, and a longer bar would make one case look like many."""


def make_flow_chart(form: Form, report: Report, width: float) -> Drawing:
    """本年新收 + 上年结转 = 本年办结 + 结转下年, as four cards."""
    entries = [
        chart_data.find_request_total(form, report, row) for row in ("received", "carried_in", "handled", "carried_out")
    ]
    sentences, title = chart_texts.describe_flow(entries), "政府信息公开申请：收了多少、办了多少"
    if chart_data.summarise_state(entries) != "shown":
        return make_sentence_panel(sentences[0], width, title)
    style, room = load_chart_style(), (width - 3 * _SIGN_WIDTH) / 4
    size = fit_type_size(style.type_sizes["card"], "first", room - 36.0, (entry.number_text for entry in entries))
    received, carried_in, handled, carried_out = (entry.number for entry in entries)
    signs = ("＋", "＝" if received + carried_in == handled + carried_out else "→", "＋")
    shapes: list[Shape] = []
    for i, entry in enumerate(entries):
        shapes += _make_card(entry, i * (room + _SIGN_WIDTH), room, size)
    for i, sign in enumerate(signs):
        x = (i + 1) * (room + _SIGN_WIDTH) - _SIGN_WIDTH / 2
        shapes.append(make_label(sign, x, _CARD_HEIGHT / 2, 15.0, style.colours["blue"], "first", "middle"))
    return Drawing(width, _CARD_HEIGHT, title, sentences, tuple(shapes))


def _make_card(entry: LabelledFigure, x: float, room: float, size: float) -> list[Shape]:
    """A figure below its label; number and unit are centred together."""
    style, centre = load_chart_style(), x + room / 2
    small = style.type_sizes["label"]
    unit = make_label(entry.unit if entry.figure is not None else "", centre, 0.0, small, style.colours["faint"])
    number = make_label(
        entry.number_text, centre - (unit.width + 3.0) / 2, 45.0, size, style.colours["deep"], "first", "middle"
    )
    unit_middle = number.baseline - (ASCENT - 0.5) * small  # both stand on one baseline
    return [
        Rectangle(x, 0.0, room, _CARD_HEIGHT, style.colours["pale"], radius=5.0),
        make_label(entry.label, centre, 18.0, small + 1, style.colours["ink"], "table", "middle"),
        number,
        replace(unit, x=number.right + 3.0, y=unit_middle),
    ]


def make_applicants_chart(form: Form, report: Report, width: float) -> Drawing:
    """本年新收 by kind of applicant."""
    entries = chart_data.list_applicants(form, report)
    sentences, title = chart_texts.describe_applicants(entries), "本年新收：谁在申请"
    if chart_data.summarise_state(entries) != "shown":
        return make_sentence_panel(sentences[0], width, title)
    row = load_chart_style().bar_style.row
    return Drawing(width, len(entries) * row, title, sentences, tuple(make_bars(entries, width, row)))


def make_results_chart(form: Form, report: Report, width: float) -> Drawing:
    """The groups of 本年度办理结果, and 结转下年度 in the pale colour."""
    entries, carried_out = (
        chart_data.list_results(form, report),
        chart_data.find_request_total(form, report, "carried_out"),
    )
    sentences, title = chart_texts.describe_results(entries, carried_out), "办理结果"
    shown = (*entries, carried_out)
    if chart_data.summarise_state(shown) != "shown":
        return make_sentence_panel(sentences[0], width, title)
    row = load_chart_style().bar_style.row
    shapes = make_bars(shown, width, row, pale=frozenset({carried_out.label}))
    return Drawing(width, len(shown) * row, title, sentences, tuple(shapes))


def make_change_chart(form: Form, report: Report, last: Report, width: float) -> Drawing:
    """本年新收, 本年办结, 予以公开 and 结转下年: this year's bar above last year's."""
    changes = chart_data.list_changes(form, report, last)
    year = chart_data.format_year(last, "上年")
    sentences, title = chart_texts.describe_changes(changes, year), f"与{year}相比"
    both = [entry for change in changes for entry in (change.this_year, change.last_year)]
    if chart_data.summarise_state(both) != "shown":
        return make_sentence_panel(sentences[0], width, title)
    shapes = _make_legend((chart_data.format_year(report, "本年"), year), width)
    size = load_chart_style().type_sizes["label"]
    labels = max(measure_labels(both, size), measure_numbers([_make_change_label(change) for change in changes], size))
    most = max(entry.number for entry in both)
    room = width - labels - 2 * LABEL_GAP - measure_numbers(both, size)
    for i, change in enumerate(changes):
        shapes += _make_bar_pair(change, year, _LEGEND_HEIGHT + i * _PAIR_HEIGHT, labels, most, room)
    return Drawing(width, _LEGEND_HEIGHT + len(changes) * _PAIR_HEIGHT, title, sentences, tuple(shapes))


def _make_change_label(change: YearChange) -> LabelledFigure:
    """The text of a change, only to be measured."""
    return LabelledFigure(change.text, 0, change.text)


def _make_legend(years: tuple[str, str], width: float) -> list[Shape]:
    """The colour of each year's bars, set from the right edge leftwards."""
    style = load_chart_style()
    size = style.type_sizes["note"]
    shapes: list[Shape] = []
    x = width
    this_year, last_year = years
    for year, colour in ((last_year, "tint"), (this_year, "blue")):
        name = make_label(year, x, 5.0, size, style.colours["faint"], anchor="end")
        shapes += [name, Rectangle(name.left - size - 3.0, 5.0 - size / 2, size, size, style.colours[colour])]
        x = name.left - size - 14.0
    return shapes


def _make_bar_pair(change: YearChange, year: str, top: float, labels: float, most: Number, room: float) -> list[Shape]:
    """The label of a figure and its bars in both years; labels: the width of all labels; year: last year's name."""
    style, start = load_chart_style(), labels + LABEL_GAP
    size, thin = style.type_sizes["label"], style.bar_style.thin
    this_year, last_year = change.this_year, change.last_year
    shapes: list[Shape] = [
        make_label(this_year.label, 0.0, top + 8.0, size, style.colours["ink"]),
        make_axis(start, top + 2.0, _PAIR_HEIGHT - 6.0),
    ]
    if change.text:
        shapes.append(make_label(change.text, 0.0, top + 21.0, size, style.colours["blue"], "first"))
    ink = style.colours["faint" if this_year.figure is None else "ink"]
    faint = style.colours["faint"]
    rows: tuple[tuple[LabelledFigure, str, str, str, FontRole, float], ...] = (
        (this_year, this_year.label + this_year.full_text, "blue", ink, "first", top + 8.5),
        (last_year, f"{this_year.label}{year}{last_year.full_text}", "tint", faint, "table", top + 21.0),
    )
    for entry, meaning, bar_colour, text_colour, role, middle in rows:
        length = compute_bar_length(entry.number, most, room, style.bar_style.least)
        if length:
            shapes.append(Rectangle(start, middle - thin / 2, length, thin, style.colours[bar_colour], meaning=meaning))
        shapes.append(make_label(entry.full_text, start + length + LABEL_GAP, middle, size, text_colour, role))
    return shapes


def make_cases_chart(form: Form, report: Report, width: float) -> Drawing:
    """复议 and 诉讼: a row for each group, a bar for each way it ended."""
    rows = chart_data.list_cases(form, report)
    sentences, title = chart_texts.describe_cases(rows), "行政复议、行政诉讼"
    if chart_data.summarise_state(entry for row in rows for entry in row.figures) != "shown":
        return make_sentence_panel(sentences[0], width, title)
    style = load_chart_style()
    labels = measure_labels([LabelledFigure(row.label, 0) for row in rows], style.type_sizes["label"]) + LABEL_GAP
    pitch = (width - labels - LABEL_GAP) / len(rows[0].figures)
    most = max(entry.number for row in rows for entry in row.figures)
    shapes: list[Shape] = []
    for i, entry in enumerate(rows[0].figures):
        x = labels + LABEL_GAP + i * pitch
        shapes.append(
            make_label(entry.label, x, 5.0, style.type_sizes["note"], style.colours["faint"], room=pitch - LABEL_GAP)
        )
    for i, row in enumerate(rows):
        shapes += _make_case_row(row, _LEGEND_HEIGHT + i * _CASE_HEIGHT, labels + LABEL_GAP, pitch, most)
    return Drawing(width, _LEGEND_HEIGHT + len(rows) * _CASE_HEIGHT, title, sentences, tuple(shapes))


def _make_case_row(row: FigureRow, top: float, start: float, pitch: float, most: Number) -> list[Shape]:
    """A group of cases: its label and total, and from start on its figures, every pitch points."""
    style, room = load_chart_style(), min(pitch - 2 * LABEL_GAP, _MAX_CASE_BAR)
    size = style.type_sizes["label"]
    shapes: list[Shape] = [make_label(row.label, 0.0, top + 8.0, size, style.colours["ink"])]
    if row.state != "shown":
        return [
            *shapes,
            make_label(chart_texts.describe_empty_row(row), start, top + 8.0, size, style.colours["faint"]),
        ]
    if row.total:
        shapes.append(
            make_label(
                row.total.full_text, 0.0, top + 21.0, size, style.colours["blue"], "first", room=start - 2 * LABEL_GAP
            )
        )
    for i, entry in enumerate(row.figures):
        shapes += _make_case_bar(entry, row.label, start + i * pitch, top, room, most)
    return shapes


def _make_case_bar(entry: LabelledFigure, group: str, x: float, top: float, room: float, most: Number) -> list[Shape]:
    """A number with its bar below it."""
    style = load_chart_style()
    ink = style.colours["ink" if entry.number else "faint"]
    shapes: list[Shape] = [
        make_label(entry.number_text, x, top + 8.0, style.type_sizes["label"], ink, "first", room=room + LABEL_GAP)
    ]
    length = compute_bar_length(entry.number, most, room, style.bar_style.least)
    if length:
        meaning = f"{group}{entry.label}{entry.full_text}"
        shapes.append(Rectangle(x, top + 16.5, length, style.bar_style.thin, style.colours["blue"], meaning=meaning))
    return shapes
