"""Drops the running numbers of rows, which stand under 序号 before the labels, where cells do not stand in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from model.importing.matching.tokens import Token

ORDINAL_HEADINGS = frozenset({"栏次", "行次", "序号", "编号", "甲", "乙"})
_STUB_HEADINGS = ORDINAL_HEADINGS | {"项目", "项目名称", "指标", "指标名称", "名称", "类别", "内容"}
_MIN_NUMBERS = 4
"""So many rows are numbered at least where the numbers are taken for such."""
_MIN_HEADINGS = 2


def drop_running_numbers(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without 1, 2, 3 … before the labels below a heading 序号; all of them where there are none."""
    heading = next((at for at, token in enumerate(tokens) if _is_ordinal_heading(token)), None)
    if heading is None:
        return list(tokens)
    numbers: set[int] = set()
    for value, labels in _iter_labels(tokens, heading + 1):
        if tokens[value].text.strip() == str(len(numbers) + 1):
            numbers.add(value)
        elif not _are_headings(labels):
            break
    if len(numbers) < _MIN_NUMBERS:
        return list(tokens)
    return [token for at, token in enumerate(tokens) if at not in numbers]


def is_stub_heading(text: str) -> bool:
    """Whether a text heads the labels of rows or their numbers, and says nothing more: 序号 项目."""
    return all(word in _STUB_HEADINGS for word in text.split())


def _is_ordinal_heading(token: Token) -> bool:
    return token.kind == "unknown" and any(word in ORDINAL_HEADINGS for word in token.text.split())


def _iter_labels(tokens: Sequence[Token], start: int) -> Iterator[tuple[int, list[Token]]]:
    """From a place on, the labels that stand together behind a value, and the place of that value."""
    value: int | None = None
    labels: list[Token] = []
    for at in range(start, len(tokens)):
        token = tokens[at]
        if token.kind == "end" or not token.text:
            continue
        if token.kind != "value":
            labels.append(token)
            continue
        if value is not None and labels:
            yield value, labels
        value, labels = at, []
    if value is not None and labels:
        yield value, labels


def _are_headings(labels: Sequence[Token]) -> bool:
    """Whether labels are the headings of a table that goes on, before which no number stands."""
    return any(map(_is_ordinal_heading, labels)) or sum(token.kind == "word" for token in labels) >= _MIN_HEADINGS
