"""退回修改: for each unit whose report is not sound, a page that names each place, both sides, what to do, by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import exporters
from exporters.collection.collection_paper import make_paper
from exporters.collection.file_stems import make_file_stems
from exporters.collection.places import describe_places, describe_sides
from exporters.collection.status_words import STATUS_WORDS
from exporters.content.blocks import Block, Heading, Title
from exporters.content.properties import DocumentProperties
from exporters.content.text_table import TextRow, make_line, make_text_table, split_text
from exporters.excel import package
from exporters.excel.cell_styles import StyleCache
from exporters.excel.list_sheet import fill_list_sheet, make_list_book
from model.checks.findings import Finding
from model.collecting.collected import CollectedSum, CollectedUnit, UnitStatus
from model.diagnosis.diagnosis import diagnose
from model.errors import UnwritableFile
from model.files.os_errors import describe_os_error
from model.form import editions
from model.form.form import Form

RETURN_NAME = "退回修改"
"""What the paper is called, and how its file's name ends."""

_MAX_PROPOSALS = 3
"""So many corrections are named for a finding: the page must stay one that is read."""

_ADVICE = {
    "错误": "请对照台账改正。",
    "待说明": "请核对：数错了就改，数没有错就写明原因。",
    "没有读到": "请看这一处写清楚了没有；最好用原表（Word 或 Excel）再报一次。",
    "未填": "请补上；没有的填 0，不要空着。",
    "待填": "请补上空着的格，再看是不是相等。",
}
"""What to do about a finding of each status where nothing more is known."""

_COLUMNS = {"序号": 6.0, "轻重": 8.0, "在哪里": 26.0, "问题": 32.0, "等式两边": 24.0, "怎么改": 34.0}


@dataclass(frozen=True, slots=True)
class ReturnedPoint:
    """One thing to mend. status: 错误, 待说明 and so on; place: where; sides: of the equation, "" for none."""

    status: str
    place: str
    message: str
    sides: str
    advice: str


def write_returns(collected: CollectedSum, folder: Path, deadline: str) -> list[Path]:
    """Write a page in Word and one in Excel for each unit that has something to mend; returned are the files.

    deadline: by when, as it is to be read: 1月20日前, 尽快; "" for none. The folder is made where it is missing. Raises
    UnwritableFile.
    """
    returned = [(unit, points) for unit in collected.units if (points := list_points(unit))]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(folder.name, f"{describe_os_error(error)}。请换个文件夹。") from error
    stems = make_file_stems(unit.unit.name or unit.file for unit, _ in returned)
    paths: list[Path] = []
    for stem, (unit, points) in zip(stems, returned, strict=True):
        document, book = (folder / f"{stem}{RETURN_NAME}{suffix}" for suffix in (".docx", ".xlsx"))
        title = f"{unit.unit.name or unit.file}年度报告{RETURN_NAME}"
        paper = make_paper(collected, title, _make_blocks(unit, points, deadline))
        exporters.write_paper(paper, document)
        _write_book(paper.properties, points, deadline, book)
        paths += [document, book]
    return paths


def list_points(unit: CollectedUnit) -> list[ReturnedPoint]:
    """What a unit has to mend, as its file came in: nothing where no file did, or where it is not its report."""
    if unit.status in (UnitStatus.MISSING, UnitStatus.DUPLICATE, UnitStatus.UNKNOWN):
        return []
    points = [_make_trouble_point(unit)] if unit.trouble else []
    if unit.report is not None:
        form = editions.load_form(unit.report.edition)
        found = [finding for finding in unit.findings if not finding.answer and finding.weight != "hint"]
        proposals = diagnose(form, unit.report, found, unit.last_year, totals_are_stated=True)
        for finding in found:
            offered = [proposal.text for proposal in proposals.get(finding.key, ())[:_MAX_PROPOSALS]]
            points.append(_make_point(form, finding, offered))
    return points


def _make_trouble_point(unit: CollectedUnit) -> ReturnedPoint:
    status = STATUS_WORDS[unit.status] if unit.report is None else STATUS_WORDS[UnitStatus.INCOMPLETE]
    return ReturnedPoint(status, f"文件“{unit.file}”", unit.trouble, "", "请照这里说的办，再报一次。")


def _make_point(form: Form, finding: Finding, offered: list[str]) -> ReturnedPoint:
    advice = _ADVICE.get(finding.status, _ADVICE["待说明"])
    if len(offered) > 1:
        ways = "".join(f"（{number}）{text}" for number, text in enumerate(offered, start=1))
        advice = f"像是下面的一种，请对照台账再定：{ways}"
    elif offered:
        advice = f"{offered[0]}请对照台账再定。"
    return ReturnedPoint(
        finding.status, describe_places(form, finding), finding.message, describe_sides(form, finding), advice
    )


def _make_blocks(unit: CollectedUnit, points: list[ReturnedPoint], deadline: str) -> Iterator[Block]:
    """The page in Word: what came in, when, by when it is wanted again, and the points in a table."""
    yield Title(unit.unit.name or unit.file, f"年度报告{RETURN_NAME}")
    until = f"请改好再报，期限：{deadline}。" if deadline else "请改好再报。"
    received = f"报来的文件“{unit.file}”" + (f"（{unit.sent}）" if unit.sent else "")
    yield make_line(f"{received}有下面 {len(points)} 处要改或者要说明，{until}")
    rows = [TextRow(("序号", "轻重", "在哪里", "问题", "怎么改"))]
    for number, point in enumerate(points, start=1):
        rows += _make_rows(number, point)
    yield make_text_table("returned", (5, 8, 24, 32, 31), rows, has_header=True)
    yield Heading("reply", "改好以后")
    yield make_line("数改了的，连同合计一起改；数没有错的，把原因写在报送的说明里。改好的报告用原来的单位名称再报。")
    if unit.unit.contact:
        yield make_line(f"联系人：{unit.unit.contact}")


def _make_rows(number: int, point: ReturnedPoint) -> Iterator[TextRow]:
    """The row of a point; texts that are too long for a row go on in the next."""
    message = f"{point.message}\n{point.sides}" if point.sides else point.message
    columns = [list(split_text(text)) for text in (point.place, message, point.advice)]
    for at in range(max(len(texts) for texts in columns)):
        texts = [column[at] if at < len(column) else "" for column in columns]
        yield TextRow((str(number) if at == 0 else "", point.status if at == 0 else "", *texts))


def _write_book(properties: DocumentProperties, points: list[ReturnedPoint], deadline: str, path: Path) -> None:
    """The same in Excel, to be ticked off and sorted."""
    book = make_list_book(properties.created)
    worksheet = book.worksheets[0]
    worksheet.title = RETURN_NAME
    rows = [
        (number, point.status, point.place, point.message, point.sides, point.advice)
        for number, point in enumerate(points, start=1)
    ]
    until = f"，请改好再报，期限：{deadline}" if deadline else ""
    fill_list_sheet(worksheet, _COLUMNS, rows, StyleCache(), f"{properties.title}{until}")
    with exporters.replace_file(path) as temporary:
        package.save_workbook(book, temporary, {})
