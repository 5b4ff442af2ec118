"""The help of a row as a note on its label."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

import exporters
from exporters.excel.cell_notes import TOTAL_HELP
from model.form import editions
from model.form.sheet import make_sheet
from tests.exporters.excel.test_print_setup import TABLES, edition, visible
from tests.exporters.invented import invented


def test_the_help_of_each_row_is_a_note_on_its_label_and_none_is_on_a_figure(book: Workbook) -> None:
    form = editions.load_form(edition(book))
    for id, title in TABLES.items():
        page = book[title]
        plan = make_sheet(form.tables[id])
        for tile in plan.tiles:
            box = page.cell(3 + tile.row, 1 + tile.column)
            if tile.cell:
                assert box.comment is None
        for row in form.tables[id].list_lines("row"):
            noted = [c.comment.text for line in page.iter_rows() for c in line if c.comment]
            assert not row.help or any(row.help in text for text in noted)
        assert any(TOTAL_HELP in text for text in noted) == any(cell.is_computed for cell in form.tables[id].cells)


def test_notes_are_signed_and_large_enough_for_their_words(tmp_path: Path) -> None:
    """Sizes stand beside the notes, in a part that openpyxl does not read."""
    form, report = invented()
    exporters.write_report(form, report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    notes = [c.comment for page in visible(book) for row in page.iter_rows() for c in row if c.comment]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        drawings = [name for name in package.namelist() if name.endswith(".vml")]
        shapes = "".join(package.read(name).decode("utf-8") for name in drawings)
    sizes = [tuple(map(int, size)) for size in re.findall(r"width:(\d+)px;height:(\d+)px", shapes)]
    assert len(notes) == len(sizes) > 30
    assert {note.author for note in notes} == {"年报"}
    for note, (width, height) in zip(notes, sizes, strict=True):
        a_line = width // 14  # pixels of a Chinese character in 10 points, and a little room
        assert height >= 18 * sum(-(-len(text) // a_line) for text in note.text.split("\n"))
