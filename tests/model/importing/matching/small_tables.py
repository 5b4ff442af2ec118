"""One table of a report, laid out as a web page, as lines with bars or as a workbook, and what is read of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from openpyxl import Workbook

from model import importing
from model.form import editions
from model.form.figures import number_of

LAYOUTS = ["page", "bars", "workbook"]
SECTIONS = {
    "disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "remedies": "四、政府信息公开行政复议、行政诉讼情况",
}
APPLICANTS = ["项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RULES = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]

Rows = Sequence[Sequence[object]]
"""The cells of a table: texts and whole numbers."""


def read_table(tmp_path: Path, layout: str, table: str, *parts: Rows | str, year: int = 2025) -> importing.Reading:
    """What is read of a report that has, in one of its sections, tables and paragraphs."""
    before = [f"云岭县水务局{year}年政府信息公开工作年度报告", "一、总体情况", "有序。", SECTIONS[table]]
    after = ["五、存在的主要问题及改进情况", "不足。"]
    contents: list[Rows | str] = [*before, *parts, *after]
    path = tmp_path / {"page": "a.html", "bars": "a.txt", "workbook": "a.xlsx"}[layout]
    if layout == "workbook":
        _write_workbook(contents, path)
    else:
        write = _write_page if layout == "page" else _write_bars
        path.write_text(write(contents), encoding="utf-8")
    return importing.read_report(path)


def figures_of(reading: importing.Reading, row: str) -> list[int | None]:
    """The numbers read of one row, by the beginning of its cells' ids, stated totals among them; None for blanks."""
    report = reading.report
    found = [report.stated_or_computed(id) for id in _cells_of(reading, row)]
    return [None if figure is None else int(number_of(figure)) for figure in found]


def _cells_of(reading: importing.Reading, row: str) -> list[str]:
    return [id for id in editions.load_form(reading.report.edition).cells if id.startswith(f"{row}.")]


def _write_page(contents: Sequence[Rows | str]) -> str:
    def write(part: Rows | str) -> str:
        if isinstance(part, str):
            return f"<p>{escape(part)}</p>"
        rows = ("".join(f"<td>{escape(str(cell)).replace(chr(10), '<br>')}</td>" for cell in row) for row in part)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    return f'<html><meta charset="utf-8"><body>{"".join(map(write, contents))}</body></html>'


def _write_bars(contents: Sequence[Rows | str]) -> str:
    def write(part: Rows | str) -> str:
        if isinstance(part, str):
            return part
        return "\n".join(f"| {' | '.join(str(cell) for cell in row)} |" for row in part)

    return "\n".join(map(write, contents))


def _write_workbook(contents: Sequence[Rows | str], path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for part in contents:
        for row in [[part]] if isinstance(part, str) else part:
            sheet.append([None if cell == "" else cell for cell in row])
    workbook.save(path)
