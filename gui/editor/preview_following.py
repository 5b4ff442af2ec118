"""Has the preview show what the clerk is at: the cell or the paragraph with the cursor, of the tab in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.editor.pages.table_page import TablePage
from gui.wording.text_insertion import find_cursor

if TYPE_CHECKING:
    from gui.editor.editor import Editor
    from gui.widgets.prose.prose_edit import ProseEdit

_PAUSE_MS = 60
"""Milliseconds until the preview follows the cursor: keys come first."""


class PreviewFollowing(QObject):
    """Listens to the tabs and cursors of an editor. While there is no preview, it does nothing."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self.follow_now)
        editor.tabs.currentChanged.connect(self._follow_later)
        editor.split_view.side_shown.connect(self.follow_now)
        for page in editor.pages.values():
            if isinstance(page, TablePage):
                page.selection_changed.connect(self._follow_later)
            elif isinstance(page, ProsePage | CoverPage):
                box = page.text_box if isinstance(page, ProsePage) else page.preamble_box
                box.cursorPositionChanged.connect(self._follow_later)

    def _follow_later(self) -> None:
        if self._editor.split_view.is_previewing and not self._timer.isActive():
            self._timer.start()

    def follow_now(self) -> None:
        """Show the place of the cursor in the preview."""
        from gui.printing.preview import Preview  # brings PDFium: there already where there is a preview

        preview = self._editor.split_view.preview
        if self._editor.split_view.is_previewing and isinstance(preview, Preview):
            preview.follow(*self._find_place())

    def _find_place(self) -> tuple[str, int, str]:
        """The heading of the section in front, the number of the paragraph below it, and the id of the cell."""
        page = self._editor.current_page
        section = self._editor.open_draft.draft.form.section_by_id(self._editor.current_section)
        if isinstance(page, TablePage):
            cell = page.model.cell_at(page.view.currentIndex())
            return section.label, -1, cell.id if cell else ""
        if isinstance(page, ProsePage):
            return section.label, count_paragraphs_above(page.text_box), ""
        if isinstance(page, CoverPage) and page.preamble_box.hasFocus():
            return "", count_paragraphs_above(page.preamble_box), ""
        return "", -1, ""


def count_paragraphs_above(box: ProseEdit) -> int:
    """How many paragraphs stand above that of the cursor; blank lines are none."""
    above = box.text()[: find_cursor(box)].split("\n")[:-1]
    return sum(bool(line.strip()) for line in above)
