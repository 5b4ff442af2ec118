"""What a web page adds around a report."""

from __future__ import annotations

from pathlib import Path

from tests.model.importing import layouts
from tests.model.importing.layouts import laid_out
from tests.model.importing.matching.reading import read, same


def repeated_preamble_of_a_web_page(text: str) -> bytes:
    return f"云岭县水务局2020年政府信息公开工作年度报告\n发布时间：2021-01-12\n√\n{text}".encode()


def test_what_a_web_page_adds_is_listed_and_no_prose(tmp_path: Path) -> None:
    report = layouts.report("2019")
    reading = read(tmp_path, repeated_preamble_of_a_web_page(laid_out(report)))
    same(reading.report, report)
    assert [("√" in note, "发布时间" in note) for note in reading.unplaced] == [(False, True), (True, False)]
