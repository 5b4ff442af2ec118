"""What the editors of web sites make of the copied report, in Chromium: tables stay whole, framed and centred.

wangEditor and TinyMCE are what most Chinese site systems have; Jodit stands for the others.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import exporters
from exporters.web.writer import render_fragment
from tests.exporters import grids
from tests.exporters.invented import invented
from tests.peers.programs import chromium

pytestmark = pytest.mark.peers

_PACKAGES = Path(__file__).parents[2] / "build" / "editors" / "node_modules"
"""Where packaging/setup/peers.sh installs the packages of packaging/editors."""

_EDITOR_PAGE = """<!DOCTYPE html><meta charset="utf-8">
<link rel="stylesheet" href="{style}"><body><div id="editor" style="width:900px"></div><textarea id="area"></textarea>
<script src="{script}"></script>
<script>
const report = {markup};
function paste(body) {{
  const view = body.ownerDocument.defaultView;
  const data = new view.DataTransfer();
  data.setData("text/html", report);
  body.dispatchEvent(new view.ClipboardEvent("paste", {{clipboardData: data, bubbles: true, cancelable: true}}));
}}
function describe(body) {{
  const view = body.ownerDocument.defaultView;
  const cells = [...body.querySelectorAll("td, th")];
  const looks = cells.map(cell => view.getComputedStyle(cell));
  const figures = cells.filter(cell => /^[-0-9.]+元?$/.test(cell.textContent.trim()));
  const result = {{
    html: body.innerHTML,
    framed: looks.filter(look => ["Top", "Right", "Bottom", "Left"].every(
      side => parseFloat(look[`border${{side}}Width`]) > 0 && look[`border${{side}}Style`] !== "none")).length,
    figures: figures.length,
    centred: figures.filter(cell => view.getComputedStyle(cell).textAlign.endsWith("center")).length,
  }};
  document.body.innerHTML = "";
  document.body.textContent = JSON.stringify(result);
}}
const later = () => new Promise(done => setTimeout(done, 500));
(async () => {{ {steps} }})();
</script>"""
"""A page with an editor, into which the report is put; what the editor shows is written into the page's place."""

_WANG_EDITOR = """
const editor = wangEditor.createEditor({selector: "#editor", html: "<p><br></p>"});
editor.setHtml(report);
await later();
describe(document.querySelector("#editor [contenteditable=true]"));
"""
_TINY = """
await tinymce.init({target: document.querySelector("#area"), license_key: "gpl", plugins: "table"});
const body = tinymce.activeEditor.getBody();
"""
_TINY_SET = _TINY + "tinymce.activeEditor.setContent(report); await later(); describe(body);"
_TINY_PASTE = _TINY + "tinymce.activeEditor.focus(); paste(body); await later(); describe(body);"
_JODIT = """
const editor = Jodit.make("#area", {askBeforePasteHTML: false, askBeforePasteFromWord: false});
editor.value = report;
await later();
describe(editor.editor);
"""

_WANG_EDITOR_STYLE = "@wangeditor/editor/dist/css/style.css"
"""wangEditor keeps no frames of its own: its style sheet, which a site loads with it, draws them."""

EDITORS = {
    "wangEditor, setHtml": ("@wangeditor/editor/dist/index.js", _WANG_EDITOR),
    "TinyMCE, setContent": ("tinymce/tinymce.min.js", _TINY_SET),
    "TinyMCE, Ctrl+V": ("tinymce/tinymce.min.js", _TINY_PASTE),
    "Jodit": ("jodit/es2021/jodit.min.js", _JODIT),
}

_FLAGS = ("--dump-dom", "--virtual-time-budget=20000", "--allow-file-access-from-files")


@pytest.mark.parametrize("name", EDITORS)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_tables_stay_whole_framed_and_centred(name: str, edition: str, tmp_path: Path) -> None:
    form, report = invented(edition)
    script, steps = EDITORS[name]
    page = _EDITOR_PAGE.format(
        style=(_find_packages() / _WANG_EDITOR_STYLE).as_uri(),
        script=(_find_packages() / script).as_uri(),
        markup=json.dumps(render_fragment(form, report)).replace("</", "<\\/"),
        steps=steps,
    )
    (tmp_path / "editor.html").write_text(page, encoding="utf-8")
    found = json.loads(grids.parsed(chromium(tmp_path / "editor.html", *_FLAGS)).all("body")[0].text)
    shown = grids.parsed(found["html"])
    wanted = grids.expected(form, report)
    assert [grids.of_page(table) for table in shown.all("table")] == wanted
    assert found["framed"] == sum(map(len, wanted))
    assert found["centred"] == found["figures"] == len(report.figures)
    assert [heading.text for heading in shown.all("h2")] == [s.label for s in form.sections if s.kind != "cover"]


_AXE_PAGE = """<!DOCTYPE html><meta charset="utf-8"><body>
<iframe src="report.html" style="width:{width}px;height:844px;border:0"></iframe>
<script>
addEventListener("load", async () => {{
  const frame = document.querySelector("iframe");
  const script = frame.contentDocument.createElement("script");
  script.src = "{axe}";
  await new Promise(done => {{ script.onload = done; frame.contentDocument.head.append(script); }});
  const found = await frame.contentWindow.axe.run(frame.contentDocument);
  const root = frame.contentDocument.documentElement;
  const tables = [...frame.contentDocument.querySelectorAll("table")];
  const result = {{
    violations: found.violations.map(violation => violation.id),
    overflow: root.scrollWidth - root.clientWidth,
    scrolled: tables.map(table => table.scrollWidth > table.clientWidth + 1),
    kept: tables.map(table => {{
      table.scrollLeft = 1000;
      const label = table.querySelector("tbody tr th[align=left]");
      return label === null || label.getBoundingClientRect().left >= table.getBoundingClientRect().left - 1;
    }}),
    focusable: tables.map(table => table.tabIndex === 0),
  }};
  document.body.innerHTML = "";
  document.body.textContent = JSON.stringify(result);
}});
</script>"""
"""A page that looks at the report in a frame of a width, with axe, and writes what it found into its own place."""


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize(("width", "scrolled"), [(390, [False, True, True]), (1200, [False, False, False])])
def test_on_a_phone_wide_tables_scroll_with_their_labels_and_nothing_hinders_anybody(
    width: int, scrolled: list[bool], edition: str, tmp_path: Path
) -> None:
    form, report = invented(edition)
    exporters.write_report(form, report, tmp_path / "report.html")
    axe = (_find_packages() / "axe-core" / "axe.min.js").as_uri()
    (tmp_path / "look.html").write_text(_AXE_PAGE.format(width=width, axe=axe), encoding="utf-8")
    seen = json.loads(grids.parsed(chromium(tmp_path / "look.html", *_FLAGS)).all("body")[0].text)
    assert seen == {
        "violations": [],
        "overflow": 0,
        "scrolled": scrolled,
        "kept": [True, True, True],
        "focusable": [False, True, True],
    }


def _find_packages() -> Path:
    if not _PACKAGES.is_dir():
        pytest.skip("the editors are not installed")
    return _PACKAGES
