"""Runs of a Word file in the colour of the paper or of their shading are not read; white on a dark shading is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.importing.readers.test_docx_file_hidden import FIRST, PLACE, cell, read, read_cell, row, run, table

WHITE = '<w:color w:val="FFFFFF" w:themeColor="background1"/>'
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
NO_SHADING = '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
STYLES = f"""
<w:style w:type="character" w:styleId="Pale"><w:rPr>{WHITE}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="PaleText"><w:rPr>{WHITE}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="DarkText"><w:pPr>{DARK}</w:pPr><w:rPr>{WHITE}</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="OnDark"><w:basedOn w:val="DarkText"/></w:style>
<w:style w:type="table" w:styleId="Banded">
<w:tblStylePr w:type="firstRow"><w:tcPr>{DARK}</w:tcPr></w:tblStylePr></w:style>
<w:style w:type="table" w:styleId="Grid"/>
"""


@pytest.mark.parametrize(
    "properties",
    [
        WHITE,
        '<w:color w:val="fefefe"/>',
        WHITE + NO_SHADING,
        WHITE + '<w:shd w:val="clear" w:fill="FFFFFF"/>',
        '<w:color w:val="C00000"/><w:shd w:val="clear" w:fill="C00000"/>',
        '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>',
        '<w:rStyle w:val="Pale"/>',
    ],
)
def test_a_run_in_the_colour_of_its_ground_is_hidden(tmp_path: Path, properties: str) -> None:
    document = read_cell(tmp_path, run("9", properties) + run("3"), styles=STYLES, table_style="Grid")
    assert document.rows[1].cells == ("行政处罚", "3")
    assert document.notes == (f"{PLACE}隐藏的“9”没有读。",)


@pytest.mark.parametrize(
    "properties",
    [
        '<w:color w:val="auto"/>',
        '<w:color w:val="FF0000"/>',
        WHITE + DARK,
        WHITE + '<w:highlight w:val="darkBlue"/>',
        WHITE + '<w:shd w:val="pct50" w:color="auto" w:fill="FFFFFF"/>',
        '<w:rStyle w:val="Pale"/><w:color w:val="auto"/>',
    ],
)
def test_a_run_in_another_colour_is_read(tmp_path: Path, properties: str) -> None:
    document = read_cell(tmp_path, run("9", properties) + run("3"), styles=STYLES)
    assert (document.rows[1].cells, document.notes) == (("行政处罚", "93"), ())


@pytest.mark.parametrize(
    ("cell_properties", "style", "table_style", "shown"),
    [
        ("", "PaleText", "", ""),
        ("", "PaleText", "Grid", ""),
        (DARK, "PaleText", "", "9"),
        (NO_SHADING, "PaleText", "", ""),
        ("", "DarkText", "", "9"),
        ("", "OnDark", "", "9"),
        ("", "PaleText", "Banded", "9"),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', "PaleText", "Banded", ""),
    ],
)
def test_the_ground_is_that_of_the_nearest_shading(
    cell_properties: str, style: str, table_style: str, shown: str, tmp_path: Path
) -> None:
    last = cell(run("9"), cell_properties, f'<w:pStyle w:val="{style}"/>')
    body = table(FIRST, row(cell(run("行政处罚")), last), style=table_style)
    assert read(tmp_path, body, STYLES).rows[1].cells == ("行政处罚", shown)
