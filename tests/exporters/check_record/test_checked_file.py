"""体检单 of a file: python main.py check --report OUT FILE.

Covers exporters/check_record/report_source.py too.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import docx
import pypdfium2
import pytest

from main import main
from tests import command_line
from tests.command_line import Output, sample, write


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return command_line.sound(tmp_path)


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def test_a_sound_report_answers_0_and_its_paper_names_the_file_and_its_digest(sound: Path, capsys: Output) -> None:
    out = sound.with_name("体检单.pdf")
    assert main(["check", "--report", str(out), str(sound)]) == 0
    text = text_of(out)
    assert "可以报送" in text
    assert f"“{sound.name}”（Excel，文件校验码 {hashlib.sha256(sound.read_bytes()).hexdigest()[:16]}）" in text
    assert "可以报送" in capsys.readouterr().out


def test_a_wrong_report_answers_1_and_is_written_as_word(tmp_path: Path, capsys: Output) -> None:
    wrong, out = write(sample(requests__carried_out__natural=5), tmp_path / "错的.xlsx"), tmp_path / "体检单.docx"
    assert main(["check", str(wrong), "--report", str(out)]) == 1
    assert "还有 2 处错误" in docx.Document(str(out)).tables[0].rows[1].cells[1].text


def test_with_json_the_output_stays_json(sound: Path, capsys: Output) -> None:
    out = sound.with_name("体检单.pdf")
    assert main(["check", "--json", "--report", str(out), str(sound)]) == 0
    assert json.loads(capsys.readouterr().out)[0]["findings"] == []
    assert out.exists()


def test_an_unreadable_file_answers_2_and_nothing_is_written(tmp_path: Path, capsys: Output) -> None:
    broken, out = tmp_path / "坏的.pdf", tmp_path / "体检单.pdf"
    broken.write_bytes(b"no PDF")
    assert main(["check", "--report", str(out), str(broken)]) == 2
    assert not out.exists()


def test_several_files_are_refused_in_a_sentence(sound: Path, capsys: Output) -> None:
    other, out = sound.with_name("另一份.xlsx"), sound.with_name("体检单.pdf")
    shutil.copy(sound, other)
    assert main(["check", "--report", str(out), str(sound), str(other)]) == 2
    assert "体检单一次写一份报告的" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("name", ["体检单.xlsx", "体检单", "体检单.doc"])
def test_another_suffix_is_refused_before_anything_is_read(sound: Path, capsys: Output, name: str) -> None:
    assert main(["check", "--report", str(sound.with_name(name)), str(sound)]) == 2
    assert "可以写的有 .pdf、.docx" in capsys.readouterr().err
    assert not sound.with_name(name).exists()


def test_the_file_that_is_checked_is_never_replaced(tmp_path: Path, capsys: Output) -> None:
    file = tmp_path / "年报.docx"
    assert main(["convert", str(command_line.sound(tmp_path)), str(file)]) == 0
    before = file.read_bytes()
    assert main(["check", "--report", str(file), str(file)]) == 2
    assert file.read_bytes() == before


def test_the_same_file_gives_the_same_bytes(sound: Path, capsys: Output) -> None:
    one, other = sound.with_name("甲.pdf"), sound.with_name("乙.pdf")
    for out in (one, other):
        main(["check", "--report", str(out), str(sound)])
    assert one.read_bytes() == other.read_bytes()
