"""Another body's name where the reporting body's own should stand."""

from __future__ import annotations

import pytest

from tests.model.words.guard.checked import find_kinds

OTHER_BODIES = (
    ("现公布江北县水务局2025年政府信息公开工作年度报告。", "preamble", "临江县水务局"),
    ("现公布临江县司法局2025年政府信息公开工作年度报告。", "preamble", "临江县水务局"),
    ("根据条例要求，江北县水务局编制了本报告。", "preamble", "临江县水务局"),
    ("本报告由江北县水务局编制。", "preamble", "临江县水务局"),
    ("如有疑问，请与江北县水务局办公室联系（地址：滨河路18号）。", "preamble", "临江县水务局"),
    ("如有疑问，请与临江县人民政府办公室联系。", "preamble", "临江县水务局"),
    ("如有疑问，请与县政府办公室联系。", "preamble", "临江县水务局"),
    ("如有疑问，可向县人民政府办公室咨询。", "preamble", "城东街道办事处"),
    ("如有疑问，请与临江县人民政府办公室联系。", "preamble", "城东街道办事处"),
    ("如有疑问，请与东州市人民政府办公室联系。", "preamble", "东州市临江县人民政府"),
    ("如有疑问，请与东州市水务局联系。", "preamble", "东州市临江县水务局"),
    ("联系单位：江北县水务局", "preamble", "临江县水务局"),
    ("2025年，江北县水务局认真贯彻条例。", "overview", "临江县水务局"),
    ("2025年，江北县坚持以公开为常态。", "overview", "临江县人民政府"),
    ("2025年，我局公开平稳。江北县水务局门户网站设有专栏。", "overview", "临江县水务局"),
    ("临江县民政局没有收取信息处理费。", "other", "临江县水务局"),
    ("如有疑问，请与国务院办公厅政府信息与政务公开办公室联系。", "preamble", "临江县水务局"),
    ("江北区统计局将加强培训，改进更新不及时的问题。", "problems", "临江区统计局"),
)
OWN_BODIES = (
    ("现公布临江县水务局2025年政府信息公开工作年度报告。", "preamble", "临江县水务局"),
    ("现公布东州市临江县水务局2025年政府信息公开工作年度报告。", "preamble", "临江县水务局"),
    ("现公布临江县水务局2025年政府信息公开工作年度报告。", "preamble", "东州市临江县水务局"),
    ("根据条例要求，现公布2025年政府信息公开工作年度报告。", "preamble", "临江县水务局"),
    ("本报告由临江县人民政府办公室编制。", "preamble", "临江县人民政府"),
    ("如有疑问，请与局办公室联系。", "preamble", "临江县水务局"),
    ("如有疑问，请与我局联系。", "preamble", "临江县水务局"),
    ("如有疑问，请与临江县水务局办公室联系。", "preamble", "临江县水务局"),
    ("如有疑问，请与县政府办公室联系。", "preamble", "临江县人民政府"),
    ("如有疑问，请与县人民政府办公室联系。", "preamble", "临江县人民政府办公室"),
    ("如有疑问，请与街道党政综合办公室联系。", "preamble", "临江县城东街道办事处"),
    ("如有疑问，请与临江县城东街道办事处联系。", "preamble", "城东街道办事处"),
    ("本报告可在东州市人民政府门户网站查阅。", "preamble", "临江县水务局"),
    ("如有疑问，请与临江县人社局联系。", "preamble", "临江县人力资源和社会保障局"),
    ("2025年，在县委、县政府的领导下，我局公开平稳。", "overview", "临江县水务局"),
    ("2025年，临江县委县政府高度重视政务公开工作。", "overview", "临江县水务局"),
    ("2025年，临江县人民政府高度重视政务公开工作。", "overview", "临江县水务局"),
    ("按照《临江县人民政府办公室2025年政府信息公开工作要点》编制。", "preamble", "临江县水务局"),
    ("组织全县水务局系统培训，指导各县水务局规范答复。", "overview", "临江县水务局"),
    ("2025年，全县各级行政机关认真贯彻条例。", "overview", "临江县人民政府"),
    ("2025年，临江县坚持以公开为常态。", "overview", "临江县人民政府"),
    ("到江北县水务局学习交流，与江北县水务局联合执法。", "overview", "临江县水务局"),
    ("接受东州市水务局的指导，与临江县司法局联合培训。", "overview", "临江县水务局"),
    ("临江县水务局没有收取信息处理费。", "other", "东州市临江县水务局"),
    ("临江县财政局统一收取信息处理费，我局没有收取。", "overview", "临江县水务局"),
    ("国家税务总局、省税务局和市税务局的文件及时转发。", "overview", "国家税务总局临江县税务局"),
)


@pytest.mark.parametrize(("text", "place", "unit"), OTHER_BODIES)
def test_another_bodys_name_is_found(text: str, place: str, unit: str) -> None:
    assert find_kinds(text, place, unit) == ["guard.unit"]


@pytest.mark.parametrize(("text", "place", "unit"), OWN_BODIES)
def test_the_bodys_own_name_in_any_form_and_others_beside_it_are_sound(text: str, place: str, unit: str) -> None:
    assert find_kinds(text, place, unit) == []
