"""Errors that nobody caught, and the page that follows."""

from __future__ import annotations

import sys

from gui.application.application import Application
from gui.application.crash_page import CrashPage

SECRET = "云滨县的一句只在草稿里出现的话"


def fail(error: BaseException) -> None:
    """What Python does with an exception in a slot that nobody caught."""
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def page_of(program: Application) -> CrashPage:
    page = program.window.overlay
    assert isinstance(page, CrashPage)
    return page
