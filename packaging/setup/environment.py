"""Makes the virtual environment .venv and installs what pyproject.toml names; for any Python >= 3.11 without extras.

python environment.py        what running the program needs
python environment.py dev    that, and what testing and changing it needs

The project itself is never installed: it runs where it lies. Debian forbids pip outside an environment (PEP 668),
so there is always one.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def main(extras: list[str]) -> int:
    """Set up the environment; returns the exit code of the step that failed, else 0."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # a Windows log file would else refuse Chinese
    if not _works():
        print(f"建立运行环境 {VENV}", flush=True)
        made = subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)])
        if made != 0:
            print("运行环境建不起来。在 Debian、Ubuntu 上请先运行：sudo apt-get install -y python3-venv")
            return made
    print("安装 pyproject.toml 里列出的程序包", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return subprocess.call([*pip, *requirements(extras)])


def requirements(extras: list[str]) -> list[str]:
    """The dependencies of pyproject.toml, with those of the extras."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted: list[str] = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return wanted


def _works() -> bool:
    """Whether there is an environment, made by a Python that is still there, with pip in it."""
    return (
        PYTHON.exists() and subprocess.call([str(PYTHON), "-c", "import pip, tomllib"], stderr=subprocess.DEVNULL) == 0
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
