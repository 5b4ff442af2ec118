"""Undecided rows are settled once all others are placed: what the equations prove is read, the rest is told."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from model.importing.matching.placing.row_choices import ChoiceSolver, RowChoice, Way

if TYPE_CHECKING:
    from model.importing.matching.found_figures import FoundFigures, FoundText

_MAX_NAMES = 8
"""So many cells are named in one sentence for the clerk."""


def settle_choices(found_figures: FoundFigures) -> None:
    """Place what the equations prove of the undecided rows in found_figures.texts, and note what they do not."""
    choices = list(_drop_needless(found_figures))
    for choice in _list_rivals(found_figures):
        choices.append(choice)
        for id in choice.cell_ids:
            del found_figures.texts[id]
    found_figures.choices.clear()
    found_figures.rivals.clear()
    if not choices:
        return
    solver = ChoiceSolver(found_figures.form, found_figures.texts, choices)
    fitting = solver.find_fitting_ways()
    for at, choice in enumerate(choices):
        if choice.kind == "joined":
            is_decided = solver.is_covered(at) or _can_only_be_cut(found_figures, choice)
            reason = "按合计分成" if solver.is_covered(at) else "只能分成"
            _settle_joined(found_figures, choice, fitting[at] if is_decided else [], reason)
        else:
            _settle_proved(found_figures, choice, fitting[at], solver.list_proved_cells(at))


def _can_only_be_cut(found_figures: FoundFigures, choice: RowChoice) -> bool:
    """Whether digits of a row without equations can be cut in one way only, in a document where digits run together.

    In any other document they may be one number beside blank cells that were lost.
    """
    return len(choice.ways) == 1 and found_figures.joined_rows > 0


def _drop_needless(found_figures: FoundFigures) -> Iterator[RowChoice]:
    """The choices for cells that nothing else was placed in; the others are noted."""
    taken = {id for id, found in found_figures.texts.items() if found.text}
    for choice in found_figures.choices:
        if taken.isdisjoint(choice.cell_ids):
            taken.update(choice.cell_ids)
            yield choice
        else:
            _note(found_figures, choice, "另有一行读成了这一行，这里的没有读入，请核对。")


def _list_rivals(found_figures: FoundFigures) -> Iterator[RowChoice]:
    """A choice for every row that was found several times with different texts: one way for each time."""
    cells = found_figures.form.cells
    rivals = found_figures.rivals

    def row_and_times(id: str) -> tuple[str, str, tuple[int, ...]]:
        return cells[id].table, cells[id].row.id, tuple(rivals[id])

    for _, group in groupby((id for id in cells if id in rivals), key=row_and_times):
        ids = tuple(group)
        ways: list[Way] = [tuple(rivals[id][time] for id in ids) for time in rivals[ids[0]]]
        names = [found_figures.form.name_of(id) for id in ids[:_MAX_NAMES]]
        more = f"等 {len(ids)} 格" if len(ids) > _MAX_NAMES else ""
        yield RowChoice("twice", "、".join(names) + more, ids, tuple(ways), rivals[ids[0]][min(rivals[ids[0]])])


def _settle_joined(found_figures: FoundFigures, choice: RowChoice, ways: list[Way], reason: str) -> None:
    """Place a row whose digits ran together where they can be cut in one way only."""
    if len(ways) != 1:
        _note(found_figures, choice, "的数字连在一起，有几种分法，没有读入，请手填。")
        return
    _place(found_figures, choice, ways[0], list(range(len(choice.cell_ids))))
    parts = "、".join(found.text for found in ways[0] if found)
    _note(found_figures, choice, f"的数字连在一起，{reason} {parts}，请核对。")


def _settle_proved(found_figures: FoundFigures, choice: RowChoice, ways: list[Way], proved: list[int]) -> None:
    """Place those cells of a row that the equations prove, and tell which."""
    if proved:
        _place(found_figures, choice, ways[0], proved)
    if choice.kind == "twice":
        _note_twice(found_figures, choice, ways, proved)
        return
    is_whole = len(proved) == len(choice.cell_ids)
    difference = "的数字与栏目个数不同，"
    if is_whole:
        _note(found_figures, choice, f"{difference}按合计等式放进了各格，请核对。")
    elif proved:
        names = [found_figures.form.name_of(choice.cell_ids[at]) for at in proved]
        named = "、".join(names[:_MAX_NAMES]) + (f"等 {len(names)} 格" if len(names) > _MAX_NAMES else "")
        _note(found_figures, choice, f"{difference}按合计等式只读入了 {named}，其余请手填。")
    else:
        _note(found_figures, choice, f"{difference}认不出各是哪一格，没有读入，请手填。")


def _note_twice(found_figures: FoundFigures, choice: RowChoice, ways: list[Way], proved: list[int]) -> None:
    """Tell of a row that was found several times with different texts, and which of them was taken."""
    said = "，又见".join(f"“{_join(way)}”（{_locate(way)}）" for way in choice.ways)
    if len(proved) == len(choice.cell_ids):
        result = f"按合计等式用了“{_join(ways[0])}”，请核对。"
    elif proved:
        names = "、".join(found_figures.form.name_of(choice.cell_ids[at]) for at in proved)
        result = f"按合计等式只读入了 {names}，其余没有读入，请核对后手填。"
    else:
        result = "没有读入，请核对后手填。"
    found_figures.told += [found for way in choice.ways for found in way if found]
    found_figures.notes.append(f"{choice.source.location}：{choice.label}已有{said}，{result}")


def _place(found_figures: FoundFigures, choice: RowChoice, way: Way, places: list[int]) -> None:
    for at in places:
        found = way[at]
        if found:
            found_figures.texts[choice.cell_ids[at]] = found


def _join(way: Way) -> str:
    return " ".join(found.text for found in way if found)


def _locate(way: Way) -> str:
    return next(found.location for found in way if found)


def _note(found_figures: FoundFigures, choice: RowChoice, why: str) -> None:
    source: FoundText = choice.source
    found_figures.note_unplaced(source.location, f"{choice.label} {source.text}".strip(), why)
