"""The command combine: the reports of many units in, the workbook of their sum out (本级政府汇总)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exporters.command_help import (
    EXIT_FINDINGS,
    EXIT_OK,
    EXIT_UNREADABLE,
    FILE_TYPE,
    HELP_OPTION,
    ClickCommand,
    UsageError,
)
from exporters.terminal import print_json, print_line
from model.errors import UnwritableFile
from model.form.figures import Figure, Number, format_figure, number_of
from model.text import write_out_controls

if TYPE_CHECKING:
    from model.collecting.collected import CollectedSum, CollectedUnit
    from model.collecting.collection import Collection
    from model.collecting.units.roster import Roster

_STATUS_WORDS = {
    "summed": "已汇总",
    "errors": "有错误",
    "incomplete": "没读全",
    "unreadable": "读不了",
    "missing": "未交",
    "duplicate": "重复",
    "unknown": "不明",
}
_UNTIL = "尽快"
"""By when reports that are sent back are due, as the command line is told of no day."""

_EXACT_MARK = "\0"
"""Before a number that is to stand in JSON digit by digit; no name of a unit or file has this character."""
_EXACT_NUMBER = re.compile(r'"\\u0000([0-9.-]*)"')


@click.command(cls=ClickCommand, short_help="把许多单位的报告汇总成一份。", options_metavar="[选项]")
@click.argument("files", nargs=-1, required=True, type=FILE_TYPE, metavar="文件或文件夹…")
@click.argument("out", type=FILE_TYPE, metavar="输出.xlsx")
@click.option("--unit", metavar="名称", help="汇总的单位，例如 临江县人民政府。")
@click.option("--year", metavar="年度", help="汇总哪一年的报告，例如 2025。")
@click.option("--roster", type=FILE_TYPE, metavar="名单", help="应当报送的单位，.xlsx、.csv 或 .txt。")
@click.option("--last", type=FILE_TYPE, metavar="文件", help="上年的汇总，用来逐个单位对照。")
@click.option("--matrix", type=FILE_TYPE, metavar="输出", help="另写一份汇总表 .xlsx：每个单位的每个数。")
@click.option("--returns", type=FILE_TYPE, metavar="文件夹", help="把退回单位修改的意见写到这里，一个单位一份。")
@click.option("--report", "record", type=FILE_TYPE, metavar="输出", help="另写一份汇总的体检单，.pdf。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序使用。")
@HELP_OPTION
@click.pass_context
def combine(
    context: click.Context,
    files: tuple[Path, ...],
    out: Path,
    unit: str | None,
    year: str | None,
    roster: Path | None,
    last: Path | None,
    matrix: Path | None,
    returns: Path | None,
    record: Path | None,
    as_json: bool,
) -> None:
    """把各单位的报告汇总成一份 Excel 工作簿；写文件夹就收里面能读的全部，压缩包也行。

    名单里的单位都交齐、没有错误答 0，不然答 1，一份也读不了答 2。
    """
    from model.collecting.collection import Collection
    from model.collecting.store.collection_file import CollectionFile
    from model.collecting.summing import is_in_and_sound

    name = _require_arguments(unit, year, out, files)
    _require_distinct(out, matrix, record, [*files, *(path for path in (roster, last) if path)])
    collection = Collection(CollectionFile(), name, int(year or ""))
    if roster:
        collection.set_roster(_read_roster(roster).units)
    if last:
        _set_last_year(collection, last)
    papers = [path for path in (out, matrix, returns, record, roster, last) if path]
    collection.take_in(files, passed_over=papers)
    collected = collection.collect()
    has_read = any(file.reading for file in collection.files)
    if as_json:
        print_json(dump_exact(build_json_record(collection, collected)))
    else:
        print_line("\n".join(describe_collected(collection, collected)))
    if not has_read:
        print_line("一份报告也没有读到，没有写汇总。请核对文件和文件夹。", err=True)
        context.exit(EXIT_UNREADABLE)
    _write_papers(collection, collected, out, matrix, returns, record)
    is_sound = is_in_and_sound(collected.units) and (bool(roster) or not _has_unplaced(collected.units))
    context.exit(EXIT_OK if is_sound else EXIT_FINDINGS)


def _require_arguments(unit: str | None, year: str | None, out: Path, files: Sequence[Path]) -> str:
    """The name of the unit that collects. Raises UsageError, UnwritableFile."""
    if not files:
        raise UsageError("请写上要汇总的文件或文件夹，最后写输出的 .xlsx。")
    if not (unit and unit.strip()):
        raise UsageError("请用 --unit 写明汇总的单位，例如 --unit 临江县人民政府。")
    if not (year and year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError("请用 --year 写明年度，四位数字，例如 --year 2025。")
    if out.suffix.lower() != ".xlsx":
        raise UnwritableFile(out.name, "汇总要存成 Excel 工作簿，请让最后一个文件名以 .xlsx 结尾。")
    return unit.strip()


def _require_distinct(out: Path, matrix: Path | None, record: Path | None, read: Sequence[Path]) -> None:
    """Raise UnwritableFile where a paper cannot be written there, or would replace what is read or another paper."""
    taken = {path.resolve() for path in read}
    for path, suffix in ((out, ".xlsx"), (matrix, ".xlsx"), (record, ".pdf")):
        if path is None:
            continue
        if path.suffix.lower() != suffix:
            raise UnwritableFile(path.name, f"这份文件要存成 {suffix}，请改文件名。")
        if path.resolve() in taken:
            raise UnwritableFile(path.name, "它就是要读的文件，或者两份输出用了一个名字，会互相盖掉。请换个文件名。")
        taken.add(path.resolve())


def _read_roster(path: Path) -> Roster:
    """The roster in a file; what was left out of it is told on stderr."""
    from model.collecting.units.roster import read_roster

    roster = read_roster(path)
    for note in roster.notes:
        print_line(f"注意：{note}", err=True)
    return roster


def _set_last_year(collection: Collection, path: Path) -> None:
    """Have the collection compared with last year's sum. Raises UnreadableFile."""
    from model.importing.isolation.isolated_reading import read_isolated

    reading = read_isolated(path)
    if reading.parts is None:
        print_line("注意：上年的汇总里没有各单位的数，只能对照总数。", err=True)
    if reading.report.year != collection.year - 1:
        stated = f"{reading.report.year} 年" if reading.report.year else "年度不明"
        print_line(f"注意：--last 的汇总是{stated}的，不是 {collection.year - 1} 年的。", err=True)
    collection.set_last_year(reading.report, reading.parts)


