"""Charts of the figures: what came in and went out, who asked, what came of it, last year beside this one, cases.

Each is a Drawing as wide as asked, with its sentences; where all is 0 or 未填 it is a sentence and nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from exporters.drawing.shapes import ASCENT, Box, Drawing, Shape, fitting, text
from exporters.infographic import chart_data, chart_texts
from exporters.infographic.chart_data import Change, Entry, Row
from exporters.infographic.chart_parts import GAP, axis, bars, label_width, length_of, number_width, sentence
from exporters.infographic.chart_style import style
from model.form.figures import Number
from model.form.form import Form
from model.report.report import Report

_CARD = 70.0
_JOINT = 26.0
_PAIR = 32.0
_LEGEND = 18.0
_CASE = 32.0
_LONGEST_CASE = 64.0
"""Cases are few: a longer bar would make one look like many."""


def flow(form: Form, report: Report, width: float) -> Drawing:
    """本年新收 + 上年结转 = 本年办结 + 结转下年, as four cards."""
    entries = [chart_data.requests(form, report, row) for row in ("received", "carried_in", "handled", "carried_out")]
    says, title = chart_texts.flow(entries), "政府信息公开申请：收了多少、办了多少"
    if chart_data.state(entries) != "shown":
        return sentence(says[0], width, title)
    look, room = style(), (width - 3 * _JOINT) / 4
    size = fitting(look.sizes["card"], "first", room - 36.0, (entry.bare for entry in entries))
    came, brought, decided, left = (entry.number for entry in entries)
    joints = ("＋", "＝" if came + brought == decided + left else "→", "＋")
    shapes: list[Shape] = []
    for i, entry in enumerate(entries):
        shapes += _card(entry, i * (room + _JOINT), room, size)
    for i, joint in enumerate(joints):
        x = (i + 1) * (room + _JOINT) - _JOINT / 2
        shapes.append(text(joint, x, _CARD / 2, 15.0, look.colours["blue"], "first", "middle"))
    return Drawing(width, _CARD, title, says, tuple(shapes))


def _card(entry: Entry, x: float, room: float, size: float) -> list[Shape]:
    """A figure under its name; number and unit are centred as one."""
    look, centre = style(), x + room / 2
    small = look.sizes["label"]
    unit = text(entry.unit if entry.figure is not None else "", centre, 0.0, small, look.colours["faint"])
    number = text(entry.bare, centre - (unit.width + 3.0) / 2, 45.0, size, look.colours["deep"], "first", "middle")
    low = number.baseline - (ASCENT - 0.5) * small
    return [
        Box(x, 0.0, room, _CARD, look.colours["pale"], radius=5.0),
        text(entry.label, centre, 18.0, small + 1, look.colours["ink"], "table", "middle"),
        number,
        replace(unit, x=number.right + 3.0, y=low),
    ]


def applicants(form: Form, report: Report, width: float) -> Drawing:
    """本年新收 by kind of applicant."""
    entries = chart_data.applicants(form, report)
    says, title = chart_texts.applicants(entries), "本年新收：谁在申请"
    if chart_data.state(entries) != "shown":
        return sentence(says[0], width, title)
    row = style().bars.row
    return Drawing(width, len(entries) * row, title, says, tuple(bars(entries, width, row)))


def results(form: Form, report: Report, width: float) -> Drawing:
    """The groups of results, and what is left for next year."""
    entries, left = chart_data.results(form, report), chart_data.requests(form, report, "carried_out")
    says, title = chart_texts.results(entries, left), "办理结果"
    shown = (*entries, left)
    if chart_data.state(shown) != "shown":
        return sentence(says[0], width, title)
    row = style().bars.row
    shapes = bars(shown, width, row, pale=frozenset({left.label}))
    return Drawing(width, len(shown) * row, title, says, tuple(shapes))


def change(form: Form, report: Report, last: Report, width: float) -> Drawing:
    """What came in, was decided and is left: this year's bar over last year's."""
    changes = chart_data.changes(form, report, last)
    year = chart_data.year_of(last, "上年")
    says, title = chart_texts.change(changes, year), f"与{year}相比"
    both = [entry for change in changes for entry in (change.now, change.before)]
    if chart_data.state(both) != "shown":
        return sentence(says[0], width, title)
    shapes = _legend((chart_data.year_of(report, "本年"), year), width)
    size = style().sizes["label"]
    labels = max(label_width(both, size), number_width([_told(change) for change in changes], size))
    scale = (max(entry.number for entry in both), width - labels - 2 * GAP - number_width(both, size))
    for i, pair in enumerate(changes):
        shapes += _pair(pair, year, _LEGEND + i * _PAIR, labels, *scale)
    return Drawing(width, _LEGEND + len(changes) * _PAIR, title, says, tuple(shapes))


def _told(change: Change) -> Entry:
    return Entry(change.words, 0, change.words)


def _legend(years: tuple[str, str], width: float) -> list[Shape]:
    """Which bar is which year's."""
    look, size, shapes, x = style(), style().sizes["note"], list[Shape](), width
    for year, colour in reversed(list(zip(years, ("blue", "tint"), strict=True))):
        name = text(year, x, 5.0, size, look.colours["faint"], anchor="end")
        shapes += [name, Box(name.left - size - 3.0, 5.0 - size / 2, size, size, look.colours[colour])]
        x = name.left - size - 14.0
    return shapes


