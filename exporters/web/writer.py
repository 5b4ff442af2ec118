"""Writes a report as one web page without other files, or as a fragment to paste into a web site's editor."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from exporters.content.blocks import Block, Heading, Signature, make_blocks
from exporters.content.report_content import PaperContent
from exporters.typesetting.page_standard import POINTS_PER_MM, PageStandard, load_page_standard
from exporters.typesetting.printable import escape_markup
from exporters.web.body import render_blocks
from model.form.form import Form
from model.report.report import Report

_PAGE_TEMPLATE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{author}">
<meta name="generator" content="年报">
<title>{title}</title>
<style>
{style}
</style>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""

_STYLE_TEMPLATE = """body {{ margin: 0; color: #000; background: #fff; font: 16px/1.8 {body}; }}
main {{ max-width: 50em; margin: 0 auto; padding: 2em 1em; }}
h1 {{ font: 26px/1.5 {title}; margin: 0 0 1.5em; text-wrap: balance; }}
h1 span {{ display: inline-block; word-break: keep-all; }}
h2 {{ font: 18px/1.6 {first}; margin: 1.5em 0 .5em; }}
h3, b {{ font: inherit; font-family: {second}; }}
h3, p {{ margin: 0 0 .5em; }}
h1, h2, h3, p {{ overflow-wrap: anywhere; }}
table {{ font: 14px/1.4 {table}; }}
th {{ text-wrap: balance; }}
svg {{ display: block; width: 100%; height: auto; }}
@page {{ size: A4; margin: {margins}; }}
@media screen and (max-width: 42em) {{
h1 {{ font-size: 22px; }}
table[tabindex] {{ display: block; overflow-x: auto; border-width: 1px 0 0 1px !important;
  border-collapse: separate !important; border-spacing: 0; }}
table[tabindex] col {{ width: auto !important; }}
table[tabindex] :is(th, td) {{ border-width: 0 1px 1px 0 !important; min-width: 3.5em; }}
table[tabindex] th[align="left"] {{ position: sticky; left: 0; min-width: 9em; background: #fff; }}
}}
@media print {{
main {{ max-width: none; padding: 0; }}
h1, h2, h3 {{ break-after: avoid; }}
table, tr, figure {{ break-inside: avoid; }}
table {{ table-layout: fixed; font-size: {dense}pt; }}
th, td {{ padding: 2px !important; }}
td[style*="--fit"] {{ font-size: calc({dense}pt * var(--fit)); }}
}}"""


def write(content: PaperContent, path: Path) -> None:
    """Write the page of a report or another paper. Raises OSError."""
    properties = content.properties
    page = _PAGE_TEMPLATE.format(
        author=escape_markup(properties.author),
        title=escape_markup(properties.title),
        style=_make_stylesheet(load_page_standard()),
        content="\n".join(render_blocks(content.blocks)),
    )
    path.write_text(page, encoding="utf-8", newline="\n")


def render_fragment(form: Form, report: Report, section: str | None = None) -> str:
    """The HTML to be pasted: of the whole report or, by its id, of one section; "cover" is what stands before 一.

    Raises KeyError for a section that the form does not have.
    """
    blocks: Iterable[Block] = make_blocks(form, report)
    if section is not None:
        blocks = _select_section(blocks, form.section_by_id(section).id)
    return "\n".join(render_blocks(blocks))


def _select_section(blocks: Iterable[Block], section: str) -> Iterable[Block]:
    """The blocks of one section, without signature; what stands before the first heading belongs to the cover."""
    current = "cover"
    for block in blocks:
        if isinstance(block, Heading):
            current = block.section
        if current == section and not isinstance(block, Signature):
            yield block


def _make_stylesheet(standard: PageStandard) -> str:
    """The style sheet of the page, with the fonts and the margins of the page standard."""
    families = {role: ", ".join(map(_quote_name, names)) for role, names in standard.typefaces.items()}
    right = standard.width - standard.left - standard.text_width
    edges = (standard.top, right, standard.height - standard.bottom, standard.left)
    margins = " ".join(f"{edge / POINTS_PER_MM:.0f}mm" for edge in edges)
    return _STYLE_TEMPLATE.format(
        **{role: f"{names}, serif" for role, names in families.items()},
        margins=margins,
        dense=standard.table_style.dense,
    )


def _quote_name(name: str) -> str:
    return f'"{name}"'
