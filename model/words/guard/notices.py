"""Finds the notice of another edition of the form, cited anywhere in the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from model.form import editions
from model.form.form import Form
from model.words.guard.kinds import ProseText, WordExample, WordFault, WordKind, name_place, sentence_around

_NUMBER = "(20\\d\\d)\\s*[^0-9\\s]{0,3}\\s*(\\d{1,3})\\s*号"
_NOTICE = re.compile(f"公开办(?:公室)?函?\\s*[^0-9\\s，。]?\\s*{_NUMBER}")
_OLD_TITLE = re.compile("国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知")
"""What 国办公开办函〔2019〕60号 is called; the notice of 2021 is called otherwise."""
_EDITION_OF_TITLE = "2019"
_IS_PAST = re.compile("废止|停止执行|不再执行|不再适用|取代|替代|代替|原有|修订前|旧格式")


def find_other_notice(prose: ProseText) -> Iterator[WordFault]:
    """The notice that prescribes another edition of the form, cited by number or by title.

    Numbers in the preamble are left to check_cited_notice() of model/checks/cover_checks.py, which knows the edition of
    the tables.
    """
    text = prose.folded
    due = _find_due_form(prose)
    others = {editions.load_form(edition).notice for edition in editions.list_editions()} - {due.notice}
    numbers = {re.findall(_NUMBER, notice)[0] for notice in others}
    cited = list(_NOTICE.finditer(text))
    is_told = prose.place == "preamble" and due.edition == prose.edition
    for match in cited:
        is_past = _IS_PAST.search(sentence_around(text, match.start()))
        if match.groups() in numbers and not is_past and not is_told:
            yield _make_notice_fault(prose, match, due)
    if due.edition != _EDITION_OF_TITLE and not cited:
        for match in _OLD_TITLE.finditer(text):
            if not _IS_PAST.search(sentence_around(text, match.start())):
                yield _make_notice_fault(prose, match, due)


def _find_due_form(prose: ProseText) -> Form:
    """The form for the report's year: the tables may be those of another edition by mistake."""
    if prose.year is None or prose.year < editions.FIRST_REPORT_YEAR:
        return prose.form
    return editions.load_form(editions.edition_for(prose.year))


def _make_notice_fault(prose: ProseText, match: re.Match[str], due: Form) -> WordFault:
    shown = prose.text[match.start() : match.end()]
    words = f"{name_place(prose)}里引用的“{shown}”不是本报告年度的格式依据，应当是{due.notice}，请核对。"
    return WordFault(match.start(), match.end(), words)


KINDS = (
    WordKind(
        "guard.notice",
        "warning",
        "引用的格式通知是本年度的：2021 年起是国办公开办函〔2021〕30号，不是〔2019〕60号。",
        "{notice}",
        WordExample("按照国办公开办函〔2019〕60号要求，及时编制年度报告。"),
        WordExample("国办公开办函〔2019〕60号已停止执行，本报告按新格式编制。"),
        find_other_notice,
    ),
)
