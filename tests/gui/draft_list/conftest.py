"""The start page with five drafts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.draft_list.start_page import StartPage
from tests.gui.draft_list.five_drafts import CARDS, NOW


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    page = StartPage(clock=lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1024, 640)
    with qtbot.waitActive(page):
        page.show()
    page.show_drafts(CARDS)
    return page
