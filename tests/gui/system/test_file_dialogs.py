"""Names of exported files."""

from __future__ import annotations

import sys
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.system.file_dialogs import find_documents_folder, fold_case, list_names, make_file_stem, make_file_stems

REPORTS = st.lists(
    st.tuples(st.text(max_size=90) | st.sampled_from(["甲局", "A局", "a局"]), st.sampled_from(["", 2025]))
)
SUFFIXES = (".pdf", ".xlsx")


@pytest.mark.parametrize(
    ("unit", "year", "stem"),
    [
        ("临江县水务局", 2025, "临江县水务局2025年政府信息公开工作年度报告"),
        ("甲/乙:局?", "2025", "甲_乙_局_2025年政府信息公开工作年度报告"),
        (" 甲局\n", None, "甲局政府信息公开工作年度报告"),
        ("", "", "政府信息公开工作年度报告"),
        ("..", 2025, "2025年政府信息公开工作年度报告"),
        ("CON.局", 2025, "_CON.局2025年政府信息公开工作年度报告"),
        ("com¹ .x", None, "_com¹ .x政府信息公开工作年度报告"),
        ("甲\u202e局\u200b\ud800", 2025, "甲局2025年政府信息公开工作年度报告"),
        ("甲\r\n局\u2028", 2025, "甲__局2025年政府信息公开工作年度报告"),
        ("甲局", "二〇二五年度第一稿", "甲局二〇二五年政府信息公开工作年度报告"),
    ],
)
def test_a_file_is_named_by_unit_and_year(unit: str, year: object, stem: str) -> None:
    assert make_file_stem(unit, year) == stem


def test_the_year_is_kept_however_long_the_unit() -> None:
    assert make_file_stem("𠮷" * 300, 2025).endswith("𠮷2025年政府信息公开工作年度报告")


def test_names_alike_are_numbered() -> None:
    reports = [("甲局", 2025), ("甲局", 2025), ("乙局", 2025), ("甲局", 2025)]
    told = [stem.replace(make_file_stem("", 2025), "") for stem in make_file_stems(reports, SUFFIXES, ())]
    assert told == ["甲局", "甲局（2）", "乙局", "甲局（3）"]


def test_all_files_of_a_report_share_the_number() -> None:
    taken = {make_file_stem("甲局", 2025) + ".xlsx"}
    assert make_file_stems([("甲局", 2025)], (".pdf",), taken)[0].endswith("报告")
    assert make_file_stems([("甲局", 2025)], SUFFIXES, taken)[0].endswith("（2）")


@given(reports=REPORTS, others=REPORTS)
def test_no_two_files_ever_have_one_name_and_none_is_taken(
    reports: list[tuple[str, object]], others: list[tuple[str, object]]
) -> None:
    taken = {fold_case(stem + suffix) for stem in make_file_stems(others, SUFFIXES, ()) for suffix in SUFFIXES}
    names = [stem + suffix for stem in make_file_stems(reports, SUFFIXES, taken) for suffix in SUFFIXES]
    assert len({fold_case(name) for name in names}) == len(names)
    assert not taken & {fold_case(name) for name in names}
    assert all(len(name.encode()) < 255 - len(".nianbao-0123456789abcdef") for name in names)


NAMES = st.text(st.characters(exclude_categories=()), max_size=80) | st.sampled_from(
    ["CON", "nul.txt", "Com1.", "LPT¹ .a", "../..", "~", "a\u200fb", "\ud800", "．", " . ", "-rf", "aux.甲\n", "é" * 90]
)


@given(unit=NAMES, year=NAMES | st.integers() | st.none())
def test_any_unit_gives_a_name_that_windows_and_linux_take(unit: str, year: object) -> None:
    name = make_file_stem(unit, year)
    assert "政府信息公开工作年度报告" in name
    assert not set(name) & set('<>:"/\\|?*')
    assert not {unicodedata.category(character) for character in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert name == name.strip(" .")
    before = name.split(".")[0].rstrip(" ").upper()
    assert before not in {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f".nianbao-0123456789abcdef{name}（99）.xlsx"
        path.touch()
        assert [file.name for file in Path(folder).iterdir()] == [path.name]


def test_what_a_folder_holds_is_told_as_windows_sees_it(tmp_path: Path) -> None:
    (tmp_path / "A.PDF").touch()
    assert list_names(tmp_path) == {"a.pdf"}
    with pytest.raises(FileNotFoundError):
        list_names(tmp_path / "无")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows always has the folder")
def test_a_dialog_begins_at_home_where_there_are_no_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert find_documents_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert find_documents_folder() == tmp_path / "Documents"
