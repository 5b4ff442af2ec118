"""The preamble: the form's own wording, its blanks filled from the cover."""

from __future__ import annotations

import re

from model.form.form import Form
from model.report.report import Report


def fill_preamble(form: Form, report: Report) -> str:
    """The form's preamble with the cover's values; a field not filled in gives a placeholder: 〔电子邮箱〕."""
    labels = {field.id: field.label for field in form.fields}

    def fill(match: re.Match[str]) -> str:
        id = match[1]
        return report.cover.get(id, "").strip() or f"〔{labels.get(id, id)}〕"

    return re.sub(r"\{(\w+)\}", fill, form.preamble)


def find_placeholders(form: Form, text: str) -> tuple[str, ...]:
    """The placeholders 〔…〕 that fill_preamble left in a text and that are still there, in the order of the text."""
    placeholders = (f"〔{field.label}〕" for field in form.fields)
    return tuple(sorted((one for one in placeholders if one in text), key=text.index))
