"""A web page saved in one file."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from model import importing
from model.importing.readers import mhtml_file
from tests.model.importing import layouts, spoiled


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_a_page_saved_in_one_file_is_read(name: str, tmp_path: Path) -> None:
    report = layouts.report("2021")
    message = MIMEMultipart("related")
    message.attach(MIMEText(spoiled.page(spoiled.parts(report)), "html", "utf-8"))
    (tmp_path / name).write_bytes(message.as_bytes())
    assert importing.read_report(tmp_path / name).report.figures == report.figures


@pytest.mark.parametrize(
    ("header", "stated", "link"),
    [
        ("Content-ID", "<css-1@mhtml.blink>", "cid:css-1@mhtml.blink"),
        ("Content-Location", "http://www.ylx.gov.cn/style/site.css", "http://www.ylx.gov.cn/style/site.css"),
        ("Content-Location", "http://www.ylx.gov.cn/a/site.css", "site.css"),
        ("Content-Location", "http://www.ylx.gov.cn/style/site.css", "/style/site.css"),
        ("Content-Location", "http://www.ylx.gov.cn/style/site.css", "../style/site.css"),
    ],
)
def test_the_style_sheets_in_the_file_are_the_pages_own(header: str, stated: str, link: str, tmp_path: Path) -> None:
    message = MIMEMultipart("related")
    body = "<table><tr><td>行政许可</td><td><i class=n>9</i>3<s>5</s></td></tr></table>"
    page = MIMEText(f"<html><link rel=stylesheet href='{link}'>{body}</html>", "html", "utf-8")
    page["Content-Location"] = "http://www.ylx.gov.cn/a/1.html"
    sheet = MIMEText(".n{display:none}", "css", "utf-8")
    sheet[header] = stated
    message.attach(page)
    message.attach(sheet)
    (tmp_path / "a.mht").write_bytes(message.as_bytes())
    document = mhtml_file.read(tmp_path / "a.mht")
    assert document.rows[0].cells == ("行政许可", "3")
    assert len(document.notes) == 2
