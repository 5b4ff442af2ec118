"""Compares what was read of a published report with what a person sees on it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from model.checks.rules import compute_totals
from model.form import editions
from model.form.figures import Figure, Money, Number, number_of
from model.form.form import Cell, Form
from model.importing import Reading
from model.importing.matching.labels import normalise_label, strip_punctuation
from model.report.report import Report
from tests.strangers.published import PublishedReport


@dataclass(frozen=True)
class Fault:
    """A cell whose figure is not what a person sees. is_told: a sentence for the clerk names it."""

    id: str
    read: Figure | None
    seen: tuple[Figure | None, ...]
    is_told: bool


def find_wrong_figures(reading: Reading, published: PublishedReport) -> list[Fault]:
    """The cells that were read as a figure which no person sees there, or of which a person sees two.

    One left blank is never wrong.
    """
    form = editions.load_form(reading.report.edition)
    shown = published.shown_figures
    sums = _add_up(shown, form)
    told = set(_list_numbers(" ".join(reading.unplaced)))
    faults: list[Fault] = []
    for id, cell in form.cells.items():
        read = reading.report.stated_or_computed(id)
        if read is None:
            continue
        seen = list(shown.get(id, [None]))
        if cell.is_computed:
            seen.append(sums.get(id))
        stated = {figure for figure in shown.get(id, []) if figure is not None}
        others = {Decimal(number_of(figure)) for figure in stated if not _are_same(read, figure)}
        if len(stated) > 1 or not any(_are_same(read, figure) for figure in seen):
            is_told = is_named(cell, form, reading.unplaced)
            is_told = is_told or (len(stated) > 1 and others.issubset(told))  # the second figure is listed
            faults.append(Fault(id, read, tuple(seen), is_told))
    return faults


def find_lost_figures(reading: Reading, published: PublishedReport) -> list[Fault]:
    """The entries that a person sees and that were left blank; totals follow from them."""
    form = editions.load_form(reading.report.edition)
    faults: list[Fault] = []
    for id, seen in published.shown_figures.items():
        cell = form.cells.get(id)
        if cell is None or cell.is_computed or all(figure is None for figure in seen):
            continue
        if reading.report.stated_or_computed(id) is None:
            is_told = is_named(cell, form, reading.unplaced) or id in reading.report.unread
            faults.append(Fault(id, None, tuple(seen), is_told))
    return faults


def find_untold_numbers(reading: Reading, published: PublishedReport) -> list[str]:
    """The numbers in tables that stand neither in a cell of the report nor in a sentence for the clerk, and where.

    A number that stands in several places is untold where it was read in fewer.
    """
    form = editions.load_form(reading.report.edition)
    told = set(_list_numbers(" ".join(reading.unplaced)))
    read = [reading.report.stated_or_computed(id) for id in form.cells]
    unclaimed = Counter(Decimal(number_of(figure)) for figure in read if figure is not None)
    elsewhere: list[tuple[str, str]] = []
    for name, text in _list_shown_texts(published):
        figure = reading.report.stated_or_computed(name)
        if figure is not None and _list_numbers(text) == [Decimal(number_of(figure))]:
            unclaimed[Decimal(number_of(figure))] -= 1
        else:
            elsewhere.append((name, text))
    untold: list[str] = []
    for name, text in elsewhere:
        cell = form.cells.get(name)
        is_told = cell is not None and is_named(cell, form, reading.unplaced)
        is_told = is_told or name in reading.report.unread
        for number in _list_numbers(text):
            unclaimed[number] -= 1
            if unclaimed[number] < 0 and not is_told and number not in told:
                untold.append(f"{name}: {text}")
    return untold


def _list_shown_texts(published: PublishedReport) -> Iterator[tuple[str, str]]:
    """The texts of figures, each behind the id of its cell or the name of its table; one written twice counts once."""
    shown = set[tuple[str, str]]()
    for table in published.tables:
        for row in table.rows:
            for cell in () if row.is_hidden else row.cells[row.label_count :]:
                place = (cell.id or table.name, cell.text)
                if place not in shown or not cell.id:
                    shown.add(place)
                    yield place


def _list_numbers(text: str) -> list[Decimal]:
    """Every number in a text, however its digits are written."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    return [Decimal(number) for number in re.findall(r"-?\d+(?:\.\d+)?", plain)]


def is_named(cell: Cell, form: Form, sentences: tuple[str, ...]) -> bool:
    """Whether a sentence names a cell, its row, its column or its table."""
    return any(_names_cell(cell, form, sentence) for sentence in sentences)


def _names_cell(cell: Cell, form: Form, sentence: str) -> bool:
    if form.name_of(cell.id) in sentence:
        return True
    label = normalise_label(cell.row.label if len(cell.row.label) > 1 else cell.column.full_label)
    return bool(label) and label in strip_punctuation(sentence)


def _add_up(shown: dict[str, list[Figure | None]], form: Form) -> dict[str, Figure]:
    """Every total as it follows from the entries that a person sees, a blank counting as nothing."""
    entries = {cell.id: shown[cell.id][0] for cell in form.entry_cells if cell.id in shown}
    report = Report(form.edition).with_figures({id: figure for id, figure in entries.items() if figure is not None})
    return dict(compute_totals(form, report).figures)


def _are_same(read: Figure, seen: Figure | None) -> bool:
    if seen is None or _plain(read) != _plain(seen):
        return False
    return not (isinstance(read, Money) and isinstance(seen, Money)) or read.unit == seen.unit


def _plain(figure: Figure) -> Number:
    return number_of(figure)


def describe_faults(faults: list[Fault]) -> Iterator[str]:
    """Each fault as a line."""
    for fault in faults:
        yield f"{fault.id}: read {fault.read}, seen {', '.join(map(str, fault.seen))}"
