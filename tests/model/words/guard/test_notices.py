"""The notice of another edition, cited anywhere."""

from __future__ import annotations

import pytest

from model.words.guard.all_kinds import check_prose_text
from model.words.guard.kinds import ProseText
from tests.model.words.guard.checked import find_kinds

OTHER_NOTICES = (
    "按照国办公开办函〔2019〕60号要求，编制年度报告。",
    "按照国办公开办函[2019]60号要求，编制年度报告。",
    "按照国办公开办函（2019） 60 号要求，编制年度报告。",
    "按照国办公开办函【2019】60号文要求，编制年度报告。",
    "落实《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》，按时公布。",
)
SOUND_NOTICES = (
    "按照国办公开办函〔2021〕30号要求，编制年度报告。",
    "落实临政办发〔2019〕60号文件，公开水质。",
    "国办公开办函〔2019〕60号已经废止。",
    "落实国办发〔2017〕60号文件。",
    "印发《关于做好政府信息公开工作年度报告有关事项的通知》。",
)


@pytest.mark.parametrize("text", OTHER_NOTICES)
def test_the_notice_of_the_old_form_is_found(text: str) -> None:
    assert find_kinds(text) == ["guard.notice"]


@pytest.mark.parametrize("text", SOUND_NOTICES)
def test_other_documents_are_none(text: str) -> None:
    assert find_kinds(text) == []


def test_a_report_of_2020_cites_the_old_notice_rightly_and_the_new_one_wrongly() -> None:
    assert find_kinds("按照国办公开办函〔2019〕60号要求，编制年度报告。", year=2020) == []
    assert find_kinds("按照国办公开办函〔2021〕30号要求，编制年度报告。", year=2020) == ["guard.notice"]


def test_the_year_decides_where_the_tables_are_those_of_the_old_form() -> None:
    prose = ProseText("preamble", "按照国办公开办函〔2019〕60号要求编制。", "临江县水务局", 2022, "2019")
    assert [finding.rule for finding in check_prose_text(prose)] == ["guard.notice"]
