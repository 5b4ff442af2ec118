"""The editor: one draft, a tab per section, its verdict above and its findings beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.draft.open_draft import Desk
from gui.editor.cover_page import CoverPage
from gui.editor.find_bar import FindBar
from gui.editor.header import EditorHeader
from gui.editor.prose_page import ProsePage
from gui.editor.section_tabs import SectionTabs
from gui.editor.side_panel import SidePanel, W
from gui.editor.split_view import Beside
from gui.editor.table_page import TablePage
from gui.findings.findings_panel import FindingsPanel
from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from gui.window.actions import ON_CELLS
from gui.window.pages import DraftPage
from model.checks import explanations
from model.checks.findings import UNFILLED, Finding
from model.drafts.draft import Applied
from model.report.report import shelf_of
from model.report.search import Hit


class Page(Protocol):
    """What every tab can do."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now."""

    def go_to(self, place: str) -> None:
        """Put the cursor in a place."""

    def flush(self) -> None:
        """Store what was typed and waits."""

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""


class Editor(DraftPage):
    """closed: back to the list. zoomed: the form is shown at so many per cent."""

    closed = Signal()
    zoomed = Signal(int)

    def __init__(self, desk: Desk, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.pages: dict[str, Page] = {}
        self.tabs = SectionTabs()
        self.findings = FindingsPanel()
        self.side = SidePanel()
        self.side.add(self.findings, "检查")
        self._latest: Applied | None = None
        self.beside = Beside(self.tabs, self.side, self._new_preview)
        self._with_picture = actions.get("export_with_picture")
        self.header = EditorHeader(actions)
        self.header.closed.connect(self.closed)
        self.notices = NoticeBar()
        self.find_bar = FindBar(desk)
        self.find_bar.wanted.connect(self._show_hit)
        self.find_bar.closed.connect(self.focus_page)
        self._build(actions)
        desk.changed.connect(self._follow)
        self.findings.wanted.connect(self.walk_to)
        self.findings.answered.connect(self._answer)
        self._show_state()

    def _build(self, actions: Mapping[str, QAction]) -> None:
        for section in self.desk.draft.form.sections:
            page: CoverPage | ProsePage | TablePage
            if section.kind == "cover":
                page = CoverPage(self.desk)
            elif section.kind == "prose":
                page = ProsePage(section, self.desk)
            else:
                page = TablePage(section, self.desk)
                page.picked.connect(self.picked)
                page.told.connect(self.told)
                page.view.offer([actions.get(id) for id in ON_CELLS])
            self.pages[section.id] = page
            self.tabs.add(page, section.tab)
        self.tabs.currentChanged.connect(self.picked)
        self.tabs.tabBarClicked.connect(self._begin_page, Qt.ConnectionType.QueuedConnection)  # once its page is there
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE, theme.SPACE, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.notices)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.beside, 1)

    @property
    def page(self) -> Page:
        """The page in front."""
        return list(self.pages.values())[self.tabs.currentIndex()]

    @property
    def section(self) -> str:
        """The id of the section in front."""
        return list(self.pages)[self.tabs.currentIndex()]

    @property
    def selection_words(self) -> str:
        """How many cells are selected in the table in front, their sum and average; "" where that says nothing."""
        page = self.grid_page
        return page.view.total() if page else ""

    @property
    def here(self) -> Hit:
        """Where the clerk is: a cell, a character of a text, else the beginning of the section."""
        page = self.page
        if isinstance(page, TablePage):
            cell = page.model.cell(page.view.currentIndex())
            return Hit(cell.id if cell else self.desk.draft.form.tables[self.section].cells[0].id)
        if isinstance(page, ProsePage):
            return Hit(self.section, page.box.textCursor().selectionStart())
        return Hit("cover.unit")

    @property
    def grid_page(self) -> TablePage | None:
        """The page in front if it is a table."""
        return self.page if isinstance(self.page, TablePage) else None

    @property
    def grid_pages(self) -> list[TablePage]:
        """The pages that are tables."""
        return [page for page in self.pages.values() if isinstance(page, TablePage)]

    def flush(self) -> None:
        """Store what was typed anywhere and waits."""
        for page in self.pages.values():
            page.flush()

    def undo(self) -> None:
        """Take the last edit back, on whichever tab it was."""
        self.flush()
        self._travel(self.desk.undo.undo)

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self.flush()
        self._travel(self.desk.undo.redo)

    def toggle_preview(self) -> None:
        """Show the pages in place of the side panel, or put them away."""
        self.flush()
        alone = self.tabs.isHidden()
        self.beside.toggle_preview()
        if alone:
            self.focus_page()

    def _new_preview(self) -> QWidget:
        from gui.printing.preview import Preview  # brings PDFium: only when asked for

        preview = Preview(self.desk, self._with_picture)
        preview.closed.connect(self.toggle_preview)
        return preview

    def turn(self, step: int) -> None:
        """To the next or the previous tab, round and round."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.focus_page()

    def bring(self, kind: type[W]) -> W:
        """Show a page of the side panel, in place of the preview if that is open."""
        self.beside.show_side()
        return self.side.bring(kind)

    def step(self, direction: int) -> None:
        """To the next finding (1) or the one before (-1)."""
        self.side.bring(FindingsPanel)
        self.findings.step(direction)

    def walk_to(self, finding: Finding) -> None:
        """Go to a finding: its tab, all its cells selected."""
        self.go_to(finding.cells[0])
        if finding.rule != UNFILLED:
            for page in self.grid_pages:
                page.view.pick(finding.cells)
        if self.side.isHidden():
            self.told.emit(finding.message)

    def focus_page(self) -> None:
        """The cursor into the page in front, ready to type."""
        page = self.grid_page
        if page:
            page.view.setFocus()
        else:
            self.page.go_to("cover.unit" if self.section == "cover" else self.section)

    def _begin_page(self) -> None:
        """A tab was clicked: typing goes into its page, also where the keyboard was beside it."""
        focused = QApplication.focusWidget()
        if focused is None or not self.tabs.currentWidget().isAncestorOf(focused):
            self.focus_page()

    def _show_hit(self, hit: Hit, length: int) -> None:
        """Show a place that was found, and leave the cursor in the line of the bar that it was in."""
        line = self.find_bar.focusWidget() or self.find_bar.text
        self.go_to(hit.place)
        page = self.page
        if isinstance(page, ProsePage):
            page.box.pick(hit.start, length)
        line.setFocus()

    def go_to(self, place: str) -> None:
        """Bring a place's tab to the front and put the cursor there; for an answer, where its doubt is."""
        shelf, key = shelf_of(place)
        if shelf == "answers":
            place = next((f.cells[0] for f in self.desk.draft.findings if f.key == key), "")
        elif shelf in ("notes", "claims"):
            place = key
        if not place:
            return
        section = self.desk.draft.form.section_of(place)
        self.tabs.setCurrentIndex(list(self.pages).index(section))
        self.pages[section].go_to(place)

    def _answer(self, finding: Finding, reason: str) -> None:
        values = explanations.answering(self.desk.draft.report, finding, reason)
        self.desk.enter(values, "说明" if reason else "撤回说明")
        self.findings.view.setFocus()

    def _travel(self, step: Callable[[], None]) -> None:
        """Undo or redo, then show where something changed."""
        self._latest = None
        step()
        if self._latest is not None:
            self.go_to(self._latest.edit.places[0])

    def _follow(self, applied: Applied) -> None:
        self._latest = applied
        for page in self.pages.values():
            page.refresh(applied.changed)
        self._show_state()

    def _show_state(self) -> None:
        draft = self.desk.draft
        self.header.show_state(draft)
        self.findings.show_findings(draft.form, draft.findings)
        self._mark_tabs()

    def _mark_tabs(self) -> None:
        form = self.desk.draft.form
        for i, section in enumerate(form.sections):
            here = [f for f in self.desk.draft.findings if f.cells and form.section_of(f.cells[0]) == section.id]
            errors = sum(f.weight == "error" for f in here)
            warnings = sum(f.weight == "warning" and f.rule != UNFILLED and not f.answer for f in here)
            self.tabs.mark(i, errors, warnings)
