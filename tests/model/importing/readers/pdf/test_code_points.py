"""Characters that no font has come back from our own PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest

import exporters
from model import importing
from tests.exporters.invented import invented


@pytest.mark.parametrize("text", ["\U00020000", "工作\U00020000有序，\U0002a700", "𬇙河镇𠮷祥\u0378如意"])
def test_a_framed_code_point_is_its_character(text: str, tmp_path: Path) -> None:
    form, report = invented()
    report = report.with_values({"overview": f"{text}推进。\n工作有序。"})
    exporters.write_report(form, report, tmp_path / "a.pdf")
    assert importing.read_report(tmp_path / "a.pdf").report.prose["overview"] == f"{text}推进。\n工作有序。"
