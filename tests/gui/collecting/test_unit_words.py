from __future__ import annotations

from dataclasses import replace

from gui.collecting.unit_words import DOUBTFUL, PASSED_OVER, SOUND, STRANGE, WRONG, find_standing, name_unit
from model.collecting.sent_reports import OWN_SUM
from tests.gui.collecting.invented_state import NAMELESS, OF_LAST_YEAR, STRANGER, invent_state


def test_a_sound_unit_of_which_something_is_to_be_said_is_to_be_explained() -> None:
    sound, _, wrong, *_ = invent_state().collected.units
    assert find_standing(sound, 2025) is SOUND
    assert find_standing(replace(sound, trouble="照现有的数计入了汇总。"), 2025) is DOUBTFUL
    assert find_standing(wrong, 2025) is WRONG


def test_a_report_of_another_year_and_the_own_sum_are_no_strangers() -> None:
    assert find_standing(STRANGER, 2025) is STRANGE
    assert find_standing(OF_LAST_YEAR, 2025) is PASSED_OVER
    assert find_standing(replace(STRANGER, trouble=OWN_SUM), 2025) is PASSED_OVER


def test_a_file_of_which_no_unit_is_known_is_not_left_without_a_name() -> None:
    assert name_unit(NAMELESS) == "（看不出是哪个单位）"
