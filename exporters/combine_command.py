"""The command combine: the reports of many units in, the workbook of their sum out (本级政府汇总)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporters.combine_output import build_json_record, describe_collected, dump_exact
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
from model.text import write_out_controls

if TYPE_CHECKING:
    from model.collecting.collected import CollectedSum
    from model.collecting.collection import Collection
    from model.collecting.units.roster import Roster

_UNTIL = "尽快"
"""By when reports that are sent back are due, as the command line is told of no day."""


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
    if returns and any(path.resolve().is_relative_to(returns.resolve()) for path in files):
        raise UnwritableFile(returns.name, "收到的报告就在这个文件夹里，会混在一起。请把退回意见写到另一个文件夹。")
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
    is_sound = is_in_and_sound(collected.units) and (bool(roster) or not _has_unplaced(collected))
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
        from exporters.collection.matrix_book import write_matrix

        write_matrix(collected, matrix, parts)
        _tell_written("汇总表", matrix)
    if returns:
        from exporters.collection.returns import write_returns

        written = write_returns(collected, returns, _UNTIL)
        print_line(f"退回意见已写好 {len(written)} 份，在 {write_out_controls(str(returns))}", err=True)
    if record:
        from exporters.collection.summary_record import write_collection_record

        write_collection_record(collected, record)
        _tell_written("体检单", record)


def _tell_written(what: str, path: Path) -> None:
    print_line(f"{what}已写好 {write_out_controls(str(path))}", err=True)


def _has_unplaced(collected: CollectedSum) -> bool:
    """Whether there are files of which cannot be told whose they are: without a roster they may be a unit's.

    A report of another year, and the sum itself as it was made before, are no unit's.
    """
    year, office = collected.report.year, collected.report.unit
    return any(
        each.report is None or (each.report.year in (None, year) and each.report.unit != office)
        for each in collected.units
        if each.status in ("unknown", "unreadable")
    )
