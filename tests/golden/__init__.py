"""What the writers made of the sample report, kept to be compared.

A wanted change: run the tests with NIANBAO_GOLDEN=new, and read the difference before committing it.
"""

from __future__ import annotations

import os
from pathlib import Path


def kept(name: str, made: str) -> str:
    """The golden text of this name; with NIANBAO_GOLDEN=new, what was made now becomes it."""
    path = Path(__file__).with_name(name)
    if os.environ.get("NIANBAO_GOLDEN") == "new":
        path.write_text(made, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")
