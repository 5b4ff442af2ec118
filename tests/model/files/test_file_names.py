"""What a file name may hold on Windows and on Linux alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.files.file_names import is_device_name, sanitise_file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (" 临江县水务局2025年 ", "临江县水务局2025年"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("甲\n乙\t丙\u2028丁", "甲_乙_丙_丁"),
        ("甲\u202e乙\u200b丙\ud800", "甲乙丙"),
        ("𠮷野家㎡", "𠮷野家㎡"),
    ],
)
def test_what_no_name_may_hold_is_replaced_or_left_out(text: str, name: str) -> None:
    assert sanitise_file_name(text) == name


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = sanitise_file_name(text)
    assert sanitise_file_name(once) == once.strip()


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9.txt", "aux .tar.gz", "COM²", "conin$"])
def test_devices_of_windows_are_known_whatever_follows(name: str) -> None:
    assert is_device_name(name)


@pytest.mark.parametrize("name", ["", "contact", "com10", "com", "年报", "a.con", "null"])
def test_other_names_are_none(name: str) -> None:
    assert not is_device_name(name)