def _pair(pair: Change, year: str, top: float, labels: float, most: Number, room: float) -> list[Shape]:
    look, start = style(), labels + GAP
    size, thin = look.sizes["label"], look.bars.thin
    shapes: list[Shape] = [
        text(pair.now.label, 0.0, top + 8.0, size, look.colours["ink"]),
        axis(start, top + 2.0, _PAIR - 6.0),
    ]
    if pair.words:
        shapes.append(text(pair.words, 0.0, top + 21.0, size, look.colours["blue"], "first"))
    for entry, said, colour, middle in (
        (pair.now, pair.now.label + pair.now.full, "blue", top + 8.5),
        (pair.before, f"{pair.now.label}{year}{pair.before.full}", "tint", top + 21.0),
    ):
        length = length_of(entry.number, most, room, look.bars.least)
        if length:
            shapes.append(Box(start, middle - thin / 2, length, thin, look.colours[colour], means=said))
        ink = look.colours["ink" if colour == "blue" and entry.figure is not None else "faint"]
        shapes.append(
            text(entry.full, start + length + GAP, middle, size, ink, "first" if colour == "blue" else "table")
        )
    return shapes


def cases(form: Form, report: Report, width: float) -> Drawing:
    """复议 and 诉讼: a row for each group, a bar for each way it ended."""
    rows = chart_data.cases(form, report)
    says, title = chart_texts.cases(rows), "行政复议、行政诉讼"
    if chart_data.state(entry for row in rows for entry in row.entries) != "shown":
        return sentence(says[0], width, title)
    look = style()
    labels = label_width([Entry(row.label, 0) for row in rows], look.sizes["label"]) + GAP
    pitch = (width - labels - GAP) / len(rows[0].entries)
    most = max(entry.number for row in rows for entry in row.entries)
    shapes: list[Shape] = []
    for i, entry in enumerate(rows[0].entries):
        x = labels + GAP + i * pitch
        shapes.append(text(entry.label, x, 5.0, look.sizes["note"], look.colours["faint"], room=pitch - GAP))
    for i, row in enumerate(rows):
        shapes += _group(row, _LEGEND + i * _CASE, labels + GAP, pitch, most)
    return Drawing(width, _LEGEND + len(rows) * _CASE, title, says, tuple(shapes))


def _group(row: Row, top: float, start: float, pitch: float, most: Number) -> list[Shape]:
    look, room = style(), min(pitch - 2 * GAP, _LONGEST_CASE)
    size = look.sizes["label"]
    shapes: list[Shape] = [text(row.label, 0.0, top + 8.0, size, look.colours["ink"])]
    if row.state != "shown":
        return [*shapes, text(chart_texts.row_words(row), start, top + 8.0, size, look.colours["faint"])]
    if row.total:
        shapes.append(text(row.total.full, 0.0, top + 21.0, size, look.colours["blue"], "first", room=start - 2 * GAP))
    for i, entry in enumerate(row.entries):
        shapes += _ending(entry, row.label, start + i * pitch, top, room, most)
    return shapes


def _ending(entry: Entry, group: str, x: float, top: float, room: float, most: Number) -> list[Shape]:
    look = style()
    ink = look.colours["ink" if entry.number else "faint"]
    shapes: list[Shape] = [text(entry.bare, x, top + 8.0, look.sizes["label"], ink, "first", room=room + GAP)]
    length = length_of(entry.number, most, room, look.bars.least)
    if length:
        said = f"{group}{entry.label}{entry.full}"
        shapes.append(Box(x, top + 16.5, length, look.bars.thin, look.colours["blue"], means=said))
    return shapes
