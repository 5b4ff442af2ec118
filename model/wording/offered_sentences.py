"""Fills the figures of a report into the wordings, and says which cells are wanting where it cannot.

A figure is known only where all its cells are filled in, none of them was left unread in a file, and no stated total
waits to be settled: the rules of TableFigures, which the checks of words use too. So what is offered is what they see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from model.form import editions
from model.form.figures import Number, format_figure
from model.form.form import Form
from model.report.report import Report
from model.wording.wordings import YEAR, Wording, WordingPart, Wordings, load_wordings, replace_marks
from model.words.claims.readings import Reading
from model.words.claims.table_figures import TableFigures

Cells = tuple[str, ...]
"""The cells that a figure adds up."""

WriteFigure = Callable[[Cells, Number], str]
"""Writes a figure that these cells come to into a sentence."""


@dataclass(frozen=True, slots=True)
class OfferedSentence:
    """A sentence with the figures of the report. topic: what it is about; remark: what to know before taking it."""

    topic: str
    text: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SentenceOffer:
    """What is offered for a prose section. missing: places that must be filled in first for others to be offered."""

    sentences: tuple[OfferedSentence, ...]
    missing: tuple[str, ...]


def write_plainly(cells: Cells, number: Number) -> str:
    """A figure as it is printed in the tables."""
    return format_figure(number)


def list_offered_sentences(
    form: Form,
    report: Report,
    section: str,
    write_figure: WriteFigure = write_plainly,
    wordings: Wordings | None = None,
) -> SentenceOffer:
    """The sentences for a prose section, in the order of their file, none twice; the report's totals are computed."""
    filler = _Filler(form, report, write_figure, wordings or load_wordings())
    sentences: dict[str, OfferedSentence] = {}
    missing: list[str] = []
    for wording in filler.wordings.wordings:
        if wording.section != section or not filler.fits_edition(wording):
            continue
        wanting = filler.list_missing(wording)
        if filler.fails(wording):
            continue
        if wanting:
            missing += wanting
            continue
        text = filler.fill(wording)
        if text:
            sentences.setdefault(text, OfferedSentence(wording.topic, text, wording.remark))
    return SentenceOffer(tuple(sentences.values()), tuple(dict.fromkeys(missing)))


class _Filler:
    """The figures of one report by the names that the wordings give them."""

    def __init__(self, form: Form, report: Report, write_figure: WriteFigure, wordings: Wordings) -> None:
        self.wordings = wordings
        self._form = form
        self._report = report
        self._write_figure = write_figure
        self._figures = TableFigures(form, report)

    def fits_edition(self, wording: Wording) -> bool:
        """Whether the form has the cells of all its figures."""
        return all(self._cells_of(name) for name in self._names_in(wording))

    def fails(self, wording: Wording) -> bool:
        """Whether a condition is not met; one about a figure that is not known yet may be."""
        zero = [self._number_of(name) for name in wording.zero]
        nonzero = [self._number_of(name) for name in wording.nonzero]
        return any(number for number in zero) or any(number == 0 for number in nonzero)

    def list_missing(self, wording: Wording) -> list[str]:
        """The places that keep a wording from being filled in."""
        wanting = ["cover.year"] if YEAR in self.wordings.names_in(wording) and self._report.year is None else []
        for name in self._names_in(wording):
            if self._number_of(name) is None:
                cells = self._cells_of(name)
                wanting += [cell for cell in cells if not self._values_of((cell,))] or [cells[0]]
        return wanting

    def fill(self, wording: Wording) -> str:
        """The sentence, all figures of which are known; "" where a list that it cannot do without is empty."""
        lists = {name for part in wording.parts if not part.is_optional for name in part.lists}
        if not all(self._fill_list(name) for name in lists):
            return ""
        return "".join(self._fill_part(part) for part in wording.parts)

    def _fill_part(self, part: WordingPart) -> str:
        """The part with its figures; "" where it is to be left out."""
        numbers = {name: self._number_of(name) or 0 for name in part.figures if name != YEAR}
        lists = {name: self._fill_list(name) for name in part.lists}
        if part.is_optional and not (all(numbers.values()) and all(lists.values())):
            return ""
        figures = {name: self._write_figure(self._cells_of(name), number) for name, number in numbers.items()}
        return replace_marks(part.text, figures | {YEAR: str(self._report.year)}, lists)

    def _fill_list(self, name: str) -> str:
        item_list = self.wordings.lists[name]
        items = (self._fill_part(item) for item in item_list.items if self._has_cells(item))
        return item_list.separator.join(item for item in items if item)

    def _has_cells(self, item: WordingPart) -> bool:
        return all(self._cells_of(name) for name in item.figures)

    def _names_in(self, wording: Wording) -> list[str]:
        """The figures it depends on; an item of a list that this edition has no cells for is none."""
        stated = {*wording.zero, *wording.nonzero, *(name for part in wording.parts for name in part.figures)}
        names = (name for name in self.wordings.names_in(wording) if name != YEAR)
        return [name for name in names if name in stated or self._cells_of(name)]

    def _cells_of(self, name: str) -> Cells:
        return _list_cells(self._form.edition, self.wordings.cells[name])

    def _number_of(self, name: str) -> Number | None:
        """What the cells of a figure come to; None where that is not known, or the file states two things."""
        values = self._values_of(self._cells_of(name))
        return values[0] if len(values) == 1 else None

    def _values_of(self, cells: Cells) -> tuple[Number, ...]:
        return self._figures.values_of(Reading("", tuple((1, cell) for cell in cells)))


@lru_cache(maxsize=256)
def _list_cells(edition: str, terms: tuple[str, ...]) -> Cells:
    """The cells that terms stand for in an edition of the form; none where it lacks one of them.

    requests.refused.*.total stands for the row refused, or for all rows of the group refused.
    """
    form = editions.load_form(edition)
    cells: list[str] = []
    for term in terms:
        head, star, tail = term.partition(".*.")
        if star:
            found = [cell for cell in form.cells if cell.startswith(f"{head}.") and cell.endswith(f".{tail}")]
        else:
            found = [term] if term in form.cells else []
        if not found:
            return ()
        cells += found
    return tuple(cells)
