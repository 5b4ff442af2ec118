"""Figures that stand in a row of the form but under none of its columns: 小计, 上年, or beside the table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class StrayFigures:
    """Collects such figures; those of one heading are told together.

    by_heading: the texts under each heading, "" for none, and where the first of them stands, in words.
    """

    by_heading: dict[str, tuple[str, list[str]]] = field(default_factory=dict)

    def add(self, heading: str, text: str, location: str) -> None:
        """Add a figure, the heading over it, and where it stands, in words."""
        self.by_heading.setdefault(heading, (location, []))[1].append(text)

    def describe(self) -> Iterator[str]:
        """A sentence for the clerk on each heading, with all its figures."""
        for heading, (location, texts) in self.by_heading.items():
            listed = "、".join(texts)
            if heading:
                yield f"{location}起：“{heading}”一栏不是表样的栏目，没有读入：{listed}。"
            else:
                yield f"{location}：在表格各栏之外的数字没有放处：{listed}。"
