"""A prose text with figures that follow the tables, and how it is stored."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from model.report.linked_text import (
    FigureLink,
    LinkedText,
    find_difference,
    read_stored_text,
    replace_links,
    write_link,
)
from model.text import remove_invisible

CELLS = ("requests.received.total", "requests.refused.secret.natural", "remedies.review.total")
FIGURES = {CELLS[0]: "12", CELLS[1]: "0", CELLS[2]: "（未填 行政复议）"}
STORED = f"新收{write_link(CELLS[0])}件，复议{write_link(CELLS[2])}件。"

typed_texts = st.text().map(remove_invisible)
"""What a clerk can type or paste: braces, line ends, rare characters, anything that can be seen."""
stored_texts = st.lists(st.one_of(typed_texts, st.sampled_from(CELLS).map(write_link))).map("".join)


def read(stored: str) -> LinkedText:
    return read_stored_text(stored, FIGURES.__getitem__)


def list_shown(linked: LinkedText) -> list[str]:
    return [linked.text[link.start : link.end] for link in linked.links]


@given(typed_texts)
def test_any_text_a_clerk_types_is_stored_and_read_as_it_is(text: str) -> None:
    assert read(text) == LinkedText(text)
    assert LinkedText(text).stored == text


@given(stored_texts)
def test_a_stored_text_is_read_and_stored_again_as_it_was(stored: str) -> None:
    linked = read(stored)
    assert linked.stored == stored
    assert [linked.text[link.start : link.end] for link in linked.links] == [
        FIGURES[link.cell] for link in linked.links
    ]


@given(st.text(alphabet="\ufff9\ufffa\ufffb.ab1二"))
def test_characters_of_annotations_that_enclose_no_cell_are_never_seen(damaged: str) -> None:
    linked = read_stored_text(damaged, lambda cell: "5")
    assert remove_invisible(linked.text) == linked.text
    assert read_stored_text(linked.stored, lambda cell: "5") == linked


@given(stored_texts, st.data())
def test_what_is_replaced_leaves_every_other_figure_where_it_stands(stored: str, data: st.DataObject) -> None:
    linked = read(stored)
    start = data.draw(st.integers(0, len(linked.text)))
    end = data.draw(st.integers(start, len(linked.text)))
    changed = linked.replace_range(start, end, read(f"共{write_link(CELLS[0])}"))
    assert list_shown(changed) == [FIGURES[link.cell] for link in changed.links]
    kept = [link.cell for link in linked.links if not (link.start < end and start < link.end)]
    assert len(changed.links) == len(kept) + 1


@given(stored_texts, stored_texts)
def test_what_differs_between_two_texts_makes_one_the_other(one: str, other: str) -> None:
    before, after = read(one), read(other)
    start, end, inserted = find_difference(before, after)
    assert before.replace_range(start, end, inserted) == after


@given(stored_texts)
def test_words_are_changed_between_the_figures_alone(stored: str) -> None:
    assert read(stored).map_words(lambda words: "").stored == "".join(
        write_link(link.cell) for link in read(stored).links
    )


def test_a_piece_has_the_figures_that_stand_in_it_as_a_whole() -> None:
    assert read(STORED).cut(2, 9).stored == f"{write_link(CELLS[0])}件，复议（"


def test_people_read_the_figures() -> None:
    assert read(STORED) == LinkedText(
        "新收12件，复议（未填 行政复议）件。", (FigureLink(2, 2, CELLS[0]), FigureLink(8, 9, CELLS[2]))
    )


def test_the_figures_follow() -> None:
    shown = read(STORED).show({CELLS[0]: "130", CELLS[2]: "7"}.__getitem__)
    assert shown.text == "新收130件，复议7件。"
    assert shown.stored == STORED


def test_a_figure_of_which_a_part_is_replaced_goes_whole() -> None:
    assert read(STORED).replace_range(3, 5, LinkedText("若干件")).text == "新收若干件，复议（未填 行政复议）件。"


def test_without_a_report_a_sign_stands_for_the_figure() -> None:
    assert replace_links(STORED) == "新收□件，复议□件。"
