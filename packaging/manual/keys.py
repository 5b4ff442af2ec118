"""Writes the manual's table of menu shortcuts anew from gui/window/actions.py."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "resources" / "manual" / "manual.md"
BEGINS, ENDS = "### 菜单里的\n", "### 年报列表里的\n"


def table() -> str:
    """A line for each action that has a shortcut, menu by menu."""
    from gui.window.actions import ACTION_SPECS

    rows = [f"| {spec.shortcut} | {spec.menu}：{spec.text.rstrip('…')} |" for spec in ACTION_SPECS if spec.shortcut]
    return "\n".join(["| 按键 | 做什么 |", "|---|---|", *rows])


def renewed(text: str) -> str:
    """The manual with its table as it is now."""
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    return f"{before}{BEGINS}\n{table()}\n\n{ENDS}{after}"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    MANUAL.write_text(renewed(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
