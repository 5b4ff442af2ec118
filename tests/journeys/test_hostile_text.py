"""Formulas, markup and control characters in every place of a report do nothing in any file that leaves the program."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import exporters
from exporters.content.options import ExportOptions
from model.files import pdfium
from model.form.form import Form
from model.importing.file_check import UnreadFile
from model.report.report import PROSE_PLACES, Report
from tests.examples import examples
from tests.exporters.invented import invented

HOSTILE = (
    "=cmd|'/c calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "\" onmouseover=\"x", "]]><a href='javascript:x'>", "&lt;b&gt;", "{{7*7}}", "${x}",
    "<!--", "<?xml?>", "%s%n", "a\x00b\x01\x1b\x7f\x85", "\ud800", "\ufffe", "\u202e倒", "\r\n\v\f\u2028", "_x0000_",
    "<w:t/>", "(\\) Tj ET", "<para>", "<font size=99>", "\\write18", "--> <svg onload=x>",
)  # fmt: skip
EVERYWHERE = [
    "cover.unit",
    "cover.signed",
    "cover.dated",
    "cover.address",
    *PROSE_PLACES,
    "note.requests.received.natural",
]
CHOICES = ExportOptions(draft_watermark=True, infographic=True, reasons=True)


def filled(words: str) -> tuple[Form, Report]:
    """A report that says these words wherever words can stand."""
    form, report = invented()
    answers = {f"answer.requests.jump:{number}": words for number in range(3)}
    return form, report.with_values({**dict.fromkeys(EVERYWHERE, words), **answers})


def written(words: str, path: Path) -> Path:
    """The file with these words in it."""
    form, report = filled(words)
    if path.suffix in (".png", ".svg"):
        exporters.write_infographic(form, report, path, report)
    elif path.suffix in exporters.FORMATS_WITH_OPTIONS:
        exporters.write_report(form, report, path, report, CHOICES)
    else:
        exporters.write_report(form, report, path, report)
    return path


class Tags(HTMLParser):
    """What a browser would see in a page, but for its text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag] += 1
        for name, value in attrs:
            self.seen[f"{tag} {name}"] += 1
            assert not name.startswith("on")
            assert name not in ("href", "src", "action", "style") or "javascript:" not in (value or "")

    def handle_comment(self, data: str) -> None:
        self.seen["comment"] += 1


def tags(path: Path) -> set[str]:
    """The kinds of elements and attributes in a web page."""
    page = Tags()
    page.feed(path.read_text(encoding="utf-8"))
    return set(page.seen)


def elements(path: Path) -> set[str]:
    """The kinds of elements in all parts of an office file or a picture; raises where one is no sound XML."""
    if path.suffix == ".svg":
        return {str(element.tag) for element in ElementTree.fromstring(path.read_bytes()).iter()}
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        parts = [package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))]
        assert not any("vbaProject" in name for name in package.namelist())
    assert not any(b'TargetMode="External"' in part for part in parts)
    return {str(element.tag) for part in parts for element in ElementTree.fromstring(part).iter()}


def formulas(path: Path) -> Counter[str]:
    """How many formulas stand on each sheet."""
    cells = ((page.title, cell) for page in load_workbook(path) for row in page.iter_rows() for cell in row)
    return Counter(title for title, cell in cells if cell.data_type == "f")


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each kind that says nothing bad."""
    folder = tmp_path_factory.mktemp("harmless")
    for suffix in (*exporters.WRITER_MODULES, ".svg"):
        written("甲\n\n乙  丙", folder / f"a{suffix}")
    return folder


@pytest.mark.parametrize("words", HOSTILE)
def test_a_web_page_has_no_element_that_a_harmless_one_has_not(words: str, harmless: Path, tmp_path: Path) -> None:
    assert tags(written(words, tmp_path / "a.html")) <= tags(harmless / "a.html")


@pytest.mark.parametrize("words", ["\n".join(HOSTILE), HOSTILE[0]])
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".svg"])
def test_office_files_and_pictures_have_no_element_more(
    words: str, suffix: str, harmless: Path, tmp_path: Path
) -> None:
    assert elements(written(words, tmp_path / f"a{suffix}")) <= elements(harmless / f"a{suffix}")


@pytest.mark.parametrize("words", [*HOSTILE[:3], "\n".join(HOSTILE)])
def test_a_workbook_has_no_formula_but_its_own(words: str, harmless: Path, tmp_path: Path) -> None:
    usual = formulas(harmless / "a.xlsx")
    assert usual
    assert formulas(written(words, tmp_path / "a.xlsx")) == usual


def test_the_list_of_a_checked_folder_has_no_formula(tmp_path: Path) -> None:
    judged = [(words, UnreadFile(Path("a.xlsx"), words)) for words in HOSTILE]
    exporters.write_check_list(judged, tmp_path / "list.xlsx")
    assert not formulas(tmp_path / "list.xlsx")
    assert elements(tmp_path / "list.xlsx")


def test_a_pdf_opens_and_acts_on_nothing(tmp_path: Path) -> None:
    content = written("\n".join(HOSTILE), tmp_path / "a.pdf").read_bytes()
    with pdfium.open_pdf(content) as document:
        assert len(document) > 2
    objects = re.sub(rb"stream\r?\n.*?endstream", b"", content, flags=re.DOTALL)
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction|URI|AA|EmbeddedFile)\b", objects)


@settings(max_examples=examples(3), suppress_health_check=list(HealthCheck))
@given(words=st.text(st.characters(exclude_categories=()), min_size=1, max_size=60))
def test_any_text_becomes_any_file(words: str, tmp_path: Path) -> None:
    for suffix in exporters.WRITER_MODULES:
        assert written(words, tmp_path / f"a{suffix}").stat().st_size
    ElementTree.fromstring(written(words, tmp_path / "a.svg").read_bytes())
    assert tags(tmp_path / "a.html")
