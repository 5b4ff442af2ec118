"""Printing to a real CUPS: what was chosen arrives in its queue, and a refusal is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gui.printing.at_printer import pages_in, paper

pytestmark = pytest.mark.peers

ROOT = Path(__file__).parents[2]
_PLACES = f"{os.environ.get('PATH', '')}:/usr/sbin"
_OPEN = "<Location {}>\nOrder allow,deny\nAllow all\n</Location>\n"
_CONFIGURED = "Browsing No\nDefaultAuthType None\nPreserveJobFiles Yes\nListen {}\n" + "".join(
    _OPEN.format(place) for place in ("/", "/admin")
)
_POLICY = "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of jobs of a CUPS of our own, with a printer Office, and Closed, which takes none."""
    daemon, admin = shutil.which("cupsd", path=_PLACES), shutil.which("lpadmin", path=_PLACES)
    if daemon is None or admin is None:
        pytest.skip("CUPS is not installed")
    home = Path(daemon).parents[1]
    folder = Path(f"/tmp/nianbao-cups-{os.getpid()}")  # the name of a socket may not be long
    for name in ("etc", "spool", "cache", "run"):
        (folder / name).mkdir(parents=True)
    socket = folder / "sock"
    (folder / "etc/cupsd.conf").write_text(_CONFIGURED.format(socket) + _POLICY)
    (folder / "etc/cups-files.conf").write_text(
        f"FileDevice Yes\nServerRoot {folder}/etc\nServerBin {home}/lib/cups\nDataDir {home}/share/cups\n"
        f"CacheDir {folder}/cache\nStateDir {folder}/run\nRequestRoot {folder}/spool\nTempDir {folder}/spool\n"
        + "".join(f"{log}Log {folder}/{log}\n" for log in ("Access", "Error", "Page"))
    )
    monkeypatch.setenv("CUPS_SERVER", str(socket))
    command = [daemon, "-f", "-c", f"{folder}/etc/cupsd.conf", "-s", f"{folder}/etc/cups-files.conf"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not socket.exists() and running.poll() is None:
            time.sleep(0.05)
        for name in ("Office", "Closed"):
            made = [admin, "-p", name, "-E", "-v", "file:///dev/null", "-m", "raw"]
            subprocess.run(made, check=True, capture_output=True)
        reject = shutil.which("cupsreject", path=_PLACES)
        assert reject
        subprocess.run([reject, "Closed"], check=True, capture_output=True)
        yield folder / "spool"
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(folder)


def test_what_was_chosen_arrives_in_the_queue(spool: Path, tmp_path: Path) -> None:
    """Lists of pages and odd and even sides, which Qt would leave to CUPS, with copies and from the last page on."""
    command = [sys.executable, "-m", "tests.peers.printing_of_ours", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    sent, refused = done.stdout.splitlines()[:-1], done.stdout.splitlines()[-1]
    assert sent == ["已送到打印机。"] * 5
    assert refused == "▲ 没有打印成。打印机没有接受。请看看打印机是否开着、连着，然后再打印一次。"
    jobs = [pages_in(path.read_bytes(), paper()) for path in sorted(spool.glob("d*"))]
    assert jobs == [[1, 2, 3, 4, 5], [2, 3, 5], [5, 3, 2], [3], [2, 4]]
    assert b"copies" in sorted(spool.glob("c*"))[1].read_bytes()
