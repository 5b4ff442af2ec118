"""Writes resources/licences anew: what the program is made of, under which licence, with the texts that must go along.

Names and versions are the lock's; words and texts those of the distributions installed where it runs.
"""

from __future__ import annotations

import re
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "resources" / "licences"
HERE = Path(__file__).resolve().parent
LOCK = ROOT / "packaging" / "lock" / "requirements.txt"

LICENCES = {
    "charset-normalizer": "MIT",
    "click-default-group": "Public Domain",
    "et-xmlfile": "MIT",
    "lxml": "BSD-3-Clause",
    "openpyxl": "MIT",
    "pip": "MIT",
    "pluggy": "MIT",
    "psutil": "BSD-3-Clause",
    "pycryptodomex": "BSD-2-Clause AND Public Domain",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "python-docx": "MIT",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
    "sqlite-fts4": "Apache-2.0",
    "tzdata": "Apache-2.0",
}
"""For those whose metadata names it in words of their own, or leaves a choice: the SPDX expression that holds here."""

CALLED = {"pyside6-essentials": "PySide6、Qt 6", "shiboken6": "Shiboken 6", "pypdfium2": "pypdfium2、PDFium"}
"""What people know them by, where the distribution's name says too little."""

TEXTS = {"pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"), "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Texts kept beside this script, for distributions that bring none."""

OTHERS = (
    ("Python", "", "PSF-2.0", "licences/python.txt"),
    ("SQLite", "", "Public Domain", ""),
    ("Fandol 仿宋、楷体、黑体、宋体", "1.300", "GPL-3.0 字体例外", "fonts/GPL-font-exception.txt"),
    ("Noto Serif SC", "2.003", "OFL-1.1", "fonts/OFL.txt"),
    ("BabelStone Han", "15.0.5", "Arphic-1999", "fonts/ARPHICPL.TXT"),
    ("Lucide 图标", "", "ISC", "icons/LICENSE.txt"),
)
"""Name, version, licence and text, as it lies in resources, of what comes from elsewhere."""

_TEXT = re.compile(r"(licen[cs]es?\b|copying|notice).*", re.IGNORECASE)
_PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def main() -> int:
    """Write the list and the texts; what is there already goes."""
    OUT.mkdir(exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    lines = ["# make licences writes this file. Each text lies in resources.", ""]
    written: dict[str, str] = {}
    for name, version in _PINNED.findall(LOCK.read_text(encoding="utf-8")):
        found = metadata.distribution(name)
        text = text_of(name, found)
        if text not in written:
            written[text] = f"licences/{name}.txt"
            (OUT / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
        licence = LICENCES.get(name) or found.metadata["License-Expression"]
        called = CALLED.get(name, found.metadata["Name"])
        lines += row(name=called, version=version, licence=licence, text=written[text], distribution=name)
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    (OUT / "python.txt").write_text(joined([python]), encoding="utf-8", newline="\n")
    for called, version, licence, place in OTHERS:
        lines += row(name=called, version=version, licence=licence, text=place)
    (OUT / "licences.toml").write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return 0


def row(**fields: str) -> list[str]:
    """One component, as TOML."""
    return ["[[component]]", *(f'{key} = "{value}"' for key, value in fields.items()), ""]


def text_of(name: str, found: metadata.Distribution) -> str:
    """All licence texts of a distribution, one after the other."""
    if name in TEXTS:
        return joined([HERE / text for text in TEXTS[name]])
    inside = [file for file in found.files or () if ".dist-info" in file.parts[0]]
    texts = [Path(str(found.locate_file(file))) for file in inside if any(map(_TEXT.fullmatch, file.parts[1:]))]
    if not texts:
        raise SystemExit(f"{name}: no licence text; put it in TEXTS")
    return joined(sorted(texts))


def joined(texts: list[Path]) -> str:
    """Texts with a rule between them."""
    contents = [text.read_text(encoding="utf-8", errors="replace").strip() for text in texts]
    return ("\n\n" + "-" * 72 + "\n\n").join(dict.fromkeys(contents)) + "\n"


if __name__ == "__main__":
    sys.exit(main())
