"""What the menus do in the editor, by the ids of the actions in gui.window.actions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from gui.draft.autosave import Autosave
from gui.draft.draft_history import DraftHistory
from gui.editor import focus_cycle
from gui.editor.editor import Editor
from gui.editor.last_year_figures import LastYearFigures
from gui.editor.pages.cover_page import CoverPage
from gui.editor.pages.prose_page import ProsePage
from gui.editor.settling import SETTLE_TOTALS_LABEL
from gui.editor.unplaced_panel import UnplacedPanel
from gui.findings.findings_panel import FindingsPanel
from gui.grid.commands import GridCommands
from gui.history.timeline_panel import TimelinePanel
from gui.history.year_reports import YearReports
from gui.linked_figures.linked_prose import LinkedProse
from gui.system.settings import ZOOM_STEPS, Settings
from gui.widgets.prose.prose_edit import ProseEdit
from gui.widgets.remark_dialog import RemarkDialog
from gui.wording.last_year_page import LastYearPage
from model.checks.explanations import is_answerable
from model.drafts import next_year
from model.form.form import Cell
from model.storage.store import Store

_CELL_COMMANDS: Mapping[str, Callable[[GridCommands, Sequence[Cell]], None]] = {
    "cut": GridCommands.cut_cells,
    "copy": GridCommands.copy_cells,
    "copy_with_headings": GridCommands.copy_with_headings,
    "paste": GridCommands.paste_block,
    "clear": GridCommands.clear_cells,
    "fill_down": GridCommands.fill_down,
    "fill_right": GridCommands.fill_right,
}
"""What is done to the selected cells of a table."""

_GRID_ACTIONS = (
    *("note", "copy_with_headings", "clear", "fill_down", "fill_right"),
    *("fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table"),
)
"""Actions that can be carried out only while a table is in front."""


def build_commands(editor: Editor, settings: Settings) -> Mapping[str, Callable[[], object]]:
    """Return what each action does that needs nothing but the editor and the settings, by its id."""
    return {
        "undo": editor.undo,
        "redo": editor.redo,
        **{action_id: partial(_run_at_focus, editor, action_id) for action_id in _CELL_COMMANDS},
        "find": lambda: editor.find_bar.open_bar(editor.current_position),
        "fill_zero": lambda: _fill_zeros(editor, "selection"),
        "fill_zero_row": lambda: _fill_zeros(editor, "row"),
        "fill_zero_column": lambda: _fill_zeros(editor, "column"),
        "fill_zero_table": lambda: _fill_zeros(editor, "table"),
        "fill_zero_report": lambda: _fill_zeros_everywhere(editor),
        "carry_in": lambda: _fill_carried_in(editor),
        "insert_figure": lambda: _insert_figure(editor),
        "offer_sentences": lambda: _offer_sentences(editor),
        "last_prose": lambda: _show_last_prose(editor),
        "note": lambda: _ask_note(editor),
        "next_finding": lambda: editor.step_to_finding(1),
        "previous_finding": lambda: editor.step_to_finding(-1),
        "diagnose": lambda: editor.show_side_page(FindingsPanel).diagnose_current(),
        "answer": lambda: editor.show_side_page(FindingsPanel).explain_next(),
        "withdraw": lambda: editor.show_side_page(FindingsPanel).withdraw_answer(),
        "timeline": lambda: editor.show_side_page(TimelinePanel).view.setFocus(),
        "name_version": lambda: editor.show_side_page(TimelinePanel).ask_name(),
        "compare": lambda: editor.show_side_page(TimelinePanel).ask_other_draft(),
        "settle_totals": lambda: _drop_stated_totals(editor),
        "leftovers": lambda: editor.show_side_page(UnplacedPanel).text_list.setFocus(),
        "proofread": editor.proofreading.start,
        "next_tab": lambda: editor.switch_tab(1),
        "previous_tab": lambda: editor.switch_tab(-1),
        "preview": editor.toggle_preview,
        "side": editor.split_view.toggle_side,
        "next_part": lambda: focus_cycle.focus_next_part(editor),
        "zoom_in": lambda: zoom_editor(editor, settings, 1),
        "zoom_out": lambda: zoom_editor(editor, settings, -1),
        "zoom_reset": lambda: zoom_editor(editor, settings, 0),
        "show_last": lambda: _toggle_last_year(editor, settings),
        "enter_goes_right": lambda: _toggle_enter_direction(editor, settings),
    }


def compute_availability(editor: Editor) -> Mapping[str, bool]:
    """Return, for the actions that cannot always be carried out, whether they can be now."""
    draft, undo_stack = editor.open_draft.draft, editor.open_draft.undo_stack
    return {
        **dict.fromkeys(("next_finding", "previous_finding"), bool(draft.findings)),
        "diagnose": editor.findings_panel.has_diagnosable,
        "answer": any(is_answerable(finding) for finding in draft.findings),
        "withdraw": any(finding.answer for finding in draft.findings),
        "undo": undo_stack.canUndo(),
        "redo": undo_stack.canRedo(),
        "carry_in": draft.last_year is not None,
        "settle_totals": bool(draft.report.stated_totals or draft.report.blank_totals),
        "leftovers": editor.side_panel.has_page(UnplacedPanel),
        "show_last": draft.last_year is not None,
        "insert_figure": _find_linked_prose(editor) is not None,
        "offer_sentences": isinstance(page := editor.current_page, ProsePage) and page.sentence_offers.has_wordings,
        **dict.fromkeys(_GRID_ACTIONS, editor.current_table_page is not None),
    }


def apply_settings(editor: Editor, settings: Settings) -> None:
    """Give a new editor the zoom and the ways of working that the clerk set before."""
    for page in editor.table_pages:
        page.view.enter_goes_right = settings.enter_goes_right
        page.model.show_last_year(settings.shows_last_year)
        page.view.zoom_requested.connect(lambda step: zoom_editor(editor, settings, step))
    for box in editor.findChildren(ProseEdit):
        box.zoom_requested.connect(lambda step: zoom_editor(editor, settings, step))
    zoom_editor(editor, settings, None)


def add_timeline(editor: Editor, store: Store, draft_id: int, autosave: Autosave) -> None:
    """Add the draft's timeline to the side panel; it shows each edit as soon as that is stored."""
    panel = TimelinePanel(DraftHistory(editor.open_draft, store, draft_id, editor.commit_now))
    panel.place_requested.connect(editor.go_to)
    panel.status_message.connect(editor.status_message)
    autosave.saved.connect(panel.show_new_edits)
    editor.side_panel.add_page(panel, "时间线")


