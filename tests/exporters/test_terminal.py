"""What is printed shows control characters instead of having the terminal obey them."""

from __future__ import annotations

import json

import pytest

from exporters.terminal import print_json, print_line
from model.text import CONTROLS

HOSTILE = "甲\x1b[2J\x9b31m\u202e\u2028\r\x07乙"


def test_a_line_has_them_written_out(capsys: pytest.CaptureFixture[str]) -> None:
    print_line(f"{HOSTILE}\n第二行", err=True)
    assert capsys.readouterr().err == "甲\\x1b[2J\\x9b31m\\u202e\\u2028\\x0d\\x07乙\n第二行\n"


def test_json_means_the_same_and_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(json.dumps({"file": HOSTILE}, ensure_ascii=False, indent=1))
    printed = capsys.readouterr().out
    assert json.loads(printed) == {"file": HOSTILE}
    assert CONTROLS.findall(printed.replace("\n", "")) == []
