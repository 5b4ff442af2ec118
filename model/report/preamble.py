"""The preamble as the form words it, filled from the cover."""

from __future__ import annotations

import re

from model.form.form import Form
from model.report.report import Report


def fill_preamble(form: Form, report: Report) -> str:
    """The form's preamble with the cover's values; a field not filled in leaves its name to be seen: 〔电子邮箱〕."""
    labels = {field.id: field.label for field in form.fields}

    def fill(match: re.Match[str]) -> str:
        id = match[1]
        return report.cover.get(id, "").strip() or f"〔{labels.get(id, id)}〕"

    return re.sub(r"\{(\w+)\}", fill, form.preamble)


def find_placeholders(form: Form, text: str) -> tuple[str, ...]:
    """The 〔…〕 that drafted() left in a text and nobody filled in yet, as they stand in it."""
    marks = (f"〔{field.label}〕" for field in form.fields)
    return tuple(sorted((mark for mark in marks if mark in text), key=text.index))
