"""The layouts in which strangers publish a report; each function lays the official paper out anew, in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.strangers.published import Paragraph, Part, PublishedReport, PublishedTable, TableCell, TableRow

Layout = Callable[[PublishedReport, Random], None]


def lay_out_at_random(report: PublishedReport, chance: Random, most: int = 3) -> list[str]:
    """Apply up to `most` layouts, drawn at random, in the order of LAYOUTS; their names."""
    drawn = set(chance.sample(list(LAYOUTS), chance.randint(0, most)))
    names = [name for name in LAYOUTS if name in drawn]
    for name in names:
        LAYOUTS[name](report, chance)
    return names


def drop_numbers_of_labels(report: PublishedReport, _: Random) -> None:
    """属于国家秘密 for 1.属于国家秘密; 3.其他 keeps its number, without which it names a column."""
    _change_labels(report, lambda text: re.sub(r"^（.）(?!总计)|^\d\.(?!其他$)|^[一二三四]、", "", text))


def circle_numbers_of_labels(report: PublishedReport, _: Random) -> None:
    _change_labels(report, lambda text: re.sub(r"^(\d)\.", lambda found: chr(ord("①") + int(found[1]) - 1), text))


def write_numbers_with_commas(report: PublishedReport, _: Random) -> None:
    """1、 for 1. and (一) for （一）."""
    _change_labels(report, lambda text: re.sub(r"^（(.)）", r"(\1)", re.sub(r"^(\d)\.", r"\1、", text)))


def space_out_labels(report: PublishedReport, _: Random) -> None:
    _change_labels(report, lambda text: " ".join(text) if len(text) < 8 else text)


def name_totals_otherwise(report: PublishedReport, _: Random) -> None:
    _change_labels(report, lambda text: text.replace("总计", "合计"))


def leave_noughts_blank(report: PublishedReport, chance: Random) -> None:
    _replace_noughts(report, "", chance)


def write_dashes_for_noughts(report: PublishedReport, chance: Random) -> None:
    _replace_noughts(report, chance.choice(["/", "—", "-"]), chance)


def write_measure_words(report: PublishedReport, _: Random) -> None:
    """5件 in the tables of counts."""
    for cell in _figure_cells(report):
        if cell.text and not cell.id.startswith("disclosure"):
            cell.text += "件"


def write_wide_digits(report: PublishedReport, _: Random) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for cell in _figure_cells(report):
        cell.text = cell.text.translate(wide)


def group_thousands(report: PublishedReport, _: Random) -> None:
    """12,345 for 12345."""
    for cell in _figure_cells(report):
        if re.fullmatch(r"\d{4,}", cell.text):
            cell.text = f"{int(cell.text):,}"


def leave_out_totals(report: PublishedReport, _: Random) -> None:
    """三 without its column 总计."""
    for table in _tables_named(report, "requests"):
        last = table.column_count - 1
        for row in table.rows:
            row.cells = [cell for cell in row.cells if cell.column < last]
            for cell in row.cells:
                cell.across = min(cell.across, last - cell.column)


def split_over_pages(report: PublishedReport, chance: Random) -> None:
    """三 in two tables, the headings again over the second, the merged cells cut at the page's end."""
    _replace_tables(report, "requests", lambda table: _split_table(table, chance.randrange(5, 22), has_headings=True))


def split_without_headings(report: PublishedReport, chance: Random) -> None:
    """三 in two tables, of which the second has no headings."""
    _replace_tables(report, "requests", lambda table: _split_table(table, chance.randrange(5, 22), has_headings=False))


def print_a_table_for_each_block(report: PublishedReport, _: Random) -> None:
    """二 in four or five tables, each under its title."""
    _replace_tables(report, "disclosure", _split_at_titles)


def print_remedies_in_two_tables(report: PublishedReport, _: Random) -> None:
    """行政复议 in a table of its own."""
    _replace_tables(report, "remedies", _split_remedies)


def add_column_of_ordinals(report: PublishedReport, _: Random) -> None:
    """序号 left of everything in 三."""
    for table in _tables_named(report, "requests"):
        number = 0
        for row in table.rows:
            for cell in row.cells:
                cell.column += 1
            number += bool(row.figure_cells)
            if row.figure_cells:
                row.cells.insert(0, TableCell(str(number), column=0))
            elif row is table.rows[0]:
                row.cells.insert(0, TableCell("序号", column=0, down=3))


def add_lines_of_a_site(report: PublishedReport, _: Random) -> None:
    """What a web page prints around a report."""
    year = int(report.cover["year"]) + 1
    report.site_title = f"{report.parts[0].text}_政务公开_云岭门户" if isinstance(report.parts[0], Paragraph) else ""
    before = [
        "当前位置：首页 > 政务公开 > 年度报告",
        f"发布时间：{year}-01-20 09:30",
        "浏览次数：1208",
        "字体：大 中 小",
    ]
    report.parts[1:1] = [Paragraph(line) for line in before]
    report.parts += [Paragraph(line) for line in ("打印本页 关闭窗口", "附件下载：年报表格.xlsx")]


def set_title_over_two_lines(report: PublishedReport, _: Random) -> None:
    unit, year = report.cover["unit"], report.cover["year"]
    report.parts[0:1] = [Paragraph(unit), Paragraph(f"{year}年政府信息公开工作年度报告")]


