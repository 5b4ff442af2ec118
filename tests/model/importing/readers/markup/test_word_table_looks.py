"""What a table's style strikes out or hides in its first row, its last column or every second row counts there only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.readers.test_docx_file_hidden import cell, read, row, run

STYLES = """
<w:style w:type="table" w:styleId="Base">{}</w:style>
<w:style w:type="table" w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>
"""
PART = '<w:tblStylePr w:type="{}"><w:rPr>{}</w:rPr></w:tblStylePr>'


def read_table(tmp_path: Path, look: str, part: str, property: str = "<w:strike/>") -> list[tuple[str | None, ...]]:
    """The cells of a table of nine digits with a part of its style that strikes out."""
    rows = "".join(row(*(cell(run(str(3 * at + column))) for column in range(1, 4))) for at in range(3))
    head = f'<w:tblPr><w:tblStyle w:val="Mine"/><w:tblLook {look}/></w:tblPr>'
    document = read(tmp_path, f"<w:tbl>{head}{rows}</w:tbl>", STYLES.format(PART.format(part, property)))
    return [found.cells for found in document.rows]


@pytest.mark.parametrize(
    ("look", "part", "struck"),
    [
        ('w:val="0620"', "firstRow", "123"),
        ('w:firstRow="1" w:noHBand="1" w:noVBand="1"', "firstRow", "123"),
        ('w:val="0600"', "firstRow", ""),
        ('w:val="0640"', "lastRow", "789"),
        ('w:val="0680"', "firstCol", "147"),
        ('w:val="0700"', "lastCol", "369"),
        ('w:val="0420"', "band1Horz", "456"),
        ('w:val="0400"', "band1Horz", "123789"),
        ('w:val="0200"', "band2Vert", "258"),
        ('w:val="0720"', "neCell", "3"),
        ('w:val="nonsense"', "firstRow", ""),
    ],
)
def test_a_part_of_a_tables_style_counts_where_the_table_shows_it(
    look: str, part: str, struck: str, tmp_path: Path
) -> None:
    expected = ["" if str(number) in struck else str(number) for number in range(1, 10)]
    found = [text for cells in read_table(tmp_path, look, part) for text in cells]
    assert found == expected


def test_a_part_that_hides_nothing_changes_nothing(tmp_path: Path) -> None:
    assert read_table(tmp_path, 'w:val="0620"', "firstRow", "<w:b/>")[0] == ("1", "2", "3")
