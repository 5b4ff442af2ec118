"""Where the manual lies, and how a part of it that is made from the program is replaced."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "resources" / "manual" / "manual.md"


def write_part(begins: str, ends: str, part: str) -> None:
    """Write the manual with another part between two lines, which stay."""
    before, _, rest = MANUAL.read_text(encoding="utf-8").partition(begins)
    _, _, after = rest.partition(ends)
    MANUAL.write_text(f"{before}{begins}\n{part}\n\n{ends}{after}", encoding="utf-8")
