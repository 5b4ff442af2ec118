"""What a page hides, strikes out or sets as a note is no part of a figure or a sentence, and is told.

Covers model/importing/readers/markup/page_looks.py, model/importing/readers/markup/unseen_text.py and
model/importing/readers/markup/page_tree.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from model import importing
from model.importing.readers import html_file
from tests.model.importing.readers.test_html_file import page

HEAD = "<!DOCTYPE html><html><head><meta charset=utf-8><style>{style}</style></head><body>{body}</body></html>"
TABLE = "<table><tr><td>行政许可</td><td>7</td></tr><tr><td>行政处罚</td><td>{cell}</td></tr></table>"


def read(body: str, style: str = "") -> tuple[list[tuple[str | None, ...]], tuple[str, ...]]:
    document = html_file.parse_page("a.html", HEAD.format(style=style, body=body).encode())
    return [row.cells for row in document.rows], document.notes


def read_cell(cell: str, style: str = "") -> tuple[str | None, tuple[str, ...]]:
    """What is read of the last cell of a small table, and what is told."""
    rows, notes = read(TABLE.format(cell=cell), style)
    return rows[1][1], notes


@pytest.mark.parametrize(
    ("cell", "shown", "kind"),
    [
        ("<s>5</s>3", "3", "划去的“5”"),
        ("<strike>5</strike>3", "3", "划去的“5”"),
        ("<del>5</del>3", "3", "划去的“5”"),
        ("<del>5</del><ins>3</ins>", "3", "划去的“5”"),
        ("<del style='text-decoration:none'>5</del>3", "3", "划去的“5”"),
        ("<span style='text-decoration:line-through'>5</span>3", "3", "划去的“5”"),
        ("<span style='text-decoration: underline Line-Through red'>5</span>3", "3", "划去的“5”"),
        ("<span style='text-decoration-line:line-through'>5</span>3", "3", "划去的“5”"),
        ("<s><b style='text-decoration:none'>5</b></s>3", "3", "划去的“5”"),
        ("<div style='text-decoration:line-through'><p>5</p></div><p>3</p>", "3", "划去的“5”"),
        ("<font size=1><s>5</s></font>3", "3", "划去的“5”"),
        ("3<span style='display:none'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='DISPLAY : NONE !important'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='visibility:hidden'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='visibility:collapse'>9</span>", "3", "隐藏的“9”"),
        ("<span style='visibility:hidden'>9<b style='visibility:visible'>3</b></span>", "3", "隐藏的“9”"),
        ("3<span style='visibility:hidden'>9<b hidden>8</b>7</span>", "3", "隐藏的“987”"),
        ("<s>9<b hidden>8</b>7</s>3<br>", "3", "划去的“97”|隐藏的“8”"),
        ("3<span style='opacity:0'>9<b style='opacity:1'>9</b></span>", "3", "隐藏的“9 9”"),
        ("3<span style='font-size:0'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='font:0/0 serif'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='font-size:0'>9<i style='font-size:2em'>9</i></span>", "3", "隐藏的“99”"),
        ("<span style='font-size:0'>9<i style='font-size:12pt'>3</i></span>", "3", "隐藏的“9”"),
        ("3<span hidden>9</span>", "3", "隐藏的“9”"),
        ("3<span style='mso-hide:all'>9</span>", "3", "隐藏的“9”"),
        ("3<div style='width:0;overflow:hidden'>9</div>", "3", "隐藏的“9”"),
        ("3<div style='max-height:0;overflow-y:hidden'>9</div>", "3", "隐藏的“9”"),
        ("3<span style='position:absolute;left:-9999px'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='position:absolute;width:1px;height:1px;overflow:hidden'>9</span>", "3", "隐藏的“9”"),
        ("3<span style='position:absolute;clip:rect(0 0 0 0)'>9</span>", "3", "隐藏的“9”"),
        ("3<p style='text-indent:-9999px'>9</p>", "3", "隐藏的“9”"),
        ("3<span style='display:inline-block;transform:scale(0)'>9</span>", "3", "隐藏的“9”"),
        ("3<dialog>9</dialog>", "3", "隐藏的“9”"),
        ("<details><summary>3</summary>9</details>", "3", "隐藏的“9”"),
        ("3<sup>1</sup>", "3", "上标“1”"),
        ("3<sup><a href='#n'>[1]</a></sup>", "3", "上标“[1]”"),
        ("3<sub>1</sub>", "3", "下标“1”"),
        ("3<span style='vertical-align:super'>1</span>", "3", "上标“1”"),
        ("3<span style='vertical-align:sub'>1</span>", "3", "下标“1”"),
        ("3<span style='vertical-align:4pt;font-size:60%'>1</span>", "3", "上标“1”"),
        ("3<span style='position:relative;top:-4pt;mso-text-raise:4pt;font-size:6pt'>1</span>", "3", "上标“1”"),
        ("3<span style='position:relative;top:-3pt'>1</span>", "3", "上标“1”"),
        ("<b>3</b><span style='vertical-align:4px'>1</span>", "3", "上标“1”"),
        ("<ruby>3<rp>（</rp><rt>9</rt><rp>）</rp></ruby>", "3", "注音“9”"),
        ("<s>5</s>", "", "划去的“5”"),
    ],
)
def test_a_piece_that_is_not_shown_is_told_with_its_place(cell: str, shown: str, kind: str) -> None:
    told = tuple(f"第 1 张表第 2 行第 2 格：{piece}没有读。" for piece in kind.split("|"))
    assert read_cell(cell) == (shown, told)


@pytest.mark.parametrize(
    "cell",
    [
        "<s style='text-decoration:none'>3</s>",
        "<span style='text-decoration:underline'>3</span>",
        "<span style='--note:line-through;content:\"display:none\"'>3</span>",
        "<b style='background:url(line-through;display:none)'>3</b>",
        "<span class=hidden>3</span>",
        "<span aria-hidden=true>3</span>",
        "<span style='display:inline'>3</span>",
        "<span hidden style='display:inline'>3</span>",
        "<span style='opacity:0.9;font-size:7pt'>3</span>",
        "<span style='width:0;overflow:hidden'>3</span>",
        "<span style='font-size:.08rem'>3</span>",
        "<style type='text/less'>td{display:none}</style>3",
        "<div style='width:1%;overflow:hidden'>3</div>",
        "<span style='position:relative;top:-1pt'>3</span>",
        "<span style='position:relative;top:-4pt'>3</span>",
        "<div style='vertical-align:super'>3</div>",
        "<details open><summary></summary>3</details>",
        "<ins>3</ins>",
        "<font size=1>3</font>",
        "<del> </del>3",
        "<!-- <s>5</s> -->3",
        "<template>5</template><script>5</script>3",
    ],
)
def test_what_is_shown_is_read_and_nothing_is_told(cell: str) -> None:
    assert read_cell(cell) == ("3", ())


@pytest.mark.parametrize(
    "style",
    [
        ".n{display:none}",
        "<!-- i.n , p { visibility : hidden } -->",
        "#x{text-decoration:line-through}",
        "td i{opacity:0}",
        "td > .n{font-size:0}",
        "table tbody tr:nth-child(2) > td:last-child i{display:none}",
        "i[data-kind=note]{display:none}",
        "i:not(.shown):first-child{display:none}",
        "@media screen and (min-width:600px){.n{display:none}}",
        "@media print{.m{color:red}} .n{display:none}",
        ".n{display:none !important} #x.n{display:inline}",
        ".n{display:inline} i.n{display:none}",
        ".n{display:inline} .n{display:none}",
        "/* .n{ */ .n{color:red;;display:none",
        "@font-face{src:url('a;}b')} .n{display:none}",
        r".\6e, .n{vertical-align:super}",
    ],
)
def test_a_page_says_in_its_own_style_sheet_what_it_hides(style: str) -> None:
    shown, notes = read_cell("<i class=n id=x data-kind=note>9</i>3", style)
    assert shown == "3"
    assert len(notes) == 1


@pytest.mark.parametrize(
    "style",
    [
        ".n2, .N{display:none}",
        "@media print{.n{display:none}}",
        "@media (max-width:600px){.n{display:none}}",
        "@media not screen{.n{display:none}}",
        "i:hover, i::before, .n:target{display:none}",
        "/* .n{display:none} */",
        ".n{display:none} #x{display:inline}",
        ".n{display:none} .n{display:inline}",
        ".n{display:inline !important} #x{display:none}",
        "th i{display:none}",
        "tr:nth-child(odd) .n{display:none}",
        "@keyframes f{from{opacity:0}}",
        "i{content:'.n{display:none}'}",
        ".n:not(i){display:none}",
    ],
)
def test_a_rule_that_does_not_choose_the_digit_hides_nothing(style: str) -> None:
    assert read_cell("<i class=n id=x>9</i>3", style) == ("93", ())


def test_a_rule_may_name_what_stands_before() -> None:
    cell = "<u></u><b></b><i>9</i>3"
    assert read_cell(cell, "b + i{display:none}")[0] == "3"
    assert read_cell(cell, "u ~ i{display:none}")[0] == "3"
    assert read_cell(cell, "u + i, i ~ b{display:none}")[0] == "93"


def test_a_style_attribute_is_over_the_style_sheet_but_not_over_what_is_important() -> None:
    assert read_cell("<i class=n style='display:inline'>9</i>3", ".n{display:none}")[0] == "93"
    assert read_cell("<i class=n style='display:inline'>9</i>3", ".n{display:none!important}")[0] == "3"
    assert read_cell("<i class=n style='display:inline!important'>9</i>3", ".n{display:none!important}")[0] == "93"


def test_a_sheet_for_paper_alone_is_not_asked() -> None:
    body = "<style media=print>.n{display:none}</style>" + TABLE.format(cell="<i class=n>9</i>3")
    assert read(body) == ([("行政许可", "7"), ("行政处罚", "93")], ())


def test_the_style_sheets_that_a_browser_saved_beside_a_page_are_asked_and_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "site.css").write_text(".n{display:none}", encoding="utf-8")
    (tmp_path / "other.css").write_text("td{display:none}", encoding="utf-8")
    links = "<link rel=stylesheet href='./a_files/site.css?v=1'><link rel=stylesheet href=other.css>"
    links += "<link rel=stylesheet href='a_files/missing.css'><link rel=stylesheet href='http://site/a.css'>"
    (tmp_path / "a.html").write_text(links + TABLE.format(cell="<i class=n>9</i>3"), encoding="utf-8")
    assert html_file.read(tmp_path / "a.html").rows[1].cells == ("行政处罚", "3")


def test_two_blocks_made_of_inline_elements_are_two_texts() -> None:
    assert read_cell("<span class=b>1</span><span class=b>2</span>", ".b{display:block}")[0] == "1\n2"
    assert read_cell("<div class=i>1</div><div class=i>2</div>", ".i{display:inline}")[0] == "12"


def test_notes_leave_sentences_and_square_metres_stay() -> None:
    areas = "面积 12 m<sup>2</sup>、3公里<sup>2</sup>、9平方米<sup>2</sup>，PM<sub>2.5</sub>。"
    assert read(f"<p>公开<s>五</s>三件<sup>[1]</sup>，{areas}</p>") == (
        [("公开三件，面积 12 m²、3公里²、9平方米，PM2.5。",)],
        ("第 1 段：划去的“五”没有读。", "第 1 段：上标“[1]2”没有读。"),
    )


def test_a_hidden_paragraph_or_table_is_no_row() -> None:
    body = "<p>一</p><div style='display:none'><p>二</p><table><tr><td>3<td>4</table></div><p>五</p>"
    assert read(body) == ([("一",), ("五",)], ("第 2 段之前：隐藏的“二 3 4”没有读。",))


def test_what_a_site_hides_around_the_report_is_not_worth_a_word(tmp_path: Path) -> None:
    text = page(tmp_path)
    start = text.index(">", text.index("<body")) + 1
    end = text.index("</body>")
    menu = "<div class=menu style='display:none'>首页 政务公开 联系我们</div>"
    path = tmp_path / "b.html"
    path.write_text(f"{text[:start]}{menu}<div>{text[start:end]}</div>{text[end:]}", encoding="utf-8")
    assert importing.read_report(path).unplaced == ()


def test_a_body_that_a_script_would_show_is_read() -> None:
    rows, notes = read("<div v-cloak><p>三件</p></div>", "body{visibility:hidden;opacity:0} [v-cloak]{display:none}")
    assert (rows, notes) == ([("三件",)], ())


def test_a_page_with_more_styles_than_can_be_looked_through_says_so() -> None:
    rows, notes = read("<p class=x>3</p>", ".x1{display:none}" * 6000)
    assert rows == [("3",)]
    assert "样式太多" in notes[-1]


@pytest.mark.parametrize(
    "body",
    [
        "<pre>3&#11;\n&#11;4</pre>",
        "<textarea>3&#11;\n&#11;4</textarea>",
        "<input value='3&#11;'><br><input value='&#11;4'>",
        "<details open>3<p>&#11;4</p></details>",
    ],
)
def test_control_characters_in_a_page_break_nothing(body: str) -> None:
    assert read(f"<details>&#11;9</details>{body}<s>&#11;</s>")[0] == [("3",), ("4",)]


@pytest.mark.parametrize("times", [5_000])
def test_many_notes_and_brackets_without_end_cost_no_time(times: int) -> None:
    assert read("<p>" + "<s>5</s>" * times + "3</p>")[0] == [("3",)]
    for style in (".a{" * times, "@media screen{" * times, ":not(" * times, "/*" * times, ".a[b='" * times):
        assert read("<p>3</p>", style)[0] == [("3",)]
