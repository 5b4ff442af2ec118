"""A clerk's session in a process of its own that may open no socket, all offscreen: begin, type, export, go elsewhere.

Start it with: python -m tests.session FOLDER. Every audit event of Python's that concerns a socket is printed; silence
means that there was none.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

SECRET = "云滨县水文站的一句只在草稿里出现的话"
"""A sentence of the draft that no log may have."""


def watch() -> None:
    """From now on tell of every socket."""

    def tell(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")):
            print(event, arguments, flush=True)

    sys.addaudithook(tell)


def wait(until: Callable[[], bool]) -> None:
    """Let the window live until something is so, a minute at most."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, end = QEventLoop(), time.monotonic() + 60
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end else None)
    timer.start()
    loop.exec()  # QTest.qWait would keep Python's lock, and the workers waiting
    assert until()


def work(folder: Path) -> None:
    """What a clerk does in the window."""
    from gui import app
    from gui.application.application import Application
    from model.transfer import transfer
    from tests.reports import balanced

    window = app.start_window()  # with all that one window on one folder takes
    assert window
    wait(lambda: bool(window.findChildren(Application)))
    sys.excepthook = sys.__excepthook__  # the program's own would ask somebody to read it
    [program] = window.findChildren(Application)
    program.open_new_draft(balanced(), None)
    program.editor.open_draft.enter_values({"overview": SECRET, "requests.received.natural": 7}, "填写")
    program.editor.tabs.setCurrentIndex(3)
    assert program.session
    for suffix in (".pdf", ".xlsx", ".docx", ".html"):
        path = folder / f"report{suffix}"
        program.export_controller.write_report(program.session.commit_draft(), path)
        wait(path.exists)
    archive = folder / "全部年报.zip"
    transfer.export_all(program.store.path, archive, SECRET)
    transfer.import_archive(archive, program.store, SECRET)
    program.close_draft()
    window.close()


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["NIANBAO_HOME"] = sys.argv[1]
    watch()
    work(Path(sys.argv[1]))
