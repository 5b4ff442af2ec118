"""What a person may choose when a report goes to paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """draft_mark: 草稿 over every page, and how many errors are left.

    pictures: 一图读懂 as an appendix; reasons: the answered doubts as another.
    installed_fonts: the office's own fonts where they are installed, the bundled ones else; only a PDF carries fonts.
    """

    draft_watermark: bool = False
    infographic: bool = False
    reasons: bool = False
    use_installed_fonts: bool = True


DEFAULT_OPTIONS = ExportOptions()
"""The report and nothing else."""
