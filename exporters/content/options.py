"""What a person may choose when a report is exported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an exported report contains besides its text and tables.

    draft_watermark: 草稿 on every page, and how many errors are left. infographic: 一图读懂 as an appendix.
    reasons: the reasons the clerk gave for what the checks doubt, as another appendix. correction: what was corrected
    since the report was sent, as one more.
    use_installed_fonts: a PDF is set in the fonts of the office where they are installed, in the bundled ones else.
    """

    draft_watermark: bool = False
    infographic: bool = False
    reasons: bool = False
    correction: bool = False
    use_installed_fonts: bool = True

    @property
    def need_findings(self) -> bool:
        """Whether something is printed of what the checks found."""
        return self.draft_watermark or self.reasons


DEFAULT_OPTIONS = ExportOptions()
"""The report and nothing else, in the fonts of the office."""