def add_remark_under_table(report: PublishedReport, _: Random) -> None:
    for at in reversed([at for at, part in enumerate(report.parts) if isinstance(part, PublishedTable)]):
        report.parts.insert(at + 1, Paragraph("注：本表数据由各科室报送，截至12月31日。"))
        break


def head_sections_otherwise(report: PublishedReport, _: Random) -> None:
    """二、主动公开情况 and the like."""
    other = {
        "二、主动公开政府信息情况": "二、主动公开情况",
        "三、收到和处理政府信息公开申请情况": "三、依申请公开情况",
        "五、存在的主要问题及改进情况": "五、存在问题和改进措施",
    }
    for part in report.parts:
        if isinstance(part, Paragraph) and not part.part:
            part.text = other.get(part.text, part.text)


def fill_merged_cells(report: PublishedReport, _: Random) -> None:
    """No merged cells: the text stands in every place a cell covered."""
    _flatten(report, repeat=True)


def empty_merged_cells(report: PublishedReport, _: Random) -> None:
    """No merged cells: the text stands in the first place, the others are blank."""
    _flatten(report, repeat=False)


LAYOUTS: dict[str, Layout] = {
    layout.__name__.replace("_", " "): layout
    for layout in (
        drop_numbers_of_labels,
        circle_numbers_of_labels,
        write_numbers_with_commas,
        space_out_labels,
        name_totals_otherwise,
        leave_noughts_blank,
        write_dashes_for_noughts,
        group_thousands,
        write_measure_words,
        write_wide_digits,
        leave_out_totals,
        split_over_pages,
        split_without_headings,
        print_a_table_for_each_block,
        print_remedies_in_two_tables,
        add_column_of_ordinals,
        add_lines_of_a_site,
        set_title_over_two_lines,
        add_remark_under_table,
        head_sections_otherwise,
        fill_merged_cells,
        empty_merged_cells,
    )
}


def _figure_cells(report: PublishedReport) -> list[TableCell]:
    return [cell for table in report.tables for cell in table.cells if cell.id]


def _tables_named(report: PublishedReport, name: str) -> list[PublishedTable]:
    return [table for table in report.tables if table.name == name]


def _change_labels(report: PublishedReport, change: Callable[[str], str]) -> None:
    for table in report.tables:
        for cell in table.cells:
            cell.text = cell.text if cell.id else change(cell.text)


def _replace_noughts(report: PublishedReport, mark: str, chance: Random) -> None:
    """Write a mark for every 0 of some of the tables."""
    for table in report.tables:
        for cell in table.cells if chance.random() < 0.7 else ():
            if cell.id and cell.text == "0":
                cell.text, cell.figure = mark, None


def _replace_tables(
    report: PublishedReport, name: str, change: Callable[[PublishedTable], Sequence[PublishedTable]]
) -> None:
    parts: list[Part] = []
    for part in report.parts:
        parts += change(part) if isinstance(part, PublishedTable) and part.name == name else [part]
    report.parts = parts


def _split_table(table: PublishedTable, at: int, has_headings: bool) -> list[PublishedTable]:
    """A table cut before a row, merged cells cut with it; one as short as that stays whole."""
    if at >= len(table.rows):
        return [table]
    above, below = table.rows[:at], table.rows[at:]
    for top, row in enumerate(above):
        for cell in row.cells:
            if top + cell.down > at:
                below[0].cells.insert(0, TableCell("", cell.across, top + cell.down - at, cell.column))
                cell.down = at - top
    below[0].cells.sort(key=lambda cell: cell.column)
    headings = [
        TableRow([TableCell(cell.text, cell.across, cell.down, cell.column) for cell in row.cells])
        for row in (above[:3] if has_headings else ())
    ]
    return [PublishedTable(table.name, above), PublishedTable(table.name, headings + below)]


def _split_at_titles(table: PublishedTable) -> list[PublishedTable]:
    tables: list[PublishedTable] = []
    for row in table.rows:
        if row.cells[0].text.startswith("第二十条"):
            tables.append(PublishedTable(table.name))
        tables[-1].rows.append(row)
    return tables


def _split_remedies(table: PublishedTable) -> list[PublishedTable]:
    figures = [cell for cell in table.cells if cell.id]
    heads = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    first = [[TableCell("行政复议", 5)], [TableCell(head) for head in heads], figures[:5]]
    second = [
        [TableCell("行政诉讼", 10)],
        [TableCell("未经复议直接起诉", 5), TableCell("复议后起诉", 5)],
        [TableCell(head) for head in heads * 2],
        figures[5:],
    ]
    tables = [PublishedTable(table.name, [TableRow(cells) for cells in rows]) for rows in (first, second)]
    for part in tables:
        for row in part.rows:
            at = 0
            for cell in row.cells:
                cell.column = at
                at += cell.across
    return tables


def _flatten(report: PublishedReport, repeat: bool) -> None:
    for table in report.tables:
        rows: list[TableRow] = []
        for row, places in zip(table.rows, table.fill(repeat), strict=True):
            cells = [_copy_place(cell, at) for at, cell in enumerate(places)]
            rows.append(TableRow(cells, row.is_hidden))
        table.rows = rows


def _copy_place(cell: TableCell | None, at: int) -> TableCell:
    """A cell of one place; a figure that is written again is of the same cell of the form."""
    if cell is None:
        return TableCell("", column=at)
    return TableCell(cell.text, column=at, id=cell.id, figure=cell.figure)
