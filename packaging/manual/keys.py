"""Writes the manual's table of menu shortcuts anew from gui/window/actions.py."""

from __future__ import annotations

import sys

from manual_part import ROOT, write_part

HEADING = "### 菜单里的"


def table() -> str:
    """A line for each action that has a shortcut, menu by menu."""
    from gui.window.actions import ACTION_SPECS

    rows = [f"| {spec.shortcut} | {spec.menu}：{spec.text.rstrip('…')} |" for spec in ACTION_SPECS if spec.shortcut]
    return "\n".join(["| 按键 | 做什么 |", "|---|---|", *rows])


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    write_part(HEADING, table())
