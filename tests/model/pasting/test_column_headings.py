"""Column headings that were pasted along say which column."""

from __future__ import annotations

from tests.model.pasting.plans import pasted, values


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
