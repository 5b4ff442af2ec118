"""Where the manual lies, and how a part of it that is made from the program is replaced."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "resources" / "manual" / "manual.md"


def write_part(heading: str, part: str) -> None:
    """Write the manual with another part below a heading, up to the next one."""
    before, after = _split_manual(heading)
    MANUAL.write_text(f"{before}{heading}\n\n{part}\n\n{after}", encoding="utf-8")


def read_part(heading: str) -> str:
    """What stands in the manual below a heading, up to the next one."""
    whole = MANUAL.read_text(encoding="utf-8")
    before, after = _split_manual(heading)
    return whole[len(before) + len(heading) : len(whole) - len(after)].strip()


def _split_manual(heading: str) -> tuple[str, str]:
    """The manual before a heading, and from the next one on. Raises ValueError where it has no such heading."""
    before, found, rest = MANUAL.read_text(encoding="utf-8").partition(f"{heading}\n")
    following = re.search(r"^#{2,3} ", rest, re.MULTILINE)
    if not found or not following:
        raise ValueError(heading)
    return before, rest[following.start() :]
