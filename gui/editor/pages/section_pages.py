"""Makes the page of a section: the cover, a table or prose."""

from __future__ import annotations

from gui.draft.open_draft import OpenDraft
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.editor.pages.table_page import TablePage
from model.form.form import Section

SectionPage = CoverPage | ProsePage | TablePage


def make_page(section: Section, open_draft: OpenDraft) -> SectionPage:
    """The page of a section of the open draft, in no window yet."""
    if section.kind == "cover":
        return CoverPage(open_draft)
    if section.kind == "prose":
        return ProsePage(section, open_draft)
    return TablePage(section, open_draft)
