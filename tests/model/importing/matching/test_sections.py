"""Where a report and its sections begin and end."""

from __future__ import annotations

from pathlib import Path

from model.form import editions
from model.importing.document import Document, DocumentRow
from model.importing.matching.sections import assign_sections
from tests.model.importing import layouts, spoiled
from tests.model.importing.matching.reading import read_page


def test_of_two_reports_in_one_file_the_first_is_read_and_that_is_said(tmp_path: Path) -> None:
    first, second = layouts.report("2021"), layouts.report("2021").with_values({"cover.unit": "望川县林业局"})
    reading = read_page(tmp_path, spoiled.page([*spoiled.parts(first), *spoiled.parts(second)]))
    assert reading.report.figures == first.figures
    assert reading.report.prose == first.prose
    assert (reading.report.unit, reading.report.cover["dated"]) == (first.unit, first.cover["dated"])
    (note,) = reading.unplaced
    assert "另一份报告" in note
    assert "望川县林业局" in note


def test_a_heading_and_its_first_sentence_are_two_rows() -> None:
    texts = ["一、总体情况：平稳有序。", "五、存在的主要问题及改进情况", "人手不足。", "六、其他需要报告的事项：无"]
    document = Document(tuple(DocumentRow((text,), "") for text in texts))
    placed = assign_sections(document, editions.load_form("2021"))
    assert [(row.section, row.is_heading, row.row.text) for row in placed] == [
        ("overview", True, "一、总体情况"),
        ("overview", False, "平稳有序。"),
        ("problems", True, "五、存在的主要问题及改进情况"),
        ("problems", False, "人手不足。"),
        ("other", True, "六、其他需要报告的事项"),
        ("other", False, "无"),
    ]
