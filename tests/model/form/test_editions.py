"""The forms are what the official tables say, and a form file that contradicts itself is refused.

Covers model/form/form.py too.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from model.errors import BadForm, BadRule, UnknownEdition
from model.form import editions
from model.form.form import Form

REQUEST_COLUMNS = ("natural", "business", "research", "charity", "legal", "other", "total")
REQUEST_ROWS = """
received carried_in granted partial
refused.secret refused.law refused.safety refused.third_party
refused.internal refused.process refused.enforcement refused.query
unable.not_held unable.to_be_made unable.unclear
rejected.petition rejected.repeated rejected.publication rejected.excessive rejected.confirmation
{otherwise}
handled carried_out
"""
OTHERWISE = {"2019": "otherwise", "2021": "otherwise.uncorrected otherwise.unpaid otherwise.rest"}
DISCLOSURE = {
    "2019": """
        regulations.made regulations.published regulations.public_total
        normative.made normative.published normative.public_total
        licensing.last_year licensing.change licensing.decisions
        services.last_year services.change services.decisions
        penalties.last_year penalties.change penalties.decisions
        coercion.last_year coercion.change coercion.decisions
        fees.last_year fees.change
        procurement.projects procurement.amount
    """,
    "2021": """
        regulations.issued regulations.repealed regulations.in_force
        normative.issued normative.repealed normative.in_force
        licensing.decisions penalties.decisions coercion.decisions fees.amount
    """,
}
LABELS = {
    "2019": {
        "disclosure.regulations.made": ("规章", "本年新制作数量"),
        "disclosure.normative.public_total": ("规范性文件", "对外公开总数量"),
        "disclosure.services.change": ("其他对外管理服务事项", "本年增/减"),
        "disclosure.procurement.amount": ("政府集中采购", "采购总金额"),
        "requests.otherwise.natural": ("三、本年度办理结果 （六）其他处理", "申请人情况 自然人"),
    },
    "2021": {
        "disclosure.normative.in_force": ("行政规范性文件", "现行有效件数"),
        "disclosure.fees.amount": ("行政事业性收费", "本年收费金额（单位：万元）"),
        "requests.received.natural": ("一、本年新收政府信息公开申请数量", "申请人情况 自然人"),
        "requests.partial.total": (
            "三、本年度办理结果 （二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            "申请人情况 总计",
        ),
        "requests.refused.safety.charity": (
            "三、本年度办理结果 （三）不予公开 3.危及“三安全一稳定”",
            "申请人情况 法人或其他组织 社会公益组织",
        ),
        "requests.otherwise.unpaid.legal": (
            "三、本年度办理结果 （六）其他处理 "
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "申请人情况 法人或其他组织 法律服务机构",
        ),
        "requests.carried_out.other": ("四、结转下年度继续办理", "申请人情况 法人或其他组织 其他"),
        "remedies.after_review.pending": ("本年", "行政诉讼 复议后起诉 尚未审结"),
    },
}


def _expected(edition: str) -> list[str]:
    rows = REQUEST_ROWS.format(otherwise=OTHERWISE[edition]).split()
    outcomes = ("upheld", "corrected", "other", "pending", "total")
    return [
        *(f"disclosure.{name}" for name in DISCLOSURE[edition].split()),
        *(f"requests.{row}.{column}" for row in rows for column in REQUEST_COLUMNS),
        *(f"remedies.{group}.{outcome}" for group in ("review", "direct", "after_review") for outcome in outcomes),
    ]


@pytest.mark.parametrize(("edition", "count"), [("2019", 198), ("2021", 200)])
def test_every_cell_of_the_official_form_is_there_in_its_order(edition: str, count: int) -> None:
    cells = list(editions.load_form(edition).cells)
    assert cells == _expected(edition)
    assert len(cells) == count


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_rows_and_columns_are_called_as_the_official_form_calls_them(edition: str) -> None:
    cells = editions.load_form(edition).cells
    found = {id: (cells[id].row.full_label, cells[id].column.full_label) for id in LABELS[edition]}
    assert found == LABELS[edition]


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_exactly_the_totals_are_computed(edition: str) -> None:
    form = editions.load_form(edition)
    computed = {id for id, cell in form.cells.items() if cell.is_computed}
    assert computed == {id for id in form.cells if id.endswith(".total") or id.startswith("requests.handled.")}


def test_only_changes_and_amounts_are_not_counts() -> None:
    kinds = {
        id: cell.kind
        for e in ("2019", "2021")
        for id, cell in editions.load_form(e).cells.items()
        if cell.kind != "count"
    }
    assert kinds == {
        "disclosure.licensing.change": "signed",
        "disclosure.services.change": "signed",
        "disclosure.penalties.change": "signed",
        "disclosure.coercion.change": "signed",
        "disclosure.fees.change": "signed",
        "disclosure.procurement.amount": "money",
        "disclosure.fees.amount": "amount",
    }


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_every_row_has_a_line_of_help_and_every_rule_a_citation(edition: str) -> None:
    form = editions.load_form(edition)
    assert [row.full_label for table in form.tables.values() for row in table.list_lines("row") if not row.help] == []
    assert [rule.id for rule in form.rules if not rule.citation] == []


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_sections_stand_in_the_order_of_the_paper(edition: str) -> None:
    ids = [section.id for section in editions.load_form(edition).sections]
    assert ids == ["cover", "overview", "disclosure", "requests", "remedies", "problems", "other"]


@pytest.mark.parametrize(("year", "edition"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2022, "2021")])
def test_the_year_decides_the_edition(year: int, edition: str) -> None:
    assert editions.edition_for(year) == edition


def test_a_year_far_ahead_takes_the_latest_edition_and_one_before_all_the_first() -> None:
    assert editions.edition_for(2099) == editions.list_editions()[-1]
    assert editions.edition_for(2008) == editions.list_editions()[0]


def test_an_unknown_edition_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownEdition, match="2019、2021"):
        editions.load_form("1999")


def test_a_place_is_called_as_clerks_call_it() -> None:
    form = editions.load_form("2021")
    assert form.name_of("requests.received.natural") == "表三 本年新收·自然人"
    assert form.name_of("overview") == "一、总体情况"
    assert form.name_of("preamble") == "报告开头的说明"
    assert form.name_of("cover.unit") == "单位名称"
    assert form.section_of("requests.received.natural") == "requests"
    assert form.section_of("preamble") == "cover"


SMALL = """
edition = "2030"
label = "样表"
first_year = 2030
notice = "虚构"
title = "{unit}{year}"
preamble = ""
[[field]]
id = "unit"
label = "单位名称"
[[section]]
id = "t"
label = "一张表"
tab = "表"
kind = "table"
[[table]]
id = "t"
name = "表一"
widths = [2, 1, 1, 1]
[[table.block]]
stub = 1
columns = [
  { id = "a", label = "甲" },
  { id = "b", label = "乙" },
  { id = "sum", label = "总计", computed = true },
]
rows = [
  { id = "x", label = "某" },
]
[[rule]]
id = "t.sum"
for = "row in t"
holds = "t.{row}.sum = t.{row}.a + t.{row}.b"
fills = true
says = "{row} {left} {right} {difference}"
cites = "虚构"
[renames.2021]
"t.y.a" = "t.x.a"
"""

SECOND_RULE = """
[[rule]]
id = "t.again"
holds = "t.x.sum = t.x.b"
fills = true
says = ""
cites = ""
"""

CONTRADICTIONS = {
    "a column twice": ('id = "b", label = "乙"', 'id = "a", label = "乙"', "t.x.a", BadForm),
    "a table twice": ("[renames.2021]", '[[table]]\nid = "t"\n[renames.2021]', "table t", BadForm),
    "a section twice": ("[[table]]", '[[section]]\nid = "t"\n[[table]]', "section t", BadForm),
    "a field twice": ("[[section]]", '[[field]]\nid = "unit"\n[[section]]', "field unit", BadForm),
    "a rule twice": ("[renames.2021]", '[[rule]]\nid = "t.sum"\n[renames.2021]', "rule t.sum", BadForm),
    "a section without its table": ('id = "t"\nlabel', 'id = "u"\nlabel', "section u", BadForm),
    "columns that do not fill the width": ("[2, 1, 1, 1]", "[2, 1, 1]", "table t", BadForm),
    "a heading deeper than its columns": (
        '{ id = "x", label = "某" }',
        '{ id = "x", label = "某", under = ["甲"] }',
        "table t",
        BadForm,
    ),
    "a total that no equation fills": ("fills = true", "fills = false", "t.x.sum", BadForm),
    "a total that two equations fill": ("[renames.2021]", f"{SECOND_RULE}[renames.2021]", "t.x.sum", BadForm),
    "an entry that an equation fills": (", computed = true", "", "t.x.sum", BadForm),
    "totals in a circle": ("t.{row}.a +", "t.{row}.sum +", "t.x.sum", BadForm),
    "an unknown cell": ("t.{row}.b", "t.{row}.c", "t.sum", BadRule),
    "an unknown row": ("row in t", "row in y", "t.sum", BadRule),
    "an unknown variable": ("row in t", "line in t", "t.sum", BadRule),
    "an equation without a relation": ("= t.{row}.a +", "+ t.{row}.a +", "t.sum", BadRule),
    "an equation with words in it": ("t.{row}.a +", "t.{row}.a 加", "t.sum", BadRule),
    "an equation with an empty side": ("t.{row}.a + t.{row}.b", "", "t.sum", BadRule),
    "a sum on the side to be filled": ("t.{row}.sum =", "t.{row}.sum + 1 =", "t.sum", BadRule),
    "an inequality that should fill": ("t.{row}.sum =", "t.{row}.sum >=", "t.sum", BadRule),
    "a weight nobody knows": ("fills = true", 'fills = true\nweight = "grave"', "t.sum", BadRule),
    "a message that cannot be filled in": ("{difference}", "{gap}", "t.sum", BadRule),
    "a kind of figure nobody knows": ('label = "甲"', 'label = "甲", kind = "colour"', "t.x.a", BadForm),
    "a rename that lands nowhere": ('= "t.x.a"', '= "t.x.z"', "t.x.z", BadForm),
    "a missing entry": ('notice = "虚构"', "", "notice", BadForm),
    "an entry nobody knows": ('label = "某"', 'label = "某", colour = 1', "colour", BadForm),
    "text that is no TOML": ("edition =", "edition", "全文", BadForm),
}


def test_the_small_form_is_sound() -> None:
    assert list(editions.parse_form("small.toml", SMALL).cells) == ["t.x.a", "t.x.b", "t.x.sum"]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_form_that_contradicts_itself_is_refused_by_file_and_id(name: str) -> None:
    old, new, place, error = CONTRADICTIONS[name]
    assert SMALL.count(old) >= 1
    with pytest.raises(error) as refusal:
        editions.parse_form("small.toml", SMALL.replace(old, new, 1))
    assert "small.toml" in str(refusal.value)
    assert place in str(refusal.value)


def test_the_shipped_forms_are_read_as_any_other_text() -> None:
    for edition in editions.list_editions():
        text = files("resources").joinpath("forms", f"{edition}.toml").read_text(encoding="utf-8")
        form: Form = editions.parse_form(f"{edition}.toml", text)
        assert form.edition == edition == tomllib.loads(text)["edition"]
