from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.collection.file_stems import make_file_stems
from model.files.file_names import is_device_name
from tests.examples import examples


def test_names_that_windows_takes_for_one_are_numbered() -> None:
    assert make_file_stems(["水务局", "水务局", "A办", "a办"]) == ["水务局", "水务局（2）", "A办", "a办（2）"]


def test_a_numbered_name_is_not_given_twice() -> None:
    assert make_file_stems(["水务局（2）", "水务局", "水务局"]) == ["水务局（2）", "水务局", "水务局（3）"]


def test_what_windows_forbids_is_replaced() -> None:
    assert make_file_stems(["../甲/乙", "CON", "", " . "]) == [
        "_甲_乙",
        "_CON",
        "未写名称的单位",
        "未写名称的单位（2）",
    ]


@given(names=st.lists(st.text(), max_size=6))
@settings(max_examples=examples(30))
def test_any_names_give_stems_that_differ_and_fit(names: list[str]) -> None:
    stems = make_file_stems(names)
    assert len({stem.casefold() for stem in stems}) == len(names)
    for stem in stems:
        assert 0 < len(stem.encode()) < 200
        assert not set(stem) & set('<>:"/\\|?*\n')
        assert not is_device_name(stem)
