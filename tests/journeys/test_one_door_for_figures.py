"""A text means the same figure, or is refused by the same sentence, whether it is typed, pasted or read from a file."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from gui.grid.clipboard import read_block
from gui.grid.grid_delegate import FigureEditor
from model.errors import UnreadableFigure
from model.form import editions
from model.form.chinese_numerals import NUMERAL_CHARACTERS
from model.form.entries import read_typed
from model.form.figures import serialise_figure
from model.form.form import Cell
from model.form.refusals import NOTHING
from model.importing.matching.values import read_value
from model.pasting.pasted_values import read_pasted
from tests.model.form.test_entries import COUNTS
from tests.model.form.test_refusals import REFUSED

CELLS = [
    editions.load_form("2021").cells["requests.received.natural"],
    editions.load_form("2021").cells["disclosure.fees.amount"],
    editions.load_form("2019").cells["disclosure.fees.change"],
    editions.load_form("2019").cells["disclosure.procurement.amount"],
]

_TEXTS = st.one_of(
    st.text(max_size=8),
    st.text("0123456789,.，。-－—+ \u200b\xa0", max_size=10),
    st.text(NUMERAL_CHARACTERS + "点几余多件个元万", max_size=8),
    st.text("0123456789一二十百千万亿年月日件元约余?？%/()（）=\"'#①²½Ⅳ\u3000OlE+-～至", max_size=9),
    st.sampled_from([text for text, _ in COUNTS] + [text for texts in REFUSED.values() for text in texts.split()]),
)


def answer_typed(text: str, cell: Cell) -> str:
    """The figure, or why there is none, as it is told beside the editor of a cell."""
    try:
        figure = read_typed(text, cell.kind, cell.unit).figure
    except UnreadableFigure as error:
        return error.reason.removesuffix("。")
    return "" if figure is None else serialise_figure(figure)


def answer_pasted(text: str, cell: Cell) -> str:
    """The same of a pasted text. A dash, which a paste asks about and typing refuses, counts as the same refusal."""
    reading = read_pasted(text, cell)
    if reading.state == "dash":
        return NOTHING.removesuffix("。")
    if reading.state == "refused":
        return reading.reason
    return "" if reading.figure is None else serialise_figure(reading.figure)


def answer_read(text: str, cell: Cell) -> str:
    """The same of a text in a file."""
    figure, remark = read_value(text, cell)
    if figure is None and remark:
        refusal = remark.rpartition("没有读入：")[2]
        return refusal if "读不成数字" in remark else NOTHING.removesuffix("。")
    return "" if figure is None else serialise_figure(figure)


@given(_TEXTS, st.sampled_from(CELLS))
@example("12件", CELLS[0])
@example("52,000元", CELLS[1])
@example("减4", CELLS[2])
@example("三万", CELLS[3])
def test_typed_pasted_and_read_texts_get_one_answer(text: str, cell: Cell) -> None:
    typed = answer_typed(text, cell)
    assert answer_pasted(text, cell) == typed
    assert answer_read(text, cell) == typed


@given(_TEXTS, st.sampled_from(CELLS))
def test_nothing_that_is_told_of_a_text_ends_in_two_full_stops(text: str, cell: Cell) -> None:
    told_without_stop = [read_pasted(text, cell).reason, read_value(text, cell)[1], answer_typed(text, cell)]
    assert not any(words.endswith("。") for words in told_without_stop)


@given(_TEXTS, st.sampled_from(CELLS), st.text("\u200b\u200e\u2060\ufeff\u00ad\u202a\u2064\u180e", max_size=2))
def test_what_cannot_be_seen_changes_no_answer(text: str, cell: Cell, unseen: str) -> None:
    middle = len(text) // 2
    hidden = unseen + text[:middle] + unseen + text[middle:] + unseen
    assert answer_typed(hidden, cell) == answer_typed(text, cell)


@pytest.mark.parametrize("text", [text for text, _ in COUNTS if "\n" not in text])
def test_an_editor_and_the_clipboard_take_it_as_they_should(qtbot: QtBot, text: str) -> None:
    cell = CELLS[0]
    editor = FigureEditor(cell, None)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.setText(text)
    mime = QMimeData()
    mime.setText(text)
    rows = read_block(mime).rows
    pasted = rows[0][0] if rows else ""
    assert not editor.reason
    assert read_pasted(pasted or "", cell).figure == editor.figure


@pytest.mark.parametrize("text", [text for texts in REFUSED.values() for text in texts.split()])
def test_an_editor_and_the_clipboard_refuse_it_alike(qtbot: QtBot, text: str) -> None:
    cell = CELLS[0]
    editor = FigureEditor(cell, None)  # type: ignore[arg-type]
    qtbot.addWidget(editor)
    editor.setText(text)
    mime = QMimeData()
    mime.setText(text)
    ((pasted,),) = read_block(mime).rows
    assert editor.reason.endswith(answer_pasted(pasted or "", cell) + "。")
