"""Reports written to a file in a layout and read back from it."""

from __future__ import annotations

from pathlib import Path

from model import importing
from model.report.report import Report
from model.report.report_json import to_record


def read(tmp_path: Path, text: str | bytes) -> importing.Reading:
    """What is read of a text file."""
    path = tmp_path / "报告.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return importing.read_report(path)


def same(report: Report, other: Report) -> None:
    """Fail unless two reports hold the same values and are of one edition."""
    assert to_record(report)["values"] == to_record(other)["values"]
    assert report.edition == other.edition


def read_page(tmp_path: Path, content: str | bytes, name: str = "a.html") -> importing.Reading:
    """What is read of a web page, or of a file of another name."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return importing.read_report(path)
