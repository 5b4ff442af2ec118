"""The editor of one draft: a tab for each section, a header with the verdict, the findings beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.draft.open_draft import OpenDraft
from gui.editor.find_bar import FindBar
from gui.editor.found_words import FoundWords
from gui.editor.header import EditorHeader
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.editor.pages.section_pages import SectionPage
from gui.editor.pages.table_page import TablePage
from gui.editor.preview_following import PreviewFollowing
from gui.editor.proofreading_mode import ProofreadingMode
from gui.editor.proposed_changes import ProposedChanges
from gui.editor.section_tabs import SectionTabs
from gui.editor.settling import settle_finding
from gui.editor.side_folding import SideFolding
from gui.editor.side_panel import PageT, SidePanel
from gui.editor.split_view import SplitView
from gui.findings.findings_panel import FindingsPanel
from gui.style import theme
from gui.widgets.notice_bar import NoticeBar
from gui.window.actions import CELL_MENU_ACTIONS
from gui.window.pages import DraftPage
from model.checks import explanations
from model.checks.findings import UNFILLED_RULE, UNREAD_RULE, Finding
from model.drafts.draft import AppliedEdit
from model.form.form import Section
from model.report.report import SENDING_PARTS, kind_of_place
from model.report.search import Hit
from model.report.sendings import corrected_place


class EditorPage(Protocol):
    """What the page of every section can do, whether it is the cover, a table or prose."""

    def refresh_places(self, changed: frozenset[str]) -> None:
        """Show these places as the draft has them now; places of other pages may be among them."""

    def go_to(self, place: str) -> None:
        """Put the cursor into a place of this page."""

    def commit_now(self) -> None:
        """Enter what is being typed into the draft."""

    def set_zoom(self, percent: int) -> None:
        """Show everything at this many per cent of its size."""


class Editor(DraftPage):
    """Shows the open draft. It is made part by part: add_page() for each section, then add_side_panel().

    A style sheet polishes all of a widget anew with every parent it is given: so each is added where it is to stand.
    pages: by the section's id. actions: the window's, by id, for buttons of the header and the context menu of tables.
    """

    close_requested = Signal()
    """The clerk wishes to go back to the list of drafts."""
    zoom_changed = Signal(int)
    """The form is now shown at this many per cent of its size."""

    def __init__(self, open_draft: OpenDraft, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_draft = open_draft
        self.pages: dict[str, EditorPage] = {}
        self._actions = actions
        self.tabs = SectionTabs()
        self.findings_panel = FindingsPanel()
        self.side_panel = SidePanel()
        self._latest_edit: AppliedEdit | None = None
        self.split_view = SplitView(self.tabs, self.side_panel, self._make_preview)
        self.side_folding = SideFolding(self)
        self._picture_action = actions.get("export_with_picture")
        self.header = EditorHeader(actions)
        self.header.close_requested.connect(self.close_requested)
        self.notice_bar = NoticeBar()
        self.find_bar = FindBar(open_draft)
        self.find_bar.hit_requested.connect(self._show_hit)
        self.find_bar.closed.connect(self.focus_current_page)
        self.proofreading = ProofreadingMode(self)
        self._build_layout()
        self.findings_panel.finding_requested.connect(self.go_to_finding)
        self.findings_panel.answer_given.connect(self._enter_explanation)
        self.findings_panel.settle_requested.connect(self._settle_finding)
        if "check_record" in actions:
            self.findings_panel.record_requested.connect(actions["check_record"].trigger)
        self._proposed_changes = ProposedChanges(self)

    def add_page(self, section: Section, page: SectionPage) -> None:
        """Add the page of a section, with its tab, behind those added before."""
        self.pages[section.id] = page
        if isinstance(page, TablePage):
            page.selection_changed.connect(self.selection_changed)
            page.status_message.connect(self.status_message)
            page.view.add_menu_actions([self._actions.get(id) for id in CELL_MENU_ACTIONS])
        else:
            page.marks.explain_requested.connect(self.findings_panel.explain_finding)
        self.tabs.add_page(page, section.tab)

    def add_side_panel(self) -> None:
        """Add the panel beside the pages, which must be there, and show what was found in the draft."""
        # only now: Tab goes in the order in which parts come together, from the page to the panel beside it
        self.split_view.add_side_panel()
        self.side_panel.add_page(self.findings_panel, "检查")
        self.tabs.currentChanged.connect(self.selection_changed)
        # queued: the page is in front only after the click has been handled
        self.tabs.tabBarClicked.connect(self._focus_clicked_page, Qt.ConnectionType.QueuedConnection)
        self.open_draft.edit_applied.connect(self._show_edit)
        self._found_words = FoundWords(self.find_bar, self.open_draft, self.pages, self)
        self._preview_following = PreviewFollowing(self)
        self._show_state()

    def _build_layout(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.SPACE, theme.SPACE // 2, theme.SPACE, 0)
        for part in (self.header, self.notice_bar, self.find_bar, self.proofreading.bar):
            layout.addWidget(part)
        layout.addWidget(self.split_view, 1)

    @property
    def current_page(self) -> EditorPage:
        """The page in front."""
        return list(self.pages.values())[self.tabs.currentIndex()]

    @property
    def current_section(self) -> str:
        """The id of the section in front."""
        return list(self.pages)[self.tabs.currentIndex()]

    @property
    def selection_summary(self) -> str:
        """How many cells are selected in the table in front, their sum and average; "" where that says nothing."""
        page = self.current_table_page
        return page.view.describe_selection() if page else ""

    @property
    def current_position(self) -> Hit:
        """Where a search begins: at the current cell, at the cursor in a text, on the cover at its first field."""
        page = self.current_page
        if isinstance(page, TablePage):
            cell = page.model.cell_at(page.view.currentIndex())
            first_cell = self.open_draft.draft.form.tables[self.current_section].cells[0]
            return Hit(cell.id if cell else first_cell.id)
        if isinstance(page, ProsePage):
            return Hit(self.current_section, page.text_box.textCursor().selectionStart())
        return Hit("cover.unit")

    @property
    def current_table_page(self) -> TablePage | None:
        """The page in front if it is a table, else None."""
        return self.current_page if isinstance(self.current_page, TablePage) else None

    @property
    def table_pages(self) -> list[TablePage]:
        """The pages that are tables."""
        return [page for page in self.pages.values() if isinstance(page, TablePage)]

    def commit_now(self) -> None:
        """Enter what is being typed on any page into the draft."""
        for page in self.pages.values():
            # not for what merely follows an edit: it would close a cell that is being typed in
            page.commit_now()

    def undo(self) -> None:
        """Undo the last edit and show its place, on whichever tab that is."""
        self.commit_now()
        self._run_and_show(self.open_draft.undo_stack.undo)

    def redo(self) -> None:
        """Make the edit again that was undone, and show its place."""
        self.commit_now()
        self._run_and_show(self.open_draft.undo_stack.redo)

    def toggle_preview(self) -> None:
        """Show the preview in place of the side panel, or hide it."""
        self.commit_now()
        preview_was_alone = self.tabs.isHidden()
        self.split_view.toggle_preview()
        if preview_was_alone:
            self.focus_current_page()

    def _make_preview(self) -> QWidget:
        from gui.printing.preview import Preview  # brings PDFium: only when asked for

        preview = Preview(self.open_draft, self._picture_action)
        preview.closed.connect(self.toggle_preview)
        return preview

    def switch_tab(self, step: int) -> None:
        """Go to the next tab (1) or the previous one (-1), from the last to the first."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.focus_current_page()

    def show_side_page(self, kind: type[PageT]) -> PageT:
        """Show the page of this class in the side panel, in place of the preview if that is open, and return it."""
        self.split_view.show_side()
        return self.side_panel.show_page(kind)

    def step_to_finding(self, direction: int) -> None:
        """Go to the next finding (1) or the one before (-1), from the last to the first."""
        self.side_panel.show_page(FindingsPanel)
        self.findings_panel.step_to_finding(direction)

    def go_to_finding(self, finding: Finding) -> None:
        """Bring the tab of a finding to the front and select all its cells.

        What is not filled in, or could not be read, stays unselected but for its first cell: that is the one to be
        filled in next.
        """
        self.go_to(finding.places[0])
        if finding.rule not in (UNFILLED_RULE, UNREAD_RULE):
            for page in self.table_pages:
                page.view.select_cells(finding.places)
        shown = self.current_page
        if finding.passage is not None and isinstance(shown, ProsePage | CoverPage):
            shown.marks.go_to(finding)
        if self.side_panel.isHidden():
            self.status_message.emit(finding.message)

    def focus_current_page(self) -> None:
        """Give the page in front the keyboard focus, ready to type."""
        page = self.current_table_page
        if page:
            page.view.setFocus()
        else:
            self.current_page.go_to("cover.unit" if self.current_section == "cover" else self.current_section)

    def _focus_clicked_page(self) -> None:
        """After a click on a tab: give its page the keyboard focus, also where a side panel had it."""
        focused = QApplication.focusWidget()
        if focused is None or not self.tabs.currentWidget().isAncestorOf(focused):
            self.focus_current_page()

    def _show_hit(self, hit: Hit, length: int) -> None:
        """Show what the find bar found, length characters long, and leave the focus in the bar's box that had it."""
        box = self.find_bar.focusWidget() or self.find_bar.search_box
        self.go_to(hit.place)
        self._found_words.select_hit(hit, length)
        box.setFocus()

    def go_to(self, place: str) -> None:
        """Bring the tab of a place to the front and put the cursor there.

        The place of an explanation stands for the first place of its finding, that of a note, a correction, a stated or
        blank total or of what is unread for its cell. Nothing happens where there is no such place.
        """
        kind, key = kind_of_place(place)
        if kind == "answers":
            place = next((f.places[0] for f in self.open_draft.draft.findings if f.key == key), "")
        elif kind not in ("cover", "figures", "prose"):
            place = corrected_place(key) if kind in SENDING_PARTS else key
        if not place:
            return
        section = self.open_draft.draft.form.section_of(place)
        self.tabs.setCurrentIndex(list(self.pages).index(section))
        self.pages[section].go_to(place)

    def _enter_explanation(self, finding: Finding, reason: str) -> None:
        values = explanations.answer_values(self.open_draft.draft.report, finding, reason)
        self.open_draft.enter_values(values, "说明" if reason else "撤回说明")
        self.findings_panel.view.setFocus()

    def _settle_finding(self, finding: Finding) -> None:
        """Do what the button of a finding says, about all its places at once."""
        self.commit_now()
        values, label = settle_finding(self.open_draft.draft.report, finding)
        self.open_draft.enter_values(values, label)
        self.findings_panel.view.setFocus()

    def _run_and_show(self, step: Callable[[], None]) -> None:
        """Call undo or redo of the undo stack, and go to the first place that it changed."""
        before = self._latest_edit
        step()
        latest = self._latest_edit
        if latest is not None and latest is not before:
            self.go_to(latest.edit.changed_places[0])

    def _show_edit(self, applied: AppliedEdit) -> None:
        self._latest_edit = applied
        for page in self.pages.values():
            page.refresh_places(applied.changed_places)
        self._show_state()

    def _show_state(self) -> None:
        draft = self.open_draft.draft
        self.header.show_verdict(draft)
        self.findings_panel.show_findings(draft.form, draft.findings)
        self.tabs.show_findings(draft.form, draft.findings)
