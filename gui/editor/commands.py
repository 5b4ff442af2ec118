"""What the menus do to the editor that is open, by the ids of actions.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from gui.draft.autosave import Autosave
from gui.draft.draft_history import DraftHistory
from gui.editor import focus_cycle
from gui.editor.editor import Editor
from gui.editor.unplaced_panel import UnplacedPanel
from gui.findings.findings_panel import FindingsPanel
from gui.grid.commands import GridCommands
from gui.history.timeline_panel import TimelinePanel
from gui.system.settings import ZOOM_STEPS, Settings
from gui.widgets.prose_edit import ProseEdit
from gui.widgets.remark_dialog import RemarkDialog
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
"""What is done to the selected cells."""


def build_commands(editor: Editor, settings: Settings) -> Mapping[str, Callable[[], object]]:
    """The deed of every action that works inside the editor."""
    return {
        "undo": editor.undo,
        "redo": editor.redo,
        **{deed: partial(_run_at_focus, editor, deed) for deed in _CELL_COMMANDS},
        "find": lambda: editor.find_bar.open_bar(editor.current_position),
        "fill_zero": lambda: _fill_zeros(editor, "selection"),
        "fill_zero_row": lambda: _fill_zeros(editor, "row"),
        "fill_zero_column": lambda: _fill_zeros(editor, "column"),
        "fill_zero_table": lambda: _fill_zeros(editor, "table"),
        "fill_zero_report": lambda: _fill_zeros_everywhere(editor),
        "carry_in": lambda: _fill_carried_in(editor),
        "note": lambda: _ask_note(editor),
        "next_finding": lambda: editor.step_to_finding(1),
        "previous_finding": lambda: editor.step_to_finding(-1),
        "answer": lambda: editor.show_side_page(FindingsPanel).explain_next(),
        "withdraw": lambda: editor.show_side_page(FindingsPanel).withdraw_answer(),
        "timeline": lambda: editor.show_side_page(TimelinePanel).view.setFocus(),
        "name_version": lambda: editor.show_side_page(TimelinePanel).ask_name(),
        "compare": lambda: editor.show_side_page(TimelinePanel).ask_other_draft(),
        "settle_totals": lambda: _drop_stated_totals(editor),
        "leftovers": lambda: editor.show_side_page(UnplacedPanel).text_list.setFocus(),
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
    """Which of the actions can be done only now and then, and whether now."""
    on_grid, findings = editor.current_table_page is not None, editor.open_draft.draft.findings
    of_grids = (
        *("note", "copy_with_headings", "clear", "fill_down", "fill_right"),
        *("fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table"),
    )
    return {
        **dict.fromkeys(("next_finding", "previous_finding"), bool(findings)),
        "answer": any(is_answerable(finding) for finding in findings),
        "withdraw": any(finding.answer for finding in findings),
        "undo": editor.open_draft.undo_stack.canUndo(),
        "redo": editor.open_draft.undo_stack.canRedo(),
        "carry_in": editor.open_draft.draft.last_year is not None,
        "settle_totals": bool(editor.open_draft.draft.report.stated_totals),
        "leftovers": editor.side_panel.has_page(UnplacedPanel),
        "show_last": editor.open_draft.draft.last_year is not None,
        **dict.fromkeys(of_grids, on_grid),
    }


def apply_settings(editor: Editor, settings: Settings) -> None:
    """Give a new editor what the clerk set before."""
    for page in editor.table_pages:
        page.view.enter_goes_right = settings.enter_goes_right
        page.model.show_last_year(settings.shows_last_year)
        page.view.zoom_requested.connect(lambda step: zoom_editor(editor, settings, step))
    for box in editor.findChildren(ProseEdit):
        box.zoom_requested.connect(lambda step: zoom_editor(editor, settings, step))
    zoom_editor(editor, settings, None)


def add_timeline(editor: Editor, store: Store, draft: int, recorder: Autosave) -> None:
    """The draft's timeline beside the form; it follows what the recorder has written."""
    panel = TimelinePanel(DraftHistory(editor.open_draft, store, draft, editor.commit_now))
    panel.place_requested.connect(editor.go_to)
    panel.status_message.connect(editor.status_message)
    recorder.saved.connect(panel.show_new_edits)
    editor.side_panel.add_page(panel, "时间线")


def zoom_editor(editor: Editor, settings: Settings, step: int | None) -> None:
    """One step larger (1) or smaller (-1), back to 100 % (0), or as it was set (None)."""
    if step == 0:
        settings.zoom = 100
    elif step is not None:
        at = ZOOM_STEPS.index(settings.zoom) + step
        settings.zoom = ZOOM_STEPS[min(max(at, 0), len(ZOOM_STEPS) - 1)]
    for page in editor.pages.values():
        page.set_zoom(settings.zoom)
    editor.zoom_changed.emit(settings.zoom)


def _ask_note(editor: Editor) -> None:
    """Let the clerk write or change the note to the current cell, beside it; a note is never printed."""
    page = editor.current_table_page
    cell = page.model.cell_at(page.view.currentIndex()) if page else None
    if page is None or cell is None:
        return
    place = f"note.{cell.id}"
    report = page.model.open_draft.draft.report
    about = f"{cell.name}：这个数从哪里来？备注只自己看，不会印出来。"
    box = RemarkDialog(page.window(), "备注", about, report.notes.get(cell.id, ""), "例如：依申请公开台账第 3 页")
    box.remark_written.connect(lambda words: page.model.enter_figures({place: words}, f"备注 {cell.name}"))
    box.finished.connect(lambda _: page.view.setFocus())
    corner = page.view.visualRect(page.view.currentIndex()).bottomLeft() + QPoint(0, 4)
    box.move(page.view.viewport().mapToGlobal(corner))
    box.open()


def _fill_zeros(editor: Editor, what: str) -> None:
    page = editor.current_table_page
    if page:
        page.view.commands.fill_zeros(
            page.view.selected_cells() if what == "selection" else page.view.cells_in_line(what)
        )


def _drop_stated_totals(editor: Editor) -> None:
    """Let the computed totals stand everywhere in place of those an imported file stated."""
    claims = editor.open_draft.draft.report.stated_totals
    editor.open_draft.enter_values({f"claim.{cell}": None for cell in claims}, "总计都按各格相加")


def _run_at_focus(editor: Editor, deed: str) -> None:
    """To the words in a box that has the focus, else to the selected cells."""
    box = QApplication.focusWidget()
    if isinstance(box, (QLineEdit, QPlainTextEdit)) and deed in ("cut", "copy", "paste"):
        {"cut": box.cut, "copy": box.copy, "paste": box.paste}[deed]()
    elif editor.current_table_page and (cells := editor.current_table_page.view.selected_cells()):
        _CELL_COMMANDS[deed](editor.current_table_page.view.commands, cells)


def _fill_zeros_everywhere(editor: Editor) -> None:
    pages = editor.table_pages
    pages[0].view.commands.fill_zeros(editor.open_draft.draft.form.entry_cells)


def _fill_carried_in(editor: Editor) -> None:
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
