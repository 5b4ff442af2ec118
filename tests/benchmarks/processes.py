"""What a process that is measured finds around it."""

from __future__ import annotations

import os
from pathlib import Path


def surroundings(bytecode: Path) -> dict[str, str]:
    """This process's environment, but Python's byte code is kept, in that folder, as on a clerk's computer."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(bytecode)}
