"""What the menus do to the editor that is open, by the ids of actions.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from gui.draft.autosave import Recorder
from gui.draft.draft_history import Past
from gui.editor import focus_cycle
from gui.editor.editor import Editor
from gui.editor.unplaced_panel import LeftoversPanel
from gui.findings.findings_panel import FindingsPanel
from gui.grid.commands import GridDeeds
from gui.history.timeline_panel import TimelinePanel
from gui.system.settings import ZOOMS, Settings
from gui.widgets.prose_edit import ProseBox
from gui.widgets.remark_dialog import RemarkDialog
from model.checks.explanations import answerable
from model.drafts import next_year
from model.form.form import Cell
from model.storage.store import Store

_AT_HAND: Mapping[str, Callable[[GridDeeds, Sequence[Cell]], None]] = {
    "cut": GridDeeds.cut,
    "copy": GridDeeds.copy,
    "copy_with_headings": GridDeeds.copy_with_headings,
    "paste": GridDeeds.paste,
    "clear": GridDeeds.clear,
    "fill_down": GridDeeds.fill_down,
    "fill_right": GridDeeds.fill_right,
}
"""What is done to the selected cells."""


def deeds(editor: Editor, settings: Settings) -> Mapping[str, Callable[[], object]]:
    """The deed of every action that works inside the editor."""
    return {
        "undo": editor.undo,
        "redo": editor.redo,
        **{deed: partial(_at_hand, editor, deed) for deed in _AT_HAND},
        "find": lambda: editor.find_bar.open_bar(editor.here),
        "fill_zero": lambda: _zero(editor, "selection"),
        "fill_zero_row": lambda: _zero(editor, "row"),
        "fill_zero_column": lambda: _zero(editor, "column"),
        "fill_zero_table": lambda: _zero(editor, "table"),
        "fill_zero_report": lambda: _zero_report(editor),
        "carry_in": lambda: _carry_in(editor),
        "note": lambda: _note(editor),
        "next_finding": lambda: editor.step(1),
        "previous_finding": lambda: editor.step(-1),
        "answer": lambda: editor.bring(FindingsPanel).explain_next(),
        "withdraw": lambda: editor.bring(FindingsPanel).withdraw(),
        "timeline": lambda: editor.bring(TimelinePanel).view.setFocus(),
        "name_version": lambda: editor.bring(TimelinePanel).ask_name(),
        "compare": lambda: editor.bring(TimelinePanel).ask_other(),
        "settle_totals": lambda: _settle_totals(editor),
        "leftovers": lambda: editor.bring(LeftoversPanel).list.setFocus(),
        "next_tab": lambda: editor.turn(1),
        "previous_tab": lambda: editor.turn(-1),
        "preview": editor.toggle_preview,
        "side": editor.beside.toggle_side,
        "next_part": lambda: focus_cycle.turn(editor),
        "zoom_in": lambda: zoom(editor, settings, 1),
        "zoom_out": lambda: zoom(editor, settings, -1),
        "zoom_reset": lambda: zoom(editor, settings, 0),
        "show_last": lambda: _turn_last(editor, settings),
        "enter_goes_right": lambda: _turn_enter(editor, settings),
    }


def allowed(editor: Editor) -> Mapping[str, bool]:
    """Which of the actions can be done only now and then, and whether now."""
    on_grid, findings = editor.grid_page is not None, editor.desk.draft.findings
    of_grids = (
        *("note", "copy_with_headings", "clear", "fill_down", "fill_right"),
        *("fill_zero", "fill_zero_row", "fill_zero_column", "fill_zero_table"),
    )
    return {
        **dict.fromkeys(("next_finding", "previous_finding"), bool(findings)),
        "answer": any(answerable(finding) for finding in findings),
        "withdraw": any(finding.answer for finding in findings),
        "undo": editor.desk.undo.canUndo(),
        "redo": editor.desk.undo.canRedo(),
        "carry_in": editor.desk.draft.last is not None,
        "settle_totals": bool(editor.desk.draft.report.claims),
        "leftovers": editor.side.has(LeftoversPanel),
        "show_last": editor.desk.draft.last is not None,
        **dict.fromkeys(of_grids, on_grid),
    }


def prepare(editor: Editor, settings: Settings) -> None:
    """Give a new editor what the clerk set before."""
    for page in editor.grid_pages:
        page.view.enter_goes_right = settings.enter_goes_right
        page.model.show_last(settings.shows_last)
        page.view.zoom_wanted.connect(lambda step: zoom(editor, settings, step))
    for box in editor.findChildren(ProseBox):
        box.zoom_wanted.connect(lambda step: zoom(editor, settings, step))
    zoom(editor, settings, None)


def add_timeline(editor: Editor, store: Store, draft: int, recorder: Recorder) -> None:
    """The draft's timeline beside the form; it follows what the recorder has written."""
    panel = TimelinePanel(Past(editor.desk, store, draft, editor.flush))
    panel.wanted.connect(editor.go_to)
    panel.told.connect(editor.told)
    recorder.stored.connect(panel.follow)
    editor.side.add(panel, "时间线")


