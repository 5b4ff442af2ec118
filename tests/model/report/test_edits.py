"""Edits: what one gesture changed, and how it is taken back."""

from __future__ import annotations

from model.report.edits import Change, Edit

EDIT = Edit("粘贴 2 格", (Change("a", None, 1), Change("b", 2, None)))


def test_the_inverse_goes_back_last_change_first() -> None:
    assert EDIT.make_inverse() == Edit("撤销 粘贴 2 格", (Change("b", None, 2), Change("a", 1, None)))


def test_taken_back_twice_it_is_the_edit_itself() -> None:
    assert EDIT.make_inverse().make_inverse() == EDIT


def test_it_names_the_places_it_changes() -> None:
    assert EDIT.changed_places == ("a", "b")
