"""Looks for words of a template among what of a file has no place in the form, such as a sentence above a table."""

from __future__ import annotations

from collections.abc import Sequence

from model.checks.findings import Finding
from model.form.form import Form
from model.words.guard.blanks import find_placeholders, find_template_words
from model.words.guard.kinds import ProseText


def check_leftovers(form: Form, leftovers: Sequence[str]) -> tuple[Finding, ...]:
    """A finding where one of these sentences about a file quotes words of a template. It stands at the first table.

    What of a file has no place is not in the report; so a draft that is made of the file is free of it.
    """
    for text in leftovers:
        quoted = text.partition("“")[2].rpartition("”")[0]
        prose = ProseText("overview", quoted, edition=form.edition)
        fault = next((fault for find in (find_template_words, find_placeholders) for fault in find(prose)), None)
        if fault is not None:
            words = f"原文表格前后的“{quoted[fault.start : fault.end]}”是模板里的提示，公开前请在原文里删去。"
            first_table = next(iter(form.tables.values()))
            places = (first_table.cells[0].id,)
            return (Finding("guard.leftover", "warning", places, words, citation="审核要求：删去填报提示"),)
    return ()
