"""Writes the locks: for every dependency of pyproject.toml, and theirs, one version and the digests of its files.

python lock.py            write them anew, with the newest versions that fit
python lock.py audit      ask the registry's list of weaknesses about the locked versions; needs the network

Tools live in build/tools, apart from what the project itself runs with.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "lock"
TOOLS = ROOT / "build" / "tools"

LOCKS: dict[str, tuple[str, ...]] = {
    "requirements.txt": (),
    "requirements-dev.txt": ("--extra", "dev", "--constraint", "packaging/lock/requirements.txt"),
    "requirements-old-desktop.txt": ("--constraint", "packaging/lock/old-desktop.txt"),
}
"""File → what distinguishes it. The later ones keep to the versions of the first where they can."""

OLDEST_PYTHON = "3.11"


def main(arguments: list[str]) -> int:
    """Do what is asked; the exit code of the tool that failed, else 0."""
    if arguments == ["audit"]:
        return audit()
    return next((code for code in map(lock, LOCKS) if code), 0)


def lock(name: str) -> int:
    """Write one lock, for every system and Python there is a file for; no registry is named in it."""
    # without --emit-index-url uv names none; the digests make it all the same where the files come from
    return subprocess.call(
        [
            tool("uv"),
            *("pip", "compile", "pyproject.toml", *LOCKS[name]),
            *("--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--upgrade", "--quiet"),
            *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock"),
            *("--output-file", str(HERE / name)),
        ],
        cwd=ROOT,
    )


def audit() -> int:
    """Compare the locked versions with the published list of weaknesses; one that cannot be looked up fails too."""
    checked = [tool("pip-audit"), "--disable-pip", "--require-hashes", "--strict", "--requirement"]
    return next((code for name in LOCKS if (code := subprocess.call([*checked, str(HERE / name)]))), 0)


def tool(name: str) -> str:
    """The path of a tool, installed if it is missing."""
    programs = TOOLS / ("Scripts" if sys.platform == "win32" else "bin")
    if not TOOLS.exists():
        venv.create(TOOLS, with_pip=True)
    if not list(programs.glob(f"{name}*")):
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, name], check=True)
    return str(programs / name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
