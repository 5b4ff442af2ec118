"""The cover put together from title, preamble and signature."""

from __future__ import annotations

import pytest

from model.form import editions
from model.importing.document import DocumentRow
from model.importing.matching.written.cover import CoverSources, combine_cover, find_stated_year, read_cover_field
from model.importing.matching.written.titles import NO_TITLE, Title

PERIOD = "统计期限为2024年1月1日至12月31日。"


def sources(
    title: Title = NO_TITLE,
    unit_line: str = "",
    page_titles: tuple[str, ...] = (),
    preamble: str = "",
    signed: str = "",
    dated: str = "",
) -> CoverSources:
    return CoverSources(title, unit_line, page_titles, preamble, preamble, signed, dated)


@pytest.mark.parametrize(
    "stated",
    [
        sources(Title("云岭县水务局", "2024")),
        sources(Title("云岭县水务局", ""), preamble=PERIOD),
        sources(Title("云岭县水务局", "2024"), preamble="统计期限为2023年1月1日至12月31日。"),
        sources(Title("", "2024"), unit_line="云岭县水务局"),
        sources(page_titles=("云岭县水务局2023年政府信息公开工作年度报告",), preamble=PERIOD),
        sources(page_titles=("云岭县水务局2024年政府信息公开工作年度报告",), signed="云岭县水务局办公室"),
        sources(preamble="现公布云岭县水务局2024年政府信息公开工作年度报告。"),
    ],
)
def test_the_title_decides_and_others_fill_in(stated: CoverSources) -> None:
    cover, notes = combine_cover(stated)
    assert (cover["unit"], cover["year"]) == ("云岭县水务局", "2024")
    assert notes == []


def test_what_only_the_signature_tells_is_asked_about() -> None:
    cover, notes = combine_cover(sources(signed="云岭县水务局", dated="2025年1月8日"))
    assert (cover["unit"], cover["year"]) == ("云岭县水务局", "2024")
    assert len(notes) == 2


@pytest.mark.parametrize(
    "preamble",
    [
        "认真总结我局2024年政府信息公开工作年度报告。",
        "现公布本机关2024年政府信息公开工作年度报告。",
        "按照上级部署，由办公室牵头编制的2024年政府信息公开工作年度报告。",
        "云岭县水务局编制本报告。",
    ],
)
def test_a_unit_is_never_guessed_from_a_sentence(preamble: str) -> None:
    assert "unit" not in combine_cover(sources(preamble=preamble))[0]


def test_the_format_that_a_preamble_cites_is_no_year() -> None:
    cover, _ = combine_cover(sources(preamble="根据2021年政府信息公开工作年度报告格式编制。"))
    assert "year" not in cover


def test_the_first_text_that_states_a_year_decides_on_the_edition() -> None:
    assert find_stated_year(["自2019年5月15日起施行。", PERIOD, "云岭县水务局2020年政府信息公开工作年度报告"]) == 2024
    assert find_stated_year(["云岭县水务局"]) is None


def test_a_row_of_two_cells_may_be_a_field_of_the_cover() -> None:
    form = editions.load_form("2021")
    assert read_cover_field(DocumentRow(("单位名称", "云岭县水务局"), "", is_table=True), form) == (
        "unit",
        "云岭县水务局",
    )
    assert read_cover_field(DocumentRow(("索引号", "002489"), "", is_table=True), form) is None