def add_other_years(editor: Editor, store: Store, draft_id: int) -> None:
    """Have the pages with tables show what the drafts of the same unit for other years say in the current cell."""
    year_reports = YearReports(editor.open_draft, store, draft_id, editor)
    for page in editor.table_pages:
        page.show_years(year_reports)


def add_last_year(editor: Editor, ask_for_report: Callable[[], object]) -> None:
    """Add the page 上年 to the side panel; it shows what last year's report says in the section in front."""
    figures = LastYearFigures()
    panel = LastYearPage(editor.open_draft, ask_for_report, figures)
    editor.side_panel.add_page(panel, "上年")

    def show_section() -> None:
        page = editor.current_page
        box = page.text_box if isinstance(page, ProsePage) else None
        if isinstance(page, CoverPage):
            box = page.preamble_box
        panel.show_section(editor.open_draft.draft.form.section_by_id(editor.current_section), box)
        figures.show_page(editor.current_table_page)

    for table_page in editor.table_pages:
        table_page.selection_changed.connect(figures.refresh)
    editor.open_draft.edit_applied.connect(lambda _: figures.refresh())

    def tint_sentences(place: str, sentences: frozenset[str]) -> None:
        page = editor.pages.get(place)
        if isinstance(page, ProsePage):
            page.tint_sentences(sentences)

    panel.unchanged_found.connect(tint_sentences)
    editor.tabs.currentChanged.connect(show_section)
    show_section()


def zoom_editor(editor: Editor, settings: Settings, step: int | None) -> None:
    """Show the form one step larger (1) or smaller (-1), at 100 % (0), or as the settings say (None)."""
    if step == 0:
        settings.zoom = 100
    elif step is not None:
        number = ZOOM_STEPS.index(settings.zoom) + step
        settings.zoom = ZOOM_STEPS[min(max(number, 0), len(ZOOM_STEPS) - 1)]
    for page in editor.pages.values():
        page.set_zoom(settings.zoom)
    editor.zoom_changed.emit(settings.zoom)