def _write_papers(
    collection: Collection,
    collected: CollectedSum,
    out: Path,
    matrix: Path | None,
    returns: Path | None,
    record: Path | None,
) -> None:
    """Write the workbook of the sum and whatever else was asked for. Raises UnwritableFile."""
    import exporters
    from exporters.content.report_content import ReportContent

    parts = collection.list_parts()
    exporters.write_content(ReportContent(collection.form, collected.report, collected.last_year, parts=parts), out)
    _tell_written("汇总", out)
    if matrix:
        import_module("exporters.collection.matrix_book").write_matrix(collected, matrix)
        _tell_written("汇总表", matrix)
    if returns:
        written = import_module("exporters.collection.returns").write_returns(collected, returns, _UNTIL)
        print_line(f"退回意见已写好 {len(written)} 份，在 {write_out_controls(str(returns))}", err=True)
    if record:
        import_module("exporters.collection.summary_record").write_collection_record(collected, record)
        _tell_written("体检单", record)


def _tell_written(what: str, path: Path) -> None:
    print_line(f"{what}已写好 {write_out_controls(str(path))}", err=True)


def _has_unplaced(units: Sequence[CollectedUnit]) -> bool:
    """Whether there are files of which cannot be told whose they are: without a roster they may be a unit's."""
    return any(each.status in ("unknown", "unreadable") for each in units)


def build_json_record(collection: Collection, collected: CollectedSum) -> dict[str, Any]:
    """The collection as `combine --json` prints it: a public interface, its keys never change."""
    from model.checks.findings import UNREAD_RULE

    report = collected.report
    return {
        "unit": report.unit,
        "year": report.year,
        "edition": report.edition,
        "figures": {id: _to_exact_number(report.stated_or_computed(id)) for id in collection.form.cells},
        "units": [
            {
                "name": each.unit.name,
                "file": each.file,
                "status": each.status.value,
                "findings": sum(finding.rule != UNREAD_RULE for finding in each.findings),
            }
            for each in collected.units
        ],
        "contributions": {
            cell: {name: _to_exact_number(figure) for name, figure in collected.contributions[cell].items()}
            for cell in collection.form.cells
            if collected.contributions.get(cell)
        },
    }


def _to_exact_number(figure: Figure | None) -> int | float | str | None:
    """A figure as JSON's number; one that no float is exactly, as a text that dump_exact() makes a number."""
    if figure is None:
        return None
    number: Number = number_of(figure)
    if not isinstance(number, Decimal):
        return number
    nearest = float(number)
    return nearest if Decimal(repr(nearest)) == number else f"{_EXACT_MARK}{number:f}"


def dump_exact(record: dict[str, Any]) -> str:
    """The record as JSON, every digit of its numbers kept."""
    return _EXACT_NUMBER.sub(r"\1", json.dumps(record, ensure_ascii=False, indent=1))


def describe_collected(collection: Collection, collected: CollectedSum) -> Iterator[str]:
    """The collection as lines for a person: each unit's state in a table, how many of each, what is said of the sum."""
    width = max([_width_of("单位"), *(_width_of(each.unit.name) for each in collected.units)], default=0)
    yield f"{_pad('单位', width)}  {_pad('状态', 6)}  文件和说明"
    for each in collected.units:
        words = [each.file, each.trouble, *(finding.message for finding in each.findings if finding.weight == "error")]
        said = "　".join(word for word in words if word)
        yield f"{_pad(each.unit.name or '（不明）', width)}  {_pad(_STATUS_WORDS[each.status], 6)}  {said}".rstrip()
    counts = [
        f"{words} {count}"
        for status, words in _STATUS_WORDS.items()
        if (count := sum(each.status == status for each in collected.units))
    ]
    yield f"共 {len(collected.units)} 行：{'，'.join(counts)}"
    report = collected.report
    yield f"{report.unit} · {report.year} 年 · {collection.form.label} · 汇总"
    for cell in ("requests.received.total", "requests.handled.total", "requests.carried_out.total"):
        figure = format_figure(report.stated_or_computed(cell)) or "（未填）"
        yield f"  {collection.form.name_of(cell)} {figure}"
    for finding in collection.check(collected):
        if finding.weight == "error" or (finding.weight == "warning" and finding.rule.startswith("collection.")):
            yield f"  {finding.status}  {finding.message}"


def _width_of(text: str) -> int:
    """How many columns of a terminal a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width_of(text))
