"""The rows about findings: what each of them says, and the clerk's reason."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.content.text_table import TextRow, split_text
from model.checks.findings import UNFILLED_RULE, Finding


def list_finding_rows(findings: Iterable[Finding]) -> list[TextRow]:
    """A header and the rows of the findings, a reason in a row below its finding; nothing where there are none.

    What is not filled in is listed elsewhere.
    """
    rows: list[TextRow] = []
    listed = (finding for finding in findings if finding.rule != UNFILLED_RULE)
    for number, finding in enumerate(listed, start=1):
        texts = list(split_text(finding.message))
        if finding.answer:
            texts += split_text(f"说明：{finding.answer}")
        elif finding.former_answer:
            texts += split_text(f"数字改了，原来的说明不再算数：{finding.former_answer}")
        rows.append(TextRow((str(number), finding.status, texts[0])))
        rows += [TextRow(("", "", text)) for text in texts[1:]]
    return [TextRow(("序号", "轻重", "内容和说明")), *rows] if rows else []
