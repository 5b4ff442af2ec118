"""The commands check, convert, picture, new and demo; combine_command has combine. Without one the window is opened.

Modules that take long to import are imported inside of the commands that need them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import click

import exporters
from exporters.combine_command import combine
from exporters.command_help import (
    EXIT_FINDINGS,
    EXIT_OK,
    EXIT_UNREADABLE,
    FILE_TYPE,
    HELP_OPTION,
    RULES_OPTION,
    ClickGroup,
    UsageError,
    explain_usage_error,
)
from exporters.terminal import print_json, print_line
from model.errors import NianbaoError, UnwritableFile
from model.files.os_errors import describe_os_error
from model.files.paths import is_present
from model.text import write_out_controls

if TYPE_CHECKING:
    from model.importing import Reading
    from model.importing.file_check import FileResult
    from model.report.report import Report

WindowLoader = Callable[[], ModuleType]
"""A function that imports gui.app; it raises NianbaoError where there is no Qt."""


@click.group(cls=ClickGroup, invoke_without_command=True, options_metavar="[选项]", subcommand_metavar="[命令 …]")
@HELP_OPTION
@click.pass_context
def nianbao(context: click.Context) -> None:
    """年报：填写、检查、导出政府信息公开工作年度报告。不写命令就打开窗口，写的是文件就在窗口里打开它。"""
    if context.invoked_subcommand is None:
        context.exit(context.obj().run())


nianbao.add_command(combine)


@nianbao.command(short_help="检查报告，列出错误和待说明的地方。", options_metavar="[选项]")
@click.argument("files", nargs=-1, required=True, type=FILE_TYPE, metavar="文件…")
@click.option("--last", type=FILE_TYPE, metavar="文件", help="上年的报告，用来对照结转和现行有效件数。")
@RULES_OPTION
@click.option("--json", "as_json", is_flag=True, help="输出 JSON，供别的程序使用。")
@click.option(
    "--report", "record", type=FILE_TYPE, metavar="输出", help="另写一份体检单，.pdf 或 .docx；一次一份报告。"
)
@HELP_OPTION
@click.pass_context
def check(
    context: click.Context,
    files: tuple[Path, ...],
    last: Path | None,
    rule_paths: tuple[Path, ...],
    as_json: bool,
    record: Path | None,
) -> None:
    """检查一份或几份报告；写文件夹就检查里面能读的全部。没有错误答 0，有错误答 1，有文件读不了答 2。"""
    import json

    from exporters.rule_option import read_local_rules
    from model.importing import file_check
    from model.importing.isolation.isolated_reading import read_isolated

    if record:
        _require_record_path(record, files, last)
    last_report = read_isolated(last).report if last else None
    local_rules = read_local_rules(rule_paths) if rule_paths else ()
    results = [result for file in files for result in file_check.check_path(file, last_report, local_rules)]
    if as_json:
        records = [file_check.build_json_record(result) for result in results]
        print_json(json.dumps(records, ensure_ascii=False, indent=1))
    for result in results:
        if isinstance(result, file_check.UnreadFile):
            print_line(write_out_controls(result.reason), err=True)
        elif not as_json:
            print_line("\n".join(file_check.describe_checked_file(result)))
    if record:
        _write_record(results, record)
    if any(isinstance(result, file_check.UnreadFile) for result in results):
        context.exit(EXIT_UNREADABLE)
    if any(isinstance(result, file_check.CheckedFile) and result.has_errors for result in results):
        context.exit(EXIT_FINDINGS)
    context.exit(EXIT_OK)


def _require_record_path(path: Path, files: Iterable[Path], last: Path | None) -> None:
    """Raise UnwritableFile where 体检单 cannot be written there: another suffix, or a file that is to be read."""
    exporters.require_check_record_suffix(path)
    if any(path.resolve() == file.resolve() for file in (*files, *([last] if last else []))):
        raise UnwritableFile(path.name, "它就是要检查的文件，写了会把原文件盖掉。请换个文件名。")


def _write_record(results: Sequence[FileResult], path: Path) -> None:
    """Write 体检单 of the one report that was checked. Raises UsageError for several, UnwritableFile."""
    from exporters.check_record.checked_file import make_record_of_file
    from model.importing.file_check import CheckedFile

    if len(results) > 1:
        raise UsageError("体检单一次写一份报告的：有 --report 的时候，请只写一个文件。")
    for result in results:
        if isinstance(result, CheckedFile):
            exporters.write_check_record(make_record_of_file(result), path)
            print_line(f"体检单已写好 {write_out_controls(str(path))}", err=True)


@nianbao.command(short_help="把报告转成 PDF、Excel 等格式。", options_metavar="[选项]")
@click.argument("file", type=FILE_TYPE, metavar="文件")
@click.argument("outs", nargs=-1, required=True, type=FILE_TYPE, metavar="输出…")
@click.option("--draft", is_flag=True, help="盖“草稿”字样。")
@click.option("--pictures", is_flag=True, help="报告后附一图读懂。")
@click.option("--reasons", is_flag=True, help="附校验说明。")
@RULES_OPTION
@HELP_OPTION
def convert(
    file: Path, outs: tuple[Path, ...], draft: bool, pictures: bool, reasons: bool, rule_paths: tuple[Path, ...]
) -> None:
    """把一份报告写成别的格式，写哪种由输出文件的后缀决定。"""
    from exporters.content.options import ExportOptions
    from exporters.content.report_content import ReportContent
    from exporters.rule_option import find_printed
    from model.form import editions
    from model.importing.isolation.isolated_reading import read_isolated

    for out in outs:
        if out.suffix.lower() not in exporters.WRITER_MODULES:
            raise UnwritableFile(out.name, f"不会写这种文件，可以写的有 {'、'.join(exporters.WRITER_MODULES)}。")
        if out.resolve() == file.resolve():
            raise UnwritableFile(out.name, "它就是要转换的那份文件，写了会把原文件盖掉。请换个文件名。")
    reading = read_isolated(file)
    form = editions.load_form(reading.report.edition)
    options = ExportOptions(draft_watermark=draft, infographic=pictures, reasons=reasons)
    findings = find_printed(form, reading, options, rule_paths)
    content = ReportContent(form, reading.report, reading.last_year_report, options, findings)
    for out in outs:
        exporters.write_content(content, out)
        print_line(f"已写好 {write_out_controls(str(out))}")
        lacking = exporters.list_missing_characters(content, out)
        if lacking:
            print_line(f"注意：{out.name} 里这些字所有字体里都没有，印成了方框编码：{'、'.join(lacking)}", err=True)
    _warn_of_losses(reading)


@nianbao.command(short_help="把报告的数字画成一页图。", options_metavar="[选项]")
@click.argument("file", type=FILE_TYPE, metavar="文件")
@click.argument("outs", nargs=-1, required=True, type=FILE_TYPE, metavar="输出…")
@HELP_OPTION
def picture(file: Path, outs: tuple[Path, ...]) -> None:
    """一图读懂：把报告的数字画成一页图，写成 .png、.svg 或 .pdf。"""
    from model.form import editions
    from model.importing.isolation.isolated_reading import read_isolated

    reading = read_isolated(file)
    form = editions.load_form(reading.report.edition)
    drawing = exporters.draw_infographic(form, reading.report, reading.last_year_report)
    for out in outs:
        exporters.write_drawing(drawing, out)
        print_line(f"已画好 {write_out_controls(str(out))}")
    _warn_of_losses(reading)


def _warn_of_losses(reading: Reading) -> None:
    """Say on stderr what was not written as it stands in the file: text without a place, totals that do not add up."""
    if reading.leftovers:
        print_line(f"注意：有 {len(reading.leftovers)} 处内容不知道该放在哪里，没有写进去：", err=True)
    unread = (*reading.unread_notes, *reading.notices)
    for text in (*(f"  {text}" for text in reading.leftovers), *(f"注意：{text}" for text in unread)):
        print_line(text, err=True)
    differing = sum(figure != reading.report.figures.get(cell) for cell, figure in reading.report.stated_totals.items())
    if differing:
        print_line(
            f"注意：原文件有 {differing} 处总计与各格相加不符，写出的是相加的结果；请先用 check 查看。", err=True
        )


@nianbao.command(short_help="新建一份报告。", options_metavar="[选项]")
@click.option("--unit", metavar="名称", help="单位名称；用了 --from 可以不写。")
@click.option("--year", metavar="年度", help="报告年度，例如 2025。")
@click.option("--edition", metavar="版本", help="格式版本；不写就由年度决定。")
@click.option("--from", "source", type=FILE_TYPE, metavar="文件", help="上年的报告，带来封面和上年结转。")
@click.option("--force", is_flag=True, help="已经有同名文件也照写。")
@click.argument("out", type=FILE_TYPE, metavar="输出.xlsx")
@HELP_OPTION
def new(unit: str | None, year: str | None, edition: str | None, source: Path | None, force: bool, out: Path) -> None:
    """新建一份年度报告，存成 Excel 工作簿；空白的，或者从上年的报告生成。"""
    from model.form import editions
    from model.importing.isolation.isolated_reading import read_isolated

    if out.suffix.lower() != ".xlsx":
        raise UnwritableFile(out.name, "草稿要存成 Excel 工作簿，请让文件名以 .xlsx 结尾。")
    if is_present(out) and not force:
        raise UnwritableFile(out.name, "已经有这个文件了。请换个文件名，确实要覆盖就加上 --force。")
    if not (year and year.isascii() and year.isdigit() and len(year) == 4):
        raise UsageError("请用 --year 写明报告年度，四位数字，例如 --year 2025。")
    if not (unit or source):
        raise UsageError("请用 --unit 写明单位名称。")
    last = read_isolated(source).report if source else None
    report, words = _begin_report(int(year), edition, last)
    if unit:
        report = report.with_values({"cover.unit": unit})
    form = editions.load_form(report.edition)
    exporters.write_report(form, report, out, last)
    print_line(f"已新建 {write_out_controls(str(out))}：{report.unit} · {year} 年 · {form.label}")
    for line in words:
        print_line(line)


def _begin_report(year: int, edition: str | None, last: Report | None) -> tuple[Report, list[str]]:
    """A new report with computed totals and, where it follows last, sentences on what was carried over."""
    from model.checks import rules
    from model.drafts import next_year
    from model.form import editions
    from model.form.figures import format_figure
    from model.report.report import Report

    if last is None:
        form = editions.load_form(edition or editions.edition_for(year))
        return Report(form.edition, {"year": str(year)}), []
    report = next_year.next_year_report(last, year, edition)
    form = editions.load_form(report.edition)
    opening = next_year.carry_over_offers(form, last)
    words = [f"封面从上年报告带来 {len(report.cover) - 1} 项；文字没有带来，各年内容雷同会被退回。"]
    if last.year != year - 1:
        words.append(f"注意：--from 的报告是 {last.year or '年度不明'} 年的，不是 {year - 1} 年的。")
    if opening:
        listed = "、".join(f"{form.cells[id].column.label} {format_figure(figure)}" for id, figure in opening.items())
        words.append(f"上年结转照上年报告的结转下年填好：{listed}。请逐格核实。")
    return rules.compute_totals(form, report.with_figures(opening)), words


@nianbao.command(short_help="用示例报告走一遍，看看效果。", options_metavar="[选项]")
@click.argument("folder", type=FILE_TYPE, metavar="文件夹")
@HELP_OPTION
@click.pass_obj
def demo(window: WindowLoader, folder: Path) -> None:
    """把一份示例报告写成各种格式，检查一遍，再拍一张窗口的照片；没有屏幕也行。"""
    from exporters.content.report_content import ReportContent
    from model.drafts import samples
    from model.form import editions
    from model.importing import file_check

    report, last = samples.load_sample(samples.DEMO_SAMPLE), samples.load_sample(samples.DEMO_SAMPLE_LAST_YEAR)
    form = editions.load_form(report.edition)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFile(str(folder), f"文件夹建不起来（{describe_os_error(error)}）。请换个地方。") from error
    content = ReportContent(form, report, last)
    for suffix in exporters.WRITER_MODULES:
        path = folder / f"{report.unit}{report.year}年政府信息公开工作年度报告{suffix}"
        exporters.write_content(content, path)
        print_line(f"已写好 {write_out_controls(str(path))}")
        if suffix == ".xlsx":
            read_back = file_check.check_file(path)
            if isinstance(read_back, file_check.UnreadFile):
                raise NianbaoError(read_back.reason)
            print_line("读回来检查：\n" + "\n".join(file_check.describe_checked_file(read_back)))
    _take_picture(window, report, folder / "window.png", last)


def _take_picture(window: WindowLoader, report: Report, path: Path, last: Report) -> None:
    """Save a picture of the window with this report; say so where there is no Qt."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        gui = window()
    except NianbaoError as error:
        print_line(f"没有拍窗口的照片。{error}")
        return
    gui.save_picture(report, path, last)
    print_line(f"已拍下窗口 {write_out_controls(str(path))}")


def run_command(arguments: list[str], window: WindowLoader) -> int:
    """Carry out the command these arguments ask for and return the exit code.

    Raises NianbaoError where that fails or the command is not written as it should be.
    """
    try:
        answer = nianbao.main(arguments, prog_name="python main.py", standalone_mode=False, obj=window)
    except click.UsageError as error:
        raise NianbaoError(explain_usage_error(error)) from error
    except click.Abort:
        return 130
    return answer if isinstance(answer, int) else EXIT_OK
