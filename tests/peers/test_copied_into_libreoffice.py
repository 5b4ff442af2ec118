"""What Ctrl+C puts on a real clipboard, pasted by hand into LibreOffice's Calc and Writer on a virtual screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from xml.etree.ElementTree import Element, parse

import pytest

from tests.peers.programs import program

ROOT = Path(__file__).parents[2]
DISPLAY = ":94"
SPACES = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2" '
    'office:mimetype="application/vnd.oasis.opendocument.{}"><office:body>{}</office:body></office:document>'
)
BLANK = {
    "calc.fods": EMPTY.format(
        "spreadsheet",
        '<office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell/></table:table-row>'
        "</table:table></office:spreadsheet>",
    ),
    "writer.fodt": EMPTY.format("text", "<office:text><text:p/></office:text>"),
}
CELLS = [f"requests.{row}.{column}" for row in ("refused.secret", "refused.law") for column in ("business", "other")]
_MOST_REPEATED = 10
"""Equal cells are written once; the empty rest of a row would be thousands."""

pytestmark = pytest.mark.peers


class Desk:
    """A virtual screen with our copied cells, where LibreOffice can be opened and typed into."""

    def __init__(self, environment: dict[str, str], stack: ExitStack) -> None:
        self._environment = environment
        self._stack = stack

    def start(self, *command: str) -> subprocess.Popen[str]:
        """A program that is ended with the test."""
        process = self._stack.enter_context(
            subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )
        self._stack.callback(process.terminate)
        return process

    def press(self, *keys: str, wait: float) -> None:
        """Keys into whatever has the focus, then a breath."""
        subprocess.run([program("xdotool"), "key", *keys], env=self._environment, check=True)
        time.sleep(wait)

    def wait_for(self, title: str) -> None:
        """Until a window with this in its title is there."""
        search = [program("xdotool"), "search", "--sync", "--onlyvisible", "--name", title]
        subprocess.run(search, env=self._environment, check=True, timeout=120, stdout=subprocess.DEVNULL)
        time.sleep(6)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The screen, and on its clipboard four figures with their headings."""
    environment = {**os.environ, "DISPLAY": DISPLAY, "HOME": str(tmp_path), "NIANBAO_HOME": str(tmp_path)}
    environment.pop("QT_QPA_PLATFORM", None)
    with ExitStack() as stack:
        made = Desk(environment, stack)
        made.start(program("Xvfb"), DISPLAY, "-screen", "0", "1366x768x24")
        time.sleep(1.5)
        made.start(program("openbox"))
        ours = made.start(sys.executable, "-m", "tests.peers.clipboard_of_ours", "requests", "headings", *CELLS)
        assert ours.stdout
        assert ours.stdout.readline() == "copied\n"
        yield made


def pasted(desk: Desk, folder: Path, name: str) -> Element:
    """A document of LibreOffice's after Ctrl+V and Ctrl+S."""
    path = folder / name
    path.write_text(BLANK[name], encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = program("soffice", "libreoffice")
    desk.start(office, profile, "--norestore", "--nologo", "--nofirststartwizard", str(path))
    desk.wait_for(name)
    desk.press("Escape", wait=1)  # a tip of the day may be in the way
    desk.press("ctrl+v", wait=4)
    if name.endswith(".fods"):
        desk.press("Return", wait=3)  # Calc asks in which language the numbers are
    desk.press("ctrl+s", wait=4)
    desk.press("ctrl+q", wait=3)
    return parse(path).getroot()


def rows(root: Element) -> list[list[tuple[str, int, int]]]:
    """The first table: text, rows and columns spanned of each cell that is not covered."""
    (table, *_) = root.iterfind(".//table:table", SPACES)

    def number(cell: Element, name: str) -> int:
        return int(cell.get(f"{{{SPACES['table']}}}number-{name}", "1"))

    return [
        [
            ("".join(cell.itertext()).strip(), number(cell, "rows-spanned"), number(cell, "columns-spanned"))
            for cell in row.iterfind("table:table-cell", SPACES)
            for _ in range(min(number(cell, "columns-repeated"), _MOST_REPEATED))
        ]
        for row in table.iterfind(".//table:table-row", SPACES)
    ]


@pytest.mark.parametrize("name", BLANK)
def test_headings_are_merged_and_figures_stand_in_their_cells(desk: Desk, tmp_path: Path, name: str) -> None:
    found = [[cell for cell in row if cell[0]] for row in rows(pasted(desk, tmp_path, name))]
    assert found[0][-1] == ("申请人情况", 1, 2)
    assert found[1] == [("法人或其他组织", 1, 2)]
    assert found[2] == [("商业企业", 1, 1), ("其他", 1, 1)]
    labels = [("三、本年度办理结果", 2, 1), ("（三）不予公开", 2, 1), ("1.属于国家秘密", 1, 1)]
    assert found[3] == [*labels, ("0", 1, 1), ("0", 1, 1)]
    assert found[4] == [("2.其他法律行政法规禁止公开", 1, 1), ("0", 1, 1), ("0", 1, 1)]
