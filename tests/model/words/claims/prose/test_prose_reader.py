"""Numbers of the prose are read with what they count; a word that is not known makes a number nobody's.

Covers model/words/claims/prose/own_names.py, model/words/claims/prose/phrases.py,
model/words/claims/prose/plain_sentence.py, model/words/claims/prose/scope.py, model/words/claims/prose/segments.py,
model/words/claims/prose/sentence_reader.py, model/words/claims/prose/statements.py,
model/words/claims/prose/subjects.py and model/words/claims/prose/tokens.py too.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.form.figures import Number
from model.words.claims.prose.own_names import list_own_names
from model.words.claims.prose.prose_reader import list_statements
from model.words.claims.prose.tokens import tokenise

UNIT = "临江县水务局"


def read(text: str) -> list[tuple[Number, str]]:
    """The numbers of this body and year that a table has, with what they count."""
    statements = list_statements(text, UNIT, 2025)
    return [(one.number, one.subject.key) for one in statements if one.subject and one.is_reliable]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收政府信息公开申请48件", [(48, "request.received")]),
        ("新收政府信息公开申请四十八件", [(48, "request.received")]),
        ("新收政府信息公开申请１，０４８件", [(1048, "request.received")]),
        ("新收政府信息公开申请1 048 件", [(1048, "request.received")]),
        ("新收政府信息公开申请（48件）", []),
        ("48件政府信息公开申请中，自然人34件", [(48, "request"), (34, "request.natural")]),
        ("政府信息公开申请22件予以公开、5件部分公开", [(22, "request.granted"), (5, "request.partial")]),
        ("2024年结转政府信息公开申请4件", [(4, "request.carried_in")]),
        ("2023年结转政府信息公开申请4件", []),
        ("未收到政府信息公开申请", [(0, "request.received")]),
        ("没有因政府信息公开引起的行政复议、行政诉讼", [(0, "remedy.review.litigation")]),
        (
            "规章、行政规范性文件分别制发0件、2件",
            [(0, "document.regulations.issued"), (2, "document.normative.issued")],
        ),
        ("制发规章0件、行政规范性文件2件", [(0, "document.regulations.issued"), (2, "document.normative.issued")]),
        ("行政复议2件、行政诉讼1件", []),
        ("政府信息公开行政复议2件、行政诉讼1件", [(2, "remedy.review"), (1, "remedy.litigation")]),
        ("县公安局收到政府信息公开申请30件，办结28件", []),
        ("县公安局收到政府信息公开申请30件，我局收到48件", [(48, "request.received")]),
        ("2024年收到政府信息公开申请40件，2025年收到48件", [(48, "request.received")]),
    ],
)
def test_numbers_are_read_with_what_they_count(text: str, expected: list[tuple[Number, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text", ["国办公开办函〔2021〕30号", "0577-8803件", "第三十六条", "高效办成一件事", "一是公开", "12月31日", "A4纸"]
)
def test_codes_and_dates_are_no_numbers_of_anything(text: str) -> None:
    names = list_own_names(UNIT)
    counted = [token for token in tokenise(text, 2025, names) if token.kind == "number" and token.unit in ("件", "条")]
    assert counted == []


def test_a_body_is_known_by_the_end_of_its_name_and_a_government_by_its_area() -> None:
    assert {"临江县水务局", "县水务局", "水务局", "我局"} <= set(list_own_names(UNIT))
    assert "全县" not in list_own_names(UNIT)
    assert {"全县", "我县", "县政府", "全县各级行政机关"} <= set(list_own_names("临江县人民政府"))


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="新收申请48件，、（）()其中自然人占%同比增长0.5一十百万2025年全未无没有行政复议《》 “”。\n",
        max_size=80,
    )
)
def test_whatever_is_written_is_read_and_each_number_stands_where_it_says(text: str) -> None:
    for statement in list_statements(text, UNIT, 2025):
        sentence = statement.sentence
        assert text[sentence.start : sentence.end] == sentence.text
        assert 0 <= statement.start < statement.end <= len(sentence.text)
