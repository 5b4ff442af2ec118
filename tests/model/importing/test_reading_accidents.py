"""An error that nobody foresaw costs its own file one sentence; the log has where it was, the others are read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from model import importing
from model.errors import UnreadableFile
from model.files.error_log import LOG_NAME
from model.importing.file_check import CheckedFile, UnreadFile, check_path
from model.importing.reading_accidents import explain_accident, is_accident
from tests.command_line import sound
from tests.model.importing.nested_mail import write_nested_mail


class PanicException(BaseException):
    """What a fault in a library of Rust comes out as."""


ACCIDENTS = [
    AttributeError("'list' object has no attribute 'get'"),
    TypeError("unhashable type: 'dict'"),
    IndexError("list index out of range"),
    KeyError("xl/workbook.xml"),
    ValueError("Exceeds the limit (4300 digits)"),
    LookupError("unknown encoding: hex"),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    ZeroDivisionError("division by zero"),
    OverflowError("cannot convert float infinity to integer"),
    AssertionError(),
    RecursionError("maximum recursion depth exceeded"),
    MemoryError(),
    SystemError("NULL result without error in PyObject_Call"),
    PanicException("index out of bounds"),
]


@pytest.mark.parametrize("error", ACCIDENTS, ids=lambda error: type(error).__name__)
def test_any_error_is_told_in_plain_chinese(error: BaseException) -> None:
    assert is_accident(error)
    words = str(explain_accident(Path("报告.html"), error))
    assert words.startswith("读不了“报告.html”：")
    assert words.endswith("。")
    assert re.findall(r"[A-Za-z]+", words.replace("WPS", "").replace("报告.html", "")) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), GeneratorExit()])
def test_what_ends_the_program_is_no_accident_of_a_file(error: BaseException) -> None:
    assert not is_accident(error)


def test_a_page_nested_without_an_end_is_refused_and_logged(tmp_path: Path, nianbao_home: Path) -> None:
    with pytest.raises(UnreadableFile, match="套得太深"):
        importing.read_report(write_nested_mail(tmp_path / "深.mht"))
    log = (nianbao_home / LOG_NAME).read_text(encoding="utf-8")
    assert "mhtml_file.py" in log
    assert log.rstrip().endswith("RecursionError")


def test_the_other_files_of_a_folder_are_checked(tmp_path: Path) -> None:
    sound(tmp_path)
    write_nested_mail(tmp_path / "深.mht")
    kinds = {result.path.name: type(result) for result in check_path(tmp_path)}
    assert kinds == {"好的.xlsx": CheckedFile, "深.mht": UnreadFile}
