"""Several drafts on their way to paper: what is written where, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

import exporters
from exporters.content.options import Choices
from gui.draft_list.drafts_model import title
from model.checks.rules import settle
from model.errors import NianbaoError
from model.form.form import Form
from model.report.report import Report
from model.storage.summaries import Card

Loaded = tuple[Form, Report, Report | None]
"""A draft's form, the report as entered and last year's."""

_MOST_NAMED = 20
"""So many characters that no font has are named."""


@dataclass
class Batch:
    """The files of each card, and what became of those tried.

    choices: what stands on every paper; 草稿 only on those of reports that have errors.
    """

    folder: Path
    cards: Sequence[Card]
    paths: Sequence[Sequence[Path]]
    choices: Choices
    stop: Event = field(default_factory=Event)
    remarks: list[str] = field(default_factory=list)
    tried: int = 0
    whole: int = 0
    """Drafts of which every file was written."""
    files: int = 0

    @property
    def over(self) -> bool:
        """Whether nothing more is to be written."""
        return self.tried == len(self.cards) or self.stop.is_set()

    @property
    def words(self) -> str:
        """How it went, as a sentence; the remarks follow it."""
        left = len(self.cards) - self.whole
        done = f"已导出 {self.whole} 份年报（{self.files} 个文件）到“{self.folder.name or self.folder}”"
        if self.stop.is_set() and left:
            return f"已停止。{done}，其余 {left} 份没有导出完。"
        if left:
            return f"{done}，{left} 份没有导出完。"
        return f"{done}。请留意下面的提示。" if self.remarks else f"{done}。"

    def note(self, remarks: Sequence[str], files: int = 0) -> None:
        """What became of the next draft: what there is to say of it, and how many of its files were written."""
        name = title(self.cards[self.tried])
        self.remarks += [f"{name}：{words}" for words in remarks]
        self.whole += files == len(self.paths[self.tried])
        self.files += files
        self.tried += 1

    def write(self, loaded: Loaded) -> tuple[list[str], int]:
        """Write the next draft in its formats until told to stop: what note() is to be told. For a worker."""
        form, entered, last = loaded
        report = settle(form, entered)
        choices = replace(self.choices, draft_mark=self.choices.draft_mark and self.cards[self.tried].errors > 0)
        remarks, files = [], 0
        for path in self.paths[self.tried]:
            if self.stop.is_set():
                break
            try:
                exporters.write(form, report, path, last, choices)
                files += 1
                lacking = exporters.missing(form, report, path, last, choices)
            except NianbaoError as error:
                remarks.append(str(error))
            else:
                remarks += [_lacking(lacking)] if lacking else []
        return remarks, files


def _lacking(characters: Sequence[str]) -> str:
    more = " 等" if len(characters) > _MOST_NAMED else ""
    return f"有些字所有字体里都没有，印成了方框编码：{'、'.join(characters[:_MOST_NAMED])}{more}。"
