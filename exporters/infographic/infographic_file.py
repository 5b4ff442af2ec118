"""Writes 一图读懂 as a file of its own: .pdf, .svg or .png."""

from __future__ import annotations

from pathlib import Path

from exporters.drawing import pdf, png, svg
from exporters.drawing.shapes import Drawing
from model.errors import UnwritableFile

RENDERERS = {".pdf": pdf.render_drawing_pdf, ".svg": svg.render_drawing_svg, ".png": png.render_drawing_png}
"""Suffix → the function that makes such a file's bytes from a drawing."""


def write_drawing(drawing: Drawing, path: Path) -> None:
    """Write the infographic in the format of the path's suffix.

    Raises UnwritableFile for another suffix, OSError where the path cannot be written.
    """
    render = RENDERERS.get(path.suffix.lower())
    if render is None:
        raise UnwritableFile(path.name, f"一图读懂不会写这种文件，可以写的有 {'、'.join(RENDERERS)}。")
    path.write_bytes(render(drawing))
