"""Column headings that were pasted along say which column."""

from __future__ import annotations

import pytest

from model.pasting.paste_plan import PastePlan
from tests.model.pasting.plans import pasted, values


def refused(plan: PastePlan) -> list[str]:
    """The texts that cannot be pasted."""
    return [item.text for item in plan.items_in_state("refused")]


def test_column_headings_pasted_along_are_no_figures_but_say_which_column() -> None:
    made = pasted("科研机构|社会公益组织\n1|2\n3|4", "requests.granted.natural")
    assert values(made) == {
        "requests.granted.research": 1,
        "requests.granted.charity": 2,
        "requests.partial.research": 3,
        "requests.partial.charity": 4,
    }


def test_headings_over_labelled_rows_say_which_column_however_they_are_ordered() -> None:
    text = """
        信息内容|现行有效件数|备注|本年制发件数
        规章|3|甲|1
        规范性文件|4||2
    """.replace(" ", "")
    made = pasted(text, "requests.received.natural")
    assert values(made) == {
        "disclosure.regulations.in_force": 3,
        "disclosure.regulations.issued": 1,
        "disclosure.normative.in_force": 4,
        "disclosure.normative.issued": 2,
    }
    assert [item.text for item in made.items_in_state("refused")] == ["甲"]


def test_a_table_without_row_labels_is_found_by_its_headings() -> None:
    text = """
        行政复议|||||行政诉讼|||||||||
        结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|||||复议后起诉||||
        |||||结果维持|结果纠正|其他结果|尚未审结|总计|结果维持|结果纠正|其他结果|尚未审结|总计
        1|0|0|2|3|0|0|0|0|0|4|0|0|0|4
    """
    found = values(pasted(text, "requests.received.natural"))
    assert found["remedies.review.pending"] == 2
    assert found["remedies.after_review.upheld"] == 4
    assert len(found) == 12


def test_one_group_of_that_table_is_found_by_the_heading_over_it() -> None:
    text = "行政诉讼||||\n复议后起诉||||\n结果维持|结果纠正|其他结果|尚未审结|总计\n1|2|3|4|10"
    made = pasted(text, "remedies.review.upheld")
    assert values(made) == {
        f"remedies.after_review.{c}": n for n, c in enumerate(("upheld", "corrected", "other", "pending"), start=1)
    }
    assert made.agreeing_totals == 1


@pytest.mark.parametrize("label", ["予以公开|", ""])
@pytest.mark.parametrize(
    "quarters", ["一季度|二季度|三季度|四季度", "1季度|2季度|3季度|4季度", "Q1|Q2|Q3|Q4", "1月|2月|3月|4月"]
)
def test_quarters_are_asked_about_and_never_placed_by_their_distance_from_the_total(label: str, quarters: str) -> None:
    corner = "项目|" if label else ""
    made = pasted(f"{corner}{quarters}|合计\n{label}1|2|3|4|10", "requests.granted.natural")
    assert values(made) == {}
    assert refused(made) == ["1", "2", "3", "4"]
    assert "“" + quarters.split("|")[0] + "”" in made.items_in_state("refused")[0].reason
    assert made.needs_confirmation


def test_quarters_without_a_total_are_asked_about_too() -> None:
    made = pasted("项目|上半年|下半年\n予以公开|1|2\n部分公开|3|4", "requests.received.natural")
    assert values(made) == {}
    assert refused(made) == ["1", "2", "3", "4"]


def test_an_unknown_heading_blocks_its_own_column_and_no_other() -> None:
    made = pasted("项目|自然人|占比|商业企业|总计\n予以公开|1|50|2|3", "requests.received.natural")
    assert values(made) == {"requests.granted.natural": 1, "requests.granted.business": 2}
    assert refused(made) == ["50"]


def test_a_part_of_a_known_column_is_not_that_column() -> None:
    made = pasted("|自然人||总计\n项目|上半年|下半年|\n予以公开|1|2|3", "requests.received.natural")
    assert values(made) == {}
    assert refused(made) == ["1", "2"]


def test_the_heading_of_a_group_is_none_of_its_columns() -> None:
    made = pasted("项目|法人或其他组织|总计\n予以公开|5|9", "requests.received.natural")
    assert values(made) == {}
    assert refused(made) == ["5"]


def test_a_row_shorter_than_its_headings_is_not_placed_from_the_left() -> None:
    made = pasted("项目|一季度|二季度|三季度|四季度|合计\n予以公开|1|2|3|4", "requests.received.natural")
    assert values(made) == {}


@pytest.mark.parametrize(
    "above",
    [
        "2024年度统计表",
        "填报单位：某局|||填报时间：2024年1月",
        "单位：件",
        "|||||||单位：件",
        "|件数|件数|件数|件数|件数|件数",
    ],
)
def test_a_title_a_unit_and_words_that_say_what_is_counted_block_nothing(above: str) -> None:
    made = pasted(f"{above}\n予以公开|1|2|3|4|5|6|21", "requests.received.natural")
    assert list(values(made).values()) == [1, 2, 3, 4, 5, 6]
    assert refused(made) == []


def test_a_column_with_an_unknown_heading_is_asked_about_at_the_cursor() -> None:
    made = pasted("一季度\n5\n6", "requests.granted.natural")
    assert values(made) == {}
    assert refused(made) == ["5", "6"]
