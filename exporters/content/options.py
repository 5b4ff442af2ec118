"""What a person may choose when a report goes to paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """draft_mark: 草稿 over every page, and how many errors are left.

    pictures: 一图读懂 as an appendix; reasons: the answered doubts as another.
    installed_fonts: the office's own fonts where they are installed, the bundled ones else; only a PDF carries fonts.
    """

    draft_mark: bool = False
    pictures: bool = False
    reasons: bool = False
    installed_fonts: bool = True


PLAIN = Choices()
"""The report and nothing else."""
