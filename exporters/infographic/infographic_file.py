"""Writes 一图读懂 as a file of its own: .pdf, .svg or .png."""

from __future__ import annotations

from pathlib import Path

from exporters.drawing import pdf, png, svg
from exporters.infographic import page
from model.errors import UnwritableFile
from model.form.form import Form
from model.report.report import Report

RENDERERS = {".pdf": pdf.render_drawing_pdf, ".svg": svg.render_drawing_svg, ".png": png.render_drawing_png}
"""Suffix → the function that makes such a file's bytes from a drawing."""


def write_file(form: Form, report: Report, path: Path, last: Report | None = None) -> None:
    """Write the infographic of a report with computed totals, in the format of the path's suffix.

    last is the report of the year before, with which it is compared. Raises UnwritableFile for another suffix, OSError
    where the path cannot be written.
    """
    render = RENDERERS.get(path.suffix.lower())
    if render is None:
        raise UnwritableFile(path.name, f"一图读懂不会写这种文件，可以写的有 {'、'.join(RENDERERS)}。")
    path.write_bytes(render(page.make_infographic(form, report, last)))
