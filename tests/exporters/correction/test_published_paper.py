"""The list of what was published otherwise names the file, what differs and what found no place."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from exporters.correction.published_paper import PublishedPaper
from model.errors import UnwritableFile
from model.importing.readers import read_document
from model.sent.published_check import compare_published
from tests.exporters.correction.sent_report import FORM, SENT, correct

CHECK = compare_published(FORM, SENT, correct(), leftovers=("第 3 页：“附件”没有放处。",))


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_list_says_what_is_here_and_what_is_there(tmp_path: Path, suffix: str) -> None:
    paper = PublishedPaper(FORM, SENT, CHECK, "“年报.html”（网页）", "第 1 版")
    exporters.write_published_paper(paper, tmp_path / f"核对{suffix}")
    words = "".join("".join(read_document(tmp_path / f"核对{suffix}").iter_texts()).split())
    for expected in ("年报.html", "第1版", "那里多出", "补充：按月核对台账。", "“附件”没有放处"):
        assert expected in words


def test_where_nothing_differs_it_says_so() -> None:
    same = compare_published(FORM, SENT, SENT, is_draft=True)
    paper = PublishedPaper(FORM, SENT, same, "“年报.xlsx”", "第 1 版")
    assert "没有。" in "".join(str(block) for block in paper.blocks)


def test_other_formats_are_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFile):
        exporters.write_published_paper(PublishedPaper(FORM, SENT, CHECK, "", ""), tmp_path / "核对.xlsx")
