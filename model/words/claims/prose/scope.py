"""Follows through a paragraph whose figures are spoken of, and of when: of this body and this year, or of others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.words.claims.prose.tokens import Token

_OTHER_BODY = re.compile(
    r"局|委员会|[县市区省]委|街道|镇|乡|办公室|大队|支队|中心|系统|部门|单位|[县市区]|政府办|厅|村|社区|公司|法院|检察院"
)
_NOT_A_BODY = re.compile(
    r"督促|指导|会同|配合|协调|推动|组织|加强|向|为|与|由|在|通过|依托|把|按|根据|针对|建立|完善|聚焦|围绕|坚持|落实|强化|深化|开展|制定|健全|印发"
)
"""How phrases begin that name another body without being about it: 督促各部门."""


@dataclass(slots=True)
class Scope:
    """Whose figures are spoken of, and of when.

    is_plan: 下一步 began a sentence, and all that follows is to come; had_other_figures: the sentence gave figures of
    another body or year; names_year: it names the year of the report.
    """

    is_other_body: bool = False
    is_other_time: bool = False
    is_future: bool = False
    is_plan: bool = False
    had_other_figures: bool = False
    names_year: bool = False

    def begin_sentence(self) -> None:
        """What a sentence says of another body or year holds for the next one only where it gave their figures."""
        if not self.had_other_figures:
            self.is_other_body = self.is_other_time = False
        # 下一步 at the beginning of a sentence is about all that follows
        self.is_future = self.is_plan
        self.had_other_figures = self.names_year = False

    def read(self, token: Token, position: int) -> None:
        """Follow one token, which stands at a position of its phrase."""
        if token.kind == "own":
            self.is_other_body = False
        elif token.kind == "time":
            self.is_other_time, self.names_year = False, True
        elif token.kind == "other_time":
            self.is_other_time = True
        elif token.kind == "future":
            self.is_future = True
            self.is_plan = self.is_plan or position == 0
        elif token.kind == "other_body" or (token.kind == "unknown" and position == 0 and names_other_body(token.text)):
            self.is_other_body = True

    @property
    def is_own(self) -> bool:
        """Whether figures are this body's and of this year."""
        return not (self.is_other_body or self.is_other_time or self.is_future)


def names_other_body(text: str) -> bool:
    """Whether words that the vocabulary does not have name another body than the one that reports."""
    return bool(_OTHER_BODY.search(text)) and not _NOT_A_BODY.match(text)
