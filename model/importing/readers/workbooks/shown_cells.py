"""What is read of each cell of a sheet, judged in one way for every kind of workbook; the clerk is told of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from model.importing.readers.hidden_text import HiddenText
from model.importing.readers.workbooks.number_format import ShownValue, show_number, show_text
from model.importing.readers.workbooks.sheet_rows import CellPlace, SheetTexts
from model.importing.readers.workbooks.xlsx_styles import CellLook, TextRun
from model.text import split_paragraphs
from model.workbook_text import unescape_from_excel


class ShownCells:
    """Judges the cells of one sheet, whose hidden rows and columns are known before.

    is_ours: the workbook carries our record, beside which the stored digits count even where a clerk had them hidden
    or rounded. shows_zeros: whether the sheet shows zeros at all.
    """

    def __init__(self, sheet: SheetTexts, hidden: HiddenText, is_1904: bool = False, is_ours: bool = False) -> None:
        self._sheet = sheet
        self._hidden = hidden
        self._is_1904 = is_1904
        self._is_ours = is_ours
        self._unlike: list[str] = []
        self._dashes: list[str] = []
        self.shows_zeros = True

    def is_in_sight(self, place: CellPlace) -> bool:
        """Whether the row and the column of a place can be seen."""
        return place.row not in self._sheet.hidden_rows and place.column not in self._sheet.hidden_columns

    def take_number(self, stored: Decimal, look: CellLook, place: CellPlace) -> None:
        """Take in a number as its cell shows it."""
        shown = show_number(stored, look.number_format, self._is_1904)
        if not stored and not self.shows_zeros:
            shown = ShownValue("", "hidden")
        self.take_shown(shown, f"{stored:f}", look, place)

    def take_shown(self, shown: ShownValue, stored: str, look: CellLook, place: CellPlace) -> None:
        """Take in what a cell shows of the number it stores."""
        if shown.deviation and (self._is_ours or not self.is_in_sight(place)):
            shown = ShownValue(shown.text or stored)
        location = self._sheet.locate_cell(place)
        if shown.deviation == "hidden":
            self._hidden.add("hidden", stored, location)
        elif shown.deviation == "unlike":
            self._sheet.refused.add(place)
            self._unlike.append(f"{location}显示的是“{shown.shown}”，存的是 {stored}，没有读，请核对。")
        elif shown.deviation == "dash":
            self._dashes.append(shown.shown)
        if look.unseen is None:
            self._set_text(place, shown.text)
        else:
            self._hidden.add(look.unseen, shown.text, location)

    def take_text(self, runs: Sequence[TextRun], look: CellLook, place: CellPlace) -> None:
        """Take in a text without the pieces that are struck out, hidden or notes."""
        location = self._sheet.locate_cell(place)
        pieces = []
        for run in runs:
            unseen = run.judge(look)
            if unseen is None:
                pieces.append(run.text)
            else:
                self._hidden.add(unseen, run.text, location)
        text = _clean_text("".join(pieces))
        shown = show_text(text, look.number_format)
        if shown.deviation == "hidden" and not self._is_ours and self.is_in_sight(place):
            self._hidden.add("hidden", text, location)
        else:
            self._set_text(place, shown.text or text)

    def describe(self) -> Iterator[str]:
        """Sentences for the clerk about the numbers that were not read as they are stored."""
        yield from self._unlike
        if self._dashes:
            yield f"{self._sheet.name}有 {len(self._dashes)} 格存的是 0，显示成“{self._dashes[0]}”，按 0 读入。"

    def _set_text(self, place: CellPlace, text: str) -> None:
        if text:
            self._sheet.texts[place] = text


@lru_cache(maxsize=200)
def _clean_text(text: str) -> str:
    """The paragraphs of a cell; a file may name one shared text in thousands of cells."""
    return "\n".join(split_paragraphs(unescape_from_excel(text)))