def _insert_figure(editor: Editor) -> None:
    """Let a figure of the tables be picked, to be put into the text in front."""
    linked = _find_linked_prose(editor)
    if linked is not None:
        linked.pick_figure()


def _find_linked_prose(editor: Editor) -> LinkedProse | None:
    """The linked figures of the text in front; None while a table is in front."""
    page = editor.current_page
    return page.linked if isinstance(page, ProsePage | CoverPage) else None


def _offer_sentences(editor: Editor) -> None:
    """Show the sentences that the tables give for the section in front."""
    if isinstance(page := editor.current_page, ProsePage):
        page.sentence_offers.open_list()


def _show_last_prose(editor: Editor) -> None:
    """Show last year's text beside this year's; where it is in front already, go into it."""
    panel = editor.show_side_page(LastYearPage)
    for view in (panel.text_view, panel.figures_view):
        if view.isVisible():
            view.setFocus()


def _ask_note(editor: Editor) -> None:
    """Ask beside the current cell for the note to it; a note is never printed."""
    page = editor.current_table_page
    cell = page.model.cell_at(page.view.currentIndex()) if page else None
    if page is None or cell is None:
        return
    place = f"note.{cell.id}"
    report = page.model.open_draft.draft.report
    about = f"{cell.name}：这个数从哪里来？备注只自己看，不会印出来。"
    dialog = RemarkDialog(page.window(), "备注", about, report.notes.get(cell.id, ""), "例如：依申请公开台账第 3 页")
    dialog.remark_written.connect(lambda text: page.model.enter_figures({place: text}, f"备注 {cell.name}"))
    dialog.finished.connect(lambda _: page.view.setFocus())
    corner = page.view.visualRect(page.view.currentIndex()).bottomLeft() + QPoint(0, 4)
    dialog.move(page.view.viewport().mapToGlobal(corner))
    dialog.open()


def _fill_zeros(editor: Editor, extent: str) -> None:
    """Fill 0 into the empty cells of the table in front: of its "selection", or of the current row, column or table."""
    page = editor.current_table_page
    if page is None:
        return
    cells = page.view.selected_cells() if extent == "selection" else page.view.cells_in_line(extent)
    page.view.commands.fill_zeros(cells)


def _drop_stated_totals(editor: Editor) -> None:
    """Have computed totals take the place of all that an imported file stated otherwise, or left blank."""
    report = editor.open_draft.draft.report
    places = [f"claim.{cell}" for cell in report.stated_totals] + [f"blank.{cell}" for cell in report.blank_totals]
    editor.open_draft.enter_values(dict.fromkeys(places), SETTLE_TOTALS_LABEL)


def _run_at_focus(editor: Editor, action_id: str) -> None:
    """Cut, copy or paste in the text box that has the focus; where none has it, act on the selected cells."""
    box, page = QApplication.focusWidget(), editor.current_table_page
    if isinstance(box, (QLineEdit, QPlainTextEdit, QTextEdit)) and action_id in ("cut", "copy", "paste"):
        {"cut": box.cut, "copy": box.copy, "paste": box.paste}[action_id]()
    elif page is not None and (cells := page.view.selected_cells()):
        _CELL_COMMANDS[action_id](page.view.commands, cells)


def _fill_zeros_everywhere(editor: Editor) -> None:
    """Fill 0 into the empty cells of all tables, as one edit: every table's commands work on the whole draft."""
    any_page = editor.table_pages[0]
    any_page.view.commands.fill_zeros(editor.open_draft.draft.form.entry_cells)


def _fill_carried_in(editor: Editor) -> None:
    """Fill what last year's report carried out into the row 上年结转, where that is empty, and go there."""
    draft = editor.open_draft.draft
    offers = next_year.open_offers(draft.form, draft.report, draft.last_year)
    if not editor.open_draft.enter_values(dict(offers), "填入上年结转"):
        editor.status_message.emit("“上年结转”一行已经有数，没有改动。")
    editor.go_to("requests.carried_in.natural")


def _toggle_enter_direction(editor: Editor, settings: Settings) -> None:
    settings.enter_goes_right = not settings.enter_goes_right
    for page in editor.table_pages:
        page.view.enter_goes_right = settings.enter_goes_right


def _toggle_last_year(editor: Editor, settings: Settings) -> None:
    settings.shows_last_year = not settings.shows_last_year
    for page in editor.table_pages:
        page.model.show_last_year(settings.shows_last_year)