def zoom(editor: Editor, settings: Settings, step: int | None) -> None:
    """One step larger (1) or smaller (-1), back to 100 % (0), or as it was set (None)."""
    if step == 0:
        settings.zoom = 100
    elif step is not None:
        at = ZOOMS.index(settings.zoom) + step
        settings.zoom = ZOOMS[min(max(at, 0), len(ZOOMS) - 1)]
    for page in editor.pages.values():
        page.set_zoom(settings.zoom)
    editor.zoomed.emit(settings.zoom)


def _note(editor: Editor) -> None:
    """Let the clerk write or change the note to the current cell, beside it; a note is never printed."""
    page = editor.grid_page
    cell = page.model.cell(page.view.currentIndex()) if page else None
    if page is None or cell is None:
        return
    place = f"note.{cell.id}"
    report = page.model.desk.draft.report
    about = f"{cell.where}：这个数从哪里来？备注只自己看，不会印出来。"
    box = RemarkDialog(page.window(), "备注", about, report.notes.get(cell.id, ""), "例如：依申请公开台账第 3 页")
    box.written.connect(lambda words: page.model.enter({place: words}, f"备注 {cell.where}"))
    box.finished.connect(lambda _: page.view.setFocus())
    corner = page.view.visualRect(page.view.currentIndex()).bottomLeft() + QPoint(0, 4)
    box.move(page.view.viewport().mapToGlobal(corner))
    box.open()


def _zero(editor: Editor, what: str) -> None:
    page = editor.grid_page
    if page:
        page.view.deeds.zero(page.view.selected() if what == "selection" else page.view.cells_of(what))


def _settle_totals(editor: Editor) -> None:
    """Let the computed totals stand everywhere in place of those an imported file stated."""
    claims = editor.desk.draft.report.claims
    editor.desk.enter({f"claim.{cell}": None for cell in claims}, "总计都按各格相加")


def _at_hand(editor: Editor, deed: str) -> None:
    """To the words in a box that has the focus, else to the selected cells."""
    box = QApplication.focusWidget()
    if isinstance(box, (QLineEdit, QPlainTextEdit)) and deed in ("cut", "copy", "paste"):
        {"cut": box.cut, "copy": box.copy, "paste": box.paste}[deed]()
    elif editor.grid_page and (cells := editor.grid_page.view.selected()):
        _AT_HAND[deed](editor.grid_page.view.deeds, cells)


def _zero_report(editor: Editor) -> None:
    pages = editor.grid_pages
    pages[0].view.deeds.zero(editor.desk.draft.form.entries)


def _carry_in(editor: Editor) -> None:
    draft = editor.desk.draft
    offers = next_year.open_offers(draft.form, draft.report, draft.last)
    if not editor.desk.enter(dict(offers), "填入上年结转"):
        editor.told.emit("“上年结转”一行已经有数，没有改动。")
    editor.go_to("requests.carried_in.natural")


def _turn_enter(editor: Editor, settings: Settings) -> None:
    settings.enter_goes_right = not settings.enter_goes_right
    for page in editor.grid_pages:
        page.view.enter_goes_right = settings.enter_goes_right


def _turn_last(editor: Editor, settings: Settings) -> None:
    settings.shows_last = not settings.shows_last
    for page in editor.grid_pages:
        page.model.show_last(settings.shows_last)
