"""The printing page in place of the editor: what is printed and how on the left, the sheets themselves beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from exporters.content.report_content import PaperContent
from exporters.pdf import imposition
from exporters.pdf.imposition import PageSize
from gui.draft.open_draft import OpenDraft
from gui.printing import cups, page_images, printers, system_dialog
from gui.printing.page_tools import add_page_tools
from gui.printing.page_typesetter import PageTypesetter
from gui.printing.page_view import PageView
from gui.printing.print_job import PrintJob
from gui.printing.print_panel import PrintPanel
from gui.printing.print_settings import make_printer
from gui.printing.printers import FoundPrinters
from gui.style import theme
from gui.system import background
from gui.system.settings import Settings
from gui.widgets.buttons import push_button
from gui.widgets.plain_text import PlainLabel
from gui.window.main_window import MainWindow

_PANEL_WIDTH = 320
"""In pixels."""
_TYPESETTING_TEXT = "正在排版…"


class PrintPage(QWidget):
    """Shows the sheets as they will leave the printer, and anew when a choice or the draft below is changed.

    make_paper: makes what is printed of the draft as it is now. title: what the printer's list of jobs shows, and the
    name of a PDF file. save_pdf: asks where to and writes what a function returns; False where the clerk cancels.
    settings: the window's, which remember what was chosen. heading: words on the page that is shown first; "" for the
    first one.
    """

    closed = Signal()
    """The clerk goes back to the form."""

    def __init__(
        self,
        window: MainWindow,
        open_draft: OpenDraft,
        make_paper: Callable[[], PaperContent],
        title: str,
        save_pdf: Callable[[Callable[[], bytes]], bool],
        settings: Settings,
        heading: str = "",
    ) -> None:
        super().__init__()
        self._window = window
        self._open_draft = open_draft
        self._make_paper = make_paper
        self._title = title
        self._save_pdf = save_pdf
        self._settings = settings
        self._heading = heading
        self._pdf = b""
        self._page_sizes: list[PageSize] = []
        self._first_page: int | None = None  # the page to be shown first, until it was shown
        self._edition = 0  # counts the edits of the draft: a PDF of an older one is not taken
        self._has_searched = False  # whether it is known what printers there are
        self._is_awaited = False  # the clerk has pressed 打印 already
        self.panel = PrintPanel(settings.print_choice)
        self.pages = PageView(shows_whole_pages=True)
        self.status_label = PlainLabel(_TYPESETTING_TEXT)
        self.print_button = push_button("打印", self._print, "printer", primary=True)
        self.cancel_button = push_button("取消", self.closed.emit)
        self.system_button = push_button(system_dialog.BUTTON_WORDS, self._ask_system)
        self.system_button.setProperty("flat", True)
        self._sheets = PageTypesetter(self.pages, self._prepare_sheets, self)
        self._build_layout()
        self._sheets.outdated.connect(self._sheets.typeset_stale)
        self._sheets.failed.connect(self.status_label.setText)
        self.panel.changed.connect(self._show_choices)
        self.panel.search_requested.connect(self._search_printers)
        self.pages.page_changed.connect(self._note_front_page)
        open_draft.edit_applied.connect(self._typeset_paper)
        self._show_choices()

    def _build_layout(self) -> None:
        self.setAccessibleName("打印")
        heading = PlainLabel("打印")
        heading.setProperty("heading", True)
        scroll = QScrollArea()
        scroll.setWidget(self.panel)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side = QWidget()
        side.setFixedWidth(_PANEL_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * theme.SPACE, 2 * theme.SPACE, theme.SPACE, theme.SPACE)
        column.setSpacing(theme.SPACE)
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button, 1)
        buttons.addWidget(self.cancel_button)
        column.addWidget(heading)
        column.addWidget(scroll, 1)
        column.addWidget(self.system_button)
        column.addLayout(buttons)
        tools = QHBoxLayout()
        tools.setContentsMargins(0, theme.SPACE // 2, theme.SPACE, theme.SPACE // 2)
        tools.addWidget(self.status_label, 1)
        add_page_tools(tools, self.pages)
        sheets = QVBoxLayout()
        sheets.setSpacing(0)
        sheets.addLayout(tools)
        sheets.addWidget(self.pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(side)
        layout.addLayout(sheets, 1)

    @property
    def _is_ready(self) -> bool:
        """Whether the paper is typeset, pages of it are chosen, and the printers known."""
        return bool(self._has_searched and self._pdf and self.panel.settings.pages)

    def _search_printers(self) -> None:
        """Find the printers; a worker asks first whether the printing service answers."""
        self.panel.search_button.setEnabled(False)
        background.run_in_background(
            cups.is_responsive, self._show_printers, lambda _: self._show_printers(False), self
        )

    def _show_printers(self, is_answering: bool) -> None:
        self.panel.search_button.setEnabled(True)
        self._has_searched = True
        found = printers.find_printers() if is_answering else FoundPrinters(is_answering=False)
        self.panel.show_printers(found)
        has_dialog = bool(found.names) or (is_answering and system_dialog.OPENS_WITHOUT_PRINTER)
        self.system_button.setVisible(has_dialog)
        self._print_awaited()

    def _typeset_paper(self) -> None:
        """Typeset the draft as it is now."""
        self._edition += 1
        edition = self._edition
        self._pdf = b""
        paper, heading = self._make_paper(), self._heading

        def typeset() -> tuple[bytes, list[PageSize], int]:
            pdf = page_images.typeset_paper(paper)
            return pdf, page_images.measure_pages(pdf), page_images.find_page(pdf, heading)

        def take_pdf(typeset: tuple[bytes, list[PageSize], int]) -> None:
            if edition == self._edition:
                self._pdf, self._page_sizes, found = typeset
                if edition == 1:
                    self._first_page = found
                self.panel.show_page_count(len(self._page_sizes))
                self._print_awaited()

        background.run_in_background(typeset, take_pdf, self.status_label.setText, self)
        self._show_choices()

    def _prepare_sheets(self) -> Callable[[], bytes]:
        """Take the choices as they are now; what is returned puts the pages on their sheets."""
        chosen = self.panel.settings
        return partial(imposition.impose_pages, self._pdf, chosen.pages, chosen.sheet)

    def _show_choices(self) -> None:
        """Say what will be printed, and show it."""
        chosen = self.panel.settings
        is_paper = bool(chosen.printer) or not self._has_searched
        self.print_button.setText("打印" if is_paper else "存为 PDF…")
        self.print_button.setIcon(theme.load_icon("printer" if is_paper else "download", "on_accent"))
        if not self._pdf or not chosen.pages:
            self.status_label.setText(self.panel.range_problem or _TYPESETTING_TEXT)
            return
        words = f"共 {len(chosen.pages)} 页"
        if chosen.printer:
            words += f"，用 {chosen.sheet_count} 张纸"
        self.status_label.setText(words)
        self._sheets.mark_stale()
        self._sheets.typeset_stale()

    def _note_front_page(self, page: int, count: int) -> None:
        """Remember the page that is looked at, as long as all pages are shown."""
        if not self.panel.all_choice.isChecked() or count != len(self._page_sizes):
            return
        first, self._first_page = self._first_page, None
        if first:
            self.pages.go_to_page(first)
        else:
            self.panel.show_front_page(page - 1)

    def _print_awaited(self) -> None:
        """Print now what the clerk wanted printed before all was ready."""
        if self._is_awaited and self._is_ready:
            self._print()

    def _print(self) -> None:
        """Print, as soon as all is ready; where the pages written cannot be read, go there."""
        if self.panel.range_problem:
            self.panel.range_edit.setFocus()
            return
        if not self._is_ready:
            self._is_awaited = True
            return
        self._is_awaited = False
        chosen = self.panel.settings
        if not chosen.printer:
            if not self._save_pdf(self._prepare_sheets()):
                return
        else:
            self._start_job(make_printer(chosen, self._title))
        self._settings.print_choice = self.panel.to_remember()
        self.closed.emit()

    def _ask_system(self) -> None:
        """Let the system's dialog ask, with what is chosen here."""
        if not self._is_ready:
            return
        printer = make_printer(self.panel.settings, self._title)
        if system_dialog.ask_settings(printer, len(self._page_sizes), self._window):
            self._start_job(printer)
            self.closed.emit()

    def _start_job(self, printer: QPrinter) -> None:
        report = self._open_draft.draft.report
        year = report.cover.get("year", "")
        name = f"{report.unit} {year} 年" if year else report.unit
        pdf = self._pdf
        PrintJob(self._window, printer, lambda: pdf, name).start_job()

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        """Typeset the paper and look for printers when the page is first shown."""
        super().showEvent(event)
        if not self._edition:
            self._typeset_paper()
            self._search_printers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter prints, wherever the keyboard is; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_button.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
