"""A sum in pictures on one page: its flow, the units ranked by 新收, the shares of results, last year beside this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from exporters.collection.unit_rows import UnitRow, list_numbers, list_rows
from exporters.drawing.shapes import Drawing, Rectangle, Shape, make_label, move_shapes
from exporters.infographic import chart_data, charts
from exporters.infographic.chart_data import LabelledFigure, group_digits, summarise_state
from exporters.infographic.chart_parts import add_heading, make_bars, make_sentence_panel
from exporters.infographic.chart_style import load_chart_style
from exporters.infographic.title_band import make_title_band, make_title_text
from exporters.typesetting.printable import make_printable
from model.checks.rules import compute_totals
from model.collecting.collected import CollectedSum
from model.form import editions
from model.form.figures import Number
from model.form.form import Form
from model.report.report import Report

MAX_RANKED = 20
"""So many units have a bar of their own; the others are counted together."""

_MAX_LABEL = 12
"""Characters of a unit's name beside its bar."""
_GUTTER, _GAP = 30.0, 24.0
_FOOTING_HEIGHT = 22.0
"""Points: between the halves of the page, between its rows, and for the line at its foot."""

_RECEIVED = "requests.received.total"


def draw_collection(collected: CollectedSum) -> Drawing:
    """The page of pictures, to be written as .svg, .png or .pdf by exporters.write_drawing()."""
    form = editions.load_form(collected.report.edition)
    report = compute_totals(form, collected.report)
    style = load_chart_style()
    half = (style.content_width - _GUTTER) / 2
    flow = add_heading(charts.make_flow_chart(form, report, style.content_width))
    left = [make_ranking(collected, half)]
    right = [make_result_shares(form, report, half)]
    if collected.last_year is not None:
        right.append(charts.make_change_chart(form, report, collected.last_year, half))
    right.append(charts.make_applicants_chart(form, report, half))
    band = make_title_band(form, report)
    shapes: list[Shape] = [*band.shapes]
    sentences = [f"{make_title_text(form, report)}汇总。", *flow.sentences]
    y = band.height + _GAP
    shapes += move_shapes(flow.shapes, style.margin, y)
    y += flow.height + _GAP
    for column, x in ((left, style.margin), (right, style.margin + half + _GUTTER)):
        top = y
        for chart in map(add_heading, column):
            shapes += move_shapes(chart.shapes, x, top)
            sentences += chart.sentences
            top += chart.height + _GAP
    shapes += _make_footing(collected, report)
    return Drawing(style.width, style.height, make_title_text(form, report), tuple(sentences), tuple(shapes))


def make_ranking(collected: CollectedSum, width: float) -> Drawing:
    """The units with the most requests, the largest first, and the others together in a line below."""
    form = editions.load_form(collected.report.edition)
    ranked = _rank_units(form, collected)
    total = sum(number for _, number in ranked)
    title = "新收申请最多的单位" if len(ranked) > MAX_RANKED else "各单位新收申请"
    first, others = ranked[:MAX_RANKED], ranked[MAX_RANKED:]
    entries = [LabelledFigure(_shorten_name(row.name), number) for row, number in first]
    if not total or summarise_state(entries) != "shown":
        return make_sentence_panel("各单位都没有新收申请，或者还未填。", width, title)
    style = load_chart_style()
    row_height = style.bar_style.row
    shapes = make_bars(entries, width, row_height)
    sentences = [f"{title}：" + "，".join(f"{row.name}{group_digits(number)}件" for row, number in first) + "。"]
    height = len(entries) * row_height
    if others:
        rest = sum(number for _, number in others)
        words = f"其余 {len(others)} 个单位合计 {group_digits(rest)}件，占 {_format_share(rest, total)}"
        size = style.type_sizes["label"]
        shapes.append(make_label(words, 0.0, height + row_height / 2, size, style.colours["faint"], room=width))
        sentences.append(f"{words}。")
        height += row_height
    return Drawing(width, height, title, tuple(sentences), tuple(shapes))


def make_result_shares(form: Form, report: Report, width: float) -> Drawing:
    """The groups of 本年度办理结果 with the share that each has of all."""
    results = chart_data.list_results(form, report)
    total = sum(entry.number for entry in results)
    title = "办理结果各占多少"
    if not total:
        return make_sentence_panel("本年度没有办结的申请，或者还未填。", width, title)
    entries = [replace(one, label=f"{one.label} {_format_share(one.number, total)}") for one in results]
    row_height = load_chart_style().bar_style.row
    sentence = f"{title}：" + "，".join(f"{one.label}，{one.full_text}" for one in entries) + "。"
    shapes = make_bars(entries, width, row_height)
    return Drawing(width, len(entries) * row_height, title, (sentence,), tuple(shapes))


def _rank_units(form: Form, collected: CollectedSum) -> list[tuple[UnitRow, Number]]:
    """The units in the sum by 新收, the largest first; units with as many stay in the order of the collection."""
    rows = [row for row in list_rows(form, collected) if row.unit is not None]
    received = [(row, list_numbers(form, row).get(_RECEIVED, 0)) for row in rows]
    return sorted(received, key=lambda pair: -pair[1])


def _shorten_name(name: str) -> str:
    shown = make_printable(name)
    return shown if len(shown) <= _MAX_LABEL else f"{shown[: _MAX_LABEL - 1]}…"


def _format_share(number: Number, total: Number) -> str:
    return f"{Decimal(number) * 100 / Decimal(total):.1f}%"


def _make_footing(collected: CollectedSum, report: Report) -> Sequence[Shape]:
    """The line at the foot of the page that says how many units the figures are from."""
    style = load_chart_style()
    y = style.height - style.foot_margin - style.type_sizes["note"] / 2
    summed = sum(unit.is_summed for unit in collected.units)
    text = f"图中数字由 {summed} 个单位的{'' if report.year is None else f'{report.year}年'}年度报告汇总得出。"
    return [
        Rectangle(style.margin, y - 10.0, style.content_width, 0.75, style.colours["tint"]),
        make_label(text, style.margin, y, style.type_sizes["note"], style.colours["faint"]),
    ]
