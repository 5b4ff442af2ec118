"""Journeys through the window share what the tests of gui share."""

from tests.gui.conftest import appearance_of_before as appearance_of_before
from tests.gui.conftest import dressed as dressed
from tests.gui.conftest import empty_clipboard as empty_clipboard
from tests.gui.conftest import hands_off_the_keys as hands_off_the_keys
from tests.gui.conftest import style_of_the_program as style_of_the_program
