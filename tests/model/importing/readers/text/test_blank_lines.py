"""Empty lines that stand behind every cell of a text are no blank cells; others may be."""

from __future__ import annotations

import pytest

from model.importing.readers.text.blank_lines import remove_rhythm
from model.importing.readers.text.pages import split_lines


def kept(text: str) -> list[str]:
    return [line.text for line in remove_rhythm(split_lines(text))]


def test_an_empty_line_behind_every_cell_is_the_rhythm_of_the_text() -> None:
    assert kept("新收\n\n447\n\n7\n\n454\n\n结转\n\n0\n\n0") == ["新收", "447", "7", "454", "结转", "0", "0"]


def test_three_empty_lines_in_that_rhythm_are_one_blank_cell_and_five_are_two() -> None:
    assert kept("新收\n\n447\n\n\n\n7\n\n454\n\n9\n\n\n\n\n\n3") == ["新收", "447", "", "7", "454", "9", "", "", "3"]


def test_two_empty_lines_in_that_rhythm_are_no_whole_number_of_cells() -> None:
    assert kept("新收\n\n447\n\n\n7\n\n454\n\n9\n\n3") == ["新收", "447", "7", "454", "9", "3"]


@pytest.mark.parametrize(
    "text",
    [
        "新收\n447\n\n7\n\n454\n\n结转\n0\n0",  # the figures of a row stand together: an empty line is a blank cell
        "工作有序。\n\n公开信息3条。\n\n收到申请2件。",
        "\t新收\n\t447\n\t\n\t454\n\n\t结转\n\t0\n\t0\n\t0",
        "新收\n\n447",  # too few to tell
    ],
)
def test_without_a_rhythm_every_line_stays(text: str) -> None:
    assert kept(text) == text.split("\n")


def test_cells_that_begin_with_a_tab_have_the_same_rhythm() -> None:
    assert kept("\t新收\n\n\t447\n\n\t\n\n\t454") == ["\t新收", "\t447", "\t", "\t454"]


def test_lines_keep_their_numbers() -> None:
    lines = remove_rhythm(split_lines("新收\n\n447\n\n7\n\n454"))
    assert [(line.number, line.text) for line in lines] == [(1, "新收"), (3, "447"), (5, "7"), (7, "454")]
