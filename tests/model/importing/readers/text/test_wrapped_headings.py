"""Headings that are wrapped over several lines of a text, each column at other places."""

from __future__ import annotations

from model.importing.readers.text.pages import SourceLine, split_lines
from model.importing.readers.text.wrapped_headings import join_wrapped_headings


def lines(text: str) -> list[str]:
    joined: list[SourceLine] = join_wrapped_headings(split_lines(text))
    return [" ".join(line.text.split()) for line in joined if line.text.strip()]


FIGURES = "新收      5    0    0    3    1    2    11\n"


def test_the_parts_under_each_other_are_one_heading_from_left_to_right() -> None:
    text = (
        "                   法人或其他组织\n"
        "          自然人         社会 法律         总计\n"
        "                商业 科研\n"
        "                      公益 服务 其他\n"
        "                企业 机构\n"
        "                      组织 机构\n"
    )
    joined = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
    assert lines(text + FIGURES)[:2] == ["法人或其他组织", joined]


def test_a_word_set_apart_by_blanks_is_one_heading() -> None:
    text = (
        "结果   结果    其他   尚未\n                       总 计\n维持   纠正    结果   审结\n 1    0    2   0    3\n"
    )
    assert lines(text)[0] == "结果维持 结果纠正 其他结果 尚未审结 总计"


def test_headings_of_groups_stay_above() -> None:
    text = (
        "          行政复议                      行政诉讼\n"
        "结果   结果              结果   结果\n"
        "              总计                    总计\n"
        "维持   纠正              维持   纠正\n"
        "1      0      1          0      2      2\n"
    )
    assert lines(text)[:2] == ["行政复议 行政诉讼", "结果维持 结果纠正 总计 结果维持 结果纠正 总计"]


def test_where_the_headings_are_not_as_many_as_the_figures_nothing_is_joined() -> None:
    text = "结果   结果   其他\n维持   纠正   结果\n"
    assert lines(text + " 1  0  2  0\n")[:2] == ["结果 结果 其他", "维持 纠正 结果"]


def test_a_part_between_two_headings_is_put_to_neither() -> None:
    text = "结果   结果   其他\n   维持   纠正\n"
    assert lines(text + " 1  0  2\n")[:2] == ["结果 结果 其他", "维持 纠正"]


def test_the_label_column_may_have_a_heading_too() -> None:
    text = "项目        商业   科研   总计\n            企业   机构\n新收        1      2      3\n"
    assert lines(text)[0] == "项目 商业企业 科研机构 总计"


def test_headings_that_are_whole_and_other_lines_stay_as_they_are() -> None:
    text = "自然人   企业   总计\n1   0   1\n全年公开信息 3 条\n"
    assert join_wrapped_headings(split_lines(text)) == split_lines(text)


def test_joined_headings_stand_where_their_last_line_stood() -> None:
    text = "结果   结果   其他\n维持   纠正   结果\n\n1      0      2\n"
    assert [(line.number, line.text) for line in join_wrapped_headings(split_lines(text))][:1] == [
        (2, "结果维持 结果纠正 其他结果")
    ]


def test_a_line_as_long_as_a_file_is_left_as_it_is() -> None:
    text = "云岭 " * 200_000 + "\n1 2 3\n"
    assert join_wrapped_headings(split_lines(text)) == split_lines(text)
