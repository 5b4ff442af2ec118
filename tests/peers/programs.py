"""LibreOffice and Chromium, run without a window, each with a folder of its own and our fonts in place of the named."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from exporters.typesetting import fonts
from exporters.typesetting.page_standard import load_page_standard

_PATIENCE = 180
"""Seconds; a first start of LibreOffice on a busy machine takes some."""

_BOLD = {"title"}


def program(*names: str) -> str:
    """The first of these programs that is installed; the test is skipped where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"{names[0]} is not installed")
    return found


def run(command: list[str], folder: Path) -> str:
    """Run a program to its end; what it printed. Raises CalledProcessError where it failed."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(_fontconfig(folder)), "HOME": str(folder)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=True
    )
    return done.stdout


def to_pdf(path: Path) -> Path:
    """What LibreOffice prints of a file, beside it."""
    return converted(path, "pdf")


def converted(path: Path, kind: str) -> Path:
    """What LibreOffice makes of a file, beside it; kind is the suffix of the format."""
    folder = path.parent / "libreoffice"
    folder.mkdir(exist_ok=True)
    soffice = program("soffice", "libreoffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run([soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)], folder)
    return folder / path.with_suffix(f".{kind}").name


def chromium(path: Path, *wishes: str) -> str:
    """What Chromium prints when it opens a page: with --dump-dom, the page as it understood it."""
    folder = path.parent / "chromium"
    folder.mkdir(exist_ok=True)
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    own = f"--user-data-dir={folder / 'profile'}"
    return run([program("chromium", "chromium-browser", "google-chrome"), *quiet, own, *wishes, path.as_uri()], folder)


def _fontconfig(folder: Path) -> Path:
    """Our fonts, each under the name that documents give the role."""
    place = Path(fonts.__file__).parents[1] / "resources" / "fonts"
    matches = "".join(_match(role) for role in fonts.BUNDLED_FILES)
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{escape(str(place))}</dir><dir>/usr/share/fonts</dir>"
        f"<cachedir>{escape(str(folder / 'fonts'))}</cachedir>{matches}</fontconfig>",
        encoding="utf-8",
    )
    return path


def _match(role: fonts.FontRole) -> str:
    family, weight = fonts.load_bundled_face(fonts.BUNDLED_FILES[role]).family, "bold" if role in _BOLD else "regular"
    return (
        f'<match target="pattern"><test name="family"><string>{load_page_standard().typefaces[role][0]}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{family}</string></edit>'
        f'<edit name="weight" mode="assign" binding="same"><const>{weight}</const></edit></match>'
    )
